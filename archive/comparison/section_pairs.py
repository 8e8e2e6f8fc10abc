"""Which sections answer each other, wherever they stand: by all that lies in them, by their headings, and, of what is
left between two that answer each other, by their order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.comparison.part_table import PartTable
from archive.comparison.reading_order import increasing

# From here on two sections treat one matter, wherever they stand.
ANYWHERE = 0.22
# And where their parents do not answer each other.
ELSEWHERE = 0.3
# Beneath two that answer each other.
SAME_PARENT = 0.1
# Between two that answer each other, in order: under 0.07 strangers come together, from 0.08 on sections that answer
# each other fall apart (the five first directives).
IN_ORDER = 0.07
# So much of a section lies in one that has its answer already: it was split, or two were made one.
SPLIT = 0.5


@dataclass(frozen=True)
class SectionPair:
    """Numbers of the parts that answer each other; more than one on a side where one was split."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def section_pairs(table: PartTable) -> list[SectionPair]:
    """In the order of the left directive; each part in one pair at most."""
    # First what is alike among the children of two that answer each other, from the directives themselves down; then
    # what is alike across the tree, under another parent or at another depth; then, by order, what is left.
    pairs = dict(_alike(table, -1, -1))
    pairs |= dict(_best(table.likeness, *table.free(pairs), ELSEWHERE))
    pairs |= dict(_in_between(table, -1, -1, pairs))
    return _with_splits(pairs, table)


def _alike(table: PartTable, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Of the children of two that answer each other, -1 for the directives themselves, and theirs."""
    for pair in _best(table.likeness, table.children(0, left), table.children(1, right), ANYWHERE):
        yield pair
        yield from _alike(table, *pair)


def _in_between(table: PartTable, left: int, right: int, pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The children that stand between two pairs, and theirs."""
    ours, theirs = table.children(0, left), table.children(1, right)
    taken = set(pairs.values())
    found: dict[int, int] = {}
    if not all(one in pairs for one in ours) and not taken.issuperset(theirs):
        found = dict(_between(table.likeness, ours, theirs, pairs))
        # What then stands alone on both sides, beneath two that answer each other, does so in no order.
        taken |= set(found.values())
        alone = [one for one in ours if one not in pairs and one not in found]
        found |= dict(_best(table.likeness, alone, [one for one in theirs if one not in taken], SAME_PARENT))
    yield from found.items()
    known = pairs | found
    for one in ours:
        if one in known:
            yield from _in_between(table, one, known[one], known)


def _best(
    likeness: NDArray[np.float64], ours: list[int], theirs: list[int], least: float
) -> Iterator[tuple[int, int]]:
    """The most alike first, each once; of those equally alike the ones that stand at the same place."""
    if not ours or not theirs:
        return
    found = likeness[np.ix_(ours, theirs)]
    left, right = np.nonzero(found >= least)
    apart = np.abs(left / len(ours) - right / len(theirs))
    seen_left: set[int] = set()
    seen_right: set[int] = set()
    for at in np.lexsort((left + right, apart.round(6), -found[left, right].round(6))):
        one, other = ours[left[at]], theirs[right[at]]
        if one not in seen_left and other not in seen_right:
            seen_left.add(one)
            seen_right.add(other)
            yield one, other


def _between(
    likeness: NDArray[np.float64], ours: list[int], theirs: list[int], pairs: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """What stands between two pairs that are in order, paired in order."""
    places = {number: at for at, number in enumerate(theirs)}
    fixed = [(at, places[pairs[number]]) for at, number in enumerate(ours) if pairs.get(number) in places]
    chain = [fixed[at] for at in increasing([right for _, right in fixed])]
    taken = set(pairs.values())
    # One that answers a part elsewhere stands in no order here.
    for (left, right), (left_end, right_end) in zip(
        [(-1, -1), *chain], [*chain, (len(ours), len(theirs))], strict=True
    ):
        rows = [number for number in ours[left + 1 : left_end] if number not in pairs]
        columns = [number for number in theirs[right + 1 : right_end] if number not in taken]
        yield from _in_order(likeness, rows, columns)


def _in_order(likeness: NDArray[np.float64], rows: list[int], columns: list[int]) -> Iterator[tuple[int, int]]:
    """The pairing in order with the greatest sum of likeness above the least, by dynamic programming."""
    gains = likeness[np.ix_(rows, columns)] - IN_ORDER
    best = np.zeros((len(rows) + 1, len(columns) + 1))
    for i in reversed(range(len(rows))):
        for j in reversed(range(len(columns))):
            best[i, j] = max(best[i + 1, j], best[i, j + 1], gains[i, j] + best[i + 1, j + 1])
    i = j = 0
    while i < len(rows) and j < len(columns):
        if gains[i, j] > 0 and best[i, j] == gains[i, j] + best[i + 1, j + 1]:
            yield rows[i], columns[j]
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1


def _with_splits(pairs: dict[int, int], table: PartTable) -> list[SectionPair]:
    """A part without an answer, most of which lies in one that has its answer, answers that one too."""
    ours = {left: ([left], [right]) for left, right in pairs.items()}
    theirs = {right: ours[left] for left, right in pairs.items()}
    left_within, right_within = table.own_within
    for left in range(left_within.shape[0]):
        if left not in pairs and left_within.shape[1] and left_within[left].max() >= SPLIT:
            group = theirs.get(int(left_within[left].argmax()))
            if group and len(group[1]) == 1:
                group[0].append(left)
    taken = {left for lefts, _ in ours.values() for left in lefts}
    for right in range(right_within.shape[1]):
        if right not in theirs and right_within.shape[0] and right_within[:, right].max() >= SPLIT:
            left = int(right_within[:, right].argmax())
            group = ours.get(left) if left in taken else None
            if group and len(group[0]) == 1:
                group[1].append(right)
    return [
        SectionPair(tuple(sorted(lefts)), tuple(sorted(rights)))
        for lefts, rights in sorted(ours.values(), key=lambda group: min(group[0]))
    ]
