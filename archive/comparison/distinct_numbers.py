"""The distinct numbers of an array, ascending."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.int64, np.uint64)


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """What np.unique answers: that hashes, and of millions which keep returning takes eighty times as long as sorting
    them does (numpy 2.4)."""
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]
