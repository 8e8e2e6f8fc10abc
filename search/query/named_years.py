"""Years that a query names, by the day on which it is asked: 2021年, 二〇二一, 2020-2023, 今年, 近三年, 2021年以来.

Pure, and of folded text (search.analysis.matching_copy.fold). 上半年 and 近几年 name none, nor does a year before or
by whose end something is (2020年以前, 2025年底前), one that has not begun, and the year in a number (2021年19号).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.lexicon import numerals
from archive.lexicon.dates import FIRST_YEAR
from search.query.figures import DASHES, YEAR, year_writings

_DASH = "|".join(sorted(map(re.escape, DASHES), key=len, reverse=True))
# No part of a telephone or a document number, nor of a longer one.
_APART = "(?<![0-9a-z.(])(?<![0-9]-)"
_NAMED = re.compile(
    rf"{_APART}(?P<first>{YEAR})年?(?:{_DASH})(?P<last>{YEAR})(?:年度?)?(?:期?间)?"
    rf"|{_APART}(?P<since>{YEAR})年(?:以[来后]|之后|至今|起)"
    rf"|{_APART}(?P<year>{YEAR})(?:年度?|(?![0-9a-z.年人元名个家件户次号条万亿余多]))"
    r"(?!以前|之前|以内|底|末|前|第?[0-9]{1,4}号)"
    r"|最?近(?P<recent>[一二两三四五六七八九十]|[1-9]|10)个?年(?:以?来|[之以]内|间)?"
    r"|(?P<back>今年|本年度|去年|上年度|前年)(?:以来|度)?(?![底末初度以])"
)
_BACK = {"今年": 0, "本年度": 0, "去年": 1, "上年度": 1, "前年": 2}
# Of a longer time nearly everything is.
_MOST = 30


@dataclass(frozen=True)
class NamedYears:
    """Characters start to end of a text name years; `shown` is how they are written for a reader."""

    start: int
    end: int
    years: tuple[int, ...]
    shown: str


def find(folded: str, today: date) -> Iterator[NamedYears]:
    """The years named in a folded text, in order, none later than today's."""
    for match in _NAMED.finditer(folded):
        first, last = _ends(match, today.year)
        years = tuple(range(first, min(last, today.year) + 1))
        if first >= FIRST_YEAR and 0 < len(years) <= _MOST:
            yield NamedYears(match.start(), match.end(), years, _shown(match, years))


def _ends(match: re.Match, this_year: int) -> tuple[int, int]:
    if match["back"]:
        return (this_year - _BACK[match["back"]],) * 2
    if match["recent"]:
        # This year and those before it, so many together.
        return this_year + 1 - numerals.value_of(match["recent"]), this_year
    if match["since"]:
        return _value(match["since"]), this_year
    first = _value(match["first"] or match["year"])
    last = _value(match["last"] or match["year"])
    return min(first, last), max(first, last)


def _value(year: str) -> int:
    return int(year_writings(year)[0])


def _shown(match: re.Match, years: tuple[int, ...]) -> str:
    """2021年, 2020—2023年; what is told by the day with the years it means: 近三年（2024—2026年）."""
    written = f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年"
    return f"{match[0]}（{written}）" if match["back"] or match["recent"] or match["since"] else written
