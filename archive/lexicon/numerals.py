"""Chinese numerals as they are written in dates and labels."""

_DIGITS = {c: v for v, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○◯OoＯｏОоΟο", 0) | {"两": 2}
_DIGITS |= {c: v for v, c in enumerate("0123456789")} | {c: v for v, c in enumerate("０１２３４５６７８９")}
_UNITS = {"十": 10, "百": 100}
# 廿二 is 二十二, 卅 is 三十.
_TENS = {"廿": "二十", "卄": "二十", "卅": "三十"}


def value_of(text: str) -> int:
    """The number that `text` writes: '12' → 12, '十二' → 12, '廿二' → 22, '二〇二三' → 2023, '二O三五' → 2035.

    Raises ValueError where it writes none.
    """
    if not text:
        raise ValueError("no numeral")
    if text.isascii() and text.isdigit():
        return int(text)
    if text[0] in _TENS:
        text = _TENS[text[0]] + text[1:]
    if not any(character in _UNITS for character in text):
        return int("".join(str(_digit(character)) for character in text))
    total, pending = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if pending is None else pending) * _UNITS[character]
            pending = None
        else:
            pending = _digit(character)
    return total + (pending or 0)


def _digit(character: str) -> int:
    try:
        return _DIGITS[character]
    except KeyError:
        raise ValueError(f"not a numeral: {character}") from None
