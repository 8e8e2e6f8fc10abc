"""One text in which everything stands: what both have, what the right one lacks struck out, what it adds marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.comparison.compared_outlines import Comparison
from archive.comparison.edit_operations import Operation, edit_operations, whole_text


@dataclass(frozen=True)
class RedlinePiece:
    """`act` is that of an `Operation`; what was moved stands where the right text has it."""

    act: str
    text: str


@dataclass
class RedlineParagraph:
    pieces: list[RedlinePiece] = field(default_factory=list)
    is_heading: bool = False

    @property
    def differs(self) -> bool:
        return any(piece.act != "keep" for piece in self.pieces)


def redline(comparison: Comparison) -> list[RedlineParagraph]:
    """The paragraphs in the order of the right text, those that it lacks where the left one has them."""
    left = whole_text(comparison.parts[0])
    headings = _headings(comparison)
    paragraphs: list[RedlineParagraph] = []
    paragraph = RedlineParagraph()
    for operation, start, text in _lines(edit_operations(comparison), left, whole_text(comparison.parts[1])):
        words = text.rstrip("\n")
        if words:
            if not paragraph.pieces:
                paragraph.is_heading = (operation.act == "delete", start) in headings
            paragraph.pieces.append(RedlinePiece(operation.act, words))
        if text.endswith("\n") and paragraph.pieces:
            paragraphs.append(paragraph)
            paragraph = RedlineParagraph()
    return paragraphs + [paragraph] if paragraph.pieces else paragraphs


def _lines(operations: list[Operation], left: str, right: str) -> Iterator[tuple[Operation, int, str]]:
    """(operation, where it begins in its own text, the words) line by line."""
    for operation in operations:
        gone = operation.act == "delete"
        at, end = (operation.left_start, operation.left_end) if gone else (operation.right_start, operation.right_end)
        for line in (left if gone else right)[at:end].splitlines(keepends=True):
            yield operation, at, line
            at += len(line)


def _headings(comparison: Comparison) -> set[tuple[bool, int]]:
    """(whether of the left text, where it begins) of each numbering or heading."""
    found = set()
    for of_left, parts in zip((True, False), comparison.parts, strict=True):
        at = 0
        for part in parts:
            if part.label or part.heading:
                found.add((of_left, at))
            at += len(part.label) + len(part.heading) + len(part.text) + 2
    return found
