"""When feasts fall: those of the sun by their day, those of the moon by the calendar of the holidays package."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays.calendars.chinese import _ChineseLunisolar

# Whoever speaks of a feast just past does not mean the next, a year away.
_SOON = timedelta(days=335)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


@cache
def _moon() -> "_ChineseLunisolar":
    # The package loads in fifty milliseconds, and few directives name a feast of the moon.
    from holidays.calendars.chinese import _ChineseLunisolar  # noqa: PLC0415

    return _ChineseLunisolar()


def _of_the_moon(name: str, later: int = 0) -> Callable[[int], date | None]:
    """The reading of a day of the moon's calendar by its name in the package, or of one so many days later."""

    def reading(year: int) -> date | None:
        day, _ = getattr(_moon(), f"{name}_date")(year)
        return day and day + timedelta(days=later)

    return reading


_DAYS: dict[str, Callable[[int], date | None]] = {
    "元旦": _fixed(1, 1),
    "三八": _fixed(3, 8),
    "妇女节": _fixed(3, 8),
    "劳动节": _fixed(5, 1),
    "五一": _fixed(5, 1),
    "五四": _fixed(5, 4),
    "青年节": _fixed(5, 4),
    "六一": _fixed(6, 1),
    "儿童节": _fixed(6, 1),
    "七一": _fixed(7, 1),
    "八一": _fixed(8, 1),
    "教师节": _fixed(9, 10),
    "国庆": _fixed(10, 1),
    "十一": _fixed(10, 1),
    "除夕": _of_the_moon("lunar_new_year", -1),
    "春节": _of_the_moon("lunar_new_year"),
    "元宵": _of_the_moon("lunar_new_year", 14),
    "清明": _of_the_moon("qingming"),
    "端午": _of_the_moon("dragon_boat"),
    "中秋": _of_the_moon("mid_autumn"),
    "重阳": _of_the_moon("double_ninth"),
}
_OF_THE_MOON = frozenset(["除夕", "春节", "元宵", "清明", "端午", "中秋", "重阳"])
NAMES = tuple(_DAYS)


def eve(name: str, year: int) -> date | None:
    """The day before a feast of that year: ('春节', 2024) → 2024-02-09; None where the calendar does not reach."""
    day = _DAYS[name](year)
    return day and day - timedelta(days=1)


def next_eve(name: str, issued: date) -> date | None:
    """The day before the next such feast from the day of issue on; None where it is not near."""
    for year in (issued.year, issued.year + 1):
        found = eve(name, year)
        if found and found >= issued:
            return found if found - issued <= _SOON else None
    return None


def told_by_year(name: str) -> bool:
    """Whether the year alone tells which feast is meant: not the first of January, nor those that the moon moves."""
    return name not in _OF_THE_MOON and name != "元旦"
