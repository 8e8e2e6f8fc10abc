"""What stands in one order on both sides; the rest was moved."""

from collections.abc import Sequence
from itertools import islice
from operator import lt


def is_increasing(values: Sequence[int]) -> bool:
    return all(map(lt, values, islice(values, 1, None)))


def increasing(values: Sequence[int], weights: Sequence[float] | None = None) -> list[int]:
    """Places of the increasing values that weigh most together, ascending; in time n log n.

    `values` are places on the right, in the order of the left; none negative. Without `weights` each counts 1.
    """
    if is_increasing(values) and not (weights and min(weights) <= 0):
        return list(range(len(values)))
    # A Fenwick tree of the heaviest chain that ends with a value up to this one.
    size = max(values, default=-1) + 2
    heaviest: list[tuple[float, int]] = [(0.0, -1)] * size
    before: list[int] = []
    best = (0.0, -1)
    for at, value in enumerate(values):
        chain, step = (0.0, -1), value
        while step > 0:
            chain = max(chain, heaviest[step], key=_weight)
            step -= step & -step
        before.append(chain[1])
        chain = (chain[0] + (weights[at] if weights else 1.0), at)
        best = max(best, chain, key=_weight)
        step = value + 1
        while step < size:
            heaviest[step] = max(heaviest[step], chain, key=_weight)
            step += step & -step
    found, at = [], best[1]
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _weight(chain: tuple[float, int]) -> float:
    return chain[0]
