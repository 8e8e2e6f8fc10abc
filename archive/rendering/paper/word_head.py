"""The head of a Word file: the red mark, the number below it and the rule.

`writer` is the one of word.py: it has the document, sets paragraphs and runs, and keeps the blank lines still to come.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Emu, Mm, Pt, RGBColor

from archive.rendering.paper import word_styles as styles
from archive.rendering.paper.pieces import Face, Mark, Number
from archive.rendering.paper.word_elements import PARAGRAPH_ORDER, borders, in_order
from archive.rendering.title_lines import width

_RED = RGBColor(0xD0, 0x00, 0x00)
_LARGEST, _SMALLEST = Pt(50), Pt(20)
# The lower edge of a line's type lies so far above that of the line.
_BELOW_TYPE = (styles.PITCH - styles.SIZE) // 2


def add_mark(writer, piece: Mark) -> None:
    """A line each issuer, as large as the longest lets it be."""
    names = [*piece.names[:-1], piece.names[-1] + piece.word]
    size = Emu(max(_SMALLEST, min(_LARGEST, round(styles.WIDTH * 0.97 / max(map(width, names))))))
    for place, name in enumerate(names):
        paragraph = writer.paragraph(style="Title")
        run = writer.run(paragraph, name, Face.BIAOSONG)
        run.font.size, run.font.color.rgb = size, _RED
        paragraph.paragraph_format.line_spacing = Emu(round(size * 1.2))
        if not place:
            paragraph.paragraph_format.space_before = writer.above_mark
    writer.lines_before = 2


def add_number(writer, piece: Number) -> None:
    """The number in the middle; of an upward directive at the left, its signers at the right."""
    paragraph = writer.paragraph(piece.text, "Normal")
    if not piece.upward:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    # Not the whole paragraph: the red rule below it is as wide as the type area.
    styles.indent(paragraph._p.get_or_add_pPr(), firstLine=1)
    if piece.signers:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(styles.WIDTH - styles.SIZE), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t签发人：")
        writer.run(paragraph, " ".join(piece.signers), Face.KAITI)


def add_red_rule(writer) -> None:
    """A border below what stands last in the head, 4 mm under its type."""
    properties = writer.document.paragraphs[-1]._p.get_or_add_pPr()
    space = round((Mm(4) - _BELOW_TYPE) / Pt(1))
    properties.append(borders("w:pBdr", bottom=(12, space, "D00000")))
    in_order(properties, PARAGRAPH_ORDER)
    writer.lines_before = 2
