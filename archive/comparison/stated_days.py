"""The days that a sentence names, as values that compare: 2023年9月20日前, 9月底前, 10月上旬, 到2026年底.

Asked of a folded text. Days that only tell which paper is meant, within 《》 or brackets and without 前, are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.lexicon.numerals import amount_of

_N = "[0-9〇零一二三四五六七八九十]"
_DAY = re.compile(
    rf"(?:(?P<year>{_N}{{4}})年|(?P<said>今年|本年度?|当年|明年|次年|翌年))?"
    rf"(?:(?<!{_N})(?P<month>{_N}{{1,3}})月(?!份)(?:(?P<day>{_N}{{1,3}})[日号]|(?P<part>[月]?底|末|初|中旬|上旬|下旬))?"
    r"|(?P<end>年?[底末]))"
)
_BY = re.compile("(?:之前|以前|前(?!后|夕|的|已|未|往)|止|截止)")
_UNTIL = re.compile("(?:到|至|截至|截止到?|于|在)$")
_FROM = re.compile("(?:起|开始|以来|召开|印发|举行|期间|至|到)")
_PARTS = {"底": 31, "月底": 31, "末": 31, "初": 5, "上旬": 10, "中旬": 20, "下旬": 30}
_NAMED = re.compile(r"《[^》]*》|<[^>]*>|\([^)]*\)")
_LATER_YEAR = {"明年": 1, "次年": 1, "翌年": 1}


@dataclass(frozen=True)
class StatedDay:
    """`value` grows with time. `year`: a year is told, and it may be held against a day that tells one. `sense` is -1
    where the day is a deadline, 0 where it may be another."""

    value: float
    year: bool
    sense: int
    start: int
    end: int


def day_spans(folded: str) -> list[tuple[int, int]]:
    """Where any day is written, also one that only tells which paper is meant: no number of anything."""
    return [match.span() for match in _DAY.finditer(folded)]


def stated_days(folded: str) -> Iterator[StatedDay]:
    named = [match.span() for match in _NAMED.finditer(folded)]
    year: float | None = None
    for match in _DAY.finditer(folded):
        aside = any(start <= match.start() < end for start, end in named)
        if aside and not _BY.match(folded, match.end()):
            continue
        told = amount_of(match["year"]) if match["year"] else None
        year = told if told else year
        value = _value(match, year)
        if value is not None:
            later = _LATER_YEAR.get(match["said"] or "", 0)
            yield StatedDay(value + 372 * later, bool(year), _sense(folded, match), match.start(), match.end())


def _value(match: re.Match, year: float | None) -> float | None:
    """A later month of a sentence is of the year named before it."""
    if match["end"]:
        return (year or 0) * 372 + 12 * 31 if match["year"] or match["said"] else None
    month = amount_of(match["month"])
    day = amount_of(match["day"]) if match["day"] else _PARTS.get(match["part"] or "", 31)
    if not month or not day or month > 12 or day > 31:
        return None
    return (year or 0) * 372 + (month - 1) * 31 + day


def _sense(folded: str, match: re.Match) -> int:
    before, after = folded[: match.start()], folded[match.end() :]
    if _BY.match(after) or match["end"]:
        return -1
    if _FROM.match(after) or before.endswith(("每年", "从", "自")):
        return 0
    if _UNTIL.search(before) or match["part"]:
        return -1
    # 10月，组织验收: the day by which a step is due.
    opens = not before or before[-1] in ",。;:!?"
    return -1 if opens and after.startswith(",") else 0
