"""When a deadline falls: its day or its rule from the words that state it and the issue of the directive."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from archive.lexicon import numerals
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.parsing.action_items import feasts
from archive.parsing.action_items.calendar_days import LAST, exact, later, month_end
from archive.parsing.action_items.directive_dates import Issue

# A stated day may precede the signature by as much; beyond, one of the two is wrong.
_GRACE = timedelta(days=31)
# So far ahead lies what is set for the first months of next year.
_NEXT_SPRING = timedelta(days=183)
_EVERY = (
    ("年", "yearly"), ("半年", "half-yearly"), ("季", "quarterly"), ("月", "monthly"), ("周", "weekly"),
    ("星期", "weekly"), ("学期", "termly"), ("日", "daily"), ("天", "daily"),
)  # fmt: skip
_DAY_OF_YEAR = re.compile(r"\D{0,3}?(\d{1,2})\s?月\s?(?:(\d{1,2})\s?[日号]|[底末份]?)")


# A day, where one can be computed, and a rule, where the words tell one.
Due = tuple[date | None, str]


def after(start: str) -> Callable[[re.Match, Issue], Due]:
    """The reading of so many days after a start: issued+30d has a day, received+5wd has none."""

    def reading(match: re.Match, issue: Issue) -> Due:
        count, unit = numerals.value_of(match["count"]), _unit(match["unit"])
        return (later(issue.day, count, unit) if start == "issued" else None), f"{start}+{count}{unit}"

    return reading


def on_day(match: re.Match, issue: Issue) -> Due:
    """2023年8月31日, 8月31日, 次年1月10日."""
    return _complete(match, _value(match["month"]), _value(match["day"]), issue), ""


def part_of_month(match: re.Match, issue: Issue) -> Due:
    """8月底前, 6月中旬, 5月份; 中旬前 is read as its last day, as those do who set it. 9月前 tells no day."""
    told = match.groupdict()
    # Nor does 即日起至9月, of which a day may have been cut off.
    if told["part"] == "" or told["part"] is None and not told.get("since_month"):
        return None, ""
    day = {"上旬": 10, "中旬": 20}.get(match["part"], LAST)
    return _complete(match, _value(match["month"]), day, issue), ""


def year_end(match: re.Match, issue: Issue) -> Due:
    year = _year(match.groupdict(), issue)
    return _ahead(date(year, 12, 31) if year else None, issue), "" if match["year"] else "year-end"


def half_year(match: re.Match, issue: Issue) -> Due:
    year, first = _year(match.groupdict(), issue), match["half"] == "上"
    day = date(year, *((6, 30) if first else (12, 31))) if year else None
    return _ahead(day, issue), "half-year" if first else "year-end"


def quarter_end(match: re.Match, issue: Issue) -> Due:
    """第一季度末 has its day by the year, 本季度末 by the day of issue; 季度末 may be any."""
    if match["which"]:
        return _complete(match, 3 * _value(match["which"]), LAST, issue), "quarter-end"
    if "本" not in match[0]:
        return None, "quarter-end"
    day = issue.day and issue.day.replace(month=(issue.day.month + 2) // 3 * 3, day=1)
    return month_end(day), "quarter-end"


def weekday(match: re.Match, issue: Issue) -> Due:
    """本周五前, 下周一前: by the day of issue, unless that week's day is past. 周五前 tells no week."""
    if not match["week"] or issue.day is None:
        return None, ""
    wanted = "一二三四五六日".find(match["weekday"].replace("天", "日"))
    monday = issue.day - timedelta(days=issue.day.weekday() - 7 * (match["week"] == "下"))
    return _ahead(monday + timedelta(days=wanted), issue), ""


def near_day(match: re.Match, issue: Issue) -> Due:
    """今天下班前, 明日12时前."""
    return issue.day and issue.day + timedelta(days="今明后".find(match["from_now"])), ""


def this_month(match: re.Match, issue: Issue) -> Due:
    """本月底, 月底前, 本月20日前, 下月5日前; 当月 and 次月 are those of a round."""
    ahead = match["which"] in ("下", "次")
    rule = ("next-month" if ahead else "month") + (f":{_value(match['day'])}" if match["day"] else "-end")
    first = later(issue.day and issue.day.replace(day=1), int(ahead), "m")
    if first is None or match["which"] in ("当", "次"):
        return None, rule
    if not match["day"]:
        return month_end(first), rule
    return _ahead(exact(first.year, first.month, _value(match["day"])), issue), rule


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
    """The eve of a feast: “五一”前 → 4月30日, 春节前 → the next one's. 节前 and 元旦春节前 only keep their words."""
    feast = match["feast"]
    if feast not in feasts.NAMES or match["during"] or match["early"]:
        return None, ""
    if match["year"] or match["said"]:
        year = _year(match.groupdict(), issue)
        return (_ahead(feasts.eve(feast, year), issue) if year else None), ""
    if issue.day:
        return feasts.next_eve(feast, issue.day), ""
    return (feasts.eve(feast, issue.year) if issue.year and feasts.told_by_year(feast) else None), ""


def words_only(match: re.Match, issue: Issue) -> Due:
    return None, ""


def ongoing(match: re.Match, issue: Issue) -> Due:
    return None, "ongoing"


def _complete(match: re.Match, month: int, day: int, issue: Issue) -> date | None:
    """A month and day with the year that the words or the issue tell, where they tell it for sure."""
    told = match.groupdict()
    if stated := _stated_year(told, month):
        found = exact(stated, month, day)
        return found if not found or not issue.day or found >= issue.day - _GRACE else None
    said = told.get("said")
    found = exact(_year(told, issue), month, day)
    if said or issue.day is None:
        # 1月10日前 in a directive of which only the year is known may be the January after it.
        return _ahead(found, issue) if said or month > 2 else None
    # A deadline does not precede the directive that sets it: 1月10日前 in November is next January.
    if found and found >= issue.day:
        return found
    spring = exact(issue.day.year + 1, month, day)
    return spring if spring and month <= 3 and spring - issue.day <= _NEXT_SPRING else None


def _stated_year(told: dict[str, str | None], month: int) -> int | None:
    """The year that stands beside the day, or at the beginning of the span that it ends: 2023年5月1日至6月10日."""
    written = told.get("year")
    since, first = told.get("since"), told.get("since_month")
    if not written and since and not told.get("said") and month >= int(first or 1):
        written = since
    year = _value(written) if written else None
    return year if year and FIRST_YEAR <= year <= LAST_YEAR else None


def _ahead(day: date | None, issue: Issue) -> date | None:
    """A day that does not precede the issue."""
    return day if day and (issue.day is None or day >= issue.day) else None


def _year(told: dict[str, str | None], issue: Issue) -> int | None:
    if written := told.get("year"):
        year = _value(written)
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
    return issue.year and issue.year + (told.get("said") in ("明年", "次年", "翌年"))


def _unit(written: str) -> str:
    """工作日 → wd, 周 and 星期 → w, 个月 → m, 小时 → h, 日 and 天 → d."""
    return "wd" if "工作日" in written else {"周": "w", "期": "w", "月": "m", "时": "h"}.get(written[-1], "d")


def _value(written: str) -> int:
    return 1 if written == "元" else numerals.value_of(written)
