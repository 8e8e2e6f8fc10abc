"""One new segment of the index, made of directives in bulk."""

from collections import defaultdict

from whoosh.columns import NumericColumn
from whoosh.fields import NUMERIC, Schema
from whoosh.filedb.filestore import FileStorage

from search.errors import Unindexable
from search.whoosh_engine.analyzers import GramAnalyzer, WordAnalyzer
from search.whoosh_engine.segments.codec import PackedCodec, PackedSegment
from search.whoosh_engine.segments.inverter import MOST_DOCS, Grams, Terms

NAME = "MAIN"
# Integer fields stand in a column that is read at once.
INTEGERS = NumericColumn("q", default=-(1 << 63))
# A segment is closed at so many characters: sorting its pairs takes some 40 bytes for each.
_FULL = 20_000_000


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
        """Fields without a value are left out. Raises Unindexable; the directive is then in the segment as deleted."""
        self._perdoc.start_doc(self.count)
        try:
            self._add_fields(fields)
        except Unindexable:
            self.segment.delete_document(self.count)
            self._end()
            raise
        self._end()

    def _add_fields(self, fields):
        for name in sorted(name for name, value in fields.items() if value is not None):
            kind, value = self._schema[name], fields[name]
            length = self._indexed(name, kind, value)
            stored = ",".join(value) if isinstance(value, list) else value
            self._perdoc.add_field(name, kind, stored if kind.stored else None, length if kind.scorable else 0)
            if isinstance(kind, NUMERIC):
                self._perdoc.add_column_value(name, INTEGERS, int(value))

    def _end(self):
        self._perdoc.finish_doc()
        self.count += 1

    def finish(self) -> PackedSegment:
        """Write what was gathered."""
        self._perdoc.close()
        writer = self.segment.codec().field_writer(self._storage, self.segment)
        gathered = {**self._terms, **self._grams}
        for name in sorted(gathered):
            writer.add(name, gathered[name].posting_lists())
        writer.close()
        self.segment.set_doc_count(self.count)
        self.segment.longest = {name: grams.longest for name, grams in self._grams.items()}
        return self.segment

    def cancel(self) -> None:
        """Leave off, and take away what was written of the segment."""
        self._perdoc.close()
        for name in self.segment.list_files(self._storage):
            self._storage.delete_file(name)

    def _indexed(self, name, kind, value) -> int:
        try:
            return self._index(name, kind, value)
        except (OSError, MemoryError):
            raise
        except Exception as error:  # analysis may fail in any way
            raise Unindexable(name) from error

    def _index(self, name, kind, value) -> int:
        """Gather a field's terms; its length in terms, or in characters where it is indexed by grams."""
        if isinstance(kind.analyzer, GramAnalyzer):
            pairs, positions, length = kind.analyzer.gathered(value)
            self._grams[name].add(self.count, pairs, positions)
            self._characters += length
            return length
        if isinstance(kind.analyzer, WordAnalyzer):
            return self._terms[name].add(self.count, kind.analyzer.words(value))
        if isinstance(value, list):
            return self._terms[name].add(self.count, list(filter(None, value)))
        return self._terms[name].add(self.count, [text for text, _, _, _ in kind.index(value)])
