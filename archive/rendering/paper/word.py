"""A paper as a Word file, to go on working with: the official layout, with real heading styles."""

import io
import zipfile
from datetime import datetime, time
from functools import singledispatchmethod

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Emu, Mm, Pt, RGBColor

from archive.rendering.paper import word_styles as styles
from archive.rendering.paper import word_tables
from archive.rendering.paper.pieces import (
    Addressees,
    AttachmentList,
    Corner,
    Face,
    Grid,
    Heading,
    Imprint,
    Mark,
    Note,
    Number,
    Paper,
    Paragraph,
    Part,
    RedRule,
    Signature,
    Title,
)
from archive.rendering.paper.printable_characters import clean
from archive.rendering.paper.word_elements import PARAGRAPH_ORDER, borders, in_order, made
from archive.rendering.title_lines import width

_RED = RGBColor(0xD0, 0x00, 0x00)
_LARGEST, _SMALLEST = Pt(50), Pt(20)
# The lower edge of a line's type lies so far above that of the line.
_BELOW_TYPE = (styles.PITCH - styles.SIZE) // 2
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def docx_of(paper: Paper) -> bytes:
    """The Word file; the same paper gives the same bytes."""
    return _Writer(paper).write()


class _Writer:
    """Writes piece after piece into one document."""

    def __init__(self, paper: Paper):
        self.paper, self.document = paper, Document()
        self.lines_before = 0.0
        # The mark's upper edge is 35 mm below that of the type area, copy number and the like in between.
        corners = sum(isinstance(piece, Corner) for piece in paper.pieces)
        self.above_mark = Emu(max(Mm(35) - corners * styles.PITCH, 0))
        styles.prepare(self.document)
        if paper.reprint:
            styles.add_foot_line(self.document, clean(paper.reprint))
        # python-docx goes through all styles for each paragraph that it gives one.
        self.style_ids = {style.name: style.style_id for style in self.document.styles}

    def write(self) -> bytes:
        for piece in self.paper.pieces:
            self.add(piece)
        self._describe()
        written = io.BytesIO()
        self.document.save(written)
        return _dated_alike(written.getvalue())

    def _describe(self) -> None:
        properties, made_at = self.document.core_properties, datetime.combine(self.paper.made_on, time())
        properties.title, properties.subject = _short(self.paper.title), _short(self.paper.number)
        properties.author = _short("；".join(self.paper.issuers))
        properties.keywords = _short("；".join(self.paper.keywords))
        properties.language, properties.comments, properties.last_modified_by = "zh-CN", "", ""
        properties.created = properties.modified = made_at

    def paragraph(self, text="", style=styles.BODY, face: Face | None = None, alignment=None):
        """A new paragraph, after as many blank lines as the piece before has asked for."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.style_ids[style]
        if text:
            self.run(paragraph, text, face)
        if self.lines_before:
            paragraph.paragraph_format.space_before = Emu(round(self.lines_before * styles.PITCH))
            self.lines_before = 0
        if alignment is not None:
            paragraph.alignment = alignment
        return paragraph

    def run(self, paragraph, text: str, face: Face | None = None):
        run = paragraph.add_run(clean(text))
        if face:
            styles.set_face(run._r.get_or_add_rPr(), face)
        return run

    def lines(self, lines, style):
        """The lines of a title in one paragraph."""
        paragraph = self.paragraph(style=style)
        for place, line in enumerate(lines):
            if place:
                paragraph.add_run().add_break()
            self.run(paragraph, line)
        return paragraph

    @singledispatchmethod
    def add(self, piece) -> None:
        raise TypeError(f"no such piece: {piece}")

    @add.register
    def _(self, piece: Corner) -> None:
        self.paragraph(piece.text, "Normal", piece.face)

    @add.register
    def _(self, piece: Mark) -> None:
        names = [*piece.names[:-1], piece.names[-1] + piece.word]
        size = Emu(max(_SMALLEST, min(_LARGEST, round(styles.WIDTH * 0.97 / max(map(width, names))))))
        for place, name in enumerate(names):
            paragraph = self.paragraph(style="Title")
            run = self.run(paragraph, name, Face.BIAOSONG)
            run.font.size, run.font.color.rgb = size, _RED
            paragraph.paragraph_format.line_spacing = Emu(round(size * 1.2))
            if not place:
                paragraph.paragraph_format.space_before = self.above_mark
        self.lines_before = 2

    @add.register
    def _(self, piece: Number) -> None:
        paragraph = self.paragraph(piece.text, "Normal")
        if not piece.upward:
            paragraph.alignment = _CENTRE
            return
        # Not the whole paragraph: the red rule below it is as wide as the type area.
        styles.indent(paragraph._p.get_or_add_pPr(), firstLine=1)
        if piece.signers:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(styles.WIDTH - styles.SIZE), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run("\t签发人：")
            self.run(paragraph, " ".join(piece.signers), Face.KAITI)

    @add.register
    def _(self, piece: RedRule) -> None:
        """A border below what stands last in the head, 4 mm under its type."""
        properties = self.document.paragraphs[-1]._p.get_or_add_pPr()
        space = round((Mm(4) - _BELOW_TYPE) / Pt(1))
        properties.append(borders("w:pBdr", bottom=(12, space, "D00000")))
        in_order(properties, PARAGRAPH_ORDER)
        self.lines_before = 2

    @add.register
    def _(self, piece: Title) -> None:
        self.lines_before = self.lines_before or (2 if len(self.document.paragraphs) else 0)
        self.lines(piece.lines, "Title")
        self.lines_before = 1

    @add.register
    def _(self, piece: Note) -> None:
        waiting, self.lines_before = self.lines_before, 0
        self.paragraph(piece.text, "Normal", piece.face, _CENTRE)
        self.lines_before = waiting

    @add.register
    def _(self, piece: Addressees) -> None:
        self.paragraph(piece.text, "Normal", alignment=WD_ALIGN_PARAGRAPH.JUSTIFY)

    @add.register
    def _(self, piece: Paragraph) -> None:
        self.paragraph(piece.text)

    @add.register
    def _(self, piece: Heading) -> None:
        level = min(piece.level, max(styles.LEVELS))
        face = piece.face if piece.face is not styles.LEVELS[level] else None
        paragraph = self.paragraph(piece.wording, f"Heading {level}", face)
        if not piece.opening:
            return
        # Word's style separator: the heading's own mark is hidden, so that the text goes on behind it and
        # the navigation shows the heading alone.
        mark = made("w:rPr")
        mark.extend([made("w:vanish"), made("w:specVanish")])
        paragraph._p.get_or_add_pPr().append(mark)
        self.paragraph(piece.opening)

    @add.register
    def _(self, piece: Grid) -> None:
        if self.document.paragraphs:
            self.document.paragraphs[-1].paragraph_format.space_after = Emu(round(self.lines_before * styles.PITCH))
        word_tables.add_grid(self, piece)
        self.lines_before = 0.25

    @add.register
    def _(self, piece: AttachmentList) -> None:
        self.lines_before = 1
        label = width(piece.label)
        numbered = any(number for number, _ in piece.names)
        for place, (number, name) in enumerate(piece.names):
            paragraph = self.paragraph(f"{'' if place else piece.label}{number}{name}", "Normal")
            hanging = numbered + (0 if place else label)
            styles.indent(paragraph._p.get_or_add_pPr(), left=2 + label + numbered, hanging=hanging)

    @add.register
    def _(self, piece: Signature) -> None:
        self.lines_before = 1
        # A short last paragraph goes with the signature to the next page: none stands there alone.
        if (last := self.document.paragraphs[-1:]) and len(last[0].text) <= 5 * 28:
            last[0].paragraph_format.keep_with_next = True
        names, dates = (max(map(width, lines), default=0) for lines in (piece.names, piece.dates))
        inset = 2 if piece.names else 0
        whole = dates + inset if dates > names else names
        for text, start in [*((text, 0) for text in piece.names), *((text, inset) for text in piece.dates)]:
            paragraph = self.paragraph(text, "Normal", alignment=WD_ALIGN_PARAGRAPH.RIGHT)
            styles.indent(paragraph._p.get_or_add_pPr(), right=max(0, 2 + whole - start - width(text)))
            paragraph.paragraph_format.keep_with_next = text is not (*piece.names, *piece.dates)[-1]

    @add.register
    def _(self, piece: Part) -> None:
        self.lines_before = 0
        first = self.paragraph(piece.label, styles.PART_LABEL) if piece.label else None
        if piece.lines:
            self.lines_before = 1 if first else 0
            title = self.lines(piece.lines, styles.PART_TITLE)
            first = first or title
        if first is not None:
            first.paragraph_format.page_break_before = True
        self.lines_before = 1

    @add.register
    def _(self, piece: Imprint) -> None:
        word_tables.add_imprint(self, piece)
        # A document ends with a paragraph; this one only holds the table and takes no line.
        self.lines_before = 0
        self.paragraph(style="Normal").paragraph_format.line_spacing = Pt(1)


def _short(text: str) -> str:
    """Core properties hold 255 characters."""
    return clean(text)[:255]


def _dated_alike(archive: bytes) -> bytes:
    """The same zip file without the hour in which it was made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given.infolist():
            made.writestr(zipfile.ZipInfo(entry.filename), given.read(entry), zipfile.ZIP_DEFLATED)
    return written.getvalue()
