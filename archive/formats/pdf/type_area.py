"""The type area (版心): where the lines of running text begin and end, and whether they do.

What full means is exact: a typesetter breaks a line where the next word no longer fits, so a line is full when
the room behind it is less than the first word of the next.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median

from archive.formats.pdf.placed_lines import PlacedBlock, PlacedLine

# All lengths in parts of the type size, where nothing else is said.
SAME_SIZE = 0.12
INDENTED = 0.9
# 左空二字, give or take what a typesetter stretches (GB/T 9704-2012, 7.3.3).
INDENT = (1.5, 2.6)
_SLACK = 0.4
_SHORT = 3.0
_WIDEST_WORD = 0.4
# Lines narrower than this share of the page are a list, not running text: none of them is full.
_NARROWEST, _NARROWEST_COLUMN = 0.45, 0.25
# So many lines tell the margins of one page, or of one side of the sheets.
_ENOUGH = 8

_WORD = re.compile(r"[“‘《〈（〔【「]*(?:[!-~]+|.[—…]?)[，。、；：！？”’》〉）〕】」]*")
_CLOSED = re.compile(r"[，。、；：！？”’》）]$")
_ENDED = re.compile(r"[。；：！？][”’）》]*$")


@dataclass(frozen=True)
class TypeArea:
    """`left` and `right` in points; `spread` says that lines reach `right` at all, `indented` that paragraphs
    begin two characters further in; `pitch` is the distance of the lines of a paragraph."""

    left: float
    right: float
    spread: bool
    pitch: float = 0.0
    indented: bool = False

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def indent(self, line: PlacedLine) -> float:
        return (line.left - self.left) / line.size

    def room(self, line: PlacedLine) -> float:
        return (self.right - line.right) / line.size

    def is_full(self, line: PlacedLine, following: PlacedLine) -> bool:
        """Whether `line` ends where the first word of the `following` one had no room."""
        widest = _WIDEST_WORD * (self.right - self.left) / line.size
        word = _WORD.match(following.text)
        return self.spread and self.room(line) <= min(_width(word[0]) if word else 0, widest) + _SLACK

    def stops_short(self, line: PlacedLine) -> bool:
        """A line not quite full in mid-sentence, where every paragraph is indented: a number moved on whole."""
        return self.indented and self.spread and self.room(line) <= _SHORT and not _ENDED.search(line.text)


def of_each(blocks: list[tuple[int, bool, PlacedBlock]], size: float) -> list[TypeArea]:
    """The type area of each block (number of its page, whether it was recognised, block): that of all the blocks
    of its width and column; of its own side of the sheet, or, where pages were scanned one by one, of its own
    page, if that has lines enough to tell. `size` is that of the text."""
    groups: dict[tuple, list[PlacedLine]] = defaultdict(list)
    keys = []
    for number, recognised, block in blocks:
        wide = (round(block.width), block.column)
        narrow = (*wide, "page", number) if recognised else (*wide, "side", number % 2)
        keys.append((wide, narrow))
        lines = [line for line in block.lines if not line.is_row and abs(line.size - size) <= SAME_SIZE * size]
        groups[wide] += lines
        groups[narrow] += lines
    known: dict[tuple, TypeArea] = {}
    found = []
    for (wide, narrow), (_, _, block) in zip(keys, blocks, strict=True):
        key = narrow if len(groups[narrow]) >= _ENOUGH else wide
        if key not in known:
            known[key] = _measured(groups[key], block, size)
        found.append(known[key])
    return found


def _measured(lines: list[PlacedLine], block: PlacedBlock, size: float) -> TypeArea:
    left = _outmost([line.left for line in lines], size)
    # Punctuation at a line's end may hang over the margin.
    even = [line for line in lines if not _CLOSED.search(line.text)]
    right = -_outmost([-line.right for line in (even if len(even) > 2 else lines)], size)
    narrowest = (_NARROWEST_COLUMN if block.column else _NARROWEST) * block.width
    area = TypeArea(left, right, right - left >= narrowest)
    inner, every, opening, flush = [], [], 0, 0
    for line, following in zip(lines, lines[1:], strict=False):
        step, full = following.base - line.base, area.is_full(line, following)
        if step > 0:
            every.append(step)
            if full and area.indent(following) < INDENTED:
                inner.append(step)
        opening += full and INDENT[0] <= area.indent(line) <= INDENT[1]
        flush += not full and area.indent(following) < INDENTED
    pitch = median(inner) if inner else min(every, default=2 * size)
    return replace(area, pitch=pitch, indented=opening > 0 and opening >= flush)


def _outmost(places: list[float], size: float) -> float:
    """The first place at which several lines begin: one that juts out is no margin."""
    places = sorted(places)
    enough = max(2, len(places) * 8 // 100)
    for place, further in zip(places, places[enough - 1 :], strict=False):
        if further - place <= 0.6 * size:
            return place
    return places[0] if places else 0.0


def _width(word: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in word)
