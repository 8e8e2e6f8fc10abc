"""Raw text → paragraphs. Changes white space only, and takes out what converters, pages and sites put in.

    raw ──marks, page numbers, site chrome, bars out──> lines ──gaps narrowed, tables told──> lines
        ──broken ones joined, lost line ends put back──> paragraphs

Every removal is recorded with its place in the raw text. Without white space, the raw text less
the removals is, character for character, the cleaned text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from archive.lexicon import titles
from archive.parsing.cleaning import (
    conversion_artifacts,
    line_joins,
    missing_line_breaks,
    page_numbers,
    site_chrome,
    text_tables,
)
from archive.parsing.cleaning.raw_lines import RawLine, Remains, Removal

__all__ = ["Cleaned", "CleanedLine", "Removal", "clean"]

# Artifacts beneath artifacts (**\*\***): so often they are looked for, so that a nest of marks costs no more.
_ROUNDS = 8
_FIRST_LINES = 8
_GAP = re.compile(r"[^\S\n ]")


@dataclass(frozen=True)
class CleanedLine:
    """A paragraph. `marked` says that the file itself marks it as a heading (#)."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Cleaned:
    """`mark` is the line above the title that blank room parts from it, '' where none is."""

    paragraphs: list[CleanedLine]
    removals: list[Removal]
    mark: str = ""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def clean(raw: str) -> Cleaned:
    """Clean a text as decoded. Offsets of the removals count characters of `raw`."""
    remains = Remains(raw)
    for _ in range(_ROUNDS):
        if not remains.take_out(conversion_artifacts.find(remains.text)):
            break
    lines = remains.lines()
    for find in (page_numbers.find, site_chrome.find, text_tables.bars):
        if remains.take_out(find(remains.text, lines)):
            lines = remains.lines()
    _recall(remains, lines)
    text_tables.mark(lines)
    if "  " in remains.text or _GAP.search(remains.text):
        for line in lines:
            if not line.row:
                line.text = " ".join(line.text.split())
    paragraphs = missing_line_breaks.split(
        [(paragraph.text, paragraph.marked) for paragraph in line_joins.paragraphs(lines)]
    )
    removals = sorted(remains.removals, key=lambda removal: removal.start)
    return Cleaned([CleanedLine(text, marked) for text, marked in paragraphs], removals, _mark(lines))


def _mark(lines: list[RawLine]) -> str:
    """The last line above a title that stands apart from it, where the lines below do not stand apart: no title has
    a blank line within it."""
    for line, title, below in zip(lines, lines[1:_FIRST_LINES], lines[2:], strict=False):
        if title.text.startswith("关于") or titles.is_title(title.text):
            return line.text if title.apart and not below.apart else ""
    return ""


def _recall(remains: Remains, lines: list[RawLine]) -> None:
    """Mark the lines before which the file had a heading mark, or a page its number."""
    starts = [line.start for line in lines]
    for removal in remains.removals:
        if removal.reason not in (conversion_artifacts.HEADING_MARK, page_numbers.REASON):
            continue
        place = remains.position(removal.end)
        at = bisect_right(starts, place) - 1
        inside = at >= 0 and place < starts[at] + len(lines[at].raw)
        if removal.reason == conversion_artifacts.HEADING_MARK:
            if inside:
                lines[at].marked = True
        elif inside and place == starts[at]:
            lines[at].on_new_page = True
        elif not inside and at + 1 < len(lines):
            lines[at + 1].on_new_page = True
