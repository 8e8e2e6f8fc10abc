"""Which sentences say the same: word for word, then the most alike, those of sections that answer each other first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from archive.comparison.compared_sentences import Sentence
from archive.comparison.likeness import Overlaps, Tokens, overlaps
from archive.comparison.section_pairs import SectionPair

# Within sections that answer each other, and anywhere else, where chance brings more together.
LEAST_BESIDE = 0.25
LEAST_ELSEWHERE = 0.5
BESIDE = 0.2
# So much of a sentence stands in one that has its pair already: it was split off, or joined to it.
JOINED = 0.6


@dataclass
class SentencePair:
    """Numbers of the sentences of each side, ascending; several where one was split."""

    left: list[int]
    right: list[int]
    # The two are the same character for character.
    equal: bool = False


@dataclass
class PairedSentences:
    """The pairs, and for each paired sentence of a side its own."""

    pairs: list[SentencePair] = field(default_factory=list)
    of_left: dict[int, SentencePair] = field(default_factory=dict)
    of_right: dict[int, SentencePair] = field(default_factory=dict)

    def add(self, left: int, right: int, equal: bool = False) -> None:
        pair = SentencePair([left], [right], equal)
        self.pairs.append(pair)
        self.of_left[left] = self.of_right[right] = pair


def sentence_pairs(
    left: Sequence[Sentence], right: Sequence[Sentence], tokens: Tokens, sections: Sequence[SectionPair]
) -> PairedSentences:
    """Each sentence is in one pair at most."""
    paired = PairedSentences()
    for one, other in tokens.equal.items():
        paired.add(one, other, equal=True)
    number = np.where(tokens.sentence < tokens.left, tokens.sentence, tokens.sentence - tokens.left)
    found = overlaps(tokens, number, (len(left), len(right)))
    beside = _beside(left, right, found, sections)
    for one, other in _most_alike(found, beside, (len(left), len(right))):
        if one not in paired.of_left and other not in paired.of_right:
            paired.add(one, other)
    _join(paired, found, left, right)
    return paired


def _beside(
    left: Sequence[Sentence], right: Sequence[Sentence], found: Overlaps, sections: Sequence[SectionPair]
) -> NDArray[np.bool_]:
    """Which of the pairs found stand in sections that answer each other."""
    ours, theirs = (np.array([sentence.part for sentence in side], np.int64) for side in (left, right))
    # The last sections may have no sentence, and then nobody asks for them.
    answers = np.zeros((int(ours.max(initial=-1)) + 1, int(theirs.max(initial=-1)) + 1), bool)
    for pair in sections:
        for one in pair.left:
            for other in pair.right:
                if one < len(answers) and other < answers.shape[1]:
                    answers[one, other] = True
    return answers[ours[found.left], theirs[found.right]]


def _most_alike(found: Overlaps, beside: NDArray[np.bool_], sizes: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The same whichever side is left: of those equally alike first what stands at the same place."""
    enough = np.flatnonzero(found.likeness >= np.where(beside, LEAST_BESIDE, LEAST_ELSEWHERE))
    one, other = found.left[enough], found.right[enough]
    likeness = found.likeness[enough] + BESIDE * beside[enough]
    apart = np.abs(one / sizes[0] - other / sizes[1]) if len(one) else one
    for at in np.lexsort((one + other, apart.round(6), -likeness.round(6))):
        yield int(one[at]), int(other[at])


def _join(paired: PairedSentences, found: Overlaps, left: Sequence[Sentence], right: Sequence[Sentence]) -> None:
    """A sentence without a pair goes to the pair next to it whose other side holds most of it."""
    for at in range(len(right)):
        if at not in paired.of_right:
            for pair in _neighbours(at, right, paired.of_right):
                if len(pair.left) == 1 and found.of(pair.left[0], at) >= JOINED * found.right_weight[at]:
                    pair.right = sorted([*pair.right, at])
                    paired.of_right[at] = pair
                    break
    for at in range(len(left)):
        if at not in paired.of_left:
            for pair in _neighbours(at, left, paired.of_left):
                if len(pair.right) == 1 and found.of(at, pair.right[0]) >= JOINED * found.left_weight[at]:
                    pair.left = sorted([*pair.left, at])
                    paired.of_left[at] = pair
                    break


def _neighbours(at: int, sentences: Sequence[Sentence], of_side: dict[int, SentencePair]) -> Iterator[SentencePair]:
    """Of one without a pair; what both sides have as it is takes in nothing."""
    for beside in (at - 1, at + 1):
        if beside in of_side and sentences[beside].part == sentences[at].part and not of_side[beside].equal:
            yield of_side[beside]
