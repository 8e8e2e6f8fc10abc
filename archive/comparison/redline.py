"""One text in which everything stands: what both have, what the right one lacks struck out, what it adds marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.comparison.compared_outlines import Comparison
from archive.comparison.edit_operations import Operation, edit_operations, whole_text


@dataclass(frozen=True)
class RedlinePiece:
    """`act` is that of an `Operation`; what was moved stands where the right text has it. `away` are the numbering and
    heading of a moved section, where the left text had it."""

    act: str
    text: str


@dataclass
class RedlineParagraph:
    pieces: list[RedlinePiece] = field(default_factory=list)
    is_heading: bool = False

    @property
    def differs(self) -> bool:
        return any(piece.act != "keep" for piece in self.pieces)


@dataclass(frozen=True)
class _MovedAway:
    """A section that stands elsewhere on the right: `label` are the places of its numbering in the left text."""

    label: range
    words: str


def redline(comparison: Comparison) -> list[RedlineParagraph]:
    """The paragraphs in the order of the right text, those that it lacks where the left one has them."""
    left = whole_text(comparison.parts[0])
    headings = _headings(comparison)
    paragraphs: list[RedlineParagraph] = []
    paragraph = RedlineParagraph()
    away = _moved_away(comparison)
    labels, passed = [one.label for one in away], 0
    for operation, start, text in _lines(edit_operations(comparison), left, whole_text(comparison.parts[1])):
        if operation.act in ("keep", "delete") and not paragraph.pieces:
            reached = start if operation.act == "delete" else operation.left_start + start - operation.right_start
            while passed < len(away) and away[passed].label.start <= reached:
                paragraphs.append(_told_away(away[passed]))
                passed += 1
        # Its numbering is not left out: all of it stands elsewhere.
        if operation.act == "delete" and any(start in label for label in labels):
            continue
        words = text.rstrip("\n")
        if words:
            if not paragraph.pieces:
                paragraph.is_heading = (operation.act == "delete", start) in headings
            paragraph.pieces.append(RedlinePiece(operation.act, words))
        if text.endswith("\n") and paragraph.pieces:
            paragraphs.append(paragraph)
            paragraph = RedlineParagraph()
    last = [paragraph] if paragraph.pieces else []
    return paragraphs + last + [_told_away(one) for one in away[passed:]]


def _told_away(section: _MovedAway) -> RedlineParagraph:
    return RedlineParagraph([RedlinePiece("away", section.words)], is_heading=True)


def _moved_away(comparison: Comparison) -> list[_MovedAway]:
    """In the order of the left text."""
    moved = {id(side.part) for row in comparison.rows if row.moved and not row.stub for side in row.left[:1]}
    found, at = [], 0
    for part in comparison.parts[0]:
        if id(part) in moved and (part.label or part.heading):
            found.append(_MovedAway(range(at, at + len(part.label)), part.label + part.heading))
        at += len(part.label) + len(part.heading) + len(part.text) + 2
    return found


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
