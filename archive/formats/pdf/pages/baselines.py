"""Glyphs → lines: what stands on one baseline, from left to right, in pieces parted by wide gaps."""

from bisect import bisect_right
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from .glyphs import Glyph, is_wide

# All in parts of the type size.
_SAME_BASE = 0.3
_RAISED = 0.6
_TWICE = 0.12
_COLUMN_GAP = 1.2
_WIDEST_TRACKING = 2.0
# So many written spaces, and no two characters without one, are a way of setting a line.
_SPACED_OUT = 3


class LinePiece(NamedTuple):
    """Characters of a line that stand together. A wide gap comes before the next piece."""

    text: str
    left: float
    right: float


@dataclass
class BaselineLine:
    """A line of text, or of a table (`is_row`: its cells stand in the text with tabs between them)."""

    pieces: list[LinePiece]
    base: float
    size: float
    is_row: bool = False

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def text(self) -> str:
        """The pieces with as many spaces between them as fit into the gaps: 示例市总工会    示例市教育局."""
        if self.is_row:
            return "\t".join(piece.text for piece in self.pieces)
        text = self.pieces[0].text
        for before, piece in zip(self.pieces, self.pieces[1:], strict=False):
            gap = round((piece.left - before.right) / (self.size / 2))
            text += " " * min(8, max(2, gap)) + piece.text
        return text


def of(glyphs: list[Glyph], as_drawn: bool = False) -> list[BaselineLine]:
    """The lines that `glyphs` make, from the top down, in whatever order they were drawn. `as_drawn`: within a line
    they were drawn one after another and their places are rough, as in the layer of a scanning program."""
    bands: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if bands and glyph.base - bands[-1][0].base <= _SAME_BASE * max(glyph.size, bands[-1][0].size):
            bands[-1].append(glyph)
        else:
            bands.append([glyph])
    drawn = {id(glyph): at for at, glyph in enumerate(glyphs)} if as_drawn else {}
    found = []
    for band in _with_raised(bands):
        in_line = sorted(band, key=lambda glyph: drawn[id(glyph)] if as_drawn else glyph.left)
        if line := _line(in_line, band[0].base):
            found.append(line)
    return sorted(found, key=lambda line: (line.base, line.left))


def _with_raised(bands: list[list[Glyph]]) -> list[list[Glyph]]:
    """Small raised or lowered characters (a note's number) go to the line that they stand in."""
    merged: list[list[Glyph]] = []
    for band in bands:
        if merged and _is_raised(merged[-1], band):
            # The full-sized characters first: their baseline is the line's.
            merged[-1] = sorted(merged[-1] + band, key=lambda glyph: -glyph.size)
        else:
            merged.append(band)
    return merged


def _is_raised(above: list[Glyph], below: list[Glyph]) -> bool:
    small, large = sorted((above, below), key=lambda band: max(glyph.size for glyph in band))
    size = max(glyph.size for glyph in large)
    if abs(above[0].base - below[0].base) > _RAISED * size or max(glyph.size for glyph in small) > 0.8 * size:
        return False
    starts = sorted(glyph.left for glyph in large if not glyph.character.isspace())
    return not any(_stands_on(glyph, starts, size / 2) for glyph in small)


def _stands_on(glyph: Glyph, starts: list[float], width: float) -> bool:
    """Whether one of the characters that begin at `starts` and are `width` wide lies under the glyph."""
    at = bisect_right(starts, glyph.left - width)
    return at < len(starts) and starts[at] < glyph.right - width / 4


def _line(glyphs: list[Glyph], base: float) -> BaselineLine | None:
    inked = [glyph for glyph in glyphs if not glyph.character.isspace()]
    if not inked:
        return None
    size = median(glyph.size for glyph in inked)
    tracking = _tracking(glyphs, size)
    pieces: list[LinePiece] = []
    text, left, right, last, spaced = "", 0.0, 0.0, "", False
    recent: list[Glyph] = []
    for glyph in glyphs:
        if glyph.character.isspace():
            spaced = bool(text)
            continue
        if any(_is_twice(glyph, before) for before in recent):
            continue
        recent = [*recent[-2:], glyph]
        gap = glyph.left - right - tracking
        if text and gap >= _COLUMN_GAP * size:
            pieces.append(LinePiece(text, left, right))
            text = ""
        if not text:
            left = glyph.left
        elif _is_space(last, glyph.character, gap / size, spaced):
            text += " "
        text, last, spaced = text + glyph.character, glyph.character, False
        right = max(right, glyph.right)
    pieces.append(LinePiece(text, left, right))
    return BaselineLine(sorted(pieces, key=lambda piece: piece.left), base, size)


def _tracking(glyphs: list[Glyph], size: float) -> float:
    """The space that the typesetter put between any two Han characters: justified or spaced-out text. A written
    space counts only where it stands between all characters of a line: 关 于 做 好."""
    close, spaced = [], []
    for before, between, after in zip([None, *glyphs], glyphs, [*glyphs[1:], None], strict=False):
        if between.character.isspace():
            if before and after and is_wide(before.character) and is_wide(after.character):
                spaced.append(after.left - before.right)
        elif after and is_wide(between.character) and is_wide(after.character):
            close.append(after.left - between.right)
    gaps = close or (spaced if len(spaced) >= _SPACED_OUT else [])
    return min(max(0.0, median(gaps)), _WIDEST_TRACKING * size) if gaps else 0.0


def _is_twice(glyph: Glyph, before: Glyph) -> bool:
    """Bold is sometimes made by printing a character twice, a hair's breadth apart."""
    return glyph.character == before.character and abs(glyph.left - before.left) < _TWICE * glyph.size


def _is_space(before: str, after: str, gap: float, spaced: bool) -> bool:
    """Whether a space is to be read between two characters; `gap` is in parts of the type size, `spaced` says
    that the file has a space there. Word sets Latin letters apart from Han without one: 2023 年."""
    if before in ",.;:!?" and gap > 0.15:
        return True
    if is_wide(before) or is_wide(after):
        return gap > (0.1 if spaced else 0.6)
    # The box of an f leans over the space behind it.
    return gap > (-0.2 if spaced else 0.15)
