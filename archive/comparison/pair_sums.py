"""Weights summed by the pair that they belong to."""

import numpy as np
from numpy.typing import NDArray

# Up to here a number for each pair that there could be; from here on only those that are there, which takes longer.
DENSE = 4_000_000


def pair_sums(
    keys: NDArray[np.int64], weights: NDArray[np.float64], pairs: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """(key, sum of its weights), ascending, of the keys whose sum is more than nought; `pairs` is how many keys there
    could be."""
    if pairs <= DENSE:
        sums = np.bincount(keys, weights, minlength=1)
        found = np.flatnonzero(sums).astype(np.int64)
        return found, np.asarray(sums[found], np.float64)
    order = np.argsort(keys)
    ordered = keys[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))[: len(ordered)]
    summed = np.add.reduceat(weights[order], starts) if len(starts) else np.zeros(0)
    return ordered[starts][summed > 0], np.asarray(summed[summed > 0], np.float64)
