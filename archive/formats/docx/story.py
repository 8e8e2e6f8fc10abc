"""A body, text box, cell, note or header → its lines, in reading order."""

import re
from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx import paragraph, table_lines
from archive.formats.docx.element_names import W_ALTCHUNK, W_P, W_PPR, W_TBL, value
from archive.formats.docx.footnotes import Notes
from archive.formats.docx.list_labels import Numbering
from archive.formats.docx.unseen_marks import is_unseen_mark
from archive.formats.received_text import Omission
from archive.formats.refusal import Refused

_FRAME, _DROP_CAP = qn("w:framePr"), qn("w:dropCap")
_POSITION, _FROM, _OFFSET = qn("wp:positionV"), "relativeFrom", qn("wp:posOffset")
_PROSE_END = re.compile("[。！？；.!?;][”’」』）)》\"']*\\s*$")


class Story:
    """Collects lines. The stories of one file share the numbering, the notes and the record of omissions.

    `bare_numbers` keeps the number of a paragraph without words: in a cell it is the serial number of the row,
    elsewhere an empty line that the author left in a list.
    """

    def __init__(self, numbering: Numbering, notes: Notes, omitted: list[Omission], bare_numbers: bool = False):
        self._numbering, self._notes, self._omitted, self._bare_numbers = numbering, notes, omitted, bare_numbers
        self._lines: list[str] = []
        self._begun = False  # whether there are words yet
        self._unfinished: list[str] = []  # paragraphs that go on in the next

    def read(self, blocks: Iterable[etree._Element]) -> list[str]:
        """The lines of paragraphs and tables, and of whatever they are wrapped in (content controls, insertions)."""
        self._read(blocks)
        self._finish("")
        return self._lines

    def inner(self, blocks: Iterable[etree._Element], bare_numbers: bool = False) -> list[str]:
        """The lines of a story within this one: of a text box, a note."""
        return Story(self._numbering, self._notes, self._omitted, bare_numbers).read(blocks)

    def cell(self, blocks: Iterable[etree._Element]) -> list[str]:
        return self.inner(blocks, bare_numbers=True)

    def _read(self, blocks: Iterable[etree._Element]) -> None:
        for block in blocks:
            if block.tag == W_P:
                self._paragraph(block)
            elif block.tag == W_TBL:
                self._finish("")
                self._add(table_lines.lines(block, self.cell))
            elif block.tag == W_ALTCHUNK:
                raise Refused("正文是嵌入的另一份文件，无法直接读取；请用 Word 打开后重新另存为 .docx。")
            elif len(block):
                self._read(block)

    def _paragraph(self, element: etree._Element) -> None:
        read = paragraph.read(element)
        self._omitted += read.omitted
        above: list[str] = []
        below: list[str] = []
        for box in read.hanging:
            # A text box floats; whoever made the file hung it on a paragraph. At the head of the text and where
            # it is set higher than its paragraph it is read before it: there stands the issuer's mark.
            lines = self.inner([box] if box.tag in (W_P, W_TBL) else box)
            (below if self._begun and not _is_above(box) else above).extend(lines)
        self._add(above)
        self._unfinished.append(read.text)
        properties = element.find(W_PPR)
        goes_on = is_unseen_mark(properties) or _is_drop_cap(properties)
        if not goes_on:
            # The number, like all that belongs to the paragraph mark, is that of the last one.
            self._finish(self._numbering.label(element))
        self._add(below)
        for reference in read.notes:
            self._notes.refer(reference, self.inner)
        if not goes_on and _PROSE_END.search(read.text):
            self._add(self._notes.due())

    def _finish(self, label: str) -> None:
        text = "".join(self._unfinished)
        if self._unfinished:
            self._unfinished = []
            self._add((label + text if text.strip() or self._bare_numbers else "").split("\n"))

    def _add(self, lines: list[str]) -> None:
        self._begun = self._begun or any(line.strip() for line in lines)
        self._lines += lines


def _is_drop_cap(properties: etree._Element | None) -> bool:
    """A first letter over two lines is a paragraph of its own to Word."""
    frame = None if properties is None else properties.find(_FRAME)
    return value(frame, _DROP_CAP) in ("drop", "margin")


def _is_above(box: etree._Element) -> bool:
    for anchor in box.iterancestors(qn("wp:anchor")):
        position = anchor.find(_POSITION)
        if position is not None and value(position, _FROM) in ("paragraph", "line"):
            offset = position.findtext(_OFFSET, "")
            return offset.startswith("-")
        return False
    return False
