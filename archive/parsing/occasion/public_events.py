"""What a title says that its directive is made for and nobody said or wrote: an anniversary, a feast that is
celebrated, a law that comes into force, a campaign of the whole country, a catastrophe.

关于开展庆祝中国共产党成立100周年职工系列活动的通知    an anniversary
关于做好“五一”国际劳动节庆祝活动的通知               a feast; its holidays, honours and gifts are none
关于学习宣传贯彻新修改的《中华人民共和国工会法》的通知   a law
关于开展2023年“安全生产月”活动的通知                  a campaign; a body's own (职工读书月) is none

What is not named here as public is left open: every body has months and anniversaries of its own.
"""

import re

from archive.parsing.occasion import lead_words
from archive.parsing.occasion.named_occasion import Told
from archive.parsing.occasion.read_occasion import OTHER, Place

_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
_CELEBRATED = "(?:庆祝|纪念|喜迎|迎接|欢庆|献礼|庆)"
# Whose anniversaries are everybody's.
_PUBLIC = (
    "共产党|建党|新中国|共和国|建国|全总|全国总工会|中国工会|改革开放|抗日|抗战|反法西斯|长征|五四|共青团|建团|建军|解放军"
    "|抗美援朝|辛亥|香港|澳门|二七|五卅|省港|妇女节|劳动节|西藏|新疆"
)
_ANNIVERSARY = re.compile(
    rf"{_CELEBRATED}[“\"]?(?P<event>(?=[^，。；《》]{{0,30}}?(?:{_PUBLIC}))[^，。；《》]{{2,36}}?{_COUNT}周年(?!庆?(?:职工)?放假)"
    rf"|(?:中国共产党|党|建党|全总|中华全国总工会)(?:成立|建立)?(?:100|一百|百)(?:年|岁)(?:华诞|诞辰)?|(?:建党|建会|建团)(?:百年|100年))"
)
# What something is held for, by a lead: 为热烈庆祝中国共产党成立100周年.
_PURPOSE = re.compile(f"为(?:了)?(?:隆重|热烈|广泛|深入)*(?={_CELEBRATED})")
_FEAST_NAME = (
    '[“"]?(?:五一|五·一|三八|三·八|七一|五四|国庆|八一)[”"]?(?:国际)?'
    "(?:劳动妇女节|劳动节|妇女节|青年节|建军节|建党节|节)?"
)
_FEAST = re.compile(
    rf"(?:{_CELEBRATED}(?P<event>(?:\d{{4}}年)?{_FEAST_NAME})(?!劳动奖|期间)"
    rf"|(?P<other>{_FEAST_NAME})(?:期间)?(?:系列|主题|庆祝|纪念|文体|宣传|文化|志愿服务)+活动)"
)
_LAW = re.compile(
    r"(?:学习|宣传|贯彻|实施|执行|落实|宣讲|普及|(?=新修)|开展)[^，。；《》]{0,16}?(?:(?P<new>新?修[改订正]的?|新颁布的?|新)?"
    r"[《〈](?P<event>[^《》〈〉]{2,50}?(?:(?<!办)法|法典|条例|章程)(?:[（(][^（）()《》]{1,16}[）)])?)[》〉](?!宣传[周月日])"
    r"|新(?:修[改订正]|颁布)?的?(?P<other>[\u4e00-\u9fff]{2,14}?(?:(?<!办)法|条例|章程))(?=的|$|实施|工作|活动|宣传))"
)
# Of every year and of the whole country.
_CAMPAIGNS = (
    "安康杯", "安全生产月", "安全生产万里行", "质量月", "春风行动", "民营企业招聘月", "宪法宣传周", "国家宪法日",
    "职业病防治法宣传周", "国家安全教育日", "民法典宣传月", "网络安全宣传周", "节能宣传周", "国际禁毒日",
    "消防宣传月", "消防安全月", "全国助残日", "民族团结进步宣传月", "敬老月", "爱国卫生月", "全国科普日",
    "防灾减灾日", "低碳日", "世界环境日", "诚信兴商宣传月", "全国法制宣传日", "信访法治宣传月", "工会法宣传月",
    "女职工维权行动月", "女职工普法宣传月", "预防艾滋病日", "无烟日", "知识产权宣传周", "全国消费者权益日",
)  # fmt: skip
_CAMPAIGN = re.compile("|".join(_CAMPAIGNS))
_EDUCATION = re.compile(
    '(?:开展|深入|推进|做好|参加)[“"]?(?P<event>党史学习教育|党纪学习教育|“?不忘初心、牢记使命”?主题教育|“?两学一做”?学习教育'
    "|“?三严三实”?专题教育|党的群众路线教育实践活动|(?:学习贯彻)?习近平新时代中国特色社会主义思想主题教育|(?:深入)?贯彻中央八项规定精神学习教育)"
)
_PANDEMIC = re.compile("(?:新型冠状病毒(?:感染)?的?肺炎|新冠肺炎|新冠病毒|新型冠状病毒)(?:感染)?(?:的)?(?:肺炎)?疫情")
_OF_CATASTROPHE = re.compile("救灾|抢险|赈灾|灾区|灾后|受灾|抗震|抗洪")
_CATASTROPHE = re.compile(
    r"(?:支援|做好|关于|开展|向|为|参与|投身|吸取|汲取)+(?P<event>[\u4e00-\u9fff·\d“”\"．.]{2,24}?(?:地震|洪涝|水灾|泥石流|台风|防汛|抗震|抗洪|事故))"
    "(?=灾|救|抢|教训|受|职工|$|的)"
)
_MARKS = re.compile(r"[“”\"《》·]")


def law(title: str) -> Told | None:
    """The law that a title makes known."""
    match = None if "转发" in title else _LAW.search(title)
    return _told(match, "event" if match["event"] else "other") if match else None


def of(title: str) -> Told | None:
    """What else a title tells: what is celebrated, what befell somebody, what the whole country does."""
    for pattern in (_ANNIVERSARY, _FEAST, _EDUCATION):
        if match := pattern.search(title):
            return _told(match, "event" if match["event"] else "other")
    return _pandemic(title, "") or _catastrophe(title, "")


def of_lead(title: str, lead: str) -> Told | None:
    """What the title leaves to the lead: the anniversary that something is held for, the catastrophe that a title only
    alludes to (做好受灾职工帮扶工作)."""
    purpose = _PURPOSE.search(lead[:400])
    match = _ANNIVERSARY.search(lead, purpose.end(), purpose.end() + 60) if purpose else None
    if match and "。" not in lead[purpose.end() : match.start()]:  # type: ignore[union-attr]
        return _told(match, "event", "lead") if match["event"] else None
    return _pandemic(title, lead) or _catastrophe(title, lead)


def campaign(title: str) -> Told | None:
    """The campaign that a title tells; one of which the lead names the higher directive carries that out."""
    bare = [(at, character) for at, character in enumerate(title) if not _MARKS.match(character)]
    match = _CAMPAIGN.search("".join(character for _, character in bare))
    if not match:
        return None
    start, end = bare[match.start()][0], bare[match.end() - 1][0] + 1
    return Told(OTHER, title[start:end], Place("title", start, end), event=match[0])


def _pandemic(title: str, lead: str) -> Told | None:
    part, match = "title", _PANDEMIC.search(title)
    if match is None and "疫情" in title:
        part, match = "lead", _PANDEMIC.search(lead[:400])
    return Told(OTHER, match[0], Place(part, *match.span()), event="新冠疫情") if match else None


def _catastrophe(title: str, lead: str) -> Told | None:
    """By the title's own words; one that only tells to help those who suffered, by the lead's."""
    if "演练" in title or "表彰" in title or "预案" in title:
        return None
    match = _CATASTROPHE.search(title)
    if match and len(match["event"]) > len("防汛抗洪"):
        return _told(match, "event")
    match = lead_words.ACCIDENT.search(lead[:400]) if _OF_CATASTROPHE.search(title) else None
    return Told(OTHER, match["event"], Place("lead", *match.span("event")), event=match["event"]) if match else None


def _told(match: re.Match, group: str, part: str = "title") -> Told:
    return Told(OTHER, match[group], Place(part, *match.span(group)), event=match[group])
