"""One segment of the index, read in bulk."""

import os
from threading import Lock

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from search.engine.codec import extent_of
from search.engine.packing import NONE, Postings, unpack

# Whoosh keeps a field's length in a byte; what each byte stands for.
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float32)


class Leaf:
    """The arrays of a segment. Its files never change, so it outlives the generations it belongs to.

    Threads share it: posting lists are read with `pread`, everything else under a lock. What is read is kept by
    the snapshot's cache, not here.
    """

    def __init__(self, storage, schema, segment):
        self.id, self.size = segment.segment_id(), segment.doc_count_all()
        self.longest = getattr(segment, "longest", {})
        self._schema, self._segment, self._storage = schema, segment, storage
        self._reader = SegmentReader(storage, schema, segment)
        self._postings = self._reader._terms._postfile.fileno()
        self._lock = Lock()

    def postings(self, field: str, term: str, with_positions: bool = False) -> Postings:
        """The directives of this segment that hold a term; empty where none does."""
        try:
            with self._lock:
                info = self._reader.term_info(field, term)
        except TermNotFound:
            return NONE
        offset, length = extent_of(info)
        return unpack(os.pread(self._postings, length, offset), with_positions)

    def keys(self, field: str, gram: str) -> np.ndarray:
        """Every occurrence of a gram as one ascending integer: directive × stride + position."""
        found = self.postings(field, gram, with_positions=True)
        if found.positions is None:
            return np.zeros(0, np.int32)
        stride = self.stride(field)
        kind = np.int32 if self.size * stride < 1 << 31 else np.int64
        return np.repeat(found.docs.astype(kind) * kind(stride), found.freqs) + found.positions

    def stride(self, field: str) -> int:
        """One more than the largest position in a field, with room for a needle to reach beyond the end."""
        return self.longest.get(field, 0) + 2

    def terms(self, field: str) -> list[str]:
        """Every term of a field that holds whole values, in their order."""
        with self._lock:
            if field not in self._reader.indexed_field_names():
                return []
            kind = self._schema[field]
            return [kind.from_bytes(text) for text in self._reader.lexicon(field)]

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

    def fields(self) -> list[str]:
        """The fields that have terms, in the order they are written in."""
        return sorted(self._reader.indexed_field_names())

    def lists(self, field: str):
        """(term as bytes, its postings) of every term of a field, in the order of the bytes."""
        for (name, text), info in self._reader._terms.items_from(field, b""):
            if name != field:
                return
            offset, length = extent_of(info)
            yield text, unpack(os.pread(self._postings, length, offset))
