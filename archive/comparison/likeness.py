"""How alike the parts or sentences of two directives are, all with all, by what seldom stands in either.

A sentence that both have, word for word and once, is one token; of any other each pair of neighbouring characters is
one. A token tells the more the fewer sentences have it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.comparison.compared_sentences import Sentence
from archive.comparison.distinct_numbers import distinct
from archive.comparison.pair_sums import pair_sums

# A token that so many pairs share tells none of them from another, and costs the time of all.
MOST_PAIRS = 2_500
_ALL = slice(None)


@dataclass(frozen=True)
class Tokens:
    """`token[i]` stands in `sentence[i]`, each pair of the two once; `weight` of each token. Sentences count from 0
    through both directives; those from `left` on are the right one's."""

    token: NDArray[np.int64]
    sentence: NDArray[np.int64]
    weight: NDArray[np.float64]
    left: int
    # Left number → right number, of the sentences that both have once.
    equal: dict[int, int]


@dataclass(frozen=True)
class Overlaps:
    """What pairs of groups share: group left[i] and group right[i] have shared[i] in common, by weight; each group's
    own weight. Pairs come in the order of left, then of right."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    shared: NDArray[np.float64]
    left_weight: NDArray[np.float64]
    right_weight: NDArray[np.float64]

    @property
    def likeness(self) -> NDArray[np.float64]:
        """0 to 1, by Dice, for each pair."""
        return 2 * self.shared / (self.left_weight[self.left] + self.right_weight[self.right])

    def of(self, left: int, right: int) -> float:
        """What these two share, by weight."""
        first, last = np.searchsorted(self.left, (left, left + 1))
        at = first + np.searchsorted(self.right[first:last], right)
        return float(self.shared[at]) if at < last and self.right[at] == right else 0.0

    def table(self) -> NDArray[np.float64]:
        """The likeness of every pair, 0 of those that share nothing."""
        table = np.zeros((len(self.left_weight), len(self.right_weight)))
        table[self.left, self.right] = self.likeness
        return table

    def within(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For every pair, how much of the left one the right one has, and the other way; 0 to 1."""
        left = np.zeros((len(self.left_weight), len(self.right_weight)))
        right = left.copy()
        left[self.left, self.right] = self.shared / self.left_weight[self.left]
        right[self.left, self.right] = self.shared / self.right_weight[self.right]
        return left, right


def tokens_of(left: Sequence[Sentence], right: Sequence[Sentence]) -> Tokens:
    sentences = [*left, *right]
    equal = _equal(left, right)
    whole = {number: at for at, pair in enumerate(equal.items()) for number in (pair[0], len(left) + pair[1])}
    others = [number for number in range(len(sentences)) if number not in whole]
    keys, numbers = _pairs_of_characters([sentences[number].copy.text for number in others], others)
    _, token = np.unique(keys, return_inverse=True)
    count = int(token.max(initial=-1)) + 1
    once = distinct(token.astype(np.int64) * len(sentences) + numbers)
    token, sentence = np.divmod(once, max(len(sentences), 1))
    seen = np.bincount(token, minlength=count)
    weight = np.log((len(sentences) + 1) / np.maximum(seen, 1))
    lengths = [len(sentences[number].written) for number in equal]
    return Tokens(
        np.concatenate([token, count + np.fromiter(whole.values(), np.int64, len(whole))]),
        np.concatenate([sentence, np.fromiter(whole, np.int64, len(whole))]),
        np.concatenate([weight, np.log((len(sentences) + 1) / 2) * np.array(lengths, float)]),
        len(left),
        equal,
    )


def overlaps(
    tokens: Tokens, groups: NDArray[np.int64], sizes: tuple[int, int], members: NDArray[np.int64] | slice = _ALL
) -> Overlaps:
    """What groups of sentences share. `groups[i]` is the group of the sentence that tokens `members` names i-th,
    counted from 0 on each side; `sizes` says how many groups each side has."""
    token, sentence = tokens.token[members], tokens.sentence[members]
    on_left = sentence < tokens.left
    sides = []
    for side, size in ((on_left, sizes[0]), (~on_left, sizes[1])):
        once = distinct(token[side] * max(size, 1) + groups[side])
        sides.append(np.divmod(once, max(size, 1)))
    (left_token, left_group), (right_token, right_group) = sides
    count = len(tokens.weight)
    left_count, right_count = (np.bincount(found, minlength=count) for found in (left_token, right_token))
    telling = left_count * right_count <= MOST_PAIRS
    weight = np.where(telling, tokens.weight, 0.0)
    left_weight, right_weight = (
        np.bincount(group, weight[found], minlength=size)
        for found, group, size in ((left_token, left_group, sizes[0]), (right_token, right_group, sizes[1]))
    )
    # Each left group with each right group of the same token: the right ones of a token stand together.
    starts = np.cumsum(right_count) - right_count
    repeats = np.where(telling[left_token], right_count[left_token], 0)
    total = int(repeats.sum())
    offsets = np.arange(total) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    one = np.repeat(left_group, repeats)
    other = right_group[np.repeat(starts[left_token], repeats) + offsets]
    weights = np.repeat(weight[left_token], repeats)
    key, shared = pair_sums(one * max(sizes[1], 1) + other, weights, sizes[0] * sizes[1])
    one, other = np.divmod(key, max(sizes[1], 1))
    return Overlaps(one, other, shared, np.maximum(left_weight, 1e-9), np.maximum(right_weight, 1e-9))


def _equal(left: Sequence[Sentence], right: Sequence[Sentence]) -> dict[int, int]:
    """The sentences that stand on both sides as they are, once on each: nothing else can be meant by them."""
    counts = [Counter(sentence.written for sentence in side) for side in (left, right)]
    places = {sentence.written: at for at, sentence in enumerate(right) if counts[1][sentence.written] == 1}
    return {
        at: places[sentence.written]
        for at, sentence in enumerate(left)
        if sentence.written in places and counts[0][sentence.written] == 1
    }


def _pairs_of_characters(texts: list[str], numbers: list[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair of neighbours as one number, and the sentence in which it stands; a sentence of one character alone
    has itself."""
    lengths = np.array([len(text) for text in texts], np.int64)
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    owner = np.repeat(np.array(numbers, np.int64), lengths)
    together = owner[:-1] == owner[1:]
    pairs = (codes[:-1] << 21 | codes[1:])[together]
    alone = np.isin(owner, np.array(numbers, np.int64)[lengths == 1])
    return np.concatenate([pairs, codes[alone]]), np.concatenate([owner[:-1][together], owner[alone]])
