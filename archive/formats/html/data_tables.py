"""Tables of a page: told from those that only lay it out, and written a row to the line."""

import re
from dataclasses import dataclass, field

from lxml import etree

_MOST_COLUMNS = 63
_FOOT = re.compile(r"^(?:抄\s*[送报]|主\s*送|印\s*发)|\d\s*日\s*印\s*(?:发|制)?$")
# A cell with a page's worth of text among small ones holds the page.
_PAGE, _PAGE_LINES, _FOOT_LINES = 150, 4, 3


@dataclass
class TableCell:
    """Lines start to end of the page, over so many columns and rows."""

    start: int
    end: int
    columns: int
    rows: int


@dataclass
class DataTable:
    """An open table; `start` is its first line, `boxes` how many boxes were closed before it."""

    start: int
    boxes: int
    framed: bool
    nests: bool = False
    rows: list[list[TableCell]] = field(default_factory=list)

    def open_cell(self, at: int, element: etree._Element) -> None:
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(TableCell(at, at, _span(element, "colspan"), _span(element, "rowspan")))

    def close_cell(self, at: int) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].end = at

    def written(self, texts: list[str]) -> list[str] | None:
        """Its rows as lines, or None for one that lays out the page. `texts` are the lines of the table."""
        rows = [[texts[cell.start - self.start : cell.end - self.start] for cell in row] for row in self.rows]
        is_foot = any(_FOOT.search(_joined(cell)) for row in rows for cell in row if len(cell) <= _FOOT_LINES)
        if not self._is_sound(len(texts)) or self._lays_out(rows, texts, is_foot):
            return None
        # The foot of a directive (版记) set as a table is lines: copies to, printing office and date.
        lines = ["  ".join(filter(None, map(_joined, row))) for row in rows] if is_foot else self._in_columns(rows)
        written, at = [], 0
        for row, line in zip(self.rows, lines, strict=True):
            if row:
                # What stands in no cell: a caption.
                written += texts[at : row[0].start - self.start]
                at = row[-1].end - self.start
            written += [line] if line.strip("\t") else []
        return written + texts[at:]

    def _is_sound(self, count: int) -> bool:
        """Whether cells follow one another and leave out none of the lines between the first and the last of a row."""
        at = self.start
        for row in self.rows:
            for place, cell in enumerate(row):
                if cell.start < at or (place and cell.start > at):
                    return False
                at = cell.end
        return at <= self.start + count

    def _lays_out(self, rows: list[list[list[str]]], texts: list[str], is_foot: bool) -> bool:
        filled = [sum(any(cell) for cell in row) for row in rows]
        if self.nests or max(filled, default=0) < 2:
            return True
        largest = max((cell for row in rows for cell in row), key=lambda cell: sum(map(len, cell)))
        size = sum(map(len, largest))
        if len(largest) >= _PAGE_LINES and size > max(_PAGE, 0.6 * sum(map(len, texts))):
            return True
        told = self.framed or is_foot or any(cell.rows > 1 for row in self.rows for cell in row)
        return not told and sum(count > 1 for count in filled) < 2

    def _in_columns(self, rows: list[list[list[str]]]) -> list[str]:
        """A cell over several columns is followed by empty ones, one from the row above is empty, so that the
        columns stay columns."""
        lines: list[str] = []
        waiting: dict[int, int] = {}
        for cells, texts in zip(self.rows, rows, strict=True):
            line: list[str] = []
            for cell, text in zip(cells, texts, strict=True):
                _skip(line, waiting)
                for column in range(len(line), len(line) + cell.columns):
                    waiting[column] = cell.rows - 1
                line += [_joined(text), *[""] * (cell.columns - 1)]
            _skip(line, waiting)
            lines.append("\t".join(line))
        return lines


def _skip(line: list[str], waiting: dict[int, int]) -> None:
    """Empty cells where a cell of an earlier row reaches down."""
    while waiting.get(len(line), 0) > 0 and len(line) < _MOST_COLUMNS:
        waiting[len(line)] -= 1
        line.append("")


def _joined(cell: list[str]) -> str:
    return " ".join(stripped for line in cell if (stripped := line.replace("\t", " ").strip()))


def _span(element: etree._Element, name: str) -> int:
    written = element.get(name, "").strip()
    return min(int(written), _MOST_COLUMNS) or 1 if re.fullmatch("[0-9]{1,4}", written) else 1
