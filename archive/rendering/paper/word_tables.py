"""Tables of a Word file: those of the text, and the 版记 at its foot.

`writer` is the one of word.py: it has the document, the ids of its styles, and sets runs.
"""

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from archive.rendering.paper import word_styles as styles
from archive.rendering.paper.pieces import Face, Grid, Imprint, ImprintRow
from archive.rendering.paper.word_elements import TABLE_ORDER, borders, in_order, made
from archive.rendering.title_lines import width

_CELL_SIDE = Pt(5.4)
_CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def add_grid(writer, grid: Grid) -> None:
    """A table whose head repeats on every page and whose rows are not broken."""
    rows = [grid.head, *grid.rows] if grid.head else list(grid.rows)
    table = writer.document.add_table(len(rows), len(grid.shares), style="Table Grid")
    table.autofit = False
    widths = [Emu(round(styles.WIDTH * share / sum(grid.shares))) for share in grid.shares]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    # python-docx looks the whole table over for every cell that it is asked for: the elements themselves instead.
    for place, (row, texts) in enumerate(zip(table._tbl.tr_lst, rows, strict=True)):
        is_head = bool(grid.head) and place == 0
        properties = row.get_or_add_trPr()
        properties.append(made("w:cantSplit"))
        if is_head:
            properties.append(made("w:tblHeader"))
        for cell, text, wide, centred in zip(row.tc_lst, texts, widths, grid.centred, strict=True):
            cell.width = wide
            cell.p_lst[0].style = writer.style_ids[styles.CELL]
            paragraph = Paragraph(cell.p_lst[0], table)
            writer.run(paragraph, text, Face.HEITI if is_head else None).font.size = Pt(grid.size)
            paragraph.paragraph_format.line_spacing = Pt(grid.size * 1.5)
            paragraph.alignment = _CENTRE if centred or is_head else _LEFT


def add_imprint(writer, imprint: Imprint) -> None:
    """A table that floats at the foot of the type area; its rules are 0.35, 0.25 and 0.35 mm thick."""
    table = writer.document.add_table(len(imprint.rows), 1)
    properties = table._tbl.tblPr
    at_the_foot = {"vertAnchor": "margin", "horzAnchor": "margin", "tblpXSpec": "left", "tblpYSpec": "bottom"}
    properties.append(made("w:tblpPr", **at_the_foot))
    thick, thin = (8, 0, "000000"), (6, 0, "000000")
    properties.append(borders("w:tblBorders", top=thick, bottom=thick, insideH=thin))
    in_order(properties, TABLE_ORDER)
    table.autofit = False
    for row, cell in zip(imprint.rows, table.columns[0].cells, strict=True):
        cell.width = styles.WIDTH
        paragraph = cell.paragraphs[0]
        paragraph._p.style = writer.style_ids[styles.IMPRINT]
        _add_row(writer, paragraph, row)


def _add_row(writer, paragraph, row: ImprintRow) -> None:
    form = paragraph.paragraph_format
    if row.printed:
        form.tab_stops.add_tab_stop(Emu(styles.WIDTH - 2 * _CELL_SIDE), WD_TAB_ALIGNMENT.RIGHT)
        writer.run(paragraph, row.office)
        paragraph.add_run("\t")
        writer.run(paragraph, row.printed)
        return
    writer.run(paragraph, row.label + row.text)
    form.left_indent = Emu(round(width(row.label) * styles.SMALL))
    form.first_line_indent = Emu(-form.left_indent)
