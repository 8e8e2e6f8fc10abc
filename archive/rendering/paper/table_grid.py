"""Tables on paper: how wide the columns are to one another, and how large the type."""

from archive.rendering.layout import LayoutTable
from archive.rendering.paper.pieces import Grid
from archive.rendering.title_lines import width

# The type area's width, a cell's sides, the type's sizes from the largest, all in points.
_LINE, _INSET, _SIZES = 442.2, 3.5, (14.0, 12.0, 10.5)
# A table of many columns is set in this rather than broken within words.
_SMALLEST, _MANY = 9.0, 9
# In characters: cells as short stand in the middle; columns need at least, and are given for their text at most.
_SHORT, _NARROWEST, _WIDEST = 8, 2, 16
# A little more than the characters need, so that none of them is pushed to the next line.
_SPARE = 0.3


def grid_of(table: LayoutTable) -> Grid:
    rows = [table.head, *table.body] if table.head else table.body
    count = max(map(len, rows))
    rows = [(*row, *[""] * (count - len(row))) for row in map(tuple, rows)]
    widest = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    needed = [min(max(wide, _NARROWEST), _WIDEST) + _SPARE for wide in widest]
    size = next((size for size in _SIZES if _shares(needed, size)[1] <= _LINE), _SIZES[-1])
    if count >= _MANY and _shares(needed, size)[1] > _LINE:
        size = _SMALLEST
    head, body = (rows[0], rows[1:]) if table.head else ((), rows)
    shares, _ = _shares(needed, size)
    return Grid(head, tuple(body), shares, tuple(wide <= _SHORT for wide in widest), size, _INSET)


def _shares(needed: list[float], size: float) -> tuple[tuple[float, ...], float]:
    """The columns' widths in points for type of this size, and their sum."""
    shares = tuple(characters * size + 2 * _INSET for characters in needed)
    return shares, sum(shares)
