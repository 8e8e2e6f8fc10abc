"""A comparison as plain JSON values."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import zip_longest

from archive.comparison.compared_outlines import AlignedRow, Comparison, Side
from archive.comparison.edit_operations import edit_operations, whole_text
from archive.comparison.followed_base import FollowedBase, FollowedSentence
from archive.comparison.provisions import Provision
from archive.comparison.section_tree import ComparedPart
from archive.comparison.standings import Standing, WordingSpan

# In the section beside it, whoever else has it.
_BESIDE = (Standing.COMMON, Standing.RENAMED, Standing.STOCK)


def as_json(comparison: Comparison) -> dict:
    """{"figures": {…}, "rows": [{"level", "left", "right"}], "pairs": […], "operations": […], "texts": {…}}; a side
    is null where nothing answers.

    A span is common where it also stands in the section beside it; `elsewhere` says that it stands in
    another section of the other directive. `pairs` are the sections that answer each other, several on a side
    where one was split; `operations` make the right one of the two `texts` out of the left one.
    """
    rows = [row for row in comparison.rows if not row.stub]
    left, right = (whole_text(parts) for parts in comparison.parts)
    return {
        "figures": asdict(comparison.figures),
        "rows": [one for row in rows for one in _rows(row)],
        "pairs": [_pair(row) for row in rows if row.left and row.right],
        "operations": [asdict(operation) for operation in edit_operations(comparison)],
        "texts": {"left": left, "right": right},
    }


def followed_as_json(followed: FollowedBase, comparison: Comparison) -> list[dict]:
    """[{"verdict", "left", "right", "basis", "doubtful", "parts"}]: the follower's sentences in its order, then those
    of the base that nothing answers. `left` are the base's, the likeliest first; `right` is null where there is none.
    A sentence stands at start:end of the text of its section; spans of `basis` count from where left[0] and right
    start."""
    return [
        _verdict(one, comparison) | {"parts": [_verdict(part, comparison) for part in one.parts]}
        for one in (*followed.sentences, *followed.unanswered)
    ]


def _verdict(one: FollowedSentence, comparison: Comparison) -> dict:
    left, right = comparison.parts
    return {
        "verdict": one.verdict.value,
        "left": [_provision(base, left) for base in one.left],
        "right": _provision(one.right, right) if one.right else None,
        "basis": [
            {
                "kind": basis.kind,
                "direction": basis.direction,
                "left_start": basis.left[0],
                "left_end": basis.left[1],
                "right_start": basis.right[0],
                "right_end": basis.right[1],
            }
            for basis in one.basis
        ],
        "doubtful": one.doubtful,
    }


def _provision(one: Provision, parts: Sequence[ComparedPart]) -> dict:
    return {"anchor": parts[one.part].anchor, "start": one.start, "end": one.end, "text": one.text}


def _pair(row: AlignedRow) -> dict:
    return {
        "left": [side.part.anchor for side in row.left],
        "right": [side.part.anchor for side in row.right],
        "state": row.state,
        "left_own": _own(row.left),
        "right_own": _own(row.right),
    }


def _own(sides: list[Side]) -> float:
    """How much of the wording is this directive's own, 0 to 1."""
    words = sum(side.words for side in sides)
    return sum(side.own_words for side in sides) / words if words else 0.0


def _rows(row: AlignedRow) -> list[dict]:
    """One for each section of a side that has several."""
    return [
        {
            "level": row.level,
            "left": _side(left) if left else None,
            "right": _side(right) if right else None,
        }
        for left, right in zip_longest(row.left, row.right)
    ]


def _side(side: Side) -> dict:
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
        "common": span.standing in _BESIDE,
        "elsewhere": span.standing is Standing.ELSEWHERE,
    }
