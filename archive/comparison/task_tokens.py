"""What tasks have in common, all with all, in numbers: pairs of characters, clauses, subjects.

Pairs that share nothing cost nothing; a token that too many have tells none of them apart and is left out.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from archive.comparison.distinct_numbers import distinct
from archive.comparison.pair_sums import pair_sums

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

# So many pairs of owners of one token are looked at, taken together; the most frequent tokens go first.
MOST_PAIRS = 6_000_000
FEWEST = 40


def character_pairs(texts: Sequence[str]) -> tuple[Whole, Whole]:
    """(token, number of the text that has it) of each pair of neighbouring characters, once in a text."""
    lengths = np.array([len(text) for text in texts], np.int64)
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    owner = np.repeat(np.arange(len(texts)), lengths)
    together = owner[:-1] == owner[1:]
    _, token = np.unique((codes[:-1] << 21 | codes[1:])[together], return_inverse=True)
    once = distinct(token.astype(np.int64) * max(len(texts), 1) + owner[:-1][together])
    return tuple(np.divmod(once, max(len(texts), 1)))  # type: ignore[return-value]


def rarity(token: Whole, texts: int) -> Real:
    """How much each token tells: the more, the fewer of the texts have it. Among a handful of texts it tells what it
    would among `FEWEST`: two that are the same would else share nothing that is rare."""
    return np.log((max(texts, FEWEST) + 1) / np.maximum(np.bincount(token), 1))


def shared(token: Whole, owner: Whole, weight: Real, owners: int) -> tuple[Whole, Real]:
    """(key of the pair, weight of all tokens that both have), of pairs of owners that share any; the key of a < b is
    a × owners + b. Tokens come in their order, each with its owners once."""
    counts = np.bincount(token, minlength=len(weight))
    few = counts <= _most_frequent(counts)
    kept = few[token]
    token, owner = token[kept], owner[kept]
    counts = np.where(few, counts, 0)
    ends = np.cumsum(counts)[token]
    repeats = ends - 1 - np.arange(len(token))
    total = int(repeats.sum())
    steps = np.arange(total) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    first = np.repeat(np.arange(len(token)), repeats)
    second = first + 1 + steps
    return pair_sums(owner[first] * max(owners, 1) + owner[second], weight[token[first]], owners * owners)


def _most_frequent(counts: Whole) -> int:
    """In so many texts a token may stand."""
    ordered = np.sort(counts)
    together = np.cumsum(ordered * (ordered - 1) // 2)
    within = int(np.searchsorted(together, MOST_PAIRS, side="right"))
    return int(ordered[within - 1]) if within else 0
