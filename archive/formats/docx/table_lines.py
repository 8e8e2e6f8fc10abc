"""A table → lines: a row is a line with a tab between its cells, a table that only sets a page is plain lines."""

import re
from collections.abc import Callable, Iterable

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx.element_names import W_TBL, W_TBLPR, W_TC, W_TCPR, W_TR, W_TRPR, number, value

_SPAN, _DOWN, _ACROSS = qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")
_BEFORE, _BORDERS, _CELL_BORDERS = qn("w:gridBefore"), qn("w:tblBorders"), qn("w:tcBorders")
_TABLE_STYLE = qn("w:tblStyle")
# Word itself draws no more columns.
_MOST_COLUMNS = 63
# The foot of a directive (版记, GB/T 9704-2012, 7.4): copies to, printing office and date.
_FOOT = re.compile(r"^(?:抄\s*[送报]|主\s*送)\s*(?:机\s*关)?\s*[:：]|\d\s*日\s*印\s*(?:发|制)?$")
_MARK = re.compile(r"^文\s*件$")
_BODY = re.compile(r"^[^，。；：:]{2,60}(?:会|厅|局|委|院|部|府|办公室|大学|学校|学院|中心|公司|集团)$")
_DATE = re.compile(
    r"^[\d〇○零一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)
# Marks, signatures and feet are short; a longer table is one.
_MOST_ROWS = 10

Cell = list[str]  # its lines


def lines(table: etree._Element, read: Callable[[Iterable[etree._Element]], list[str]]) -> list[str]:
    """The lines of a <w:tbl>. `read` turns the blocks of a cell into lines."""
    rows = [_row(row, read) for row in _within(table, W_TR)]
    rows = [row for row in rows if row]
    if all(len(row) == 1 for row in rows) or _is_borderless_row(table, rows):
        return [line for row in rows for cell in row for line in cell]
    return (_page_set(rows) if len(rows) <= _MOST_ROWS else None) or [line for row in rows for line in _lines_of(row)]


def _lines_of(row: list[Cell]) -> list[str]:
    """A row as one line; a text in a cell of it, alone or behind its label (正文), keeps its own lines."""
    filled = [cell for cell in row if any(line.strip() for line in cell)]
    if filled and _is_text(filled[-1]) and (len(filled) == 1 or (len(filled) == 2 and _is_label(filled[0]))):
        front = f"{_joined(filled[0])}\t" if len(filled) == 2 else ""
        own = [line.replace("\t", " ").strip() for line in filled[-1]]
        first, *rest = [line for line in own if line]
        return [front + first, *rest]
    return ["\t".join(map(_joined, row))]


def _beside(row: list[Cell]) -> str:
    return "  ".join(filter(None, map(_joined, row)))


def _is_text(cell: Cell) -> bool:
    """Whether a cell holds the text of a directive and not a few words on several lines."""
    return sum(bool(line.strip()) for line in cell) > 2 and sum("。" in line for line in cell) > 1


def _is_label(cell: Cell) -> bool:
    return len(_joined(cell)) <= 8


def _page_set(cells: list[list[Cell]]) -> list[str] | None:
    """The plain lines of a table that only sets a mark, signatures or a foot. None where it is a table."""
    rows = [list(map(_joined, row)) for row in cells]
    texts = [text for row in rows for text in row if text]
    names = [text for text in texts if not _MARK.match(text)]
    if len(texts) == len(names) + 1 and names and all(map(_BODY.match, names)):
        # The mark of joint issuers: their names in one column, 文件 in the next.
        return [" ".join(names) + "文件"]
    if any(map(_DATE.match, texts)) and all(_DATE.match(text) or _BODY.match(text) for text in texts):
        return texts
    if any(map(_FOOT.search, texts)):
        return [line for row in cells for line in (_lines_of(row) if any(map(_is_text, row)) else [_beside(row)])]
    return None


def _row(row: etree._Element, read: Callable[[Iterable[etree._Element]], list[str]]) -> list[Cell]:
    """The cells of a row. A cell that goes on from the row above is empty, one over several columns is followed by
    empty ones, so that the columns stay columns."""
    cells: list[Cell] = [[]] * _count(row.find(W_TRPR), _BEFORE, 0)
    for cell in _within(row, W_TC):
        properties = cell.find(W_TCPR)
        if _goes_on(properties, _ACROSS):
            cells.append([])
            continue
        blocks = [] if _goes_on(properties, _DOWN) else [block for block in cell if block.tag != W_TCPR]
        cells += [read(blocks), *[[]] * (_count(properties, _SPAN, 1) - 1)]
    return cells


def _within(parent: etree._Element, name: str) -> Iterable[etree._Element]:
    """Rows or cells, also those in wrappers (content controls), but not those of a table within."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag not in (W_TBL, W_TC) and len(child):
            yield from _within(child, name)


def _goes_on(properties: etree._Element | None, name: str) -> bool:
    merge = None if properties is None else properties.find(name)
    return merge is not None and value(merge, default="continue") == "continue"


def _count(properties: etree._Element | None, name: str, default: int) -> int:
    found = None if properties is None else number(properties.find(name))
    return default if found is None else max(default, min(found, _MOST_COLUMNS))


def _joined(cell: Cell) -> str:
    """A cell on one line; the tabs of a table within would be taken for this one's."""
    return " ".join(stripped for line in cell if (stripped := line.replace("\t", " ").strip()))


def _is_borderless_row(table: etree._Element, rows: list[list[Cell]]) -> bool:
    """One row without any border: two columns of a page, two signatures side by side."""
    if len(rows) != 1:
        return False
    properties = table.find(W_TBLPR)
    style = None if properties is None else properties.find(_TABLE_STYLE)
    borders = [] if properties is None else [*properties.iter(_BORDERS)]
    borders += table.iter(_CELL_BORDERS)
    drawn = any(value(edge, default="nil") not in ("nil", "none") for border in borders for edge in border)
    return not drawn and style is None
