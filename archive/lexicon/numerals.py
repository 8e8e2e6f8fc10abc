"""Chinese numerals as they are written in dates and labels, and as figures of a text."""

import re

_CHINESE_DIGITS = {c: v for v, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_DIGITS = _CHINESE_DIGITS | dict.fromkeys("○◯OoＯｏОоΟο", 0)
_DIGITS |= {c: v for v, c in enumerate("0123456789")} | {c: v for v, c in enumerate("０１２３４５６７８９")}
UNITS = {"十": 10, "百": 100, "千": 1000}
GREAT_UNITS = {"万": 10_000, "亿": 100_000_000}
# 廿二 is 二十二, 卅 is 三十.
_TENS = {"廿": "二十", "卄": "二十", "卅": "三十"}
# No figure of a text has more characters below 万; a run of thousands is none, and no float.
_MOST_CHARACTERS = 20
# For patterns: what a number below 万 is written with.
CHARACTERS = "".join((*_CHINESE_DIGITS, *UNITS))
_WHOLE = re.compile(
    "[〇零一二两三四五六七八九]+|[十百千]?(?:[〇零]*[一二两三四五六七八九][十百千])*[〇零]*[一二两三四五六七八九]?"
)


def value_of(text: str) -> int:
    """The number that `text` writes: '12' → 12, '十二' → 12, '廿二' → 22, '二〇二三' → 2023, '二O三五' → 2035.

    Raises ValueError where it writes none. Reads what is somehow a number, as in a label; see `amount_of`.
    """
    if not text:
        raise ValueError("no numeral")
    if text.isascii() and text.isdigit():
        return int(text)
    if text[0] in _TENS:
        text = _TENS[text[0]] + text[1:]
    if not any(character in UNITS for character in text):
        return int("".join(str(digit_of(character)) for character in text))
    total, pending = 0, None
    for character in text:
        if character in UNITS:
            total += (1 if pending is None else pending) * UNITS[character]
            pending = None
        else:
            pending = digit_of(character)
    return total + (pending or 0)


def amount_of(written: str) -> float | None:
    """'1,500' and '一千五百' → 1500, '一点五' → 1.5, '三亿五千万' → 350000000, '二〇二三' → 2023.

    None where it is no figure: 十十, and 千百万, which only says that there are many. In a text a number is told from
    what is none by how it is written, therefore this is stricter than `value_of`.
    """
    if not written:
        return None
    if written[0].isascii():
        return float(written.replace(",", ""))
    whole, _, fraction = written.partition("点")
    value = _with_great_units(whole)
    if value is None or not fraction:
        return value
    if not _CHINESE_DIGITS.keys() >= set(fraction):
        return None
    return value + float("0." + "".join(str(_CHINESE_DIGITS[character]) for character in fraction))


def digit_of(character: str) -> int:
    """'三', '3', '３' → 3; raises ValueError where it is no digit."""
    try:
        return _DIGITS[character]
    except KeyError:
        raise ValueError(f"not a numeral: {character}") from None


def _with_great_units(written: str) -> float | None:
    """十万亿 is ten thousand times 亿, 三亿五千万 is 三亿 and 五千万 besides."""
    total, below = 0.0, ""
    for character in written:
        if character not in GREAT_UNITS:
            below += character
            continue
        unit = GREAT_UNITS[character]
        if not below and not 0 < total < unit:
            return None
        amount = _below_great_units(below)
        if amount is None:
            return None
        total = (total + amount) * unit if total < unit else total + amount * unit
        below = ""
    rest = _below_great_units(below)
    return None if rest is None or not written else total + rest


def _below_great_units(written: str) -> float | None:
    if len(written) > _MOST_CHARACTERS or not _WHOLE.fullmatch(written):
        return None
    return float(value_of(written)) if written else 0.0
