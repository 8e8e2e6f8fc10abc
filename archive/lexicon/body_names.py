"""Names of bodies: where one ends and the next begins.

示例省总工会 示例省教育厅 · 示例市总工会办公室 · 示例大学工会委员会 · 示例省企业联合会/企业家协会
"""

import re
from functools import lru_cache

from archive.lexicon.vocabulary import NUMERAL

# What a body's name ends with; what may follow an ending and still belong to it (…总工会 + 办公室).
_ENDING = (
    "总工会|工会|工委(?!员)|女工委员会|女职工委员会|女[职工]委(?!员)|委员会|党组|党委|办公室|办公厅|政府|厅|局|署|联合会|联盟|协会|学会|商会|研究会|促进会|基金会|理事会|妇委会|互助会"
    "|领导小组|协调小组|工作组|专班|组委会|筹委会|执委会|安委会|常委会|管委会|指挥部|秘书处|筹备组|筹备处"
    "|居委会|村委会|代表大会|[总支大]队|文化宫|俱乐部|疗养院|研究[所院]|设计院|科学院|厂(?![商家区房长])|煤矿|油田"
    "|公司|集团|大学|学院|党校|学校|中学|小学|幼儿园|医院|中心(?!组)|法院|检察院|妇联|工商联|科协|文联|残联|侨联"
    "|(?<=[省市县区州盟])委(?!员)|团委|[\u4e00-\u9fff]{2}[处部](?![门队室长])|工作部|宣传部|组织部|统战部|文明办|(?:国资|发展改革|发改|卫生健康|卫健)委(?!员)"
    "|税务总局|银行(?!.{0,12}[分支]行)|[分支]行|报社|(?<=[\u4e00-\u9fff])[省市县区州校全]总(?!工会)"
)
_DEPARTMENT = (
    "组织|宣传|宣教|教育|权益|保障|法律|劳动|经济|和|技术|生产|保护|女职工|财务|资产|基层|网络|机关|统战|人事|干部"
    "|青年|研究|政策|社会|联络|民主|管理|服务|女工|女职|职工|生活|维权|发展|建设|帮扶|信息|文体|文化|体育|经审|审计|财会|综合|调研|民管"
)
_FOLLOWS = (
    "党组|党委|团委|办公室|办公厅|秘书处|综合部"
    "|(?:(?:有限|股份|责任|控股|集团|总|分){1,4})?(?:公司|集团)"
    "|(?:机关)?工会(?:联合会|(?:筹备)?(?:联合)?(?:工作)?委员会)?|联合会|工委|总工会"
    "|(?:工作|机关|女职工|女工|分工会|经费审查|劳动法律监督|管理|党务|全国|常务|执行)*委员会|经审会|经审委|领导小组|筹备组|组委会"
    f"|(?:{_DEPARTMENT}){{1,5}}(?:工作)?[部处]|宣传部|组织部|政法委|女工委(?!员)|女职委(?!员)|分工会|分会|妇委会|(?:政策|理论)?研究室|教代会(?:执委会)?|经审办"
    f"|第{NUMERAL}次[\u4e00-\u9fff]{{0,4}}大会|第{NUMERAL}届[\u4e00-\u9fff]{{0,6}}?委员会(?:第{NUMERAL}次[\u4e00-\u9fff]{{0,4}}会议)?"
)
_CHARACTER = r"[\u4e00-\u9fffA-Za-z0-9（）()“”·\-]"
# 示例大学（江城）工会委员会: a place in brackets stands within the name.
_PLACE = "[（(][\u4e00-\u9fff]{2,8}[）)]"
_END = rf"(?:{_ENDING})(?:(?:{_PLACE})?(?:{_FOLLOWS}))*+"
_NAME = re.compile(
    # 中国教育工会示例大学委员会: an industry's union names its own units so.
    rf"中国[\u4e00-\u9fff]{{2,14}}?工会[\u4e00-\u9fff]{{2,20}}?委员会|{_CHARACTER}{{2,40}}?{_END}(?:/{_CHARACTER}{{2,24}}?{_END})?"
)
# What a body calls itself, or its subordinates call it, for short.
_SHORT_NAME = re.compile("[校院局厂省市县区州]总?工会(?:委员会)?|公司工会(?:委员会)?|工会委员会|[省市县区州全]总")
# Words that no name of an issuing body begins with: a phrase, an addressee, a label.
_NO_NAME = re.compile(
    "各|有关|全体|所有|本(?!溪)|我|你|贵(?![州阳港溪])|该|附[件表：]|抄[送报]|主送|报送|联系|关于|[转印]发|批转|根据|按照"
    "|为|由|向|经(?![济开])|以及|请|现[将就予]|将(?!乐)|把|报|送|对|并|且|是|要|及时|希望|特此|兹|须|不|其|此"
)
# A school, a firm, a hospital has units of its own: 示例大学 + 工程技术学院工会委员会 is one name.
_HAS_UNITS = re.compile("(?:大学|学院|学校|[中小]学|医院|公司|集团|研究[院所]|设计院|党校|厂|煤矿|油田|[分支]行)$")
# A union's own: 示例市总工会 + 职工服务中心.
_UNIT_OF_UNION = re.compile(
    "[\u4e00-\u9fff]{2,10}(?:中心|[部处室]|委员会|基金会|文化宫|俱乐部|学校|疗养院|互助会|分工会|分会)$"
)
# A department that signs beside a body: 校工会 人事处.
_DEPARTMENT_ALONE = re.compile("(?:[\u4e00-\u9fff]{2,6}[处部科]|[\u4e00-\u9fff]{0,4}办公室|团委|党办|校办|院办)")
_AFTER_DEPARTMENT = re.compile("(?:[处部科]|办公室|团委|[党校院]办)$")
# What no unit of the body before begins with: another place's body, a party's or league's.
_NO_UNIT = re.compile("中共|中国|中华|共青团|[\u4e00-\u9fff]{2,6}?[省市县区州盟旗](?!场)")
# Own parts of a body: 示例市总工会办公室 signs and prints for 示例市总工会.
_OFFICE = re.compile(r"(?:办公室|办公厅|秘书处|综合部)$")
# 校工会, 院工会, 公司工会: of the school, the college, the firm that the text names in full.
_HOUSES = {
    "校": "大学|学院|学校|中学|小学", "院": "学院|医院|研究院|设计院", "公司": "公司", "集团": "集团", "厂": "厂",
    "局": "局",
}  # fmt: skip
_SHORT_OF_HOUSE = re.compile("|".join(_HOUSES))
_SHORT = {"全总": "中华全国总工会", "全国总工会": "中华全国总工会"}
_LONGEST = 160


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[str, ...]:
    """Names of bodies that `text` consists of, one after another, with or without marks between; () where
    it is anything else. Letter-spaced names (示 例 市 总 工 会) are read as one."""
    text = text.strip().rstrip("，,、")
    if not 2 <= len(text) <= _LONGEST or "。" in text:
        return ()
    found: list[str] = []
    for piece in re.split(r"[\s、，,]+", text):
        names = _names_of_piece(piece) or _beside(piece, found)
        if not names:
            whole = re.sub(r"\s+", "", text)
            return tuple(_names_of_piece(whole)) if whole != text else ()
        found += names
    return tuple(dict.fromkeys(found))


def leading(text: str) -> tuple[str, str]:
    """The names that `text` begins with and what follows them: ('示例市总工会', '2023年工作要点')."""
    at = 0
    while match := _NAME.match(text, at):
        if _NO_NAME.match(match[0]):
            break
        at = match.end()
        while at < len(text) and text[at] in " 、":
            at += 1
    return text[:at].rstrip(" 、"), text[at:]


def is_office(name: str) -> bool:
    return _OFFICE.search(name) is not None


def parent(name: str) -> str:
    """The body whose office this is: 示例市总工会办公室 → 示例市总工会; any other name stays."""
    bare = _OFFICE.sub("", name)
    return bare if names_in(bare) else name


def in_full(name: str, known: list[str]) -> str:
    """A name as subordinates shorten it, completed from fuller ones of the same text: 市总 and 市总工会
    become 示例市总工会 where that is among `known`, 全总 is always 中华全国总工会."""
    if name in _SHORT:
        return _SHORT[name]
    whole = f"{name}工会" if re.search("[省市县区州]总$", name) else name
    if own := _SHORT_OF_HOUSE.match(whole):
        of_house = f"(?:{_HOUSES[own[0]]}){re.escape(whole[own.end() :])}"
        return next((other for other in known if re.search(of_house, other)), whole)
    if not re.match("[省市县区州盟]", whole):
        return whole
    for other in known:
        if other != whole and other.endswith(whole):
            return other
    # 市总工会 beside 示例市人民政府: of the same 示例市.
    fronts = (re.match(f"(?:中共)?([\u4e00-\u9fff]{{2,}}?{whole[0]})(?!{whole[0]})", other) for other in known)
    return next((front[1] + whole[1:] for front in fronts if front), whole)


def same(one: str, other: str) -> bool:
    """Whether two names mean one body, or one and its office or its short name: 校工会 and 示例大学工会委员会."""
    one, other = (_gist(parent(name)) for name in (one, other))
    return one.endswith(other) or other.endswith(one)


def _gist(name: str) -> str:
    name = re.sub("工会(?:工作)?委员会$", "工会", name.removeprefix("中共").removeprefix("中国"))
    name = name.replace("安全生产委员会", "安委会").replace("人力资源和社会保障", "人社")
    return name.removeprefix("校") if name.startswith("校") else name


def _names_of_piece(piece: str) -> list[str]:
    if _SHORT_NAME.fullmatch(piece):
        return [piece]
    if _NO_NAME.match(piece):
        return []
    names = _NAME.findall(piece)
    return _with_units(names) if "".join(names) == piece else []


def _beside(piece: str, found: list[str]) -> list[str]:
    """A department, or a bare 工会, that signs beside the bodies found before it."""
    if found and (_DEPARTMENT_ALONE.fullmatch(piece) or (piece == "工会" and _AFTER_DEPARTMENT.search(found[-1]))):
        return [piece]
    return []


def _with_units(names: list[str]) -> list[str]:
    """Names that stand without a gap, a unit's joined to that of its body."""
    whole: list[str] = []
    for name in names:
        if whole and _is_unit_of(whole[-1], name):
            whole[-1] += name
        else:
            whole.append(name)
    return whole


def _is_unit_of(body: str, name: str) -> bool:
    has_units = _HAS_UNITS.search(body) or (body.endswith("工会") and _UNIT_OF_UNION.match(name))
    return bool(has_units) and not _NO_UNIT.match(name) and name[:2] != body[:2]
