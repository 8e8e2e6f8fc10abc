"""The foot of a Word file's pages: the page number (GB/T 9704-2012, 7.5), and below it the archive's own lines, which
leave the number where it is: the foot begins lower by as much as they take."""

from math import ceil

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt

from archive.rendering.paper.pieces import Face
from archive.rendering.paper.word_elements import PARAGRAPH_ORDER, borders, in_order, made
from archive.rendering.paper.word_styles import SMALL, WIDTH, set_face
from archive.rendering.title_lines import width

_LINE, _TYPE, _NOTICE_TYPE = Pt(12), Pt(8), Pt(9)
# Between the notice and its frame, and the frame and what is below it.
_FRAME, _GAP = Pt(2), Pt(3)


def set_page_numbers(document) -> None:
    """— 1 —: odd pages right, even pages left, inset one character."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, alignment, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right_indent"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left_indent"),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["Footer"]
        paragraph.alignment = alignment
        setattr(paragraph.paragraph_format, side, SMALL)
        paragraph.add_run("— ")
        field = made("w:fldSimple", instr="PAGE")
        run = paragraph.add_run("1")._r
        run.addprevious(field)
        field.append(run)
        paragraph.add_run(" —")


def add_line(document, words: str) -> None:
    """A small line that says by whom the file was set."""
    for paragraph in _below(document, _LINE):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).font.size = _TYPE


def add_notice(document, words: str) -> None:
    """A framed line, or several, of what a reader has to know before he relies on the directive."""
    lines = ceil(width(words) * _NOTICE_TYPE / (WIDTH - 2 * _NOTICE_TYPE))
    for paragraph in _below(document, lines * _LINE + 2 * _FRAME + 2 * _GAP):
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _GAP
        properties = paragraph._p.get_or_add_pPr()
        space = round(_FRAME / Pt(1))
        properties.append(borders("w:pBdr", **dict.fromkeys(("top", "left", "bottom", "right"), (6, space, "000000"))))
        in_order(properties, PARAGRAPH_ORDER)
        run = paragraph.add_run(words)
        run.font.size = _NOTICE_TYPE
        set_face(run._r.get_or_add_rPr(), Face.HEITI)


def _below(document, height: int):
    """A new paragraph at the end of the foot of odd pages and of even ones, the foot lower by so much."""
    section = document.sections[0]
    section.footer_distance = Emu(section.footer_distance - height)
    for footer in (section.footer, section.even_page_footer):
        paragraph = footer.add_paragraph(style=document.styles["Footer"])
        paragraph.paragraph_format.line_spacing = _LINE
        yield paragraph
