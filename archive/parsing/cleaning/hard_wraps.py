"""How a text was wrapped: its width, and whether it tells its paragraphs by indents or by blank lines.

The official grid sets 28 characters to the line (GB/T 9704-2012, 5.2.2); converters, mail programs and
web pages wrap at any width, and number or Latin word at a line's end makes a line shorter.
"""

import re
from dataclasses import dataclass

from archive.parsing.cleaning.raw_lines import RawLine

_NARROWEST, _NARROW, _WIDEST = 12, 60, 130
_FEWEST = 5  # lines of which a width can be told
_ENDS, _CLOSES = frozenset("。！？：；:;!?"), "”’」』）)》】"
_INDENT = re.compile(r"[^\S\n]+")
_NAMED = re.compile("[^，。：]{2,9}：")
_INNER = re.compile("[，。；、：]")
_WORD = re.compile("[!-~]+")


@dataclass(frozen=True)
class HardWrap:
    """`width` is the width of a full line in full-width characters, `least` that of the shortest full ones.
    `indents`, `parted`: paragraphs begin with an indent (beyond `margin`), after a blank line."""

    width: float
    least: float
    margin: float
    indents: bool
    parted: bool

    def is_full(self, line: RawLine, following: RawLine) -> bool:
        """Whether the `line` ended because the next word, with which `following` begins, did not fit."""
        if line.width >= self.least:
            return line.width <= self.width + 6
        latin = _WORD.match(following.text)
        word = len(latin[0]) / 2 if latin else 0
        return word > 1 and line.width + word - 1 >= self.least

    def is_piece(self, line: RawLine) -> bool:
        """Whether a line is as wide as the lines of a paragraph, and not centred or set right."""
        return line.width >= self.least and _indent_of(line) <= 5

    def begins(self, line: RawLine) -> bool:
        """Whether indent or blank line say that a paragraph begins with this line."""
        if self.indents:
            return _is_indented(line, self.margin)
        return self.parted and line.apart


def of(lines: list[RawLine]) -> HardWrap | None:
    """How the text with these lines was wrapped, or None where a line is a whole paragraph."""
    margin = min([_indent_of(line) for line in lines if len(line.text) > _NARROWEST], default=0)
    for line in lines:
        line.width = _width_of(line, margin)
    found = _widest(lines) or _commonest(lines)
    if found is None:
        return None
    indented = sum([_is_indented(line, margin) for line in lines])
    flush = sum([_indent_of(line) - margin < 1 for line in lines])
    apart = sum([line.apart for line in lines]) / len(lines)
    return HardWrap(*found, margin, indents=3 <= indented <= flush, parted=0 < apart <= 0.6)


def _widest(lines: list[RawLine]) -> tuple[float, float] | None:
    """The width of full lines and that of the shortest of them, where no line is much wider."""
    long = [line for line in lines if line.width > _NARROWEST]
    if len(long) < _FEWEST:
        return None
    widest = sorted([line.width for line in long])[int(len(long) * 0.9)]
    near = [line for line in long if widest - 3 <= line.width <= widest + 3]
    if widest > _WIDEST or len(near) < len(long) * 0.35 or len(near) < 3:
        return None
    # Whole paragraphs and items end with a mark; names in a list have none inside.
    prose = [line for line in near if _is_prose(line)]
    broken = sorted([line.width for line in prose if not is_ended(line.text)])
    if len(prose) < len(near) * 0.5 or len(broken) < max(len(prose) * 0.5, 3):
        return None
    return widest, broken[len(broken) // 10] - 0.5


def _commonest(lines: list[RawLine]) -> tuple[float, float] | None:
    """The same where some lines are whole paragraphs: a carried text may be wrapped, and the notice before it not."""
    broken = sorted([line.width for line in lines if _is_broken(line)])
    best, first = (0, 0.0), 0
    for last, width in enumerate(broken):
        while broken[first] < width - 1.5:
            first += 1
        best = max(best, (last - first + 1, width))
    count, width = best
    return (width, width - 2) if count >= max(6, len(broken) * 0.6) else None


def _is_broken(line: RawLine) -> bool:
    return _NARROWEST < line.width <= _NARROW and not is_ended(line.text) and _is_prose(line)


def _is_prose(line: RawLine) -> bool:
    """A line with marks inside, but not 联系人：…, which is complete without one at its end."""
    return _INNER.search(line.text) is not None and not _NAMED.match(line.text)


def is_ended(text: str) -> bool:
    """Whether a text ends as sentences and items end."""
    return text.rstrip(_CLOSES)[-1:] in _ENDS


def _width_of(line: RawLine, margin: float) -> float:
    """Width in full-width characters with the indent of a paragraph's first line; a centred line has none."""
    if not line.raw[0].isspace():
        return _width(line.text)
    indent = _indent_of(line) - margin
    return _width(line.text) + (indent if indent <= 5 else 0)


def _indent_of(line: RawLine) -> float:
    indent = _INDENT.match(line.raw) if line.raw[0].isspace() else None
    return _width(indent[0].replace("\t", "    ")) if indent else 0


def _is_indented(line: RawLine, margin: float) -> bool:
    return line.raw[0].isspace() and 1.5 <= _indent_of(line) - margin <= 4.5


def _width(text: str) -> float:
    """Latin letters, digits and spaces take half: in UTF-8 they are one byte, Chinese characters three."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) / 4
