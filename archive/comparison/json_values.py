"""A comparison as plain JSON values."""

from dataclasses import asdict

from archive.comparison.compared_outlines import AlignedRow, Comparison, Side
from archive.comparison.shared_wording import Standing, WordingSpan


def as_json(comparison: Comparison) -> dict:
    """{"figures": {…}, "rows": [{"level", "left", "right"}]}; a side is null where nothing answers.

    A span is common where it also stands in the section beside it; `elsewhere` says that it stands in
    another section of the other directive.
    """
    return {"figures": asdict(comparison.figures), "rows": [_row(row) for row in comparison.rows]}


def _row(row: AlignedRow) -> dict:
    return {"level": row.level, "left": _side(row.left), "right": _side(row.right)}


def _side(side: Side | None) -> dict | None:
    if side is None:
        return None
    part = side.part
    return {
        "anchor": part.anchor,
        "label": part.label,
        "heading": part.heading,
        "heading_spans": [_span(span) for span in side.heading],
        "spans": [_span(span) for span in side.text],
    }


def _span(span: WordingSpan) -> dict:
    return {
        "text": span.text,
        "common": span.standing is Standing.COMMON,
        "elsewhere": span.standing is Standing.ELSEWHERE,
    }
