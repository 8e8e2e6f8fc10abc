"""Terms of many directives gathered and turned over: from each directive's terms to each term's directives.

An occurrence is one 64-bit integer that begins with the term's number, so that a single sort of integers
brings the terms together and within each the directives in order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

import numpy as np

from search.engine.packing import pack

# term 24 bits · directive 20 bits · frequency 20 bits
_DOC_BITS = _FREQ_BITS = 20
MOST_DOCS = 1 << _DOC_BITS
_MOST_FREQ = (1 << _FREQ_BITS) - 1


class Terms:
    """Terms with their frequencies, without positions."""

    def __init__(self):
        self._numbers = defaultdict(count().__next__)
        self._keys: list[np.ndarray] = []

    def add(self, doc: int, terms: Iterable[str | bytes], freqs=None) -> int:
        """The terms of one directive; with `freqs` each stands once and that says how often. The number of
        occurrences. Directives come in order."""
        numbers = np.fromiter(map(self._numbers.__getitem__, terms), np.uint64)
        if freqs is None:
            numbers, freqs = np.unique(numbers, return_counts=True)
        freqs = np.minimum(np.asarray(freqs, np.uint64), np.uint64(_MOST_FREQ))
        shift = np.uint64(_DOC_BITS + _FREQ_BITS)
        self._keys.append(numbers << shift | np.uint64(doc << _FREQ_BITS) | freqs)
        return int(freqs.sum())

    def inverted(self) -> Iterator[tuple]:
        """(term as bytes, packed postings, directives, occurrences, first, last), in the order of the bytes."""
        if not self._keys:
            return
        keys = _sorted(self._keys)
        numbers = (keys >> np.uint64(_DOC_BITS + _FREQ_BITS)).astype(np.int64)
        docs = (keys >> np.uint64(_FREQ_BITS) & np.uint64(MOST_DOCS - 1)).astype(np.int32)
        freqs = (keys & np.uint64(_MOST_FREQ)).astype(np.int32)
        starts, ends = _runs(numbers)
        most, totals = np.maximum.reduceat(freqs, starts).tolist(), np.add.reduceat(freqs, starts).tolist()
        for text, at in _in_order(self._numbers, numbers[starts]):
            start, end = starts[at], ends[at]
            packed = pack(docs[start:end], freqs[start:end], most=(most[at], 0))
            yield text, packed, int(end - start), totals[at], int(docs[start]), int(docs[end - 1])


class Grams:
    """Pairs of neighbouring characters with their positions."""

    def __init__(self):
        self._numbers = defaultdict(count().__next__)
        self._keys: list[np.ndarray] = []
        self._docs: list[int] = []
        self._bases: list[int] = []
        self._end = 0
        self.longest = 0

    def add(self, doc: int, pairs: np.ndarray, positions: np.ndarray) -> None:
        """The pairs of one directive, as the integers that `pair_text` turns into two characters."""
        if not len(pairs):
            return
        distinct, back = np.unique(pairs, return_inverse=True)
        numbers = np.fromiter(map(self._numbers.__getitem__, distinct.tolist()), np.uint64, len(distinct))
        self._keys.append(numbers[back] << np.uint64(32) | (positions + self._end).astype(np.uint64))
        self._docs.append(doc)
        self._bases.append(self._end)
        length = int(positions[-1]) + 1
        self._end += length
        self.longest = max(self.longest, length)

    def inverted(self) -> Iterator[tuple]:
        """As `Terms.inverted`; the postings have positions."""
        if not self._keys:
            return
        keys = _sorted(self._keys)
        numbers = (keys >> np.uint64(32)).astype(np.int64)
        offsets = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
        bases = np.array(self._bases)
        owners = np.searchsorted(bases, offsets, "right") - 1
        positions = (offsets - bases[owners]).astype(np.int32)
        # A posting begins where the term or the directive changes.
        changes = np.flatnonzero(np.diff(numbers) | np.diff(owners)) + 1
        begins = np.concatenate([[0], changes])
        docs = np.array(self._docs, np.int32)[owners[begins]]
        freqs = np.diff(np.append(begins, len(keys))).astype(np.int32)
        starts, ends = _runs(numbers[begins])
        most, tops = np.maximum.reduceat(freqs, starts).tolist(), _tops(positions, begins[starts])
        limits = np.append(begins, len(keys))
        for pair, at in _in_order(self._numbers, numbers[begins[starts]], pair_text):
            start, end = starts[at], ends[at]
            first, last = limits[start], limits[end]
            packed = pack(docs[start:end], freqs[start:end], positions[first:last], (most[at], tops[at]))
            yield pair, packed, int(end - start), int(last - first), int(docs[start]), int(docs[end - 1])


def pair_text(pair: int) -> str:
    """The two characters of a pair: 21 bits each, as many as a character may need."""
    return chr(pair >> 21) + chr(pair & 0x1FFFFF)


def _sorted(chunks: list[np.ndarray]) -> np.ndarray:
    keys = np.concatenate(chunks)
    chunks.clear()
    keys.sort()
    return keys


def _runs(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each run of equal numbers starts and ends."""
    starts = np.concatenate([[0], np.flatnonzero(np.diff(numbers)) + 1])
    return starts, np.append(starts[1:], len(numbers))


def _tops(positions, starts) -> list[int]:
    return np.maximum.reduceat(positions, starts).tolist()


def _in_order(numbers: dict, runs: np.ndarray, text=lambda term: term) -> list[tuple[bytes, int]]:
    """(term as bytes, which run is its) in the order of the bytes."""
    # numbers[k] counts up from 0 in the order of the dict, and every one of them has a run.
    texts = [text(term) for term in numbers]
    encoded = [one if isinstance(one, bytes) else one.encode("utf-8") for one in texts]
    return sorted((encoded[number], at) for at, number in enumerate(runs.tolist()))
