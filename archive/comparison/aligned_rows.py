"""Where the pairs of sections stand: both columns in their own order, what was moved beside its answer."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.comparison.reading_order import increasing
from archive.comparison.section_pairs import SectionPair
from archive.comparison.section_tree import ComparedPart


@dataclass(frozen=True)
class PlacedRow:
    """Numbers of parts; a stub has those of one side, which are shown elsewhere."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    moved: bool = False
    stub: bool = False
    above: ComparedPart | None = None


def placed_rows(
    parts: tuple[Sequence[ComparedPart], Sequence[ComparedPart]], sections: Sequence[SectionPair]
) -> Iterator[PlacedRow]:
    """Every part is in one row. A pair that is out of order stands where its left part does; at the right one's place
    stands a stub."""
    weights = [float(sum(len(parts[0][at].heading + parts[0][at].text) + 1 for at in pair.left)) for pair in sections]
    kept = set(increasing([pair.right[0] for pair in sections], weights))
    of_left = {one: at for at, pair in enumerate(sections) for one in pair.left}
    of_right = {other: at for at, pair in enumerate(sections) for other in pair.right}
    above = _undivided(parts, sections)
    right = 0
    for left in range(len(parts[0])):
        at = of_left.get(left)
        if at is None:
            yield PlacedRow((left,), (), above=above[0].get(left))
        elif sections[at].left[0] != left:
            continue
        elif at not in kept:
            yield PlacedRow(sections[at].left, sections[at].right, moved=True)
        else:
            yield from _right_only(range(right, sections[at].right[0]), of_right, sections, kept, above[1])
            yield PlacedRow(sections[at].left, sections[at].right)
            right = sections[at].right[0] + 1
    yield from _right_only(range(right, len(parts[1])), of_right, sections, kept, above[1])


def _right_only(
    numbers: Iterable[int],
    of_right: Mapping[int, int],
    sections: Sequence[SectionPair],
    kept: Collection[int],
    above: Mapping[int, ComparedPart],
) -> Iterator[PlacedRow]:
    for number in numbers:
        at = of_right.get(number)
        if at is None:
            yield PlacedRow((), (number,), above=above.get(number))
        elif at not in kept and sections[at].right[0] == number:
            yield PlacedRow((), (number,), moved=True, stub=True)


def _undivided(
    parts: tuple[Sequence[ComparedPart], Sequence[ComparedPart]], sections: Sequence[SectionPair]
) -> tuple[dict[int, ComparedPart], dict[int, ComparedPart]]:
    """For parts without an answer that lie in one that has an undivided answer: that one."""
    found: tuple[dict[int, ComparedPart], dict[int, ComparedPart]] = ({}, {})
    for pair in sections:
        for side, ours, theirs in ((0, pair.left, pair.right), (1, pair.right, pair.left)):
            if _children(parts[1 - side], theirs[0]):
                continue
            for child in _children(parts[side], ours[0]):
                found[side][child] = parts[1 - side][theirs[0]]
    return found


def _children(parts: Sequence[ComparedPart], number: int) -> list[int]:
    """The parts that lie in one, at any depth."""
    found = []
    for at in range(number + 1, len(parts)):
        if parts[at].kind != "item" or parts[number].kind != "item" or parts[at].level <= parts[number].level:
            break
        found.append(at)
    return found
