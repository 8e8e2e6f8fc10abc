"""Dates and years as directives write them. A date is only ever read, never invented."""

import re
from dataclasses import dataclass
from datetime import date

from archive.lexicon import numerals

_D = "[0-9０-９〇零○◯OoＯｏОоΟο一二三四五六七八九十]"
# 元月 is January; 廿二日 the 22nd; 8号 as people say it.
_MONTH, _DAY, _DAY_ENDS = rf"(?:元|{_D}{{1,2}})", rf"(?:[廿卄卅]{_D}?|{_D}{{1,3}})", "(?:日|号(?![楼线门馆]))"
_LUNAR = "(?<!农历)(?<!阴历)(?<!夏历)"
# 2020年12月4日 · 2023 年 5月 1日 · 二〇〇七年五月二十二日 · 2017-04-14 · 2017.4.14 · 19.12.2014
_FULL = re.compile(
    rf"(?<!{_D}){_LUNAR}(?P<year>{_D}{{4}})\s*年\s*(?P<month>{_MONTH})\s*月\s*(?P<day>{_DAY})\s*{_DAY_ENDS}"
    r"|(?<![\d.\-/])(?P<y>[12１２]\d{3}) ?(?P<mark>[-./．／－]) ?"
    r"(?P<m>\d{1,2}) ?(?P=mark) ?(?P<d>\d{1,2})(?!\d|[.\-/]\d)"
    r"|(?<![\d.])(?P<last_d>\d{1,2})\.(?P<last_m>\d{1,2})\.(?P<last_y>[12]\d{3})(?![\d.])"
)
# 二 〇 二 四 年 四 月 二 日: every character set apart.
_B = r"[^\S\n]{0,4}"
_SPACED = re.compile(
    rf"(?<!{_D})(?P<year>{_D}(?:{_B}{_D}){{3}}){_B}年{_B}(?P<month>元|{_D}(?:{_B}{_D})?){_B}月"
    rf"{_B}(?P<day>[廿卄卅](?:{_B}{_D})?|{_D}(?:{_B}{_D}){{0,2}}){_B}日"
)
# Without any of these a text holds no date.
_MAY_HOLD = re.compile(r"月|\d ?[-./．／－]|\d{8}")
# 20230608, where it stands free on a short line.
_COMPACT = re.compile(r"(?<!\S)(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\S)", re.ASCII)
_SHORT_LINE = 40
_YEAR = re.compile(
    rf"(?<!{_D})(?P<year>[12１２一二]{_D}{{3}})\s*年(?!代)(?P<after>.{{0,4}})",
    re.DOTALL,
)
# 到2025年, 2021—2025年: what a plan looks forward to. 截至2022年 looks back.
_FORWARD = re.compile(r"(?:(?<!截)[到至]|[-—–－~～])\s*$")
_RANGE = re.compile(rf"(?<!{_D})(?P<year>[12１２]{_D}{{3}})\s*年?\s*[-—–－~～至]{{1,2}}\s*[12１２]{_D}{{3}}\s*年")
# A line that is meant for a date: its day, its month, some of its marks or digits may be lost.
_PARTIAL = re.compile(
    rf"(?P<year>[12１２一二]{_D}{{3}})(?:\s*年\s*(?:(?:{_D}{{0,3}}|元)\s*月?\s*[廿卅]?{_D}{{0,3}}\s*日?)|\s*{_D}{{1,4}}\s*月\s*日?|\s*{_D}{{2,4}})"
    rf"|(?:\d{{1,2}}\.){{2}}(?P<last_year>[12]\d{{3}})|(?P<short>{_D}{{2}}\s*年\s*)?(?:元|{_D}{{1,3}})\s*月\s*[廿卅]?{_D}{{0,3}}\s*日"
)
_SET_APART = re.compile(r"\S(?:\s+\S)+")
# No directive of a federation is older than the movement it organises; beyond the last stand only slips.
FIRST_YEAR, LAST_YEAR = 1921, 2100


@dataclass(frozen=True)
class Dated:
    """A date in a text, with its span in characters."""

    date: date
    start: int
    end: int


@dataclass(frozen=True)
class Partial:
    """A date that tells no day: a month only (2023年5月), a day without its year (11月24日), or a damaged one
    (2018228). `year` is None where it is not told; `damaged` where characters are lost, `month` else."""

    written: str
    year: int | None
    damaged: bool = False


def find(text: str) -> list[Dated]:
    """Every full date in `text` that exists in the calendar, in order."""
    if not _MAY_HOLD.search(text):
        return []
    matches = list(_FULL.finditer(text))
    if " 年" in text or "\u3000年" in text:
        matches = _spaced_too(text, matches)
    if not matches and len(text) <= _SHORT_LINE:
        matches = list(_COMPACT.finditer(text))
    found = []
    for match in matches:
        value = _date_of(match)
        if value and FIRST_YEAR <= value.year <= LAST_YEAR:
            found.append(Dated(value, match.start(), match.end()))
    return found


def partial(text: str) -> Partial | None:
    """What is told where the whole of `text` stands in the place of a date but is no full one, or None."""
    written = text.strip()
    if _SET_APART.fullmatch(written):
        written = "".join(written.split())
    if len(written) > 20 or not (match := _PARTIAL.fullmatch(written)) or find(written):
        return None
    told = match["year"] or match["last_year"]
    if told is None:
        return Partial(written, None, damaged=match["short"] is not None)
    try:
        year = numerals.value_of(told)
    except ValueError:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    whole = re.fullmatch(rf"{_D}{{4}}\s*年\s*(?P<month>{_MONTH})\s*月", written)
    month_only = whole is not None and _is_month(whole["month"])
    return Partial(written, year, damaged=not month_only)


def years(text: str) -> list[int]:
    """Years that `text` names as present or past: 2035年远景目标 and 到2025年 are plans, no dates; of a plan's
    span (2021—2025年) the first counts."""
    found = [(match.start(), match["year"]) for match in _RANGE.finditer(text)]
    for match in _YEAR.finditer(text):
        ahead = match["after"].startswith(("远景", "规划", "目标"))
        if not ahead and not _FORWARD.search(text, max(match.start() - 3, 0), match.start()):
            found.append((match.start(), match["year"]))
    told = []
    for _, written in sorted(found):
        try:
            year = numerals.value_of(written)
        except ValueError:
            continue
        if FIRST_YEAR <= year <= LAST_YEAR:
            told.append(year)
    return told


def _spaced_too(text: str, matches: list[re.Match]) -> list[re.Match]:
    ends = {match.end() for match in matches}
    spaced = [match for match in _SPACED.finditer(text) if match.end() not in ends]
    return sorted([*matches, *spaced], key=re.Match.start)


def _date_of(match: re.Match) -> date | None:
    if match.re is _FULL and match["last_y"]:
        day, month = int(match["last_d"]), int(match["last_m"])
        if day <= 12 and day != month:
            return None  # 3.4.2014 may be read either way.
        return _in_calendar(match["last_y"], match["last_m"], match["last_d"])
    names = ("year", "month", "day") if match.re is not _FULL or match["year"] else ("y", "m", "d")
    return _in_calendar(*match.group(*names))


def _in_calendar(year: str, month: str, day: str) -> date | None:
    try:
        return date(numerals.value_of("".join(year.split())), _month(month), numerals.value_of("".join(day.split())))
    except ValueError:
        return None


def _month(written: str) -> int:
    return 1 if written == "元" else numerals.value_of("".join(written.split()))


def _is_month(written: str) -> bool:
    try:
        return 1 <= _month(written) <= 12
    except ValueError:
        return False
