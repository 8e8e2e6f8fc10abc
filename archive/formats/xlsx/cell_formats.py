"""A number in a cell → how the workbook shows it: dates and shares are numbers there (ECMA-376, 18.8.30)."""

import re
from datetime import datetime, timedelta

_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_TIMES = {18, 19, 20, 21, 45, 46, 47}
_SHARES = {9: 0, 10: 2}
# Words in a format, and what stands in brackets: [Red], [$-804].
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EPOCH, _EPOCH_OF_MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)
_MOST_DAYS = 2_958_465  # 9999-12-31


def shown(written: str, number: int, code: str, is_1904: bool) -> str:
    """`written` as the format of this number and code shows it; as it is where the format is of another kind."""
    try:
        value = float(written)
    except ValueError:
        return written
    letters = _ASIDE.sub("", code).lower()
    if 0 < value <= _MOST_DAYS and (number in _DATES or ("y" in letters or ("m" in letters and "d" in letters))):
        return _date(value, is_1904)
    if number in _SHARES or letters.endswith("%"):
        places = _SHARES.get(number, len(letters.partition(".")[2].rstrip("%")))
        return f"{value * 100:.{places}f}%"
    if number in _TIMES or not value.is_integer() or abs(value) >= 1e15:
        return _plain(value, written)
    return str(int(value))


def _date(value: float, is_1904: bool) -> str:
    day = (_EPOCH_OF_MAC if is_1904 else _EPOCH) + timedelta(days=value)
    day = (day + timedelta(seconds=30)).replace(second=0, microsecond=0)
    time = f" {day.hour}:{day.minute:02}" if value % 1 else ""
    return f"{day.year}年{day.month}月{day.day}日{time}"


def _plain(value: float, written: str) -> str:
    """0.1 is kept as 0.10000000000000001."""
    short = f"{value:.10g}"
    return short if "e" not in short else written
