"""The pieces of which the number of a directive is made: brackets, years, serials, in every writing."""

import re

from archive.lexicon import numerals

OPEN, CLOSE = r"[〔\[［【（(﹝〖〈<＜{｛]", r"[〕\]］】）)﹞〗〉>＞}｝]"
DIGIT = "[0-9０-９]"
HAN = "[\u4e00-\u9fff]"
HAO = "[号號]"
# Blanks within a letter-spaced number never reach beyond its line.
BLANK = r"[^\S\n]{0,3}"
_HAN_DIGIT = "[〇零○OoＯ一二三四五六七八九]"
# Four digits, in characters or letter-spaced too; where only two stand, `SHORT_YEAR`.
FULL_YEAR = rf"[12１２]{DIGIT}{{3}}|[一二]{_HAN_DIGIT}{{3}}|[12１２](?:{BLANK}{DIGIT}){{3}}"
SHORT_YEAR = rf"{DIGIT}{{2}}"
# In characters, and letter-spaced, only 号 makes a serial of it.
SERIAL = (
    rf"{DIGIT}(?:[ \u3000]{DIGIT}){{1,3}}(?=\s?{HAO})|{DIGIT}{{1,5}}(?!{DIGIT})"
    rf"|[一二三四五六七八九十百〇]{{1,5}}(?=\s?{HAO})"
)
# 8-2号, 8号之二.
PART = rf"(?:\s?(?P<dash>[-－—–―]{{1,2}})\s?(?P<part>{DIGIT}{{1,4}})(?=\s?{HAO}))?"
OF = "(?P<of>之[一二三四五六七八九十]{1,2})?"
# 〔97〕 is of 1997, 〔03〕 of 2003.
_CENTURY_TURNS = 49


def year_of(written: str) -> int:
    """The year that `written` tells: 2024, 二〇二四, 2 0 2 4, 97."""
    value = numerals.value_of("".join(written.split()))
    if value >= 100:
        return value
    return value + (2000 if value < _CENTURY_TURNS else 1900)


def serial_of(written: str) -> int:
    return numerals.value_of("".join(written.split()))


def part_of(match: re.Match) -> str:
    """The part that a serial is followed by, as a key has it: 2 of 8-2号 and of 8号之二."""
    written = match["part"] or (match["of"] or "").removeprefix("之")
    return str(numerals.value_of(written)) if written else ""
