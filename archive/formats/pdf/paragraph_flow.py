"""Lines of pages → paragraphs, by where the lines stand: a line goes on in the next where it is full and the next
begins at the left margin. Of a line of which this is not plain, cleaning, which reads the words, has its own say.
"""

import re
from dataclasses import dataclass

from archive.formats.pdf import type_area
from archive.formats.pdf.placed_lines import PlacedLine, PlacedPage
from archive.formats.pdf.type_area import INDENT, INDENTED, SAME_SIZE, TypeArea
from archive.formats.pdf.type_sizes import body_size
from archive.lexicon import latin_spaces

# All lengths in parts of the type size, where nothing else is said.
_FLUSH = 0.6
_DEEPEST = 6.0
_PARTED = 1.3
_TITLE_SIZE, _MARK_SIZE, _TITLE_PITCH = 1.12, 1.8, 2.2

_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、．]|\.(?!\d))"
    r"|第[一二三四五六七八九十百]{1,4}[章条]|[●•■◆·])"
)
_SPOKEN = re.compile(r"[一二三四五六七八九十](?:是|要)")
_PUNCTUATED = re.compile(r"[，。；：！？]")
_UNENDED = re.compile(r"[，、,（(《“‘]$")
_ENDED = re.compile(r"[。；：！？][”’）》]*$")


@dataclass
class _Paragraph:
    """The lines of a paragraph so far, and the type area in which the last of them stands."""

    lines: list[PlacedLine]
    pieces: list[str]
    area: TypeArea

    def add(self, line: PlacedLine, area: TypeArea) -> None:
        self.pieces += [latin_spaces.between(self.lines[-1].text, line.text), line.text]
        self.lines.append(line)
        self.area = area


def text(pages: list[PlacedPage]) -> str:
    """The text of the pages, a paragraph to the line."""
    blocks = [(number, page.recognised, block) for number, page in enumerate(pages) for block in page.blocks]
    size = body_size([block for _, _, block in blocks])
    paragraphs: list[_Paragraph] = []
    for (_, _, block), area in zip(blocks, type_area.of_each(blocks, size), strict=True):
        above: PlacedLine | None = None
        for line in block.lines:
            gap = line.base - above.base if above else None
            if paragraphs and _goes_on(paragraphs[-1], line, area, gap, size):
                paragraphs[-1].add(line, area)
            else:
                paragraphs.append(_Paragraph([line], [line.text], area))
            above = line
    return "\n".join("".join(paragraph.pieces) for paragraph in paragraphs)


def _goes_on(paragraph: _Paragraph, line: PlacedLine, area: TypeArea, gap: float | None, size: float) -> bool:
    """`gap` is the distance to the line above in the same block, `size` that of the text."""
    last = paragraph.lines[-1]
    if last.is_row or line.is_row or abs(line.size - last.size) > SAME_SIZE * last.size:
        return False
    if gap is not None and _is_title(last, paragraph.area, size) and _is_title(line, area, size):
        return gap < _TITLE_PITCH * line.size
    if gap is not None and gap > _PARTED * area.pitch * max(1.0, line.size / size):
        return False
    flush = area.indent(line) < INDENTED
    if not (paragraph.area.is_full(last, line) or (flush and area.stops_short(last))):
        return False
    if not flush:
        return _hangs(paragraph, line)
    return _is_running(paragraph) and not _begins(last, line, area)


def _begins(last: PlacedLine, line: PlacedLine, area: TypeArea) -> bool:
    """Whether words tell that a paragraph begins after a full line, at the left margin: after the end of a
    sentence a short line that is none (附件, a signature); where paragraphs are not indented also a label."""
    ended = _ENDED.search(last.text) is not None
    if ended and line.right < area.middle and not _PUNCTUATED.search(line.text):
        return True
    if area.indented:
        return False
    if _LABEL.match(line.text):
        return not _UNENDED.search(last.text)
    return ended and _SPOKEN.match(line.text) is not None


def _is_title(line: PlacedLine, area: TypeArea, size: float) -> bool:
    """A centred line in larger type than the text, and smaller than an issuer's mark (发文机关标志)."""
    centred = abs((line.left + line.right) / 2 - area.middle) < line.size
    return centred and _TITLE_SIZE * size <= line.size <= _MARK_SIZE * size


def _is_running(paragraph: _Paragraph) -> bool:
    """Whether the lines so far are running text: not a date or a signature that ends at the right margin."""
    if len(paragraph.lines) > 1:
        return True
    line, area = paragraph.lines[0], paragraph.area
    indent = area.indent(line)
    if indent <= _FLUSH or INDENT[0] <= indent <= INDENT[1]:
        return True
    return indent <= _DEEPEST and area.room(line) <= _FLUSH


def _hangs(paragraph: _Paragraph, line: PlacedLine) -> bool:
    """A list whose items stand to the left of their own further lines: (1) 各单位要… / 认真…"""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    if len(paragraph.lines) > 1:
        return last.left > first.left + last.size / 2 and abs(line.left - last.left) < 0.6 * line.size
    inset = (line.left - first.left) / line.size
    labelled = _LABEL.match(first.text) and not _LABEL.match(line.text) and not _ENDED.search(last.text)
    return bool(labelled) and 0.5 < inset <= _DEEPEST
