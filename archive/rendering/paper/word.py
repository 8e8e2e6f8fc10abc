"""A paper as a Word file, to go on working with: the official layout, with real heading styles."""

import io
from functools import singledispatchmethod

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt

from archive.rendering.paper import word_end_matter, word_foot, word_head, word_properties, word_tables
from archive.rendering.paper import word_styles as styles
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
from archive.rendering.paper.word_elements import made

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
        word_foot.set_page_numbers(self.document)
        if paper.validity:
            word_foot.add_notice(self.document, clean(paper.validity))
        if paper.reprint:
            word_foot.add_line(self.document, clean(paper.reprint))
        # python-docx goes through all styles for each paragraph that it gives one.
        self.style_ids = {style.name: style.style_id for style in self.document.styles}

    def write(self) -> bytes:
        for piece in self.paper.pieces:
            self.add(piece)
        word_properties.describe(self.document, self.paper)
        written = io.BytesIO()
        self.document.save(written)
        return word_properties.dated_alike(written.getvalue())

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
        word_head.add_mark(self, piece)

    @add.register
    def _(self, piece: Number) -> None:
        word_head.add_number(self, piece)

    @add.register
    def _(self, piece: RedRule) -> None:
        word_head.add_red_rule(self)

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
        word_end_matter.add_attachment_list(self, piece)

    @add.register
    def _(self, piece: Signature) -> None:
        word_end_matter.add_signature(self, piece)

    @add.register
    def _(self, piece: Part) -> None:
        word_end_matter.add_part(self, piece)

    @add.register
    def _(self, piece: Imprint) -> None:
        word_tables.add_imprint(self, piece)
        # A document ends with a paragraph; this one only holds the table and takes no line.
        self.lines_before = 0
        self.paragraph(style="Normal").paragraph_format.line_spacing = Pt(1)
