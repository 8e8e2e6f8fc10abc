"""Runs of neighbouring characters as numbers, to be counted and looked up all at once."""

import numpy as np
from numpy.typing import NDArray

# A run as one number: a polynomial of its characters, modulo 2**64; two runs that differ meet in it once in many
# millions of archives.
_BASE = 1_099_511_628_211


def character_runs(text: str, length: int) -> NDArray[np.uint64]:
    """Of each place of the text the run of so many characters that begins there; none where the text is shorter."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    count = max(len(codes) - length + 1, 0)
    found = np.zeros(count, np.uint64)
    for step in range(length):
        found = found * np.uint64(_BASE) + codes[step : step + count]
    return found
