"""One generation of the index, read: postings as arrays, occurrences of a needle, columns.

A snapshot belongs to one thread: Whoosh's readers share a file position.
"""

from functools import lru_cache

import numpy as np
from whoosh.matching import IntersectionMatcher
from whoosh.reading import TermNotFound

from search.analysis.grams import cover
from search.engine.columns import Column

# How many terms and needles are kept decoded. At 10,000 directives one takes 120 kB at most.
_KEPT = 512


class Snapshot:
    """`size` counts every place in the index, deleted ones too; `alive` masks those that are not."""

    def __init__(self, reader, schema):
        self._reader, self._schema = reader, schema
        self.size = reader.doc_count_all()
        self._leaves = list(reader.leaf_readers()) if self.size else []
        self.alive = np.array([not reader.is_deleted(at) for at in range(self.size)], dtype=bool)
        self.postings = lru_cache(_KEPT)(self._postings)
        self.occurrences = lru_cache(_KEPT)(self._occurrences)
        self.column = lru_cache(None)(self._column)
        self.lengths = lru_cache(None)(self._lengths)

    def close(self):
        self._reader.close()

    def stored(self, place: int) -> dict:
        """The stored fields of the directive at a place."""
        return self._reader.stored_fields(int(place))

    def stored_values(self, key: str, value: str) -> dict:
        """{stored key: stored value} of every directive alive."""
        return {row[key]: row.get(value) for row in self._reader.all_stored_fields()}

    def _postings(self, field: str, term: str):
        """(places, weights) of the directives that hold a term."""
        places, weights = [], []
        for leaf, offset in self._leaves:
            try:
                matcher = leaf.postings(field, term)
            except TermNotFound:
                continue
            while matcher.is_active():
                places.append(matcher.id() + offset)
                weights.append(matcher.weight())
                matcher.next()
        return np.array(places, dtype=np.int64), np.array(weights, dtype=float)

    def _occurrences(self, field: str, needle: str):
        """(places, how often) of the directives whose folded text in a gram field contains a folded needle."""
        if len(needle) == 1:
            return self.postings(field, needle)
        places, counts = [], []
        for leaf, offset in self._leaves:
            for place, count in _chained(leaf, field, needle):
                places.append(place + offset)
                counts.append(count)
        return np.array(places, dtype=np.int64), np.array(counts, dtype=float)

    def _lengths(self, field: str):
        """(length of each place's field, average)."""
        # Whoosh has None for a directive without the field.
        lengths = np.array(
            [leaf.doc_field_length(at, field) or 0 for leaf, _ in self._leaves for at in range(leaf.doc_count_all())],
            dtype=float,
        )
        average = lengths[self.alive].mean() if self.alive.any() else 0.0
        return lengths, average or 1.0

    def _column(self, field: str) -> Column:
        """The values of an untokenised field, from its terms."""
        kind = self._schema[field]
        terms = list(kind.sortable_terms(self._reader, field)) if self.size else []
        return Column({kind.from_bytes(term): self._postings(field, term)[0] for term in terms}, self.size)


def _chained(leaf, field: str, needle: str):
    """(place, how often) within one segment: places that hold all the needle's grams, each at its offset."""
    try:
        matchers = [(leaf.postings(field, gram), offset) for gram, offset in cover(needle)]
    except TermNotFound:
        return
    together = matchers[0][0]
    for matcher, _ in matchers[1:]:
        together = IntersectionMatcher(together, matcher)
    while together.is_active():
        starts = None
        for matcher, offset in matchers:
            at = {position - offset for position in matcher.value_as("positions")}
            starts = at if starts is None else starts & at
            if not starts:
                break
        if starts:
            yield together.id(), len(starts)
        together.next()
