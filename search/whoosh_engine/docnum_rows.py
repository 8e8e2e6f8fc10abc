"""Rows of docnums: where one stands among others."""

import numpy as np

from search.whoosh_engine.segments.postings import Postings


class DocnumRows:
    """Ascending docnums, each with its row: 0 the first. Tells the rows of others without going through them, from a
    table of all docnums where there are many."""

    none = np.zeros(0, np.intp)

    def __init__(self, docnums: np.ndarray, size: int):
        self.docnums, self.count, self._table = docnums.astype(np.intp), len(docnums), None
        if len(docnums) * 32 > size:
            self._table = np.zeros(size, np.intp)
            self._table[self.docnums] = np.arange(len(docnums))

    def of(self, held: Postings) -> tuple[np.ndarray, np.ndarray]:
        """The rows of a posting list's docnums as far as they have any, and how often it has each."""
        if not len(held.docs) or not self.count:
            return self.none, self.none
        rows = np.searchsorted(self.docnums, held.docs) if self._table is None else self._table.take(held.docs)
        there = self.docnums.take(rows, mode="clip") == held.docs
        return (rows, held.freqs) if there.all() else (rows[there], held.freqs[there])

    def looked_up_in(self, held: Postings) -> tuple[np.ndarray, np.ndarray]:
        """The same as `of`, for a few rows and a posting list that may be long."""
        at = np.searchsorted(held.docs, self.docnums)
        there = np.flatnonzero(held.docs.take(at, mode="clip") == self.docnums) if len(held.docs) else self.none
        return there, held.freqs[at[there]]

    def all_of(self, some: np.ndarray, others: np.ndarray) -> np.ndarray | slice:
        """The rows that are among either."""
        if len(some) == self.count:
            return slice(None)
        return np.union1d(some, others) if len(others) else some
