"""What is drawn on a page besides its characters: the rules of tables, pictures, words turned into outlines."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from .glyphs import GlyphBox, Rule

# A rule is at most this thick and at least so long, in points. An edge of a table cell may be a thin filled box.
_THICK, _LONG = 3.0, 6.0
# More pieces than any table has: a drawing, from which no table is read.
_MOST_PIECES = 20_000
_MOST_OBJECTS = 200_000
_DEEPEST = 3
# a, b, c, d, e, f as PDF writes them: x' = ax + cy + e, y' = bx + dy + f.
_Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass
class DrawnStrokes:
    """Rules as the file measures them, upwards: top ≤ bottom. `picture_share` of the page is pictures;
    `outlines` are shapes as complicated as those of characters."""

    rules: list[Rule] = field(default_factory=list)
    picture_share: float = 0.0
    outlines: int = 0
    text_under_picture: bool = False


def drawn_on(page: pdfium.FPDF_PAGE, box: GlyphBox) -> DrawnStrokes:
    drawn, pieces, text_at, picture_at = DrawnStrokes(), 0, -1, -1
    area = max(1.0, (box.right - box.left) * (box.top - box.bottom))
    for at, (kind, handle, matrix) in enumerate(_objects(page)):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            text_at = at
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            share = _seen_area(handle, matrix, box) / area
            drawn.picture_share = min(1.0, drawn.picture_share + share)
            # A picture that one can see through is a watermark.
            if share > 0.8 and not pdfium.FPDFPageObj_HasTransparency(handle):
                picture_at = at
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pieces < _MOST_PIECES:
            count = pdfium.FPDFPath_CountSegments(handle)
            pieces += count
            drawn.outlines += count > 12
            drawn.rules += _rules(handle, matrix, count) if count <= _MOST_PIECES else []
    if pieces >= _MOST_PIECES:
        drawn.rules.clear()
    # A picture laid over the text of the whole page: the text was recognised from it.
    drawn.text_under_picture = -1 < text_at < picture_at
    return drawn


def _objects(page: pdfium.FPDF_PAGE) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT, _Matrix]]:
    """Kind, handle and the matrix of the form that the object stands in."""
    pending = [(pdfium.FPDFPage_GetObject(page, at), _UNMOVED, 0) for at in range(pdfium.FPDFPage_CountObjects(page))]
    pending.reverse()
    for _ in range(_MOST_OBJECTS):
        if not pending:
            return
        handle, matrix, depth = pending.pop()
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, handle, matrix
        elif depth < _DEEPEST:
            inner = _joined(_matrix_of(handle), matrix)
            count = min(pdfium.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS)
            pending += [
                (pdfium.FPDFFormObj_GetObject(handle, at), inner, depth + 1) for at in range(count - 1, -1, -1)
            ]


def _rules(handle: pdfium.FPDF_PAGEOBJECT, outer: _Matrix, count: int) -> list[Rule]:
    """The rules that a path draws: a thin box is one, a stroked path has one for each of its straight edges."""
    matrix = _joined(_matrix_of(handle), outer)
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroked)
    if not (mode.value or stroked.value):
        return []
    found: list[Rule] = []
    for points in _subpaths(handle, matrix, count):
        if thin := _as_rule(points):
            found.append(thin)
        elif stroked.value:
            edges = zip(points, points[1:], strict=False)
            found += [rule for edge in edges if (rule := _as_rule(edge))]
    return found


def _subpaths(handle: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix, count: int) -> Iterator[list[tuple[float, float]]]:
    """The corners of each stretch of a path; curves count with their end points."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(handle, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(_moved(x.value, y.value, matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _as_rule(points: Sequence[tuple[float, float]]) -> Rule | None:
    """The rule along the middle of a thin shape, or None."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if high - low <= _THICK and right - left >= _LONG:
        return Rule(left, (low + high) / 2, right, (low + high) / 2)
    if right - left <= _THICK and high - low >= _LONG:
        return Rule((left + right) / 2, low, (left + right) / 2, high)
    return None


def _seen_area(handle: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix, box: GlyphBox) -> float:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *edges)
    left, low, right, high = (edge.value for edge in edges)
    corners = [_moved(x, y, matrix) for x in (left, right) for y in (low, high)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide = min(max(xs), box.right) - max(min(xs), box.left)
    tall = min(max(ys), box.top) - max(min(ys), box.bottom)
    return max(0.0, wide) * max(0.0, tall)


def _matrix_of(handle: pdfium.FPDF_PAGEOBJECT) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    x, y = _moved(e, f, outer)
    p, q, r, s, _, _ = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
