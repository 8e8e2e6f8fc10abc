"""A paper as a Word file, to go on working with: the official layout, with real heading styles."""

import io
import zipfile
from datetime import datetime, time
from functools import singledispatchmethod

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from archive.printing import word_styles as styles
from archive.printing.characters import clean
from archive.printing.paper import (
    Addressees,
    Annexes,
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
from archive.printing.title_lines import width

_RED = RGBColor(0xD0, 0x00, 0x00)
_WIDTH = Mm(156)
_LARGEST, _SMALLEST = Pt(50), Pt(20)
# The lower edge of a line's type lies so far above that of the line.
_BELOW_TYPE = (styles.PITCH - styles.SIZE) // 2
_CELL_SIDE = Pt(5.4)
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
        size = Emu(max(_SMALLEST, min(_LARGEST, round(_WIDTH * 0.97 / max(map(width, names))))))
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
        styles.indent(paragraph._p.get_or_add_pPr(), left=1, right=1)
        if piece.signers:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(_WIDTH - styles.SIZE), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run("\t签发人：")
            self.run(paragraph, " ".join(piece.signers), Face.KAITI)

    @add.register
    def _(self, piece: RedRule) -> None:
        """A border below what stands last in the head, 4 mm under its type."""
        properties = self.document.paragraphs[-1]._p.get_or_add_pPr()
        space = round((Mm(4) - _BELOW_TYPE) / Pt(1))
        properties.append(_borders("w:pBdr", bottom=(12, space, "D00000")))
        _in_order(properties, _PARAGRAPH_ORDER)
        self.lines_before = 2

    @add.register
    def _(self, piece: Title) -> None:
        lines = list(piece.lines)
        if piece.supplied:
            lines[0], lines[-1] = f"［{lines[0]}", f"{lines[-1]}］" if len(lines) > 1 else f"［{lines[0]}］"
        self.lines_before = self.lines_before or (2 if len(self.document.paragraphs) else 0)
        self.lines(lines, "Title")
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
        mark = OxmlElement("w:rPr")
        mark.extend([_made("w:vanish"), _made("w:specVanish")])
        paragraph._p.get_or_add_pPr().append(mark)
        self.paragraph(piece.opening)

    @add.register
    def _(self, piece: Grid) -> None:
        rows = [piece.head, *piece.rows] if piece.head else list(piece.rows)
        table = self.document.add_table(len(rows), len(piece.shares), style="Table Grid")
        table.autofit = False
        if self.document.paragraphs:
            self.document.paragraphs[-1].paragraph_format.space_after = Emu(round(self.lines_before * styles.PITCH))
        widths = [Emu(round(_WIDTH * share / sum(piece.shares))) for share in piece.shares]
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = wide
        # python-docx looks the whole table over for every cell that it is asked for: the elements themselves instead.
        for place, (row, texts) in enumerate(zip(table._tbl.tr_lst, rows, strict=True)):
            properties = row.get_or_add_trPr()
            properties.append(_made("w:cantSplit"))
            is_head = bool(piece.head) and place == 0
            if is_head:
                properties.append(_made("w:tblHeader"))
            for cell, text, wide, centred in zip(row.tc_lst, texts, widths, piece.centred, strict=True):
                cell.width = wide
                paragraph = WordParagraph(cell.p_lst[0], table)
                cell.p_lst[0].style = self.style_ids[styles.CELL]
                self.run(paragraph, text, Face.HEITI if is_head else None).font.size = Pt(piece.size)
                paragraph.paragraph_format.line_spacing = Pt(piece.size * 1.5)
                paragraph.alignment = _CENTRE if centred or is_head else WD_ALIGN_PARAGRAPH.LEFT
        self.lines_before = 0.25

    @add.register
    def _(self, piece: Annexes) -> None:
        self.lines_before = 1
        label = width(piece.label)
        numbered = any(number for number, _ in piece.names)
        for place, (number, name) in enumerate(piece.names or (("", ""),)):
            paragraph = self.paragraph(f"{'' if place else piece.label}{number}{name}", "Normal")
            hanging = numbered + (0 if place else label)
            styles.indent(paragraph._p.get_or_add_pPr(), left=2 + label + numbered, hanging=hanging)

    @add.register
    def _(self, piece: Signature) -> None:
        self.lines_before = 1
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
        """A table that floats at the foot of the type area; its rules are 0.35, 0.25 and 0.35 mm thick."""
        table = self.document.add_table(len(piece.rows), 1)
        properties = table._tbl.tblPr
        properties.append(
            _made("w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="left", tblpYSpec="bottom")
        )
        properties.append(
            _borders("w:tblBorders", top=(8, 0, "000000"), bottom=(8, 0, "000000"), insideH=(6, 0, "000000"))
        )
        _in_order(properties, _TABLE_ORDER)
        table.autofit = False
        for row, cell in zip(piece.rows, table.columns[0].cells, strict=True):
            cell.width = _WIDTH
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self.style_ids[styles.IMPRINT]
            if row.printed:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(_WIDTH - 2 * _CELL_SIDE), WD_TAB_ALIGNMENT.RIGHT)
                self.run(paragraph, row.office)
                paragraph.add_run("\t")
                self.run(paragraph, row.printed)
            else:
                self.run(paragraph, row.label + row.text)
                hanging = Emu(round(width(row.label) * styles.SMALL))
                paragraph.paragraph_format.left_indent = hanging
                paragraph.paragraph_format.first_line_indent = Emu(-hanging)
        # A document ends with a paragraph; this one only holds the table and takes no line.
        self.lines_before = 0
        self.paragraph(style="Normal").paragraph_format.line_spacing = Pt(1)


def _made(tag: str, **attributes):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def _borders(tag: str, **sides: tuple[int, int, str]):
    """Borders: thickness in eighths of a point, distance in points, colour."""
    borders = OxmlElement(tag)
    for side, (thickness, space, colour) in sides.items():
        borders.append(_made(f"w:{side}", val="single", sz=thickness, space=space, color=colour))
    return borders


# The schema prescribes the order of properties; Word refuses a file with another.
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "snapToGrid", "spacing",
    "ind", "jc", "outlineLvl", "rPr",
)  # fmt: skip
_TABLE_ORDER = ("tblStyle", "tblpPr", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook")


def _in_order(properties, order) -> None:
    properties[:] = sorted(properties, key=lambda child: order.index(child.tag.rpartition("}")[2]))


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
