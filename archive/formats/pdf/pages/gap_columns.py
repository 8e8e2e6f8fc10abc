"""Lines parted by wide gaps: the columns of a table without rules, or of a page set in two columns."""

from .baselines import BaselineLine, LinePiece

# In parts of the type size.
_ALIGNED = 0.7
_FULL = 2.5
# A page in two columns: so many lines at least, most of them parted at the same place, each side widely filled.
_FEWEST_LINES = 10
_MOST = 0.6
_FEWEST_ROWS, _FEWEST_ROWS_OF_THREE = 3, 2


def with_tables(lines: list[BaselineLine]) -> list[BaselineLine]:
    """The lines with those that make a table turned into rows: three at least, or two of three columns.

    Two lines of two pieces are no table: 示例市总工会    示例市教育局 and the dates beneath are signatures.
    """
    result: list[BaselineLine] = []
    table: list[BaselineLine] = []
    for line in [*lines, None]:
        if table and (line is None or not _goes_on(table, line)):
            result += _as_rows(table)
            table = []
        if line is not None:
            if not line.is_row and (table or len(line.pieces) > 1):
                table.append(line)
            else:
                result.append(line)
    return result


def _goes_on(table: list[BaselineLine], line: BaselineLine) -> bool:
    """Whether each piece of `line` stands under one of the table's last full row, in its own column."""
    last = table[-1]
    if line.is_row or len(line.pieces) < 2 or line.base - last.base > 4 * line.size:
        return False
    return _columns_of(line, table[0].pieces) is not None


def _columns_of(line: BaselineLine, heads: list[LinePiece]) -> list[int] | None:
    columns: list[int] = []
    for piece in line.pieces:
        under = [at for at, head in enumerate(heads) if _is_aligned(piece, head, line.size)]
        if not under or (columns and under[0] <= columns[-1]):
            return None
        columns.append(under[0])
    return columns


def _is_aligned(piece: LinePiece, head: LinePiece, size: float) -> bool:
    middle, head_middle = (piece.left + piece.right) / 2, (head.left + head.right) / 2
    nearest = min(abs(piece.left - head.left), abs(piece.right - head.right), abs(middle - head_middle))
    return nearest <= _ALIGNED * size


def _as_rows(table: list[BaselineLine]) -> list[BaselineLine]:
    heads = table[0].pieces
    if len(table) < (_FEWEST_ROWS if len(heads) < 3 else _FEWEST_ROWS_OF_THREE):
        return table
    rows = []
    for line in table:
        places = dict(zip(_columns_of(line, heads) or [], line.pieces, strict=False))
        pieces = [places.get(at, LinePiece("", head.left, head.right)) for at, head in enumerate(heads)]
        rows.append(BaselineLine(pieces, line.base, line.size, is_row=True))
    return rows


def parted(lines: list[BaselineLine], width: float) -> list[tuple[int, list[BaselineLine]]]:
    """The blocks of a page in reading order: one, or the two columns (1 and 2) with what stands above, between
    and below them (0)."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return [(0, lines)] if lines else []
    blocks: list[tuple[int, list[BaselineLine]]] = []
    sides: tuple[list[BaselineLine], list[BaselineLine]] = ([], [])
    across: list[BaselineLine] = []
    for line in [*lines, None]:
        halves = _halves(line, gutter) if line else None
        if halves is None and any(sides):
            blocks += [(at, side) for at, side in enumerate(sides, 1) if side]
            sides = ([], [])
        if line is None or halves is None:
            across += [line] if line else []
            continue
        if across:
            blocks.append((0, across))
            across = []
        for side, pieces in zip(sides, halves, strict=True):
            side += [BaselineLine(pieces, line.base, line.size)] if pieces else []
    return [*blocks, (0, across)] if across else blocks


def _halves(line: BaselineLine, gutter: float) -> tuple[list[LinePiece], list[LinePiece]] | None:
    """What of a line stands on each side of the gutter, or None where it runs across."""
    if line.is_row or any(piece.left < gutter < piece.right for piece in line.pieces):
        return None
    left = [piece for piece in line.pieces if piece.right <= gutter]
    return left, line.pieces[len(left) :]


def _gutter(lines: list[BaselineLine], width: float) -> float | None:
    """Where the space between two columns of running text lies, or None for a page of one."""
    inner = [line for line in lines if len(line.pieces) == 2 and not line.is_row]
    if len(inner) < max(_FEWEST_LINES, _MOST * len(lines)):
        return None
    rights = sorted(line.pieces[0].right for line in inner)
    starts = sorted(line.pieces[1].left for line in inner)
    right, start, size = rights[len(rights) * 9 // 10], starts[len(starts) // 10], inner[0].size
    if right >= start or not 0.3 * width < (right + start) / 2 < 0.7 * width:
        return None
    full = sum(right - line.pieces[0].right <= _FULL * size for line in inner)
    return (right + start) / 2 if full >= _MOST * len(inner) else None
