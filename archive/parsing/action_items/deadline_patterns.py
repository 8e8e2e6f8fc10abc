"""How directives write by which day: patterns, each with the reading that makes a day of what it finds, and the order
in which they and the relative ones are tried."""

from archive.parsing.action_items import due_dates
from archive.parsing.action_items.deadline_words import (
    APART,
    BY,
    CLOSES,
    DAY,
    DAY_BARE,
    FROM,
    HOUR,
    MONTH,
    NUMBERED,
    NUMERAL,
    SHORT,
    UNITS_LOST,
    UNTIL,
    YEAR,
    tried,
)
from archive.parsing.action_items.relative_deadlines import AGAIN, RUNNING, SINCE_WHEN

_BY_DAY = tried(
    ("月", rf"(?:[本下这]?(?:周|星期)[一二三四五六日天]\s?[（(])?{DAY_BARE}{HOUR}[）)]?{BY}", due_dates.on_day),
    ("", rf"{APART}{NUMBERED}{HOUR}{BY}", due_dates.on_day),
    ("前", rf"{UNITS_LOST}{HOUR}{BY}", due_dates.on_day),
    ("前", rf"{SHORT}{HOUR}{BY}", due_dates.on_day),
)
_AT_THE_LATEST = tried(
    ("", rf"(?:最[迟晚](?:不(?:得?超过|晚于|迟于)|[于在])?|不[迟晚]于)\s?{DAY}{HOUR}", due_dates.on_day)
)
_CLOSING = tried(
    ("截", rf"{CLOSES}{DAY}{HOUR}", due_dates.on_day),
    ("截", rf"{CLOSES}{NUMBERED}{HOUR}", due_dates.on_day),
)
_SPANS = tried(
    ("月", rf"{FROM}{HOUR}{UNTIL}{DAY}{HOUR}(?:{BY})?", due_dates.on_day),
    ("", rf"(?:\d{{4}}([-/.．])\d{{1,2}}\1\d{{1,2}}|即日起){UNTIL}{NUMBERED}{HOUR}(?:{BY})?", due_dates.on_day),
)
_BY_MONTH = tried(
    ("月", rf"(?:{YEAR}\s?)?{MONTH}份?(?P<part>底|末|[上中下]旬|)(?:{BY}|之?内)", due_dates.part_of_month)
)
# Those that stand side by side with others: 6月底前、12月底前, 6月10日以前、每月5日前.
SIDE_BY_SIDE = (*AGAIN, *_BY_DAY, *_AT_THE_LATEST, *_BY_MONTH)
# The first of them may share the 前 of the last: 6月底、12月底前.
AHEAD = (
    *SIDE_BY_SIDE,
    *tried(
        ("月", rf"(?:{YEAR}\s?)?{MONTH}(?P<part>底|末|[上中下]旬)", due_dates.part_of_month),
        ("月", DAY, due_dates.on_day),
    ),
)
# Tried in this order, the first that fits wins: 每年开展…，12月10日前报送 is due in December.
READINGS = (*AGAIN, *SINCE_WHEN, *_BY_DAY, *_CLOSING, *_SPANS, *_BY_MONTH, *_AT_THE_LATEST, *RUNNING)
# Behind a label that states a deadline every date does: 报名时间：6月1日至10日.
LABELLED = (
    *_SPANS,
    *tried(
        (
            "月",
            rf"(?:{YEAR}\s?)?{MONTH}\s?\d{{1,2}}\s?[日号]?{HOUR}{UNTIL}(?P<day>{NUMERAL})\s?[日号]{HOUR}(?:{BY})?",
            due_dates.on_day,
        ),
        (
            ".",
            r"(?:(?P<since>\d{4})[.．])?(?P<since_month>\d{1,2})[.．]\d{1,2}\s?日?"
            rf"{UNTIL}(?P<month>\d{{1,2}})[.．](?P<day>\d{{1,2}})(?!\d)\s?日?",
            due_dates.on_day,
        ),
    ),
    *READINGS,
    *tried(
        ("月", rf"{DAY}{HOUR}", due_dates.on_day),
        ("", rf"{APART}{NUMBERED}{HOUR}", due_dates.on_day),
        ("", rf"{UNITS_LOST}{HOUR}", due_dates.on_day),
    ),
)
