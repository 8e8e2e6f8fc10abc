"""The higher directive that a lead says its directive carries out.

按照《示例省总工会关于…的通知》（示工发〔2023〕9号）要求

Statutes, rules and plans of many years are what everything rests on; they are no occasion.
"""

import re

from archive.lexicon import document_numbers
from archive.parsing.occasion import title_words
from archive.parsing.occasion.title_words import Told

_CUE = (
    "(?:根据|依据|依照|按照|遵照|(?<![\u4e00-\u9fff])按|贯彻落实好?|贯彻执行|贯彻|落实|执行|对照"
    "|按(?=[\u4e00-\u9fff]{2,12}《)|现将|将|转发)"
)
_TITLE = r"《(?P<title>[^《》\n]{4,160}(?:《[^《》\n]*》[^《》\n]*)*)》"
_NAMED = re.compile(rf"{_CUE}(?P<body>[^，。；：《》\n]{{0,60}}){_TITLE}")
_MORE = re.compile(
    rf"(?:（[^（）]{{1,40}}）|\([^()]{{1,40}}\))?(?:、|和|及|以及|，)?(?P<body>[^，。；：《》\n]{{0,20}}){_TITLE}"
)
# What tells others what to do this time.
_IS_HIGHER = re.compile(
    "(?:通知|意见|决定|通报|批复|函|要点|方案|措施|计划|部署|安排|建议)(?:[（(][^（）()]{1,20}[）)])?$"
)
_STATUTE = re.compile("法$|条例$|章程|准则|宪法")


def directive(lead: str, own_title: str) -> Told | None:
    """The first that the lead names so, or None; what is handed on with it comes first where it is forwarded."""
    for match in _NAMED.finditer(lead[:1500]):
        told = _told(match, lead, own_title)
        if told:
            return told
        # 根据《中华人民共和国工会法》、《…的通知》
        more = _MORE.match(lead, match.end())
        if more and (told := _told(more, lead, own_title)):
            return told
    return None


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
    if _STATUTE.search(title) or not _IS_HIGHER.search(title):
        return None
    cue = match[0].split(match["body"] or "《")[0]
    behind = lead[match.end() : match.end() + 40]
    if cue.endswith("将") and not re.match("[^，。]{0,12}(?:（[^）]*）)?(?:予以)?转发", behind):
        return None
    # Its own plan, which it brings along.
    if title in own_title and "印发" in own_title:
        return None
    if re.match("(?:[^，。；]{0,6})(?:印发|执行情况)", behind) and "要求" not in behind and cue.endswith("将"):
        return None
    return title_words.directive_of(match, "lead")
