"""Which sections answer each other: a monotone alignment, so that both columns read in their own order.

First the top-level sections are paired, each weighed with all that lies beneath it, then within a pair
the sections beneath. Labels are left out: a section renumbered is the same section.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

from archive.comparison.section_tree import Branch, ComparedPart, tree
from archive.lexicon.folding import fold

# Below this likeness two sections treat different matters; they stand alone. Found on the first five
# directives: from 0.08 on, sections that answer each other fall apart, under 0.07 strangers come together.
LEAST_LIKENESS = 0.07
# Both open, or both close, their directive: that alone makes them answer each other.
SAME_PLACE = 0.3
OTHER_PLACE = OTHER_LEVEL = 0.6


@dataclass(frozen=True)
class Pair:
    """`above` stands for the part missing beside: an undivided section that treats the matter as a whole."""

    left: ComparedPart | None
    right: ComparedPart | None
    above: ComparedPart | None = None


def align(left: Sequence[ComparedPart], right: Sequence[ComparedPart]) -> list[Pair]:
    """Rows of two outlines: every part once, in its own order, beside its answer or beside nothing."""
    weights = AlignmentWeights([*left, *right])
    return list(_align(_profiles(tree(left), weights), _profiles(tree(right), weights), None))


class AlignmentWeights:
    """How much each pair of characters tells: what every section says tells nothing."""

    def __init__(self, parts: Sequence[ComparedPart]):
        found = Counter(pair for part in parts for pair in bigrams(part.heading + part.text))
        self._weight = {pair: log((len(parts) + 1) / count) for pair, count in found.items()}

    def sum(self, pairs: frozenset[str]) -> float:
        return sum(map(self._weight.__getitem__, pairs))


class Profile:
    """What a branch is recognised by: its heading's character pairs, and those of all that lies in it."""

    def __init__(self, branch: Branch, weights: AlignmentWeights):
        self.part = branch.part
        self.parts = branch.parts()
        self.children: list[Profile] = _profiles(branch.children, weights)
        self.weights = weights
        # Pairs across the joint of heading and text have their weight too.
        self.heading = bigrams(branch.part.heading)
        self.wording: frozenset[str] = bigrams(branch.part.heading + branch.part.text).union(
            *(child.wording for child in self.children)
        )

    @cached_property
    def heading_weight(self) -> float:
        return self.weights.sum(self.heading)

    @cached_property
    def wording_weight(self) -> float:
        return self.weights.sum(self.wording)

    def likeness(self, other: "Profile") -> float:
        """0 to 1 by Dice: of all the wording, or better where the headings are more alike than that."""
        same = self.part.kind == other.part.kind
        wording = self._dice(self.wording, other.wording, self.wording_weight + other.wording_weight)
        if same and self.part.kind != "item":
            return max(wording, SAME_PLACE)
        heading = self._dice(self.heading, other.heading, self.heading_weight + other.heading_weight)
        likeness = max(wording, (heading + wording) / 2)
        if not same:
            likeness *= OTHER_PLACE
        return likeness if self.part.level == other.part.level else likeness * OTHER_LEVEL

    def _dice(self, left: frozenset[str], right: frozenset[str], total: float) -> float:
        return 2 * self.weights.sum(left & right) / total if total else 0.0


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the folded text, without punctuation."""
    return frozenset(first + second for first, second in pairwise(filter(str.isalnum, fold(text))))


def _profiles(branches: Sequence[Branch], weights: AlignmentWeights) -> list[Profile]:
    return [Profile(branch, weights) for branch in branches]


def _align(left: Sequence[Profile], right: Sequence[Profile], above: ComparedPart | None) -> Iterator[Pair]:
    for one, other in _pairs(left, right):
        if one and other:
            yield Pair(one.part, other.part)
            undivided = next((profile.part for profile in (one, other) if not profile.children), None)
            yield from _align(one.children, other.children, undivided)
        elif one:
            yield from (Pair(part, None, above) for part in one.parts)
        elif other:
            yield from (Pair(None, part, above) for part in other.parts)


def _pairs(left: Sequence[Profile], right: Sequence[Profile]) -> list[tuple[Profile | None, Profile | None]]:
    """The pairing in order with the greatest sum of likeness above the least, by dynamic programming."""
    gains = [[one.likeness(other) - LEAST_LIKENESS for other in right] for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], gains[i][j] + best[i + 1][j + 1])
    pairs: list[tuple[Profile | None, Profile | None]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if gains[i][j] > 0 and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            pairs.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((left[i], None))
            i += 1
        else:
            pairs.append((None, right[j]))
            j += 1
    return pairs + [(one, None) for one in left[i:]] + [(None, other) for other in right[j:]]
