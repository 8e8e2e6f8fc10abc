"""Persons among whom to call: names after 联系人, before a telephone, before 老师, in the columns of a table."""

import re
from collections.abc import Iterator

_LABEL = re.compile(
    r"(?:联\s{0,3}系\s{0,3}人|联\s{0,3}络\s{0,3}[员人]|经\s{0,3}办\s{0,3}人|报名人|咨\s{0,3}询\s{0,3}人|收\s{0,3}件\s{0,3}人"
    r"|填\s{0,3}表\s{0,3}人|值班人员|值班人|联系方式|工作人员)(?:及(?:联系)?(?:电话|方式)|姓名|和电话)?\s{0,3}(?:[：:]|为|是|\t|(?=[（(]))"
)
# 张某, 张 某, 王老师; a word of five characters is no name.
_NAME = re.compile(
    r"[\u4e00-\u9fff](?:[ \u3000]{0,2}[\u4e00-\u9fff](?![\u4e00-\u9fff ])|[\u4e00-\u9fff·]{1,3}(?![\u4e00-\u9fff·]))"
)
# 张某联系电话…: the name runs into what follows.
_NAME_GLUED = re.compile(r"[\u4e00-\u9fff·]{2,4}?(?=联系|电话|手机|办公|座机|传真|邮箱|固话|微信)")
_NOT_NAMES = re.compile(
    "联系|联络|经办|收件|填表|电话|手机|办公|座机|传真|邮箱|邮编|地址|固话|微信|部|处|室|科|工会|总工|单位|中心|学院|学校|公司|委员|热线|号码|监督|咨询|举报"
    "|值班|报名|投稿|电子|信箱|网址|时间|附件|详见|另行|另附|名额|数量|人数|备注|金额|序号|日期|地点|级别|类别|有关|各|请|如下|同上|见表|姓名|人员|职务|负责|分管|以及"
)
# What stands between the names of one label: telephones, their labels, offices.
_BETWEEN = re.compile(
    r"[\s、，,；;（()）/：:\-—]+|[和及与]|(?:联系|办公|咨询|固定)?(?:电\s{0,4}话|手\s{0,4}机|座机|固话|传\s{0,4}真|邮箱|信箱|微信|号码)(?:号码?)?"
    r"|电子(?:邮箱|信箱|邮件)|[\u4e00-\u9fff]{2,16}(?:部|处|室|科|工会|中心|学院|公司)(?=[\s、，,：:（(])|[\d０-９A-Za-z@＠._\-—－–转]+"
)
_MOST_NAMES, _FARTHEST = 40, 400
# 示例一，13800000000 without a label: the two or three characters before a telephone.
_BEFORE_PHONE = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff])"
    r"[，,：:\s（(]{1,12}(?:(?:联系)?(?:电话|手机|方式)(?:号码)?[：:\s]{1,4})?$"
)
# 交校工会某老师处: who is to be handed something. Surnames tell where the name begins.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂"
)
_TEACHER = re.compile(
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=(?:、[\u4e00-\u9fff]{{2,3}})?(?:老师|女士|先生))"
)

# A table's column of persons or telephones.
_COLUMN = re.compile(
    r"(?:联系人|联络[员人]|经办人|报名人)(?:姓名)?|(?:联系|办公|移动)?(?:电话|手机)(?:号码?)?|联系方式|(?:电子)?邮箱"
)
_IN_COLUMN = re.compile(r"[\u4e00-\u9fff·]{2,4}|[\d０-９\-—－–（()） ]{5,30}|\S{1,40}[@＠]\S{1,40}")


def after_labels(text: str) -> Iterator[tuple[int, str]]:
    """联系人：示例一、示例二"""
    for label in _LABEL.finditer(text):
        yield from _names(text, label.end())


def before_phone(text: str, phone: int) -> Iterator[tuple[int, str]]:
    """示例一，13800000000: the name just before the telephone at offset `phone`."""
    found = _BEFORE_PHONE.search(text, max(phone - 30, 0), phone)
    if found and _is_name(found["name"]):
        yield found.start("name"), found["name"]


def before_titles(text: str) -> Iterator[tuple[int, str]]:
    """交校工会周某老师处"""
    if any(title in text for title in ("老师", "女士", "先生")):
        for match in _TEACHER.finditer(text):
            yield match.start(), match["name"]


def in_columns(text: str) -> Iterator[tuple[int, str]]:
    """The cells of tables under 联系人 or 电话."""
    if "\t" not in text:
        return
    columns: list[int] = []
    at = 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if heads := [place for place, cell in enumerate(cells) if _COLUMN.fullmatch(cell.strip())]:
            columns = heads
        elif len(cells) == 1:
            columns = []
        else:
            yield from _under_heads(cells, columns, at)
        at += len(line) + 1


def _under_heads(cells: list[str], columns: list[int], at: int) -> Iterator[tuple[int, str]]:
    """The cells of a row, which begins at offset `at`, in the columns that hold contacts."""
    for place in columns:
        cell = cells[place].strip() if place < len(cells) else ""
        if _IN_COLUMN.fullmatch(cell) and _is_name(cell):
            yield at + sum(len(before) + 1 for before in cells[:place]), cell


def _names(text: str, at: int) -> list[tuple[int, str]]:
    """The names that follow a label on its line, over the telephones and brackets between them."""
    line_end = text.find("\n", at)
    end = min(len(text) if line_end == -1 else line_end, at + _FARTHEST)
    found: list[tuple[int, str]] = []
    while at < end and len(found) < _MOST_NAMES:
        name = _NAME_GLUED.match(text, at, end) or _NAME.match(text, at, end)
        if name and _is_name(name[0]):
            found.append((at, name[0]))
            at = name.end()
        elif between := _BETWEEN.match(text, at, end):
            at = between.end()
        else:
            break
    return found


def _is_name(words: str) -> bool:
    return not _NOT_NAMES.search(re.sub(r"\s", "", words))
