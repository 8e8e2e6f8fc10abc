"""The copy of a text by which two directives are held against each other.

Nothing is left in it but what says something: no punctuation, no numbering, no white space, one width, one script;
figures by their value (500元, 五百元), a directive's own names by their kind. Each of these two is one character, so
that it is the same as a whole or differs as a whole. `starts` and `ends` lead back to the text itself.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.comparison.own_names import OwnNames
from archive.lexicon import numerals
from archive.lexicon.folding import fold_with_offsets
from archive.lexicon.traditional_characters import simplified

_NUMERALS = numerals.CHARACTERS + "".join(numerals.GREAT_UNITS)
# At the start of a sentence: 一、 （二） 3． 四是 第五条.
_LABEL = re.compile(
    f"(?:\\([{_NUMERALS}0-9]+\\)|第[{_NUMERALS}0-9]+[条章节款]|[一二三四五六七八九十]+(?:、|[是要])|[0-9]{{1,2}}[.、)](?![0-9]))+"
)
_FIGURES = (
    "(?P<plan>十[一二三四五]五|1[1-5]五)",
    f"(?P<percent>百分之[{_NUMERALS}]+)",
    f"(?P<figure>[0-9]+(?:[,.][0-9]+)*[十百千万亿]*%?|[{_NUMERALS}]+)",
    r"(?P<nothing>[\W_]+)",
)
_FACTORS = numerals.UNITS | numerals.GREAT_UNITS
# Where atoms have their characters: a plane that no text uses.
FIRST_ATOM = 0xF0000


@dataclass(frozen=True)
class NeutralCopy:
    """Character i of `text` stands for starts[i]:ends[i] of the original, in characters."""

    text: str
    starts: list[int]
    ends: list[int]


class Atoms:
    """The one character of each figure and name, for the copies of one comparison."""

    def __init__(self) -> None:
        self._characters: dict[tuple[str, str], str] = {}

    def of(self, kind: str, value: str) -> str:
        return self._characters.setdefault((kind, value), chr(FIRST_ATOM + len(self._characters) % 0xFFFE))


def neutral_copy(text: str, names: OwnNames, atoms: Atoms) -> NeutralCopy:
    """The copy of one sentence or heading, as it stands in a directive of these own names."""
    folded = fold_with_offsets(simplified(text))
    copied, offsets = folded.text, folded.offsets
    label = _LABEL.match(copied)
    at = label.end() if label and label.end() < len(copied) else 0
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def plain(start: int, end: int) -> None:
        characters.append(copied[start:end])
        starts.extend(offsets[start:end])
        ends.extend(offset + 1 for offset in offsets[start:end])

    for token in _tokens(names.pattern).finditer(copied, at):
        plain(at, token.start())
        at = token.end()
        kind = token.lastgroup or ""
        if kind != "nothing":
            characters.append(_atom(kind, token.group(), atoms))
            starts.append(offsets[token.start()])
            ends.append(offsets[token.end() - 1] + 1)
    plain(at, len(copied))
    return NeutralCopy("".join(characters), starts, ends)


@lru_cache(maxsize=256)
def _tokens(names: str) -> re.Pattern:
    return re.compile("|".join((names, *_FIGURES)))


def _atom(kind: str, written: str, atoms: Atoms) -> str:
    if kind == "plan":
        return atoms.of(kind, f"1{numerals.digit_of(written[1])}")
    if kind == "percent":
        return atoms.of("figure", f"{_value(written[3:])}%")
    if kind == "figure":
        return atoms.of(kind, _figure(written))
    # A name by its kind alone: whose it is differs, and what is said does not.
    return atoms.of(kind, "")


def _figure(written: str) -> str:
    """'1,000', '一千', '0.1万' → '1000'; '30%' stays."""
    digits = re.match(r"[0-9,.]*", written).group()  # type: ignore[union-attr]
    rest, percent = written[len(digits) :].removesuffix("%"), "%" if written.endswith("%") else ""
    if not digits:
        return _value(written)
    factor = 1
    for unit in rest:
        factor *= _FACTORS[unit]
    try:
        number = round(float(digits.replace(",", "")) * factor, 6)
    except ValueError:
        # 1.2.3 is a numbering and no number.
        return written
    return f"{number:.6f}".rstrip("0").rstrip(".") + percent


def _value(written: str) -> str:
    """'五百' → '500', '二〇二一' → '2021'; what is no number stays as it is written."""
    value = numerals.amount_of(written)
    return written if value is None else f"{value:.0f}"
