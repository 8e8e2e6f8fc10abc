"""What a directive cites: works in 《》, directive numbers; and what it rests on: 根据…精神, 按照…要求."""

import re
from dataclasses import dataclass

from archive.lexicon import document_numbers
from archive.lexicon.vocabulary import without_gaps
from archive.parsing.action_items import recipients
from archive.parsing.parsed_directive import ParsedReference

reports_to = recipients.find

_MARKS = re.compile("[《》\n]")
_LONGEST = 200
# Newspapers, columns, songs and films stand in 《》 too, and are cited by nobody; forms are filled in.
_NOT_CITED = re.compile(
    "杂志|专栏|栏目|专刊|报纸|期刊|画报|网|节目|专题片|一书|歌曲|影片|微信|公众号|客户端|频道|微电影|短视频|纪录片|话剧|头版"
)
_PERIODICAL = re.compile(
    "(?:日报|晚报|早报|晨报|时报|周报|工人报|画报|导报|杂志|期刊|[月周季学]刊)$|^[\u4e00-\u9fff]{2,4}(?:工人|工运|职工)$"
)
_FILLED_IN = re.compile("(?:表|回执|登记卡|花名册|台账)(?:[（(][^（）()]{1,10}[）)])?$")
_OPENED = ("开辟", "开设", "推出")

_CUE = re.compile(
    "根据|依据|依照|按照|遵照|按(?<![\u4e00-\u9fff]按)(?!时|期|规)|为(?:了)?(?:深入|认真|全面|切实|进一步|扎实|更好|抓好)*(?:学习)?(?:宣传)?贯彻(?:落实)?|为(?:了)?(?:认真|切实|进一步|深入)*落实"
)
# Matched on a copy of the same length, in which half-width punctuation is full.
_HALF, _FULL = ",;:!?", "，；：！？"
_CLAUSE_END = re.compile("[，。；：！？\n]")
_RESTS = re.compile(
    f"(?:{_CUE.pattern})(?P<words>[^，。；：！？\n《》]{{2,150}}(?:精神|要求|部署|安排|指示|规定|意见|决定|通知|工作计划))(?=[，。；、\n]|$)"
)
# A body, a meeting, a document, somebody's words: without one of these 按照…要求 only tells a manner.
_SOURCE = re.compile(
    "总工会|[全省市县区]总|上级|[省市区县]委|中央|国务院|政府|党组|全会|大会|会议|总书记|讲话|指示|批示|贺信|通知|文件|决定|组委会|领导小组|办公厅|教育部|部署|意见"
)


@dataclass(frozen=True)
class _Cited:
    """A work or number with its span in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Mention:
    """A work or number where it stands: start and end are character offsets in the text, 《》 included; form and text
    are those of the reference that `read` makes of it. Of a list of numbers each stands where its own digits do."""

    form: str
    text: str
    start: int
    end: int


def mentions(text: str) -> list[Mention]:
    """Every place where `text` names a work in 《》 or a directive number."""
    cited = [Mention("work", work.text, work.start, work.end) for work in _works(text)]
    return cited + [Mention("number", one.written, one.start, one.end) for one in document_numbers.find(text)]


def read(text: str, own_number: str) -> list[ParsedReference]:
    """References of a directive's text: works, then numbers other than its own, then what it rests on in words.
    What stands in a phrase like 根据《…》精神 is of the kind "based on", and so is the number behind it."""
    own = document_numbers.find(own_number)
    own_keys, own_codes = {number.key for number in own}, {number.code for number in own}
    plain = text
    for half, full in zip(_HALF, _FULL, strict=True):
        plain = plain.replace(half, full)
    rests: dict[str, dict[str, bool]] = {"work": {}, "number": {}}
    bases: set[int] = set()
    for work in _works(text):
        based = _rests_on(plain, work.start)
        bases |= {work.end} if based else set()
        rests["work"][work.text] = based or rests["work"].get(work.text, False)
    for number in document_numbers.find(text, own_codes):
        if number.key not in own_keys:
            based = _rests_on(plain, number.start) or _follows(text, number.start, bases)
            rests["number"][number.written] = based or rests["number"].get(number.written, False)
    named = [
        ParsedReference("based on" if based else form, name, form)
        for form, found in rests.items()
        for name, based in found.items()
    ]
    told = {reference.text for reference in named}
    return named + [ParsedReference("based on", words, "words") for words in _in_words(plain) if words not in told]


def _works(text: str) -> list[_Cited]:
    """What stands in 《》 and can be cited; a 《》 inside another belongs to the outer name. A mark that is never
    closed ends with its line."""
    found, depth, start = [], 0, 0
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if mark == "《":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif mark == "\n":
            depth = 0
        elif depth:
            depth -= 1
            if depth == 0 and 0 < at - start <= _LONGEST:
                found.append(_Cited(without_gaps(text[start:at]), start - 1, at + 1))
    return [work for work in found if _is_cited(text, work)]


def _is_cited(text: str, work: _Cited) -> bool:
    if not work.text or _PERIODICAL.search(work.text) or _FILLED_IN.search(work.text):
        return False
    return not (_NOT_CITED.match(text, work.end) or text[max(work.start - 2, 0) : work.start] in _OPENED)


def _rests_on(text: str, start: int) -> bool:
    """Whether the clause before `start` says 根据, 按照 and the like; it may name the body and other works."""
    before = text[max(start - 160, 0) : start]
    clause_at = max((end.end() for end in _CLAUSE_END.finditer(before)), default=0)
    return _CUE.search(before, clause_at) is not None


def _follows(text: str, start: int, bases: set[int]) -> bool:
    """《…的通知》（示工发〔2023〕5号）: the number of the work just before it."""
    return any(
        end in bases and text[end:start].strip() in ("", "（", "(") for end in range(max(start - 3, 0), start + 1)
    )


def _in_words(text: str) -> list[str]:
    """全国总工会的通知精神 in 根据全国总工会的通知精神, as written."""
    found = (match["words"] for match in _RESTS.finditer(text))
    return list(dict.fromkeys(words for words in found if _SOURCE.search(words) and not document_numbers.find(words)))
