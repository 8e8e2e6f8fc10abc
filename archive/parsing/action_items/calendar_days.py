"""Days of the calendar: a month's last, so many days or months later."""

import calendar
from datetime import date, timedelta

LAST = 0  # stands for a month's last day


def exact(year: int | None, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (2月30日)."""
    if year is None or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None


def month_end(day: date | None) -> date | None:
    return exact(day.year, day.month, LAST) if day else None


def later(day: date | None, count: int, unit: str) -> date | None:
    if day is None or unit not in ("d", "w", "m"):
        return None
    if unit != "m":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
