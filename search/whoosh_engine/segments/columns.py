"""A column: which docnums have which value. Filters, facets and sorting read it."""

import operator
import re
from collections.abc import Mapping

import numpy as np

LOOKUPS = {
    "exact": operator.eq,
    "content": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}
_INTEGER = re.compile(r"-?\d{1,18}")
_TEXT_LOOKUPS = {
    "contains": lambda value, part: part in value,
    "startswith": str.startswith,
    "endswith": str.endswith,
}
_TEXT_LOOKUPS["icontains"] = _TEXT_LOOKUPS["contains"]


class ValueColumn:
    """`values` are in their order; docnum `owners[i]` has the value of number `codes[i]`. A docnum may have several
    values, or none."""

    def __init__(self, values: list, owners: np.ndarray, codes: np.ndarray, size: int):
        self.values, self._owners, self._codes, self._size = values, owners, codes, size
        self._is_numeric = bool(values) and not isinstance(values[0], str)
        # The number of each docnum's only value, one past the last where it has none; None where one has several.
        self._only = None
        if len(np.unique(owners)) == len(owners):
            self._only = np.full(size, len(values), np.int32)
            self._only[owners] = codes

    @classmethod
    def of_members(cls, members: Mapping[str, np.ndarray], size: int):
        """From {value: the docnums that have it}."""
        values = sorted(members, key=_natural)
        docnums = [members[value] for value in values]
        codes = np.repeat(np.arange(len(values)), [len(one) for one in docnums])
        owners = np.concatenate(docnums) if docnums else np.zeros(0, np.int32)
        return cls(values, owners, codes, size)

    @classmethod
    def of_integers(cls, integers: np.ndarray, missing: int):
        """From one integer a docnum."""
        owners = np.flatnonzero(integers != missing)
        values, codes = np.unique(integers[owners], return_inverse=True)
        return cls(values.tolist(), owners, codes, len(integers))

    def matching(self, lookup: str, wanted) -> np.ndarray:
        """A mask of the docnums that have a value for which the lookup holds."""
        mask = np.zeros(self._size, bool)
        if lookup == "in":
            any_of = {self._like_values(one) for one in wanted if one is not None}
            met = (value in any_of for value in self.values)
        else:
            met = (self._holds(lookup, value, wanted) for value in self.values)
        chosen = np.fromiter(met, bool, len(self.values))
        mask[self._owners[chosen[self._codes]]] = True
        return mask | self.without_value() if lookup == "in" and None in wanted else mask

    def without_value(self) -> np.ndarray:
        """A mask of the docnums that have none."""
        mask = np.ones(self._size, bool)
        mask[self._owners] = False
        return mask

    def counts(self, docnums: np.ndarray) -> dict:
        """{value: how many of the docnums have it}, without zeros; None counts those that have none."""
        none = len(self.values)
        if self._only is not None:
            counts = np.bincount(self._only[docnums], minlength=none + 1)
        else:
            mask = np.zeros(self._size, bool)
            mask[docnums] = True
            counts = np.bincount(self._codes[mask[self._owners]], minlength=none + 1)
            mask[self._owners] = False
            counts[none] = np.count_nonzero(mask)
        return {value: count for value, count in zip([*self.values, None], counts.tolist(), strict=True) if count}

    def ranks(self) -> np.ndarray:
        """A number for each docnum that sorts as its first value does; NaN where there is none."""
        ranks = np.full(self._size, np.nan)
        # Backwards, so that the smallest of several values stays.
        ranks[self._owners[::-1]] = self._codes[::-1]
        return ranks

    def _holds(self, lookup, value, wanted) -> bool:
        if lookup == "range":
            return self._holds("gte", value, wanted[0]) and self._holds("lte", value, wanted[1])
        if lookup in _TEXT_LOOKUPS:
            return _TEXT_LOOKUPS[lookup](str(value), str(wanted))
        wanted = self._like_values(wanted)
        return wanted is not None and LOOKUPS[lookup](value, wanted)

    def _like_values(self, wanted):
        """A number as a number and text as text, whichever way the caller wrote it; None for what is no number."""
        if not self._is_numeric:
            return str(wanted)
        # A longer number is none that a directive has, and Python refuses to read some.
        return int(wanted) if _INTEGER.fullmatch(str(wanted)) else None


def _natural(value: str):
    """Keys of rows sort by number: 9 before 10."""
    return (0, int(value), "") if value.isdecimal() else (1, 0, value)
