"""How much a match is worth: BM25 in each field, weighted."""

from dataclasses import dataclass

import numpy as np
from whoosh.scoring import bm25

B, K1 = 0.75, 1.2


@dataclass(frozen=True)
class Weights:
    """What a word is worth in the title, in a heading, in the text; a query word found whole, in the text
    and in the title; a directive that bears the number asked for, and one that cites it."""

    title: float = 5.0
    headings: float = 2.5
    body: float = 1.0
    whole: float = 2.0
    whole_title: float = 8.0
    number: float = 1000.0
    citing: float = 100.0


def relevance(snapshot, field: str, places: np.ndarray, frequencies: np.ndarray) -> np.ndarray:
    """BM25 of one term at the places that hold it."""
    if not len(places):
        return frequencies
    documents = max(int(snapshot.alive.sum()), 1)
    rarity = np.log(documents / (len(places) + 1)) + 1
    lengths, average = snapshot.lengths(field)
    # A term in nearly every directive of a small archive still tells a little.
    return bm25(max(rarity, 0.1), frequencies, lengths[places], average, B, K1)
