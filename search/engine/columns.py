"""A column: which directives have which value. Filters, facets and sorting read it."""

import operator
from collections.abc import Mapping

import numpy as np

LOOKUPS = {
    "exact": operator.eq,
    "content": operator.eq,
    "in": lambda value, wanted: value in wanted,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "range": lambda value, ends: ends[0] <= value <= ends[1],
    "contains": lambda value, part: str(part) in str(value),
    "startswith": lambda value, part: str(value).startswith(str(part)),
    "endswith": lambda value, part: str(value).endswith(str(part)),
}


class Column:
    """Made of {value: places that have it}; a place may have several values, or none."""

    def __init__(self, members: Mapping, size: int):
        self._members, self._size = dict(members), size
        self._ranks = None

    def matching(self, lookup: str, wanted) -> np.ndarray:
        """A mask of the places that have a value for which the lookup holds."""
        wanted = self._like_values(wanted)
        mask = np.zeros(self._size, dtype=bool)
        for value, places in self._members.items():
            if LOOKUPS[lookup](value, wanted):
                mask[places] = True
        return mask

    def counts(self, mask: np.ndarray) -> dict:
        """{value: how many of the masked places have it}, without zeros; None counts those that have none."""
        counts = {value: int(mask[places].sum()) for value, places in self._members.items()}
        counts[None] = int((mask & np.isnan(self.ranks())).sum())
        return {value: count for value, count in counts.items() if count}

    def ranks(self) -> np.ndarray:
        """A number for each place that sorts as its (first) value does; NaN where there is none."""
        if self._ranks is None:
            self._ranks = np.full(self._size, np.nan)
            for rank, value in reversed(list(enumerate(sorted(self._members, key=_natural)))):
                self._ranks[self._members[value]] = rank
        return self._ranks

    def _like_values(self, wanted):
        """Numbers as numbers and text as text, whichever way the caller wrote them."""
        if isinstance(wanted, list | tuple | set | frozenset):
            return [self._like_values(one) for one in wanted]
        if any(isinstance(value, int) for value in self._members):
            return int(wanted) if str(wanted).lstrip("-").isdecimal() else float("nan")
        return str(wanted)


def _natural(value):
    """Keys of rows sort by number: 9 before 10."""
    return (0, int(value), "") if str(value).isdecimal() else (1, 0, str(value))
