"""When a deadline falls: its day or its rule from the words that state it and the issue of the directive."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from archive.lexicon import numerals
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR

# A directive that is signed late may name a day just past: that is still this year's.
_GRACE = timedelta(days=15)
_LAST = 0  # stands for a month's last day
_EVERY = (
    ("年", "yearly"), ("半年", "half-yearly"), ("季", "quarterly"), ("月", "monthly"), ("周", "weekly"),
    ("星期", "weekly"), ("学期", "termly"), ("日", "daily"), ("天", "daily"),
)  # fmt: skip
_FIXED_FEASTS = {"元旦": (1, 1), "三八": (3, 8), "五一": (5, 1), "七一": (7, 1), "国庆": (10, 1), "十一": (10, 1)}
_DAY_OF_YEAR = re.compile(r"\D{0,3}?(\d{1,2})\s?月\s?(?:(\d{1,2})\s?[日号]|[底末份]?)")


@dataclass(frozen=True)
class Issue:
    """When the directive was issued: the day where it is known, or only its year."""

    day: date | None
    year: int | None


# A day, where one can be computed, and a rule, where the words tell one.
Due = tuple[date | None, str]


def after(start: str) -> Callable[[re.Match, Issue], Due]:
    """The reading of so many days after a start: issued+30d has a day, received+5wd has none."""

    def reading(match: re.Match, issue: Issue) -> Due:
        count, unit = numerals.value_of(match["count"]), _unit(match["unit"])
        return (_later(issue.day, count, unit) if start == "issued" else None), f"{start}+{count}{unit}"

    return reading


def on_day(match: re.Match, issue: Issue) -> Due:
    """2023年8月31日, 8月31日, 次年1月10日."""
    return _complete(match, _value(match["month"]), _value(match["day"]), issue), ""


def part_of_month(match: re.Match, issue: Issue) -> Due:
    """8月底前, 6月中旬, 5月份; 中旬前 is read as its last day, as those do who set it. 9月前 tells no day."""
    if match["part"] == "":
        return None, ""
    day = {"上旬": 10, "中旬": 20}.get(match["part"], _LAST)
    return _complete(match, _value(match["month"]), day, issue), ""


def year_end(match: re.Match, issue: Issue) -> Due:
    year = _year(match, issue)
    return (date(year, 12, 31) if year else None), "" if match["year"] else "year-end"


def half_year(match: re.Match, issue: Issue) -> Due:
    year, first = _year(match, issue), match["half"] == "上"
    return (date(year, *((6, 30) if first else (12, 31))) if year else None), "half-year" if first else "year-end"


def quarter_end(match: re.Match, issue: Issue) -> Due:
    """第一季度末 has its day by the year, 本季度末 by the day of issue."""
    if match["which"]:
        return _complete(match, 3 * _value(match["which"]), _LAST, issue), "quarter-end"
    day = issue.day and issue.day.replace(month=(issue.day.month + 2) // 3 * 3, day=1)
    return _month_end(day), "quarter-end"


def this_month(match: re.Match, issue: Issue) -> Due:
    """本月底, 月底前, 本月20日前, 下月5日前."""
    ahead = match["which"] in ("下", "次")
    rule = ("next-month" if ahead else "month") + (f":{_value(match['day'])}" if match["day"] else "-end")
    first = _later(issue.day and issue.day.replace(day=1), int(ahead), "m")
    if first is None or not match["day"]:
        return _month_end(first), rule
    return _exact(first.year, first.month, _value(match["day"])), rule


def again(match: re.Match, issue: Issue) -> Due:
    """每月5日前 → monthly:5, 每年12月1日前 → yearly:12-01, 每季度末 → quarterly:end."""
    detail = match["detail"] or ""
    rule = next(name for word, name in _EVERY if match["every"].startswith(word))
    if dated := _DAY_OF_YEAR.match(detail):
        month = min(max(int(dated[1]), 1), 12)
        return None, f"{rule}:{month:02}-{int(dated[2] or calendar.monthrange(2023, month)[1]):02}"
    if rule == "yearly" and detail:
        return None, "yearly:12-31"
    if day := re.search(r"\d{1,2}", detail):
        return None, f"{rule}:end+{int(day[0])}d" if "后" in detail else f"{rule}:{int(day[0])}"
    if rule == "weekly" and detail:
        return None, f"weekly:{'一二三四五六日'.find(detail[0].replace('天', '日')) + 1}"
    return None, f"{rule}:end" if detail else rule


def eve(match: re.Match, issue: Issue) -> Due:
    """The eve of a feast with a fixed day (“五一”前 → 4月30日); the lunar ones only keep their words."""
    fixed = next((day for word, day in _FIXED_FEASTS.items() if word in match["feast"]), None)
    if fixed is None or match["during"]:
        return None, ""
    found = _complete(match, *fixed, issue)
    return (found - timedelta(days=1) if found else None), ""


def words_only(match: re.Match, issue: Issue) -> Due:
    return None, ""


def ongoing(match: re.Match, issue: Issue) -> Due:
    return None, "ongoing"


def _complete(match: re.Match, month: int, day: int, issue: Issue) -> date | None:
    """A month and day with the year that the words or the issue tell."""
    year = _year(match, issue)
    found = _exact(year, month, day)
    # A deadline does not precede the directive that sets it: 1月10日前 in November is next January.
    if found and year and issue.day and not (match["year"] or match["said"]) and found < issue.day - _GRACE:
        return _exact(year + 1, month, day)
    return found


def _year(match: re.Match, issue: Issue) -> int | None:
    if match["year"]:
        year = _value(match["year"])
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
    return issue.year and issue.year + (match["said"] in ("明年", "次年", "翌年"))


def _exact(year: int | None, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (2月30日)."""
    if year is None or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None


def _month_end(day: date | None) -> date | None:
    return _exact(day.year, day.month, _LAST) if day else None


def _later(day: date | None, count: int, unit: str) -> date | None:
    if day is None or unit not in ("d", "w", "m"):
        return None
    if unit != "m":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _unit(written: str) -> str:
    """工作日 → wd, 周 and 星期 → w, 个月 → m, 小时 → h, 日 and 天 → d."""
    return "wd" if "工作日" in written else {"周": "w", "期": "w", "月": "m", "时": "h"}.get(written[-1], "d")


def _value(written: str) -> int:
    return numerals.value_of(written)
