"""One new segment of the index, made of directives in bulk."""

from collections import defaultdict
from heapq import merge

import numpy as np
from whoosh.columns import NumericColumn
from whoosh.fields import NUMERIC, Schema
from whoosh.filedb.filestore import FileStorage

from search.analysis.analyzers import GramAnalyzer, WordAnalyzer
from search.engine.codec import PackedCodec, PackedSegment
from search.engine.inverting import MOST_DOCS, Grams, Terms

NAME = "MAIN"
# Integer fields stand in a column that is read at once.
INTEGERS = NumericColumn("q", default=-(1 << 63))
# A segment is closed at so many characters: sorting its pairs takes some 40 bytes for each.
_FULL = 16_000_000


class SegmentBuilder:
    """Takes directives one by one as Whoosh's writers do, {field: value}, and writes them as one segment."""

    def __init__(self, storage: FileStorage, schema: Schema):
        self._storage, self._schema = storage, schema
        self.segment = PackedSegment(PackedCodec(), NAME)
        self._perdoc = self.segment.codec().per_document_writer(storage, self.segment)
        self._terms: dict[str, Terms] = defaultdict(Terms)
        self._grams: dict[str, Grams] = defaultdict(Grams)
        self._characters = 0
        self.count = 0

    @property
    def is_full(self) -> bool:
        return self._characters >= _FULL or self.count >= MOST_DOCS - 1

    def add(self, fields: dict) -> None:
        """Fields without a value are left out; `_stored_x` is what is stored for x where that is another."""
        self._perdoc.start_doc(self.count)
        for name in sorted(name for name, value in fields.items() if value is not None and name[0] != "_"):
            kind = self._schema[name]
            length = self._index(name, kind, fields[name])
            stored = fields.get(f"_stored_{name}", fields[name]) if kind.stored else None
            self._perdoc.add_field(name, kind, stored, length)
            if isinstance(kind, NUMERIC):
                self._perdoc.add_column_value(name, INTEGERS, int(fields[name]))
        self._perdoc.finish_doc()
        self.count += 1

    def finish(self) -> PackedSegment:
        """Write what was gathered."""
        self._perdoc.close()
        writer = self.segment.codec().field_writer(self._storage, self.segment)
        for name in sorted(self._terms.keys() | self._grams.keys()):
            writer.start_field(name, self._schema[name])
            for term in merge(self._terms[name].inverted(), self._grams[name].inverted()):
                writer.add_term(*term)
            writer.finish_field()
        writer.close()
        self.segment.set_doc_count(self.count)
        self.segment.longest = {name: grams.longest for name, grams in self._grams.items()}
        return self.segment

    def cancel(self) -> None:
        """Leave off, and take away what was written of the segment."""
        self._perdoc.close()
        for name in self.segment.list_files(self._storage):
            self._storage.delete_file(name)

    def _index(self, name, kind, value) -> int:
        """Gather a field's terms; its length in terms, or in characters where it is indexed by grams."""
        if isinstance(kind.analyzer, GramAnalyzer):
            characters, freqs, pairs, positions, length = kind.analyzer.gathered(value)
            self._terms[name].add(self.count, characters, freqs)
            self._grams[name].add(self.count, pairs, positions)
            self._characters += length
            return length
        if isinstance(kind.analyzer, WordAnalyzer):
            return self._terms[name].add(self.count, kind.analyzer.words(value))
        terms = [(text, freq) for text, freq, _, _ in kind.index(value)]
        if terms:
            self._terms[name].add(self.count, [text for text, _ in terms], np.array([freq for _, freq in terms]))
        return len(terms)
