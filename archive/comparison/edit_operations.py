"""What makes the one text out of the other: keep this, move that, write this, leave that out.

The text of a directive is here what is compared: of each section its numbering and heading, a line feed, its own text,
a line feed. Offsets count its characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.comparison.common_runs import CommonRun
from archive.comparison.compared_outlines import Comparison
from archive.comparison.compared_sentences import Field, Sentence
from archive.comparison.reading_order import increasing
from archive.comparison.section_pairs import SectionPair
from archive.comparison.section_tree import ComparedPart

_NOWHERE = -1
# A figure is changed as a whole: 50元 and 80元 share no 0.
_FIGURE = re.compile("[0-9０-９]+(?:[.．,，][0-9０-９]+)*|[一二两三四五六七八九十百千万亿零〇]+")
# Where each field of each part begins in the whole text.
_Bases = dict[tuple[int, Field], int]


@dataclass(frozen=True)
class Operation:
    """`keep` and `move`: left[start:end] is right[right_start:right_end], character for character, `move` where it
    stands in another order. `insert` has no left, `delete` no right: start and end are the same there."""

    act: Literal["keep", "move", "insert", "delete"]
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    # What an insert writes.
    text: str = ""


def whole_text(parts: Sequence[ComparedPart]) -> str:
    return "".join(f"{part.label}{part.heading}\n{part.text}\n" for part in parts)


def apply(operations: Sequence[Operation], left: str) -> str:
    """The right text, from the left one."""
    return "".join(
        operation.text if operation.act == "insert" else left[operation.left_start : operation.left_end]
        for operation in operations
        if operation.act != "delete"
    )


def edit_operations(comparison: Comparison) -> list[Operation]:
    """In the order of the right text; what is left out before what is written in its place."""
    left, right = (whole_text(parts) for parts in comparison.parts)
    origins = _origins(comparison, left, right)
    copies = list(_copies(origins))
    kept = set(increasing([start for start, _, _ in copies], [float(size) for _, _, size in copies]))
    found: list[Operation] = []
    at = reached = 0
    used = sorted((start, start + size) for start, _, size in copies)
    gone = _gaps(used, len(left))
    for number, (start, other, size) in enumerate(copies):
        due: list[tuple[int, int]] = []
        while number in kept and gone and gone[0][1] <= start:
            due.append(gone.pop(0))
        found += _between(left, right, due, at, other, reached)
        act: Literal["keep", "move"] = "keep" if number in kept else "move"
        found.append(Operation(act, start, start + size, other, other + size))
        at = other + size
        if number not in kept:
            continue
        reached = start + size
        # The end of a line that is kept in part is gone there, not where the next kept line begins.
        if gone and gone[0][0] == reached and not _begins_a_line(left, reached):
            found += _between(left, right, [gone.pop(0)], at, at, reached)
            reached = found[-1].left_end
    return found + _between(left, right, gone, at, len(right), reached)


def _between(
    left: str, right: str, gone: list[tuple[int, int]], start: int, end: int, reached: int
) -> list[Operation]:
    """What is left out, then right[start:end], which is written. The numbering of a line stands before the numbering
    that comes in its place, not before lines that are written above it."""
    last = gone[-1] if gone and _begins_a_line(left, gone[-1][0]) and "\n" not in left[slice(*gone[-1])] else None
    line = right.rfind("\n", start, end) + 1
    if last and line:
        before = _between(left, right, gone[:-1], start, line, reached)
        return [*before, Operation("delete", *last, line, line), *_inserted(right, line, end, last[1])]
    found = [Operation("delete", first, behind, start, start) for first, behind in gone]
    return found + _inserted(right, start, end, gone[-1][1] if gone else reached)


def _begins_a_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _inserted(right: str, start: int, end: int, left: int) -> list[Operation]:
    return [Operation("insert", left, left, start, end, right[start:end])] if end > start else []


def _copies(origins: list[int]) -> Iterator[tuple[int, int, int]]:
    """(left start, right start, length) of each stretch that stands on the left as it stands on the right."""
    start = 0
    for at in range(1, len(origins) + 1):
        if at == len(origins) or origins[at] == _NOWHERE or origins[at] != origins[at - 1] + 1:
            if origins[start] != _NOWHERE:
                yield origins[start], start, at - start
            start = at


def _gaps(used: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for span in used for edge in span), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _origins(comparison: Comparison, left: str, right: str) -> list[int]:
    """For each character of the right text the place of the left one that it is; none is used twice."""
    origins = [_NOWHERE] * len(right)
    bases = [_bases(parts) for parts in comparison.parts]
    ours, theirs = comparison.sentences
    for pair, runs in comparison.runs:
        if pair.equal:
            one, other = ours[pair.left[0]], theirs[pair.right[0]]
            start, there = _base(bases[0], one) + one.start, _base(bases[1], other) + other.start
            for at in range(one.end - one.start):
                origins[there + at] = start + at
        for run in runs:
            _copy_run(origins, run, (ours, theirs), bases, left, right)
    _extend(origins, left, right, _line_ends(comparison.sections, comparison.parts, bases))
    _let_go_of_cut_figures(origins, left, right)
    return origins


def _copy_run(
    origins: list[int],
    run: CommonRun,
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    bases: list[_Bases],
    left: str,
    right: str,
) -> None:
    for place, answer in zip(run.left, run.right, strict=True):
        start = _base(bases[0], sentences[0][place.sentence]) + place.start
        there = _base(bases[1], sentences[1][answer.sentence]) + answer.start
        size = place.end - place.start
        if left[start : start + size] == right[there : there + answer.end - answer.start]:
            origins[there : there + size] = range(start, start + size)


def _extend(origins: list[int], left: str, right: str, seeds: list[tuple[int, int]]) -> None:
    """Punctuation and numbering beside what is the same is the same too."""
    used = bytearray(len(left))
    for origin in origins:
        if origin != _NOWHERE:
            used[origin] = 1
    for start, there in seeds:
        if origins[there] == _NOWHERE and not used[start] and left[start] == right[there]:
            origins[there], used[start] = start, 1
    for step, order in ((1, range(1, len(right))), (-1, range(len(right) - 2, -1, -1))):
        for at in order:
            before = origins[at - step]
            # The numbering of the next line is its own section's.
            if right[at - step if step > 0 else at] == "\n":
                continue
            if origins[at] == _NOWHERE and before != _NOWHERE:
                place = before + step
                if 0 <= place < len(left) and not used[place] and left[place] == right[at]:
                    origins[at], used[place] = place, 1


def _let_go_of_cut_figures(origins: list[int], left: str, right: str) -> None:
    """What would keep only a part of a figure keeps none of it."""
    whole = dict(found.span() for found in _FIGURE.finditer(left))
    for found in _FIGURE.finditer(right):
        start, end = found.span()
        first = origins[start]
        if whole.get(first) != first + end - start or origins[start:end] != list(range(first, first + end - start)):
            origins[start:end] = [_NOWHERE] * (end - start)


def _line_ends(
    sections: Sequence[SectionPair], parts: tuple[Sequence[ComparedPart], Sequence[ComparedPart]], bases: list[_Bases]
) -> list[tuple[int, int]]:
    """Where the lines of two sections that answer each other begin and end: their numbering, the line feed after the
    heading and the last one."""
    found = []
    for pair in sections:
        sides = []
        for numbers, of_side, at in zip((pair.left, pair.right), parts, bases, strict=True):
            first, last = numbers[0], numbers[-1]
            label = at[first, "heading"] - len(of_side[first].label)
            sides.append((label, at[first, "text"] - 1, at[last, "text"] + len(of_side[last].text)))
        found += list(zip(*sides, strict=True))
    return found


def _bases(parts: Sequence[ComparedPart]) -> _Bases:
    """Where each field begins in the whole text."""
    found: _Bases = {}
    at = 0
    for number, part in enumerate(parts):
        found[number, "heading"] = at + len(part.label)
        found[number, "text"] = at + len(part.label) + len(part.heading) + 1
        at = found[number, "text"] + len(part.text) + 1
    return found


def _base(bases: _Bases, sentence: Sentence) -> int:
    return bases[sentence.part, sentence.field]
