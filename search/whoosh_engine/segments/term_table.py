"""The terms of one field of a segment, looked up in the file: one in 64 is kept in memory, to know where to read.

An archive of 50,000 directives has eight million terms, nearly all of them pairs of characters that nobody will ask
for. They are read at offsets and not mapped: where a file is cut short under a mapping the process is killed, a read
says so.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Protocol

import numpy as np

_STEP = 64


class _Arrays(Protocol):
    def slice(self, field: str, part: str, start: int = 0, end: int | None = None) -> np.ndarray: ...

    def length(self, field: str, part: str) -> int: ...


class TermTable:
    """Terms as bytes, ascending, each with a number. Threads may share it."""

    def __init__(self, file: _Arrays, field: str):
        self._file, self._field = file, field
        self._count = max(file.length(field, "ends") - 1, 0)
        ends, blob = file.slice(field, "ends"), file.slice(field, "texts").tobytes()
        heads = range(0, self._count, _STEP)
        starts, stops = ends[: self._count : _STEP].tolist(), ends[1::_STEP].tolist()
        self._heads = [blob[start:stop] for _, start, stop in zip(heads, starts, stops, strict=True)]

    def __len__(self):
        return self._count

    def __getitem__(self, at: int) -> bytes:
        return self.texts(at, at + 1)[0]

    def texts(self, start: int = 0, end: int | None = None) -> list[bytes]:
        """The terms of a stretch of numbers; all of them without one."""
        ends, blob = self._stretch(start, self._count if end is None else end)
        return [blob[begin:stop] for begin, stop in pairwise(ends)]

    def rank(self, text: bytes) -> int:
        """The number of the first term that is not less: how many are."""
        return self._looked_up(text)[0]

    def find(self, text: bytes) -> int | None:
        """The number of a term, or None."""
        at, there = self._looked_up(text)
        return at if there else None

    def _looked_up(self, text) -> tuple[int, bool]:
        """The number of the first term that is not less, and whether it is this very one."""
        start = (bisect_right(self._heads, text) - 1) * _STEP
        if start < 0:
            return 0, False
        ends, blob = self._stretch(start, start + _STEP)
        at = bisect_left(range(len(ends) - 1), text, key=lambda at: blob[ends[at] : ends[at + 1]])
        return start + at, at + 1 < len(ends) and blob[ends[at] : ends[at + 1]] == text

    def _stretch(self, start, end) -> tuple[list[int], bytes]:
        """Where each of the terms from one number to another begins, and where the last ends, in one piece of text."""
        ends = self._file.slice(self._field, "ends", start, min(self._count, end) + 1)
        if len(ends) < 2:
            return [], b""
        return (ends - ends[0]).tolist(), self._file.slice(self._field, "texts", ends[0], ends[-1]).tobytes()
