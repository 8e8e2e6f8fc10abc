"""The posting lists of a field as a handful of arrays, one behind the other: NumPy reads any of them at once.

Term k of a field has the postings firsts[k] to firsts[k + 1]: in `docs` the numbers of the directives that hold
it, ascending, in `freqs` how often. Its occurrences befores[k] to befores[k + 1] stand in `positions`, those of
the first directive before those of the second. Numbers are as narrow as the largest of a field allows.

File: the arrays, a JSON table of where each lies, the table's length in 8 bytes. Everything little-endian.
"""

import json
import os
from dataclasses import dataclass

import numpy as np

from search.whoosh_engine.segments.term_table import TermTable

_NOWHERE = (0, np.dtype("u1"), 0)
_PARTS = ("ends", "firsts", "docs", "freqs", "befores", "positions")


@dataclass(frozen=True)
class Postings:
    """`docs` ascending; `freqs` how often each holds the term; `positions` where they were asked for and kept."""

    docs: np.ndarray
    freqs: np.ndarray
    positions: np.ndarray | None = None

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.freqs.nbytes + (0 if self.positions is None else self.positions.nbytes)


NONE = Postings(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int32))


@dataclass(frozen=True)
class PostingLists:
    """All the posting lists of one field; `texts` are its terms as bytes, ascending."""

    texts: list[bytes]
    firsts: np.ndarray
    docs: np.ndarray
    freqs: np.ndarray
    befores: np.ndarray | None = None
    positions: np.ndarray | None = None


class PostingsWriter:
    """Writes the fields of one segment to an open file."""

    def __init__(self, file):
        self._file, self._table = file, {}

    def add(self, field: str, postings: PostingLists) -> None:
        blob = b"".join(postings.texts)
        ends = np.cumsum([0, *map(len, postings.texts)])
        where = {"texts": [self._file.tell(), "u1", len(blob)]}
        self._file.write(blob)
        for name in _PARTS:
            values = ends if name == "ends" else getattr(postings, name)
            if values is not None:
                kind = _narrowest(values)
                where[name] = [self._file.tell(), kind.str, len(values)]
                self._file.write(values.astype(kind).tobytes())
        self._table[field] = where

    def close(self) -> None:
        table = json.dumps(self._table).encode()
        self._file.write(table + len(table).to_bytes(8, "little"))
        self._file.close()


class PostingsFile:
    """Reads what `PostingsWriter` wrote. Threads may share it: it reads at offsets and has no position.

    Raises ValueError where the file is cut short or is another.
    """

    def __init__(self, file):
        self._file = file
        self._descriptor = file.fileno()
        size = os.fstat(self._descriptor).st_size
        length = int.from_bytes(self._read(max(size - 8, 0), 8), "little")
        if not 0 < length <= size - 8:
            raise ValueError("The posting lists are cut short.")
        # {field: {part: (where it begins, its kind of number, how many)}}
        self._table = {
            field: {part: (where, np.dtype(kind), count) for part, (where, kind, count) in parts.items()}
            for field, parts in json.loads(self._read(size - 8 - length, length)).items()
        }
        self._terms: dict[str, TermTable] = {}

    @property
    def fields(self) -> list[str]:
        return sorted(self._table)

    def terms(self, field: str) -> TermTable:
        """The terms of a field, which may be one that the segment has not."""
        if field not in self._terms:
            self._terms[field] = TermTable(self, field)
        return self._terms[field]

    def find(self, field: str, text: bytes) -> int | None:
        """The number of a term in its field, or None."""
        return self.terms(field).find(text)

    def postings(self, field: str, number: int, with_positions: bool = False) -> Postings:
        """The posting list of a term by its number."""
        first, last = self._bounds(field, "firsts", number)
        docs, freqs = self.slice(field, "docs", first, last), self.slice(field, "freqs", first, last)
        if not with_positions or not self.length(field, "befores"):
            return Postings(docs, freqs)
        return Postings(docs, freqs, self.slice(field, "positions", *self._bounds(field, "befores", number)))

    def beginning(self, field: str, text: bytes) -> tuple[np.ndarray, np.ndarray]:
        """(directives, frequencies) of all the terms that begin with `text`, a list behind the other."""
        terms = self.terms(field)
        start, end = terms.rank(text), terms.rank(text + b"\xff")
        if start == end:
            return NONE.docs, NONE.freqs
        first, last = self._bounds(field, "firsts", start)[0], self._bounds(field, "firsts", end - 1)[1]
        return self.slice(field, "docs", first, last), self.slice(field, "freqs", first, last)

    def whole(self, field: str) -> PostingLists:
        """All the lists of a field."""
        parts = {name: self.slice(field, name) for name in _PARTS[1:] if name in self._table[field]}
        return PostingLists(self.terms(field).texts(), **parts)

    def length(self, field: str, part: str) -> int:
        """How many numbers one of the field's arrays has; 0 where it is not there."""
        return self._where(field, part)[2]

    def slice(self, field: str, part: str, start: int = 0, end: int | None = None) -> np.ndarray:
        """A stretch of one of the field's arrays; a field that is not there has empty ones."""
        where, kind, count = self._where(field, part)
        wanted = (count if end is None else end) - start
        data = self._read(where + start * kind.itemsize, wanted * kind.itemsize)
        if len(data) != wanted * kind.itemsize:
            raise ValueError(f"The posting lists of {field} are cut short.")
        values = np.frombuffer(data, kind)
        return values if part == "texts" else values.astype(np.int32 if kind.itemsize < 4 else np.int64, copy=False)

    def close(self) -> None:
        self._file.close()

    def _where(self, field, part) -> tuple[int, np.dtype, int]:
        return self._table.get(field, {}).get(part, _NOWHERE)

    def _bounds(self, field, part, number) -> tuple[int, int]:
        """Where the list of a term begins and where it ends."""
        first, last = self.slice(field, part, number, number + 2).tolist()
        return first, last

    def _read(self, offset, length) -> bytes:
        return os.pread(self._descriptor, length, offset)


def _narrowest(values: np.ndarray) -> np.dtype:
    largest = int(values.max()) if len(values) else 0
    return np.dtype(
        "u1" if largest < 1 << 8 else "<u2" if largest < 1 << 16 else "<u4" if largest < 1 << 32 else "<u8"
    )
