"""What the parent knows of a page: its lines with their places, as the child or the recognition found them."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple


class PlacedLine(NamedTuple):
    """A line in points from the left and the top of its page; a row of a table has tabs between its cells."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_row: bool = False


@dataclass
class PlacedBlock:
    """Lines that are read one after another: those of a page, or of one of its columns (1, 2)."""

    width: float
    height: float
    lines: list[PlacedLine]
    column: int = 0


@dataclass
class PlacedPage:
    """`recognised` text comes from a picture; a page that `needs_ocr` has its words in a picture only, or under
    a character map that is broken (`garbled`). `replaced` counts changes such as '⼯→工'."""

    blocks: list[PlacedBlock] = field(default_factory=list)
    recognised: bool = False
    needs_ocr: bool = False
    garbled: bool = False
    omitted: list[tuple[str, str]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    replaced: dict[str, int] = field(default_factory=dict)


def from_json(answer: dict) -> PlacedPage:
    """A page of the child's answer. Raises KeyError, TypeError or ValueError for anything else."""
    blocks = [
        PlacedBlock(_finite(block["width"]), _finite(block["height"]), _lines(block["lines"]), int(block["column"]))
        for block in answer["blocks"]
    ]
    return PlacedPage(
        blocks,
        bool(answer["recognised"]),
        bool(answer["needs_ocr"]),
        bool(answer["garbled"]),
        [(str(reason), str(text)) for reason, text in answer["omitted"]],
        [(str(reason), str(text)) for reason, text in answer["unread"]],
        {str(change): int(count) for change, count in answer["replaced"].items()},
    )


def _lines(answer: list) -> list[PlacedLine]:
    lines = [
        PlacedLine(str(text), _finite(left), _finite(right), _finite(base), _finite(size), bool(is_row))
        for text, left, right, base, size, is_row in answer
        if text.strip()
    ]
    if any(line.size <= 0 for line in lines):
        raise ValueError("a size of nothing")
    return lines


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError("no place on a page")
    return float(number)
