"""The higher directive that a lead says its directive carries out.

按照《示例省总工会关于…的通知》（示工发〔2023〕9号）要求

Statutes, rules and plans of many years are what everything rests on; they are no occasion.
"""

import re
from collections.abc import Iterator

from archive.lexicon import document_numbers
from archive.parsing.occasion import directive_words
from archive.parsing.occasion.named_occasion import Told

_CUE = (
    "(?:根据|依据|依照|按照|遵照|(?<![\u4e00-\u9fff])按|贯彻落实好?|贯彻执行|贯彻|落实|执行|对照"
    "|按(?=[\u4e00-\u9fff]{2,12}《)|现将|将|转发|接到?|收到)"
)
_TITLE = r"《(?P<title>[^《》\n]{4,160}(?:《[^《》\n]*》[^《》\n]*)*)》"
_NAMED = re.compile(rf"{_CUE}(?P<body>[^，。；：《》\n]{{0,60}}){_TITLE}")
_MORE = re.compile(
    rf"(?:（[^（）]{{1,40}}）|\([^()]{{1,40}}\))?(?:、|和|及|以及|，)?(?P<body>[^，。；：《》\n]{{0,20}}){_TITLE}"
)
# 按照省总工会关于开展…的通知要求: without 《》, by whom and about what.
_UNMARKED = re.compile(
    "(?:根据|依据|依照|按照|遵照|贯彻落实|贯彻执行|落实)"
    "(?P<title>(?P<who>[^，。；：《》“”关\\n]{0,30}?(?:工会|全总|[省市]总|[委厅局部会办院府室]|中央))"
    "关于[^，。；：《》\\n]{6,80}?的(?:通知|意见|决定|通报|方案))(?=要求|精神|部署|安排|规定|和|（|，|。)"
)
# 推动《…行动计划》落地落实
_BROUGHT_ABOUT = re.compile(
    f"(?:推动|推进|促进|确保|做好)(?P<body>[^，。；：《》\\n]{{0,40}}){_TITLE}(?=[^，。；]{{0,4}}(?:落地|落实|落细|实施|贯彻))"
)
# 省总工会印发《…的通知》后, 省委办公厅下发了《…的意见》
_ISSUED = re.compile(
    rf"(?:^|[，。、：；\n日])(?P<body>[^，。；：《》\n]{{2,50}}?(?:工会|全总|[省市]总|[委厅局部会办院府室组]|中央|国务院))"
    rf"(?:联合)?(?:印发|下发|出台|制定|发布)了?(?:的)?{_TITLE}"
)
# Honours are awarded by rules and calls of one's own.
_AWARDS = re.compile("表彰|表扬|通报|公布|命名|授予|公示|认定|名单|结果")
# What tells others what to do this time.
_IS_HIGHER = re.compile(
    "(?:通知|意见|决定|通报|批复|函|要点|方案|措施|计划|部署|安排|建议)(?:[（(][^（）()]{1,20}[）)])?$"
)
# Rules and plans of many years, where the lead says that it is for them: 为落实省总工会印发的《…办法》.
_IS_LASTING = re.compile("(?:办法|规定|细则|规划|纲要)(?:[（(][^（）()]{1,20}[）)])?$")
_IS_FOR = re.compile("^(?:贯彻|落实)")
_BODY = re.compile("工会|全总|[委厅局部办府]|中央|国务院")
_STATUTE = re.compile("(?<!办)法$|条例$|章程|准则|宪法")


def directive(lead: str, own_title: str) -> Told | None:
    """The first that the lead names so, or None; rules of many years only where it names nothing else."""
    lasting = None
    for match in _named(lead[:1500]):
        told = _told(match, lead, own_title)
        if told and _IS_HIGHER.search(told.title):
            return told
        lasting = lasting or told
    return lasting


def _named(lead: str) -> Iterator[re.Match]:
    """Where directives are named, those in 《》 behind a cue first."""
    for match in _NAMED.finditer(lead):
        yield match
        # 根据《中华人民共和国工会法》、《…的通知》
        if more := _MORE.match(lead, match.end()):
            yield more
    for pattern in (_BROUGHT_ABOUT, _UNMARKED, _ISSUED):
        if found := pattern.search(lead):
            yield found


def number_of(title: str, words: str) -> str:
    """The number that stands in brackets behind a directive's title: '' where none does."""
    at = words.find(title)
    if at < 0:
        return ""
    end = at + len(title)
    found = document_numbers.find(words[end : end + 50])
    return found[0].written if found and found[0].start <= 3 else ""


def _told(match: re.Match, lead: str, own_title: str) -> Told | None:
    title = match["title"].strip()
    is_lasting = (
        _IS_LASTING.search(title) and _IS_FOR.search(match[0]) and _BODY.search(match.groupdict().get("body") or title)
    )
    if _STATUTE.search(title) or not (_IS_HIGHER.search(title) or is_lasting):
        return None
    cue = match[0].split(match.groupdict().get("body") or "《")[0]
    behind = lead[match.end() : match.end() + 40]
    if cue.endswith("将") and not re.match("[^，。]{0,12}(?:（[^）]*）)?(?:予以)?转发", behind):
        return None
    # Its own plan, which it brings along.
    if title in own_title and "印发" in own_title:
        return None
    if re.match("(?:[^，。；]{0,6})(?:印发|执行情况)", behind) and "要求" not in behind and cue.endswith("将"):
        return None
    found = directive_words.directive_of(match, "lead")
    # One's own earlier call is carried out too, and is none of a higher body.
    if found.body and own_title.startswith(found.body):
        return None
    is_unnamed = not found.body and not document_numbers.find(behind[:30])
    return None if is_unnamed and _AWARDS.search(own_title) else found
