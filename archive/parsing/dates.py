"""Dates and years as directives write them. A date is only ever read, never invented."""

import re
from dataclasses import dataclass
from datetime import date

from archive.parsing import numerals

_D = "[0-9０-９〇零○OoＯ一二三四五六七八九十]"
# 2020年12月4日 · 2023 年 5月 1日 · 二〇〇七年五月二十二日 · 2017-04-14 · 2017.4.14
_FULL = re.compile(
    rf"(?<!{_D})(?P<year>{_D}{{4}})\s*年\s*(?P<month>{_D}{{1,2}})\s*月\s*(?P<day>{_D}{{1,3}})\s*日"
    r"|(?<![\d.\-])(?P<y>[12]\d{3})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?![\d.\-])"
)
_YEAR = re.compile(rf"(?<!{_D})(?P<year>[12１２一二]{_D}{{3}})\s*年(?!代)(?P<after>.{{0,4}})", re.DOTALL)
# No directive of a federation is older than the movement it organises; beyond the last stand only slips.
FIRST_YEAR, LAST_YEAR = 1921, 2100


@dataclass(frozen=True)
class Dated:
    """A date in a text, with its span in characters."""

    date: date
    start: int
    end: int


def find(text: str) -> list[Dated]:
    """Every full date in `text` that exists in the calendar, in order."""
    found = []
    for match in _FULL.finditer(text):
        year, month, day = (match[a] or match[b] for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
        try:
            value = date(numerals.value_of(year), numerals.value_of(month), numerals.value_of(day))
        except ValueError:
            continue
        if FIRST_YEAR <= value.year <= LAST_YEAR:
            found.append(Dated(value, match.start(), match.end()))
    return found


def years(text: str) -> list[int]:
    """Years that `text` names as present or past: 2035年远景目标 is a plan, not a date."""
    found = []
    for match in _YEAR.finditer(text):
        try:
            year = numerals.value_of(match["year"])
        except ValueError:
            continue
        if FIRST_YEAR <= year <= LAST_YEAR and not match["after"].startswith(("远景", "规划", "目标")):
            found.append(year)
    return found
