"""The numbers of a text by their value, in whatever writing: 1.5万, 一千五百, 百分之四十, 七成, 三分之二, 半数.

Asked of a folded text (archive.lexicon.folding), where 30％ is 30% and white space is gone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.lexicon import numerals
from archive.lexicon.numerals import amount_of

_CHINESE = numerals.CHARACTERS
_PLAIN = rf"[{_CHINESE}]+[万亿][{_CHINESE}]+|[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|[{_CHINESE}]+(?:点[{_CHINESE}]+)?"
_RATIO = (
    rf"(?P<part>[0-9{_CHINESE}]+)分之(?P<of>[{_CHINESE}]+|[0-9]+)"
    r"|(?P<percent>[0-9]+(?:\.[0-9]+)?)%"
    "|(?P<tenths>[一二两三四五六七八九])成(?![立为果员绩长效本年都功熟交])"
    "|(?P<half>半数|一半|对半)"
)
_NUMBER = re.compile(rf"(?<![第0-9.])(?:{_RATIO}|(?P<plain>{_PLAIN})(?P<great>[万亿]?)(?![0-9%]))")


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


def _value(match: re.Match) -> float | None:
    if match["percent"]:
        return round(float(match["percent"]) / 100, 6)
    if match["tenths"]:
        return numerals.digit_of(match["tenths"]) / 10
    if match["half"]:
        return 0.5
    if match["of"]:
        part, of = amount_of(match["part"]), amount_of(match["of"])
        return None if not part or of is None else round(of / part, 6)
    plain, great = match["plain"], match["great"]
    if great and not numerals.GREAT_UNITS.keys().isdisjoint(plain):
        # 三亿五千万: the first unit does not count the second.
        return amount_of(plain + great)
    value = amount_of(plain)
    return None if value is None else value * numerals.GREAT_UNITS.get(great, 1)
