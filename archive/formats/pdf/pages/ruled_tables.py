"""Tables with drawn rules: the rules make a grid, each cell's characters become one piece of a row."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from . import baselines
from .baselines import BaselineLine, LinePiece
from .glyphs import Glyph, Rule
from .groups import Groups

# Rules nearer than this are one: double frames, a browser's spacing between cells. Points.
_NEAR = 4.0
_MOST_RULES = 2_000
# A frame around a whole text is no table, though drawn like one.
_LAYOUT_SHARE, _LAYOUT_LENGTH = 0.6, 400


@dataclass
class RuledGrid:
    """`xs` and `ys` are the edges of columns and rows, `level` and `upright` the spans that rules cover on them."""

    xs: list[float]
    ys: list[float]
    level: dict[int, list[tuple[float, float]]]
    upright: dict[int, list[tuple[float, float]]]

    def place(self, glyph: Glyph) -> tuple[int, int] | None:
        """Row and column of a glyph, or None where it stands outside."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base - glyph.size / 3
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1


def read(glyphs: list[Glyph], rules: list[Rule]) -> tuple[list[BaselineLine], list[Glyph]]:
    """The rows of the tables on a page, and the glyphs that stand in none."""
    rows: list[BaselineLine] = []
    for grid in _grids(rules):
        inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        outside: list[Glyph] = []
        for glyph in glyphs:
            place = grid.place(glyph)
            (outside if place is None else inside[place]).append(glyph)
        cells = _cells(grid, inside)
        fullest = max((len(cell) for cell in cells.values()), default=0)
        if fullest > _LAYOUT_LENGTH and fullest > _LAYOUT_SHARE * len(glyphs):
            continue
        rows += _rows(grid, cells)
        glyphs = outside
    return rows, glyphs


def _grids(rules: list[Rule]) -> list[RuledGrid]:
    """The groups of rules that cross one another and make at least two columns, from the top down."""
    if len(rules) > _MOST_RULES:
        return []
    level = _spans((rule.top, rule.left, rule.right) for rule in rules if rule.top == rule.bottom)
    upright = _spans((rule.left, rule.top, rule.bottom) for rule in rules if rule.left == rule.right)
    groups: Groups[tuple[str, float, float]] = Groups()
    for x, top, bottom in upright:
        for y, left, right in level:
            if top - _NEAR <= y <= bottom + _NEAR and left - _NEAR <= x <= right + _NEAR:
                groups.unite(("level", y, left), ("upright", x, top))
    members: dict[object, tuple[list, list]] = defaultdict(lambda: ([], []))
    for span in level:
        members[groups.of(("level", *span[:2]))][0].append(span)
    for span in upright:
        members[groups.of(("upright", *span[:2]))][1].append(span)
    grids = [_grid(*spans) for spans in members.values() if len(spans[0]) >= 2 and spans[1]]
    return sorted((grid for grid in grids if len(grid.xs) > 2 and len(grid.ys) > 1), key=lambda grid: grid.ys[0])


def _spans(pieces: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Pieces (place, start, end) with those on one line made one: a cell's edges follow one another."""
    spans: list[tuple[float, float, float]] = []
    for row in _near(sorted(pieces)):
        place = row[0][0]
        (_, begun, ended), *others = sorted(row, key=lambda piece: piece[1])
        for _, start, end in others:
            if start > ended + _NEAR:
                spans.append((place, begun, ended))
                begun, ended = start, end
            ended = max(ended, end)
        spans.append((place, begun, ended))
    return spans


def _near(pieces: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    """Sorted pieces in groups of one place each."""
    rows: list[list[tuple[float, float, float]]] = []
    for piece in pieces:
        if rows and piece[0] - rows[-1][0][0] <= _NEAR:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _grid(level: list, upright: list) -> RuledGrid:
    """Edges at the rules and at the ends of those that cross them: Chinese tables often stand open at the sides."""
    ends = [(x, x, x) for _, left, right in level for x in (left, right)]
    tops = [(y, y, y) for _, top, bottom in upright for y in (top, bottom)]
    xs = [row[0][0] for row in _near(sorted([*upright, *ends]))]
    ys = [row[0][0] for row in _near(sorted([*level, *tops]))]
    return RuledGrid(xs, ys, _covered(level, ys), _covered(upright, xs))


def _covered(spans: list, edges: list[float]) -> dict[int, list[tuple[float, float]]]:
    covered: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for place, start, end in spans:
        covered[max(0, bisect_right(edges, place) - 1)].append((start, end))
    return covered


def _cells(grid: RuledGrid, inside: dict[tuple[int, int], list[Glyph]]) -> dict[tuple[int, int], list[Glyph]]:
    """The glyphs of each cell; one that spans rows or columns is known by its upper left place."""
    groups: Groups[tuple[int, int]] = Groups()
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for row in range(len(grid.ys) - 1):
        for column in range(len(grid.xs) - 1):
            x, y = (grid.xs[column] + grid.xs[column + 1]) / 2, (grid.ys[row] + grid.ys[row + 1]) / 2
            if column + 2 < len(grid.xs) and not _is_ruled(grid.upright[column + 1], y):
                groups.unite((row, column), (row, column + 1))
            if row + 2 < len(grid.ys) and not _is_ruled(grid.level[row + 1], x):
                groups.unite((row, column), (row + 1, column))
    for place, glyphs in inside.items():
        cells[groups.of(place)] += glyphs
    return cells


def _is_ruled(spans: list[tuple[float, float]], at: float) -> bool:
    return any(start <= at <= end for start, end in spans)


def _rows(grid: RuledGrid, cells: dict[tuple[int, int], list[Glyph]]) -> list[BaselineLine]:
    rows = []
    for row in range(len(grid.ys) - 1):
        glyphs = [glyph for column in range(len(grid.xs) - 1) for glyph in cells.get((row, column), ())]
        if not glyphs:
            continue
        edges = zip(grid.xs, grid.xs[1:], strict=False)
        texts = [_text(cells.get((row, column), [])) for column in range(len(grid.xs) - 1)]
        pieces = [LinePiece(text, *edge) for text, edge in zip(texts, edges, strict=True)]
        rows.append(BaselineLine(pieces, grid.ys[row + 1], glyphs[0].size, is_row=True))
    return rows


def _text(glyphs: list[Glyph]) -> str:
    """The lines of a cell as one: a line that fills the cell goes on in the next."""
    cell = baselines.of(glyphs)
    right = max((line.right for line in cell), default=0)
    text = ""
    for line in cell:
        text += line.text.replace("\t", " ")
        text += "" if line.right > right - 1.5 * line.size and not text[-1].isascii() else " "
    return text.strip()
