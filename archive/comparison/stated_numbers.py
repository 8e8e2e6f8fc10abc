"""The numbers of a text by their value, in whatever writing: 1.5万, 一千五百, 百分之四十, 七成, 三分之二, 半数.

Asked of a folded text (archive.lexicon.folding), where 30％ is 30% and white space is gone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CHINESE = "〇零一二两三四五六七八九十百千"
_PLAIN = rf"[{_CHINESE}]+[万亿][{_CHINESE}]+|[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|[{_CHINESE}]+(?:点[{_CHINESE}]+)?"
_RATIO = (
    rf"(?P<part>[0-9{_CHINESE}]+)分之(?P<of>[{_CHINESE}]+|[0-9]+)"
    r"|(?P<percent>[0-9]+(?:\.[0-9]+)?)%"
    "|(?P<tenths>[一二两三四五六七八九])成(?![立为果员绩长效本年都功熟交])"
    "|(?P<half>半数|一半|对半)"
)
_NUMBER = re.compile(rf"(?<![第0-9.])(?:{_RATIO}|(?P<plain>{_PLAIN})(?P<great>[万亿]?)(?![0-9%]))")
_GREAT = {"": 1, "万": 10_000, "亿": 100_000_000}
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True)
class StatedNumber:
    """Characters start:end of the folded text. `ratio`: the value is a part of a whole, 0.4 for 40%."""

    value: float
    start: int
    end: int
    ratio: bool = False


def stated_numbers(folded: str) -> Iterator[StatedNumber]:
    """In order; ordinals (第三) and what is no number (五一) where it has no unit are for the caller to leave out."""
    for match in _NUMBER.finditer(folded):
        value = _value(match)
        if value is not None:
            yield StatedNumber(value, match.start(), match.end(), ratio=match["plain"] is None)


def value_of(written: str) -> float | None:
    """'1,500' and '一千五百' → 1500, '一点五' → 1.5, '二〇二三' → 2023; None where it is none (十十)."""
    if not written:
        return None
    if written[0].isascii():
        return float(written.replace(",", ""))
    for name, unit in _GREAT.items():
        if name and name in written:
            great, _, rest = written.partition(name)
            values = value_of(great), value_of(rest)
            return None if values[0] is None or values[1] is None else values[0] * unit + values[1]
    whole, _, fraction = written.partition("点")
    value = _whole(whole)
    if value is None or not fraction:
        return value
    if not all(character in _DIGITS for character in fraction):
        return None
    return value + float("0." + "".join(str(_DIGITS[character]) for character in fraction))


def _value(match: re.Match) -> float | None:
    if match["percent"]:
        return round(float(match["percent"]) / 100, 6)
    if match["tenths"]:
        return _DIGITS[match["tenths"]] / 10
    if match["half"]:
        return 0.5
    if match["of"]:
        part, of = value_of(match["part"]), value_of(match["of"])
        return None if not part or of is None else round(of / part, 6)
    value = value_of(match["plain"])
    return None if value is None else value * _GREAT[match["great"]]


def _whole(written: str) -> float | None:
    if all(character in _DIGITS for character in written):
        return float("".join(str(_DIGITS[character]) for character in written)) if written else None
    total, pending = 0, None
    for character in written:
        if character in _UNITS:
            if pending is None and total:
                return None
            total += (1 if pending is None else pending) * _UNITS[character]
            pending = None
        elif pending:
            return None
        else:
            pending = _DIGITS[character]
    return float(total + (pending or 0))
