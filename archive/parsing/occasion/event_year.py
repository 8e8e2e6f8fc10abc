"""In which year an occasion was: told by words near it, by what is known of congresses and anniversaries, else
inferred from the day of the directive."""

import re
from datetime import date, timedelta

from archive.lexicon import dates
from archive.parsing.occasion import event_names
from archive.parsing.occasion.sameness import may_be_of_year_before

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!代|远景)")
_DAY = re.compile(r"(?<![年\d])(?P<month>\d{1,2})月(?P<day>\d{1,2})?")
# What is said on the eve of a feast is answered from then on.
_EVE = timedelta(days=14)
_FEASTS = {"三八": (3, 8), "五一": (5, 1), "五四": (5, 4), "七一": (7, 1), "国庆": (10, 1)}


def told(words: str, dated: date | None) -> int | None:
    """The year that these words tell: 2020年11月24日; 11月24日, by the directive's own day; None for neither."""
    at: dict[int, int] = {}
    for full in dates.find(words):
        at[full.start] = full.date.year
    if match := _YEAR.search(words):
        at.setdefault(match.start(), int(match[1]))
    match = _DAY.search(words)
    if match and dated and 1 <= int(match["month"]) <= 12:
        at.setdefault(match.start(), _last_before(int(match["month"]), min(int(match["day"] or 1), 28), dated))
    for said, before in (("今年", 0), ("去年", 1)):
        if dated and said in words:
            at.setdefault(words.index(said), dated.year - before)
    # 1月5日，市委召开会议，总结2021年工作: what comes first.
    return at[min(at)] if at else None


def known(name: str) -> int | None:
    """The year that an event's canonical name tells by itself."""
    return event_names.congress_year(name) or event_names.founding_year(name)


def of_feast(name: str, dated: date) -> int | None:
    """The year of the last feast of that name before a day, its eve with it."""
    if name not in _FEASTS:
        return None
    return _last_before(*_FEASTS[name], dated + _EVE)


def inferred(dated: date | None, year: int | None, is_numbered: bool) -> int | None:
    """What the directive's own day lets one suppose; nothing soon after the new year, of what bears its number."""
    if is_numbered and may_be_of_year_before(dated):
        return None
    return dated.year if dated else year


def _last_before(month: int, day: int, until: date) -> int:
    return until.year if (month, day) <= (until.month, until.day) else until.year - 1
