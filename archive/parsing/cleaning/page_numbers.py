"""Page numbers in every form, on lines of their own and inside the text.

    — 4—   第 4 页 共 8 页     tell themselves
    4      4 / 8               only with a reason: they go on where the last page stopped counting (1, 2, 3, a
                               page apart), or a sentence is broken around them
    引 5 领                    inside the text: where the pages count on, or the two halves are a word elsewhere

A number without a reason stays: it may be a table's, or the directive's own.
"""

import re
from itertools import islice
from typing import NamedTuple

from archive.lexicon.vocabulary import NUMERAL
from archive.parsing.cleaning import hard_wraps
from archive.parsing.cleaning.line_shapes import starts_something
from archive.parsing.cleaning.raw_lines import RawLine, RemovalSpan

REASON = "页码"
_LONGEST = 24
_DASH = r"—–―─－\-~～·•"
_PLAIN = re.compile(
    rf"[{_DASH}]{{1,3}}\s*(?P<dashed>\d{{1,3}}|{NUMERAL})\s*[{_DASH}]{{1,3}}"
    rf"|[（(]?第\s*(?P<page>\d{{1,3}}|{NUMERAL})\s*页[\s/，,、]*(?:[（(]?共\s*(?:\d{{1,3}}|{NUMERAL})\s*页)?[）)]?"
    r"|[（(]?共\s*\d{1,3}\s*页[\s/，,、]*第\s*(?P<of>\d{1,3})\s*页[）)]?"
    r"|(?:[Pp]age|页码[:：]?)\s*(?P<english>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?|(?P<slash>\d{1,3})\s*/\s*\d{1,3}\s*页"
)
_BARE = re.compile(r"[—–-]?\s?(?P<number>\d{1,3})(?:\s*/\s*(?P<total>\d{1,3})|\s?[—–-])?")
# What follows a number that counts something.
_COUNTED = (
    "年月日号时分秒点个名家项人次位条件种类级岁期届周天元万亿千百％多余以场所省市区县镇乡村户套本册部篇章节页层倍成批组队支台辆"
    "座处栋间米公厘平吨斤克升度款步轮大小至到环站星代阶方面线强佳优等性寸亩株只双对份笔门科轨声路师连营排班栏行列楼室张课学刻旬季"
)
# Both begin with what is rare: a search passes over everything else at the speed of C.
_DASHED_INSIDE = re.compile(r"[—–―─－\-][^\S\n]{0,3}\d{1,3}[^\S\n]{0,3}[—–―─－\-](?![0-9A-Za-z—–―─－\-])")
_NOT_BEFORE_DASH = re.compile(r"[第共0-9A-Za-z—–―─－\-]")
_INSIDE = re.compile(rf"[0-9０-９]{{1,3}}[^\S\n]{{1,3}}(?=[\u4e00-\u9fff“《（])(?![{_COUNTED}])")
_BEFORE_INSIDE = re.compile(r"[\u4e00-\u9fff，、；。：”][^\S\n]{1,3}$")
_COUNTS_ON = re.compile(rf"[{_COUNTED}]")
# A page of the official grid holds 22 lines of 28 characters; with headings and tables far fewer.
_SHORTEST_PAGE, _LONGEST_PAGE, _LAST_PAGE = 200, 3000, 4
_MOST_PAGES = 500


class _Candidate(NamedTuple):
    """What may be a page number: its value, its place in the text, and whether it tells itself."""

    value: int
    start: int
    end: int
    plain: bool = False
    inside: bool = False
    line: int = -1


def find(text: str, lines: list[RawLine]) -> list[RemovalSpan]:
    """The page numbers among the `lines` of `text`, and inside them."""
    candidates = sorted(_on_lines(lines) + _inside(text), key=lambda candidate: candidate.start)
    counted = _counted(candidates, len(text)) if candidates else set()
    found = [
        _with_spaces(text, candidate.start, candidate.end)
        if candidate.inside
        else RemovalSpan(candidate.start, candidate.end, REASON)
        for at, candidate in enumerate(candidates)
        if candidate.plain or at in counted or _breaks(candidate, text, lines)
    ]
    for match in _DASHED_INSIDE.finditer(text):
        dash, last = match[0][0], match[0][-1]
        spaced = dash != "-" or (match[0][1].isspace() and match[0][-2].isspace())
        if dash == last and spaced and not _NOT_BEFORE_DASH.match(text, max(match.start() - 1, 0), match.start()):
            found.append(_with_spaces(text, *match.span()))
    return found


def _with_spaces(text: str, start: int, end: int) -> RemovalSpan:
    """A number inside the text with the spaces that set it off: the word it broke is whole again."""
    while start and text[start - 1] in " \u3000" and end - start < 20:
        start -= 1
    while end < len(text) and text[end] in " \u3000" and end - start < 40:
        end += 1
    return RemovalSpan(start, end, REASON)


def _on_lines(lines: list[RawLine]) -> list[_Candidate]:
    found = []
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        start, end = line.start, line.start + len(line.raw) + 1
        if match := _PLAIN.fullmatch(line.text):
            written = match[match.lastgroup or 0]
            found.append(_Candidate(int(written) if written.isdecimal() else 0, start, end, plain=True, line=at))
        elif (match := _BARE.fullmatch(line.text)) and int(match["number"]) <= int(match["total"] or 1000):
            found.append(_Candidate(int(match["number"]), start, end, line=at))
    return found


def _inside(text: str) -> list[_Candidate]:
    if " " not in text and "\u3000" not in text:
        return []
    found = []
    for match in islice(_INSIDE.finditer(text), _MOST_PAGES):
        start = match.start()
        if _BEFORE_INSIDE.search(text, max(start - 4, 0), start):
            written = match[0].rstrip()
            found.append(_Candidate(int(written), start, start + len(written), inside=True))
    return found


def _counted(candidates: list[_Candidate], length: int) -> set[int]:
    """Indices of the candidates that count on, each a page after the one before."""
    longest: dict[int, tuple[int, int]] = {}  # by value: how many count up to it, the index of the last
    before: dict[int, int] = {}
    for at, candidate in enumerate(candidates):
        count, previous = longest.get(candidate.value - 1, (0, -1))
        if previous >= 0 and not _a_page_apart(candidates[previous], candidate, length):
            count = 0
        if count == 0 and candidate.start < _SHORTEST_PAGE * (candidate.value <= 1):
            continue
        if count + 1 > longest.get(candidate.value, (0, -1))[0]:
            longest[candidate.value] = (count + 1, at)
            if count:
                before[at] = previous
    found: set[int] = set()
    for value, (count, at) in longest.items():
        # 1, 2 suffice where the first page counts; a number inside the text wants three.
        least = 3 if candidates[at].inside or value - count > 1 else 2
        while count >= least and at not in found:
            found.add(at)
            at = before.get(at, at)
    return found


def _a_page_apart(one: _Candidate, other: _Candidate, length: int) -> bool:
    apart = other.start - one.end
    if length - other.end <= 2 and not other.inside:
        return _LAST_PAGE <= apart <= _LONGEST_PAGE
    return _SHORTEST_PAGE <= apart <= _LONGEST_PAGE


def _breaks(candidate: _Candidate, text: str, lines: list[RawLine]) -> bool:
    """Whether a sentence, or a word, is broken around it, at a place where that page may end."""
    if not 1 <= candidate.value <= candidate.start / (_SHORTEST_PAGE * 0.6):
        return False
    if candidate.inside:
        before, after = text[: candidate.start].rstrip()[-1], text[candidate.end :].lstrip()[0]
        word = before + after
        return word.isalpha() and word in text and candidate.start / candidate.value <= _LONGEST_PAGE / 2
    if not 0 < candidate.line < len(lines) - 1:
        return False
    above, below = lines[candidate.line - 1].text, lines[candidate.line + 1].text
    prose = re.search("[，。；、]", above) and re.search("[，。；]", above + below)
    if not prose or len(above) < 12 or "\t" in above + below or "  " in above + below:
        return False
    return not hard_wraps.is_ended(above) and not starts_something(below) and not _COUNTS_ON.match(below)
