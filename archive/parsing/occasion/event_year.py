"""In which year an occasion was: told by words near it, by what is known of congresses and anniversaries, else
inferred from the day of the directive."""

import re
from datetime import date, timedelta

from archive.lexicon import dates
from archive.parsing.occasion import known_events
from archive.parsing.occasion.sameness import may_be_of_year_before

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!代|远景)")
_IN_FORCE = re.compile(r"自?(?P<year>20\d\d)年\d{1,2}月\d{1,2}日起(?:正式)?(?:施行|实施|生效)")
_DAY = re.compile(r"(?<![年\d])(?P<month>\d{1,2})月(?P<day>\d{1,2})?")
# What is said on the eve of a feast is answered from then on.
_EVE = timedelta(days=14)
_FEASTS = {"三八": (3, 8), "五一": (5, 1), "五四": (5, 4), "七一": (7, 1), "国庆": (10, 1)}
# Meetings of every year that are held in one month: what answers them in January answers the December before.
_HELD_FROM = {
    "中央经济工作会议": (12, 1), "中央农村工作会议": (12, 1), "全国两会": (3, 1),
}  # fmt: skip


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


def of_force(words: str) -> int | None:
    """The year from which a law is in force by these words: 自2022年1月1日起施行."""
    match = _IN_FORCE.search(words)
    return int(match["year"]) if match else None


def known(name: str) -> int | None:
    """The year that an event's canonical name tells by itself."""
    return known_events.congress_year(name) or known_events.founding_year(name)


def of_feast(name: str, dated: date) -> int | None:
    """The year of the last feast of that name before a day, its eve with it, or of the last such meeting."""
    if name in _HELD_FROM:
        return _last_before(*_HELD_FROM[name], dated)
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
