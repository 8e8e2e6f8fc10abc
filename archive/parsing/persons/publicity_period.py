"""Until when a 公示 is posted: the last day it tells, or so many days after it was issued."""

import re
from datetime import date, timedelta

from archive.lexicon import dates

# The least that the rules for honours ask for, where a notice tells no period.
_LEAST = 5
_POSTED = re.compile(r"公示(?:时间|期限?|日期|起止时间)?")
_REACH = 60
_RANGE_END = re.compile(
    r"(?:至|到|-|—)\s?(?:(?P<year>(?:19"
    r"|20)\d{2}) ?[年./\-] ?)?(?:(?P<month>\d{1,2}) ?[月./\-] ?)?(?P<day>\d{1,2}) ?(?:日"
    r"|(?=[。,;)\n ]|$))"
)
_YEAR, _REST = r"(?:(?P<year>(?:19|20)\d{2}) ?[年./\-] ?)?", r"(?P<month>\d{1,2}) ?[月./\-] ?(?P<day>\d{1,2}) ?日?"
_FIRST = re.compile(rf"{_YEAR}(?<!\d){_REST}")
# 即日起至5月15日
_LAST = re.compile(rf"[起日始] ?(?:至|到|-) ?{_YEAR}{_REST}")
_DAYS = re.compile(r"(?<![月\d./\-])(?P<number>\d{1,2}|[一二三五七十]{1,2}) ?个?(?P<working>工作日|天|日|自然日)")
_NUMERALS = {"一": 1, "三": 3, "五": 5, "七": 7, "十": 10, "十五": 15}


def until(copy: str) -> date | None:
    """The last day; None where the text tells no day at all."""
    issued = _issued(copy)
    for posted in _POSTED.finditer(copy):
        passage = copy[posted.end() : posted.end() + _REACH].lstrip(": \n")
        passage = re.split("[。\n]", passage, maxsplit=1)[0]
        if told := _told(passage, issued):
            return told
    return _working_days_after(issued, _LEAST) if issued else None


def _told(passage: str, issued: date | None) -> date | None:
    """自…至…, 即日起至…, or so many days from the first one or the issue."""
    if issued and (last := _LAST.search(passage)) and not _FIRST.search(passage[: last.start()]):
        return _date(last["year"] or issued.year, last["month"], last["day"])
    first = _FIRST.search(passage)
    begins = _date(first["year"] or (issued.year if issued else 0), first["month"], first["day"]) if first else None
    if first and begins and (last := _RANGE_END.match(passage[first.end() :].lstrip(" ()上下午时:0起始"))):
        return _date(last["year"] or begins.year, last["month"] or begins.month, last["day"])
    start = begins or issued
    if start and (days := _DAYS.search(passage)):
        number = days["number"]
        count = int(number) if number.isdecimal() else _NUMERALS.get(number, _LEAST)
        return _working_days_after(start, count) if days["working"] == "工作日" else start + timedelta(days=count)
    return None


def _issued(copy: str) -> date | None:
    """The first line that is nothing but a date; the first date of all where there is none."""
    for line in copy.split("\n"):
        bare = line.strip()
        if 6 <= len(bare) <= 24 and (found := dates.find(bare)) and found[0].end - found[0].start >= len(bare) - 2:
            return found[0].date
    found = dates.find(copy)
    return found[0].date if found else None


def _working_days_after(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
