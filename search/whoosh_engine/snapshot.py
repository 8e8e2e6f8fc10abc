"""One generation of the index: its segments side by side, the numbers of their directives running on as docnums."""

from functools import lru_cache
from itertools import count

import numpy as np
from whoosh.fields import NUMERIC

from search.whoosh_engine.array_cache import ArrayCache
from search.whoosh_engine.phrases import chained, spelled
from search.whoosh_engine.segments.columns import ValueColumn
from search.whoosh_engine.segments.postings import NONE, Postings
from search.whoosh_engine.segments.segment_builder import INTEGERS
from search.whoosh_engine.segments.segment_reader import SegmentReader

_MISSING = INTEGERS.default_value()
_serials = count()


class Snapshot:
    """`size` counts every docnum, deleted ones too; `alive` masks those that are not. Threads share it.

    What is decoded is kept in the cache, for all segments together and so under this snapshot's own serial number: a
    word is looked for once, and not once a segment.
    """

    def __init__(self, readers: list[SegmentReader], deleted: list, schema, cache: ArrayCache):
        self._readers, self._schema, self._cache = readers, schema, cache
        self.bases = np.cumsum([0, *(reader.size for reader in readers)]).tolist()
        self.size = self.bases[-1]
        self.alive = np.ones(self.size, bool)
        for base, gone in zip(self.bases, deleted, strict=False):
            self.alive[[base + at for at in gone]] = False
        self.live_count = int(self.alive.sum())
        self.unscored = np.zeros(self.size, np.float32)
        self._serial = next(_serials)
        self.column = lru_cache(None)(self._column)
        self.lengths = lru_cache(None)(self._lengths)
        self.integers = lru_cache(None)(self._integers)
        self.order = lru_cache(64)(self._order)

    def postings(self, field: str, term: str) -> Postings:
        """The docnums that hold a term, and how often."""
        return self.cached(("postings", field, term), lambda: self._decoded(field, term))

    def occurrences(self, field: str, needle: str) -> Postings:
        """The docnums whose folded text in a gram field contains a folded needle, and how often."""
        if len(needle) == 2:
            return self.postings(field, needle)
        return self.cached(("needle", field, needle), lambda: self._find(field, needle))

    def spellings(self, field: str, steps: tuple[tuple[str, ...], ...]) -> Postings:
        """The docnums whose folded text in a gram field contains one of the writings of a plan.Spelled, and how many
        ends of them."""
        stride = self._stride(field)
        return spelled(steps, lambda gram: self._keys(field, gram, stride), stride)

    def docs_with(self, field: str, value: str) -> np.ndarray:
        """A mask of the docnums with a value in a field that holds whole values."""
        mask = np.zeros(self.size, bool)
        mask[self.postings(field, value).docs] = True
        return mask

    def words(self) -> list[str]:
        """For each segment the words of title, headings and body; see SegmentReader.words."""
        return [reader.words for reader in self._readers]

    def is_numeric(self, field: str) -> bool:
        return isinstance(self._schema[field], NUMERIC)

    def stored(self, docnum: int) -> dict:
        """The stored fields of the directive of a docnum."""
        at = np.searchsorted(self.bases, docnum, "right") - 1
        return self._readers[at].stored(int(docnum) - self.bases[at])

    def cached(self, key: tuple, make):
        """What `make()` returns, kept under a key of this generation."""
        return self._cache.get((*key, self._serial), make)

    def _decoded(self, field, term) -> Postings:
        return self._joined([reader.postings(field, term) for reader in self._readers])

    def _find(self, field, needle) -> Postings:
        if len(needle) < 2:
            return self._joined([reader.beginning(field, needle) for reader in self._readers])
        stride = self._stride(field)
        return chained(needle, lambda gram: self._keys(field, gram, stride), stride)

    def _stride(self, field) -> int:
        return max((reader.stride(field) for reader in self._readers), default=2)

    def _keys(self, field, gram, stride) -> np.ndarray:
        """Every occurrence of a gram as one ascending integer: docnum × stride + position."""
        kind = np.int32 if self.size * stride < 1 << 31 else np.int64
        return self.cached(
            ("keys", field, gram),
            lambda: self._together(
                [
                    reader.keys(field, gram, base, stride, kind)
                    for reader, base in zip(self._readers, self.bases, strict=False)
                ],
                kind,
            ),
        )

    def _joined(self, parts: list[Postings]) -> Postings:
        if len(parts) == 1:
            return parts[0]
        held = [(part, base) for part, base in zip(parts, self.bases, strict=False) if len(part.docs)]
        if not held:
            return NONE
        docnums = np.concatenate([part.docs + np.int32(base) for part, base in held])
        return Postings(docnums, np.concatenate([part.freqs for part, _ in held]))

    def _integers(self, field: str) -> np.ndarray:
        """The integer of each docnum; not to be changed."""
        return self._together([reader.integers(field, _MISSING) for reader in self._readers], np.int64)

    def _together(self, parts: list[np.ndarray], kind) -> np.ndarray:
        return np.concatenate(parts) if parts else np.zeros(0, kind)

    def _lengths(self, field: str) -> np.ndarray:
        """The length of each docnum's field in terms; 0 where it has none."""
        return self._together([reader.lengths(field) for reader in self._readers], np.float32)

    def _column(self, field: str) -> ValueColumn:
        if self.is_numeric(field):
            return ValueColumn.of_integers(self.integers(field), _MISSING)
        values = {value for reader in self._readers for value in reader.terms(field)}
        return ValueColumn.of_members({value: self.postings(field, value).docs for value in values}, self.size)

    def _order(self, keys: tuple[str, ...]) -> np.ndarray:
        """The rank of each docnum by columns, each up or down ('-'); what has no value comes last either way."""
        ranks = []
        for key in reversed(keys):
            column = self.column(key.removeprefix("-")).ranks()
            ranks.append(-column if key.startswith("-") else column)
        order = np.empty(self.size, np.int64)
        order[np.lexsort(ranks)] = np.arange(self.size)
        return order
