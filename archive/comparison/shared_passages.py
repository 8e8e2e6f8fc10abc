"""Which passages of a text any of others has, wherever they stand there; for more than two that answer one occasion.

A passage is common from five characters on, punctuation not counted. White space, width and quotation marks make no
difference, because the folded copies are compared.
"""

from collections.abc import Iterable
from itertools import accumulate

from archive.comparison.suffix_automaton import Index
from archive.lexicon.folding import Folded, fold, fold_with_offsets

# 习近平总书记, 劳模精神、劳动精神: shorter runs are vocabulary, longer ones are wording.
LEAST_COMMON = 5


def index(texts: Iterable[str]) -> Index:
    """What `passages` looks a text up in. No passage runs from one text into the next."""
    return Index(fold(text) for text in texts)


def passages(text: str, other: Index, least: int = LEAST_COMMON) -> list[tuple[int, int]]:
    """(start, end) in `text` of the passages that `other` has, ascending, none overlapping.

    Each, folded, occurs in `other` as it stands. Two may touch: there they lie apart in the other text.
    """
    folded = fold_with_offsets(text)
    reach = other.reach(folded.text)
    covered = _covered_from(folded.text, reach, least)
    found, end = [], len(folded.text)
    while end:
        if covered[end] >= end:
            end -= 1
            continue
        start = max(end - reach[end - 1], covered[end])
        if span := _whole(folded, start, end):
            found.append(span)
        end = start
    return found[::-1]


def share(texts: Iterable[str], other: Index) -> float:
    """How much of the texts `other` has too, 0 to 1, by letters, digits and ideographs."""
    common = total = 0
    for text in texts:
        common += sum(_words(text[start:end]) for start, end in passages(text, other))
        total += _words(text)
    return common / total if total else 0.0


def _covered_from(text: str, reach: list[int], least: int) -> list[int]:
    """For each end in the text, where the passages of at least `least` words that end there or later begin."""
    words = [0, *accumulate(map(str.isalnum, text))]
    nearest = len(text)
    covered = [nearest] * (len(text) + 1)
    for end in range(len(text), 0, -1):
        start = end - reach[end - 1]
        if words[end] - words[start] >= least:
            nearest = start
        covered[end] = nearest
    return covered


def _whole(folded: Folded, start: int, end: int) -> tuple[int, int] | None:
    """The span in the original of a passage without the punctuation around it; None where nothing is left."""
    offsets = folded.offsets
    # One character may fold to several, ㈠ to (一): a passage that ends amidst them leaves it out.
    while start < end and start and offsets[start] == offsets[start - 1]:
        start += 1
    while start < end < len(offsets) and offsets[end - 1] == offsets[end]:
        end -= 1
    while start < end and not folded.text[start].isalnum():
        start += 1
    while start < end and not folded.text[end - 1].isalnum():
        end -= 1
    return (offsets[start], offsets[end - 1] + 1) if start < end else None


def _words(text: str) -> int:
    return sum(map(str.isalnum, text))
