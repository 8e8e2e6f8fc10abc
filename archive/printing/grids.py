"""Tables on paper: how wide the columns are to one another, and how large the type."""

from archive.printing.paper import Grid
from archive.printing.title_lines import width
from archive.reading import Table

# Characters: a cell as short stands in the middle; a column is never narrower or wider than these for its share.
_SHORT, _NARROWEST, _WIDEST = 8, 2.5, 24
# How many characters a row may have altogether for type of that size in points, the largest first.
_SIZES = ((34, 14.0), (60, 12.0), (90, 10.5))
_SMALLEST = 9.0


def grid_of(table: Table) -> Grid:
    rows = [table.head, *table.body] if table.head else table.body
    count = max(map(len, rows))
    rows = [(*row, *[""] * (count - len(row))) for row in map(tuple, rows)]
    columns = list(zip(*rows, strict=True))
    widest = [max(width(cell) for cell in column) for column in columns]
    shares = tuple(min(max(wide, _NARROWEST) + 1, _WIDEST) for wide in widest)
    size = next((size for most, size in _SIZES if sum(shares) <= most), _SMALLEST)
    head, body = (rows[0], rows[1:]) if table.head else ((), rows)
    return Grid(head, tuple(body), shares, tuple(wide <= _SHORT for wide in widest), size)
