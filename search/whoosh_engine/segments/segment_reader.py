"""One segment of the index, read in bulk."""

from functools import cached_property
from threading import Lock

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader as WhooshSegmentReader
from whoosh.util.numeric import byte_to_length

from search.query.plan import RANKED
from search.whoosh_engine.segments.postings import NONE, Postings

# Whoosh keeps a field's length in a byte; what each byte stands for.
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float32)


class SegmentReader:
    """The arrays of a segment. Its files never change, so it outlives the generations it belongs to.

    Threads share it: posting lists are read at offsets, stored fields under a lock. What is read is kept by the
    snapshot's cache, not here.
    """

    def __init__(self, storage, schema, segment):
        self.id, self.size = segment.segment_id(), segment.doc_count_all()
        self.longest = getattr(segment, "longest", {})
        self._schema, self._segment, self._storage = schema, segment, storage
        self._reader = WhooshSegmentReader(storage, schema, segment)
        self.postings_file = self._reader._terms.postings_file
        self._lock = Lock()

    def postings(self, field: str, term: str, with_positions: bool = False) -> Postings:
        """The directives of this segment that hold a term; empty where none does."""
        try:
            number = self.postings_file.find(field, self._schema[field].to_bytes(term))
        except UnicodeEncodeError:  # half a surrogate pair stands in no text
            return NONE
        return NONE if number is None else self.postings_file.postings(field, number, with_positions)

    def beginning(self, field: str, start: str) -> Postings:
        """The directives that hold any term with that beginning, and how often."""
        docs, freqs = self.postings_file.beginning(field, start.encode("utf-8", "surrogatepass"))
        counts = np.bincount(docs, weights=freqs, minlength=1)
        held = np.flatnonzero(counts)
        return Postings(held.astype(np.int32), counts[held].astype(np.int32))

    def keys(self, field: str, gram: str, first: int, stride: int, kind: type[np.integer]) -> np.ndarray:
        """Every occurrence of a gram as one ascending integer: docnum × stride + position. `first` is the first
        directive's docnum."""
        found = self.postings(field, gram, with_positions=True)
        if found.positions is None or not len(found.docs):
            return np.zeros(0, kind)
        starts = (found.docs.astype(kind) + kind(first)) * kind(stride)
        return np.repeat(starts, found.freqs) + found.positions.astype(kind, copy=False)

    def stride(self, field: str) -> int:
        """One more than the largest position in a field, with room for a needle to reach beyond the end."""
        return self.longest.get(field, 0) + 2

    def terms(self, field: str) -> list:
        """Every term of a field that holds whole values, in their order."""
        terms, kind = self.postings_file.terms(field), self._schema[field]
        return [kind.from_bytes(text) for text in terms.texts()]

    @cached_property
    def words(self) -> str:
        """Every word of title, headings and body once, each on a line of its own, with a line end before the first and
        after the last, to be looked through at once; half a million characters in a large segment."""
        words = {word for field, _ in RANKED.values() for word in self.terms(field)}
        return "\n".join(["", *words, ""])

    def lengths(self, field: str) -> np.ndarray:
        """The length of each directive's field, 0 where it has none; as exact as a byte can say."""
        raw = np.frombuffer(self._column(f"_{field}_len"), np.uint8)
        lengths = np.zeros(self.size, np.float32)
        lengths[: len(raw)] = _LENGTHS[raw[: self.size]]
        return lengths

    def integers(self, field: str, missing: int) -> np.ndarray:
        """The integers of a column, `missing` where a directive has none."""
        raw = np.frombuffer(self._column(field), ">i8")
        values = np.full(self.size, missing, np.int64)
        values[: len(raw)] = raw[: self.size]
        return values

    def stored(self, at: int) -> dict:
        """The stored fields of a directive by its number in this segment."""
        with self._lock:
            return self._reader.stored_fields(at)

    def _column(self, name: str) -> bytes:
        file_name = W3Codec.column_filename(self._segment, name)
        if not self._storage.file_exists(file_name):
            return b""
        with self._storage.open_file(file_name) as file:
            return file.read()
