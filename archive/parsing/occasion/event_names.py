"""One name for the many of an event, for comparing only.

中国共产党第二十次全国代表大会, 党的二十大        党20大
全国劳动模范和先进工作者表彰大会, 全国劳模表彰大会    全国劳模表彰大会
庆祝中国共产党成立100周年大会, 建党一百周年         中国共产党成立100周年
“五一”国际劳动节前夕, “五一”国际劳动节到来之际     五一
"""

import re

from archive.lexicon import numerals
from archive.lexicon.folding import fold

_NUMERAL = "[一二三四五六七八九十百〇零]+"
# A number within a word is none: 五一, 三八.
_COUNTED = re.compile(rf"(?<!新)(?P<count>{_NUMERAL})(?=大(?![型力量])|届|次|周年|中全会|批|期|号)")
_CONGRESS = re.compile(
    r"(?P<of>.*?)(?:第)?(?P<count>\d+)次(?P<what>(?:全国)?(?:党员)?代表大会|党代会|工代会|工会(?:会员)?代表大会)"
)
_SHORT_CONGRESS = re.compile(r"^(?P<of>[\u4e00-\u9fff]*?)第?(?P<count>\d+)(?P<what>大)(?:报告)?$")
_PLENUM = re.compile(
    r"(?:第)?(?P<term>\d+)届(?:中央委员会|执委会|委员会)?(?:第)?(?P<count>\d+)"
    r"(?:中全会|次(?:全体)?(?:会议|全会)|次(?:执委会|全委会|委员会)(?:会议|议)?)"
)
_ANNIVERSARY = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,30}?)(?P<count>\d+)周年")
_CENTENARY = re.compile(
    r"(?P<what>建党|建会|建团|党|共产党)(?:成立)?(?:百|100)(?:年|岁)(?:华诞|诞辰)?|(?P<other>[\u4e00-\u9fff]{2,20}成立)百年"
)
_FOUNDING = {"党": "党成立", "共产党": "共产党成立"}
_FEAST = re.compile("五一|七一|三八|五四|国庆")
_ALIASES = (
    ("中国人民抗日战争", "抗战"), ("抗日战争", "抗战"), ("暨世界反法西斯战争", ""), ("人力资源和社会保障", "人社"),
    ("全国人民代表大会", "全国人大"), ("中华全国总工会", "全总"), ("全国总工会", "全总"), ("劳动模范", "劳模"),
    ("劳模和先进工作者", "劳模"),
    ("中国共产党", "党"), ("中共中央", "党中央"), ("中共", "党"), ("建党", "党成立"),
    ("建会", "全总成立"), ("建国", "新中国成立"),
    ("中华人民共和国成立", "新中国成立"), ("中国工会", "工会"), ("全体职工", "职工"), ("领导班子成员", "领导班子"),
    ("全国代表大会", "代表大会"), ("执行委员会", "执委会"), ("表彰暨", "表彰"),
    ("省部级主要领导干部", "省部级领导干部"),
)  # fmt: skip
# Words that tell when and how, and none that tell which.
_LOOSE = re.compile(
    "^(?:出席|参加|在|于|同|与|和|对|给|致|向|就|写给|来|到|赴|亲临|亲自|庆祝|纪念|关于)+"
    "|所?(?:发来|发出|作出|(?<!工)作|致|写|做|发表)?的?$|[上时中]+$|(?:闭幕会|开幕会|闭幕式|开幕式|期间|之际|前夕|到来|来临|召开|开幕|隆重)+$"
    "|(?:重要|精神|系列|特别重大|重特大|重大|突发|热烈|隆重|胜利|发生)"
)
_ACCIDENT = re.compile("(?P<what>.*?(?:爆炸|火灾|坍塌|坠毁|煤矿|透水|滑坡|坠落|燃气泄漏|坠机|地震))(?:事故|灾害)?$")
_VISIT = re.compile("考察调研|视察调研|调研考察|考察指导|考察|视察|调研|工作")
_IS_VISIT = re.compile("考察|视察|调研")
# 表彰全国劳模大会
_AWARDS = re.compile("表彰(全国劳模|劳模)大会")
# 全国劳模大会: the nation's and a province's congress of model workers is where they are honoured.
_SHORT_AWARDS = re.compile("(?<=劳模)(?:先进工作者)?(?:表彰)?大会")
# 省总工会十四届三次全委（扩大）会议
_WIDENED = re.compile("扩大(?=会议|会|$)")
_LAW = re.compile("^(?:中华人民共和国)?(?P<name>.{2,}?(?:(?<!办)法|法典|条例|章程))(?:修[正订]案?|草案)?$")


def canonical(event: str) -> str:
    """The name by which an event is compared; '' for words that name none."""
    words = _counted(_without_marks(event))
    for long, short in _ALIASES:
        words = words.replace(long, short)
    words = _AWARDS.sub(r"\1表彰大会", re.sub("党的(?=\\d)", "党", _WIDENED.sub("", words)))
    words = re.sub("^党(?=[\u4e00-\u9fff]{2,8}?[省市县区州旗]委)", "", words)
    words = _SHORT_AWARDS.sub("表彰大会", words)
    words = re.sub("^(?:党中央|中央)(?=党的)", "", words)
    words = re.sub("第(?=\\d+[届次])", "", _stripped(words))
    if match := _ACCIDENT.match(words):
        return re.sub("(?<=[\u4e00-\u9fff]{2})[省市县区镇乡](?=[\u4e00-\u9fff]{2})", "", match["what"])
    if match := _ANNIVERSARY.search(words):
        what = re.sub("^(?:庆祝|纪念|热烈)+", "", _stripped(match["what"]))
        if what.startswith("三八"):
            return "三八"
        and_what = words[match.end() :].partition("暨")[2]
        return f"{what}{match['count']}周年{and_what and '暨'}{and_what}"
    if _IS_VISIT.search(words):
        return "考察" + _stripped(_VISIT.sub("", words))
    if match := _PLENUM.search(words):
        return f"{_body(words[: match.start()])}{match['term']}届{match['count']}次全会"
    if (match := _CONGRESS.search(words)) or (match := _SHORT_CONGRESS.match(words)):
        return f"{_congress_of(match['of'], match['what'])}{match['count']}大"
    if (match := _FEAST.search(words)) and len(words) <= 14 and not re.search("[会班式团]$", words):
        return match[0]
    if match := _LAW.match(words):
        return match["name"]
    return words


def _without_marks(event: str) -> str:
    words = re.sub(r"[、，,：:《》<>()·]", "", fold(event))
    return re.sub(r"(?:19|20)\d\d年度?", "", words)


def _counted(words: str) -> str:
    words = _CENTENARY.sub(
        lambda match: f"{_FOUNDING.get(match['what']) or match['what'] or match['other']}100周年", words
    )
    return _COUNTED.sub(lambda match: str(numerals.value_of(match["count"])), words)


def _stripped(words: str) -> str:
    while (shorter := _LOOSE.sub("", words)) != words:
        words = shorter
    return words


def _congress_of(words: str, what: str) -> str:
    """Whose congress it is, a union's or the party's."""
    bare = words.removesuffix("的")
    if what.startswith("工") or bare.endswith("工会"):
        return f"{bare.removesuffix('工会').removesuffix('总').removeprefix('全国')}工会"
    if what == "大" and bare not in ("", "党"):
        return bare
    is_party = what == "党代会" or bare.startswith("党") or not bare
    return f"{bare.removeprefix('党')}党" if is_party else bare


def _body(words: str) -> str:
    """Whose plenum it is: '' for the central committee's, before which 党的 is often left out."""
    bare = words.removesuffix("的")
    if bare in ("党", "党中央", "党中央委员会", ""):
        return ""
    if bare in ("工会", "全国工会"):
        return "全总"
    if bare.endswith(("总工会", "省总", "市总", "县总", "区总")):
        return f"{bare.removesuffix('工会').removesuffix('总')}工会"
    # 中国共产党示例市第八届委员会, 中共示例市委八届
    return f"{bare.removeprefix('党').removesuffix('委')}委" if bare.startswith("党") else bare
