"""Changes to the index: directives taken away and added, small segments merged, one table of contents put in place.

Nothing shows before `commit`; whoever writes holds the indexer's lock.
"""

from collections import defaultdict

from whoosh.fields import Schema
from whoosh.index import TOC, clean_files

from search.whoosh_engine.segments.codec import PackedSegment
from search.whoosh_engine.segments.merge import merged
from search.whoosh_engine.segments.segment_builder import NAME, SegmentBuilder
from search.whoosh_engine.segments.segment_reader import SegmentReader
from search.whoosh_engine.storage.generation_contents import segments_listed
from search.whoosh_engine.storage.integrity import DurableStorage, newest

# So many segments of about one size are merged into one, as long as it does not become larger than MERGED.
CROWD = 8
MERGED = 256


class Writer:
    """With `fresh` the index begins anew. `merge_up_to` is how many directives a merge may write: whoever saves a
    directive waits for it."""

    def __init__(self, storage: DurableStorage, schema: Schema, fresh=False, merge_up_to: int = MERGED):
        self._storage, self._schema, self._merge_up_to = storage, schema, merge_up_to
        number = newest(storage.folder)
        self._generation = number + 1
        self._segments: list[PackedSegment] = [] if fresh or number < 0 else segments_listed(storage.folder, number)
        self._readers = [SegmentReader(storage, schema, segment) for segment in self._segments]
        self._builder = None
        self._numbers: dict = {}

    def add_document(self, **fields) -> None:
        if self._builder is None:
            self._builder = SegmentBuilder(self._storage, self._schema)
        number = self._builder.count
        self._builder.add(fields)
        for name in self._unique(fields):
            self._numbers[name, fields[name]] = number
        if self._builder.is_full:
            self._close_segment()

    def update_document(self, **fields) -> None:
        """Add a directive in place of the one with the same value in a unique field. Raises Unindexable; that one
        stays then."""
        former = [held for name in self._unique(fields) for held in self._docs_with(name, fields[name])]
        self.add_document(**fields)
        for segment, at in former:
            segment.delete_document(at)

    def delete_by_term(self, field: str, text: str) -> None:
        """Take away whatever has the term, added in this very writing or before."""
        for segment, at in self._docs_with(field, text):
            segment.delete_document(at)
        self._numbers.pop((field, text), None)

    def add_segments(self, segments: list[PackedSegment]) -> None:
        """Take in segments that were built in the same folder by others."""
        self._segments += segments
        self._readers += [SegmentReader(self._storage, self._schema, segment) for segment in segments]

    def finished(self) -> list[PackedSegment]:
        """What was added as segments that somebody else takes in and commits."""
        self._close_segment()
        return self._segments

    def commit(self) -> None:
        """Let readers see the change, at once and as a whole."""
        self._close_segment()
        self._segments = [segment for segment in self._segments if segment.doc_count()]
        while crowd := _crowd(self._segments, self._merge_up_to):
            # What is merged gets new checksums: damage must not be copied under them.
            self._storage.check(crowd)
            self._segments = [segment for segment in self._segments if segment not in crowd]
            self._segments.append(merged(self._storage, self._schema, crowd))
        TOC(self._schema, self._segments, self._generation).write(self._storage, NAME)
        clean_files(self._storage, NAME, self._generation, self._segments)

    def cancel(self) -> None:
        """Leave the index as it was."""
        if self._builder:
            self._builder.cancel()

    def _docs_with(self, field, text) -> list[tuple[PackedSegment, int]]:
        """Where a term is: segments and numbers in them."""
        held = [
            (segment, at)
            for reader, segment in zip(self._readers, self._segments, strict=True)
            for at in reader.postings(field, text).docs.tolist()
        ]
        if (field, text) in self._numbers:
            held.append((self._builder.segment, self._numbers[field, text]))
        return held

    def _close_segment(self):
        if self._builder:
            self.add_segments([self._builder.finish()])
            self._builder, self._numbers = None, {}

    def _unique(self, fields):
        return [name for name, kind in self._schema.items() if kind.unique and name in fields]


def _crowd(segments: list[PackedSegment], most: int) -> list[PackedSegment]:
    """Segments to merge: CROWD of about one size, or one that is mostly deleted. None is the usual answer."""
    by_size = defaultdict(list)
    for segment in segments:
        if 2 * segment.deleted_count() > segment.doc_count_all() and segment.doc_count() <= most:
            return [segment]
        by_size[len(f"{segment.doc_count():o}")].append(segment)
    for crowd in by_size.values():
        if len(crowd) >= CROWD and sum(segment.doc_count() for segment in crowd) <= most:
            return crowd
    return []
