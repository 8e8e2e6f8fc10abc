"""Where a needle stands: the grams that cover it, each at its offset, the rarest first."""

from collections.abc import Callable

import numpy as np

from search.analysis.grams import cover
from search.whoosh_engine.segments.postings import NONE, Postings


def chained(needle: str, keys_of: Callable[[str], np.ndarray], stride: int) -> Postings:
    """The directives that contain a needle of three characters or more, and how often.

    `keys_of(gram)` are the gram's occurrences as ascending integers, directive × stride + position. Covering
    grams lie at most two positions apart and two directives at least four, so that no match reaches across.
    """
    grams = sorted(((keys_of(gram), offset) for gram, offset in cover(needle)), key=lambda one: len(one[0]))
    keys, offset = grams[0]
    starts = keys - keys.dtype.type(offset)
    for keys, offset in grams[1:]:
        if not len(starts):
            return NONE
        starts = starts[_among(starts + keys.dtype.type(offset), keys)]
    docs = starts // stride
    begins = np.flatnonzero(np.diff(docs, prepend=-1))
    return Postings(docs[begins].astype(np.int32), np.diff(begins, append=len(docs)).astype(np.int32))


def _among(wanted: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Which of the ascending `wanted` are in the ascending `held`."""
    if not len(held):
        return np.zeros(len(wanted), bool)
    at = np.searchsorted(held, wanted)
    at[at == len(held)] = 0
    return held[at] == wanted
