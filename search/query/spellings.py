"""Texts that readers type in one writing and directives have in another: what is asked for is all of them.

A wording in quotes: 听党话、跟党走 and 听党话跟党走 are one, whatever marks stand where words part; so are
2021-2025年 and 2021—2025年. A word: 第3条 is 第三条. Pure, and of folded text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from search.analysis.segmentation import cut, query_words
from search.query import figures
from search.query.figures import DASHES, Figure, Steps

# What stands between words and says nothing of them, folded; white space and quotation marks folding leaves out.
MARKS = frozenset("、,。.;:!?·…()<>《》/|" + "-–—―−~〜")
_ALL_MARKS = "".join(MARKS)
_SIGNS = ("-", "–", "—", "―", "−")
# Up to so many stand together: 》、《.
_TOGETHER = 3
_GAP: Steps = (("", *sorted(MARKS)),) * _TOGETHER
# Each costs some looks into the index: of a page that somebody quoted the rest is looked for as it stands.
MOST_GAPS = 20
# A mark after the first character of a wording or before its last is likelier to part two words than to stand in one.
_EDGE = 2


@dataclass(frozen=True)
class Needle:
    """What a directive is to have of a word: `text` as typed, or one of the writings that `steps` make. Of a range the
    needles of its `years`, wherever they stand."""

    text: str
    steps: Steps = ()
    years: tuple["Needle", ...] = ()


def of_wording(folded: str) -> Steps:
    """The writings of a quoted text, empty where it has but the one typed. All texts that differ in nothing but marks
    where the dictionary parts words, dashes and the writing of figures have the same."""
    tokens = list(_tokens(folded))
    reading = "".join(token.reading for token in tokens)
    gaps = {at for at in accumulate(map(len, cut(reading))) if _EDGE <= at <= len(reading) - _EDGE}
    steps: list[tuple[str, ...]] = []
    at, end, count, is_typed = 0, 0, 0, False
    for token in tokens:
        if not token.reading:
            is_typed = True
            continue
        if at > 0 and (at in gaps or is_typed) and _may_part(reading[at - 1], reading[at]):
            if count == MOST_GAPS:
                steps += [(folded[end:],)]
                break
            steps += _GAP
            count += 1
        steps += token.steps
        at, end, is_typed = at + len(token.reading), token.end, False
    joined = _joined(steps)
    return () if joined == ((folded,),) else joined


def is_cut(folded: str) -> bool:
    """Whether a quoted text is so long that marks count in the rest of it."""
    return of_wording(folded).count(_GAP[0]) == MOST_GAPS * _TOGETHER


def needles_of(folded: str) -> list[Needle]:
    """What a word that holds figures asks for, each of the dictionary's words that a figure stands in as a whole;
    empty where it holds none."""
    found = [figure for figure in figures.find(folded) if not _is_a_mere_one(folded, figure)]
    if not found:
        return []
    needles: list[Needle] = []
    runs, reading = _runs(folded, found)
    borders = [0, *accumulate(map(len, cut(reading)))]
    done = at = 0
    while at < len(runs):
        start, end = _to_borders(runs[at], borders)
        group = [runs[at]]
        while at + 1 < len(runs) and runs[at + 1].start < end:
            at += 1
            group.append(runs[at])
            end = _to_borders(runs[at], borders)[1]
        needles += [*map(Needle, query_words(reading[done:start])), _of_figures(reading, start, end, group)]
        done, at = end, at + 1
    return list(dict.fromkeys([*needles, *map(Needle, query_words(reading[done:]))]))


def _is_a_mere_one(folded: str, figure: Figure) -> bool:
    """一批, 一年: words like any other, and no figures that anybody would write otherwise; 第一批 is one."""
    return figure.steps[0][0] == "一" and folded[figure.start - 1 : figure.start] != "第"


def pattern_of(steps: Steps) -> re.Pattern:
    """What finds any of these writings in a folded text."""
    longest_first = (sorted(texts, key=len, reverse=True) for texts in steps)
    return re.compile("".join(f"(?:{'|'.join(map(re.escape, texts))})" for texts in longest_first))


class _Token(NamedTuple):
    """`reading` is what a dictionary reads of it, nothing of a mark; `end` is where it ends."""

    reading: str
    steps: Steps
    end: int


class _Run(NamedTuple):
    """Where in the reading a figure stands, as typed."""

    start: int
    end: int
    figure: Figure
    typed: str


def _tokens(folded: str) -> Iterator[_Token]:
    at = 0
    for figure in [*figures.find(folded), None]:
        for place in range(at, figure.start if figure else len(folded)):
            yield _token(folded, place)
        if figure:
            yield _Token(figure.reading, figure.steps, figure.end)
            at = figure.end


def _token(folded: str, at: int) -> _Token:
    character, before, after = folded[at], folded[at - 1 : at], folded[at + 1 : at + 2]
    if character in DASHES and before.isdigit() and after.isdigit():
        return _Token("-", (DASHES,), at + 1)
    if character in MARKS and not _is_within_latin(folded, at):
        return _Token("", (), at + 1)
    is_sign = character in _SIGNS and _is_latin(before) and _is_latin(after)
    return _Token("-", (_SIGNS,), at + 1) if is_sign else _Token(character, ((character,),), at + 1)


def _is_within_latin(folded: str, at: int) -> bool:
    """Whether marks part Latin letters or digits: GB/T, 8:30."""
    before, after = folded[:at].rstrip(_ALL_MARKS)[-1:], folded[at:].lstrip(_ALL_MARKS)[:1]
    return _is_latin(before) and _is_latin(after)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _may_part(before: str, after: str) -> bool:
    return not (before.isascii() and after.isascii())


def _joined(steps: list[tuple[str, ...]]) -> Steps:
    """The same steps, what can be written in one way only in one piece."""
    joined: list[tuple[str, ...]] = []
    for step in steps:
        if len(step) == 1 and joined and len(joined[-1]) == 1:
            joined[-1] = (joined[-1][0] + step[0],)
        else:
            joined.append(step)
    return tuple(joined)


def _runs(folded: str, found: list[Figure]) -> tuple[list[_Run], str]:
    """The figures as a dictionary reads them, and the reading of the whole."""
    runs, reading, at = [], "", 0
    for figure in found:
        reading += folded[at : figure.start]
        end = len(reading) + len(figure.reading)
        runs.append(_Run(len(reading), end, figure, folded[figure.start : figure.end]))
        reading, at = reading + figure.reading, figure.end
    return runs, reading + folded[at:]


def _to_borders(run: _Run, borders: list[int]) -> tuple[int, int]:
    return max(at for at in borders if at <= run.start), min(at for at in borders if at >= run.end)


def _of_figures(reading: str, start: int, end: int, group: list[_Run]) -> Needle:
    """The needle of characters start to end of a reading, with the figures that stand there."""
    typed, at = "", start
    steps: list[tuple[str, ...]] = []
    for run in group:
        between = reading[at : run.start]
        typed += between + run.typed
        steps += [*([(between,)] if between else []), *run.figure.steps]
        at = run.end
    rest = reading[at:end]
    steps += [(rest,)] if rest else []
    only = group[0].figure
    years = tuple(Needle(year, (figures.year_writings(year),)) for year in only.years)
    return Needle(typed + rest, _joined(steps), years if (start, end) == (group[0].start, group[0].end) else ())
