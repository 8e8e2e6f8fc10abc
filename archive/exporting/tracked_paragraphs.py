"""A comparison as paragraphs with tracked changes: what both have once, what the left one lacks as inserted, what the
right one lacks as deleted. Whoever accepts all reads the right text, whoever rejects all the left one.

The texts are those that are compared (archive.comparison.edit_operations), without empty lines and with a numbering
that has no heading at the beginning of its text, as it is printed. A passage that was moved is deleted where it stood
and inserted where it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from archive.comparison import ComparedPart, Comparison
from archive.comparison.edit_operations import edit_operations, whole_text
from archive.exporting.sheet import legal

Act = Literal["keep", "insert", "delete"]
# Letters, digits and ideographs of a stretch within a line that counts as kept.
_FEWEST = 3
_LINES = re.compile(r"\n|[^\n]+")


class TrackedRun(NamedTuple):
    act: Act
    text: str


@dataclass
class TrackedParagraph:
    """`end` is what becomes of its end: where that is gone, what follows goes on in the same paragraph. `level` is
    that of the heading it begins with, 0 of a text."""

    runs: list[TrackedRun] = field(default_factory=list)
    end: Act = "keep"
    level: int = 0


class _Stretch(NamedTuple):
    """Words of one line, or a line's end ("\\n"), with where it begins in the left text and in the right one."""

    act: Act
    text: str
    left: int
    right: int


def tracked_paragraphs(comparison: Comparison) -> list[TrackedParagraph]:
    """At least one, which is empty where both texts are."""
    levels = _levels(comparison.parts[0]), _levels(comparison.parts[1])
    paragraph, found = TrackedParagraph(), []
    for stretch in _without_last_ends(list(_without_empty_lines(comparison))):
        if stretch.text == "\n":
            paragraph.end = stretch.act
            found.append(paragraph)
            paragraph = TrackedParagraph()
            continue
        if not paragraph.runs:
            of_left = stretch.act == "delete"
            paragraph.level = levels[not of_left].get(stretch.left if of_left else stretch.right, 0)
        if paragraph.runs and paragraph.runs[-1].act == stretch.act:
            stretch = stretch._replace(text=paragraph.runs.pop().text + stretch.text)
        paragraph.runs.append(TrackedRun(stretch.act, stretch.text))
    return [*found, paragraph]


def plain_paragraphs(parts: Sequence[ComparedPart]) -> list[str]:
    """A text's paragraphs, as they are after all was accepted or rejected."""
    joined = _joined(parts)
    text = "".join(letter for at, letter in enumerate(whole_text(parts)) if at not in joined)
    return [line for line in legal(text).split("\n") if line]


def _without_empty_lines(comparison: Comparison) -> Iterator[_Stretch]:
    joined = _joined(comparison.parts[0]), _joined(comparison.parts[1])
    # Whether something stands in the line so far, in either text.
    left_begun = right_begun = False
    for stretch in _stretches(comparison):
        in_left, in_right = stretch.act != "insert", stretch.act != "delete"
        if stretch.text != "\n":
            left_begun, right_begun = left_begun or in_left, right_begun or in_right
            yield stretch
            continue
        ends_left = in_left and left_begun and stretch.left not in joined[0]
        ends_right = in_right and right_begun and stretch.right not in joined[1]
        left_begun, right_begun = left_begun and not ends_left, right_begun and not ends_right
        if ends_left or ends_right:
            yield stretch._replace(act=_act(ends_left, ends_right))


def _without_last_ends(stretches: list[_Stretch]) -> list[_Stretch]:
    """The last paragraph of a document ends with it: of either text the last line's end says no more than that."""
    for gone in ("insert", "delete"):
        for at in range(len(stretches) - 1, -1, -1):
            stretch = stretches[at]
            if stretch.text == "\n" and stretch.act in ("keep", gone):
                # An end of both is one of the other alone by now.
                other: Act = "delete" if gone == "insert" else "insert"
                stretches[at : at + 1] = [stretch._replace(act=other)] if stretch.act == "keep" else []
                break
    return stretches


def _stretches(comparison: Comparison) -> Iterator[_Stretch]:
    """Between what is kept first what is deleted, then what is inserted."""
    left, right = (whole_text(parts) for parts in comparison.parts)
    operations = edit_operations(comparison)
    kept = [one for one in operations if one.act == "keep" and _is_worth_keeping(left[one.left_start : one.left_end])]
    at = there = 0
    for one in kept:
        yield from _lines("delete", left[at : one.left_start], at, there)
        yield from _lines("insert", right[there : one.right_start], at, there)
        yield from _lines("keep", left[one.left_start : one.left_end], one.left_start, one.right_start)
        at, there = one.left_end, one.right_end
    yield from _lines("delete", left[at:], at, there)
    yield from _lines("insert", right[there:], at, there)


def _is_worth_keeping(words: str) -> bool:
    """A word by itself between two changes is there by chance, and cuts what was written anew into pieces."""
    return "\n" in words or sum(map(str.isalnum, words)) >= _FEWEST


def _lines(act: Act, text: str, left: int, right: int) -> Iterator[_Stretch]:
    for line in _LINES.findall(text):
        words = "\n" if line == "\n" else legal(line)
        if words:
            yield _Stretch(act, words, left, right)
        left, right = left + len(line), right + len(line)


def _act(in_left: bool, in_right: bool) -> Act:
    if in_left and in_right:
        return "keep"
    return "delete" if in_left else "insert"


def _joined(parts: Sequence[ComparedPart]) -> set[int]:
    """Where a line ends that is a numbering alone."""
    return {at + len(part.label) for at, part in _placed(parts) if part.label and not part.heading}


def _levels(parts: Sequence[ComparedPart]) -> dict[int, int]:
    """{where a heading begins: its level}."""
    return {at: max(1, part.level) for at, part in _placed(parts) if part.heading}


def _placed(parts: Sequence[ComparedPart]) -> Iterator[tuple[int, ComparedPart]]:
    at = 0
    for part in parts:
        yield at, part
        at += len(part.label) + len(part.heading) + len(part.text) + 2
