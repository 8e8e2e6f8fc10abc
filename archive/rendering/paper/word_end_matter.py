"""What stands in a Word file below the body: the attachments' names, the signature block, and where each attachment
begins.

`writer` is the one of word.py, as for word_head.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH

from archive.rendering.paper import word_styles as styles
from archive.rendering.paper.pieces import AttachmentList, Part, Signature
from archive.rendering.title_lines import width


def add_attachment_list(writer, piece: AttachmentList) -> None:
    """A line a name; those below the first stand under its name, not its label."""
    writer.lines_before = 1
    label = width(piece.label)
    numbered = any(number for number, _ in piece.names)
    for place, (number, name) in enumerate(piece.names):
        paragraph = writer.paragraph(f"{'' if place else piece.label}{number}{name}", "Normal")
        hanging = numbered + (0 if place else label)
        styles.indent(paragraph._p.get_or_add_pPr(), left=2 + label + numbered, hanging=hanging)


def add_signature(writer, piece: Signature) -> None:
    """Issuers and dates, set in from the right by two characters."""
    writer.lines_before = 1
    # A short last paragraph goes with the signature to the next page: none stands there alone.
    if (last := writer.document.paragraphs[-1:]) and len(last[0].text) <= 5 * 28:
        last[0].paragraph_format.keep_with_next = True
    names, dates = (max(map(width, lines), default=0) for lines in (piece.names, piece.dates))
    inset = 2 if piece.names else 0
    whole = dates + inset if dates > names else names
    for text, start in [*((text, 0) for text in piece.names), *((text, inset) for text in piece.dates)]:
        paragraph = writer.paragraph(text, "Normal", alignment=WD_ALIGN_PARAGRAPH.RIGHT)
        styles.indent(paragraph._p.get_or_add_pPr(), right=max(0, 2 + whole - start - width(text)))
        paragraph.paragraph_format.keep_with_next = text is not (*piece.names, *piece.dates)[-1]


def add_part(writer, piece: Part) -> None:
    """An attachment's label and title, at the top of a page of its own."""
    writer.lines_before = 0
    first = writer.paragraph(piece.label, styles.PART_LABEL) if piece.label else None
    if piece.lines:
        writer.lines_before = 1 if first else 0
        title = writer.lines(piece.lines, styles.PART_TITLE)
        first = first or title
    if first is not None:
        first.paragraph_format.page_break_before = True
    writer.lines_before = 1
