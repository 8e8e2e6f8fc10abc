"""Several segments written as one, without what was deleted from them."""

import numpy as np
from whoosh.fields import NUMERIC, Schema
from whoosh.filedb.filestore import FileStorage

from search.whoosh_engine.segments.codec import PackedCodec, PackedSegment
from search.whoosh_engine.segments.inverter import merged as merged_postings
from search.whoosh_engine.segments.segment_builder import INTEGERS, NAME
from search.whoosh_engine.segments.segment_reader import SegmentReader

_MISSING = INTEGERS.default_value()


def merged(storage: FileStorage, schema: Schema, segments: list[PackedSegment]) -> PackedSegment:
    """A new segment with the live directives of `segments`, which stay as they are."""
    readers = [SegmentReader(storage, schema, segment) for segment in segments]
    numbers = _new_numbers(segments)
    segment = PackedSegment(PackedCodec(), NAME)
    _write_directives(storage, schema, segment, readers, numbers)
    writer = segment.codec().field_writer(storage, segment)
    for field in sorted({field for reader in readers for field in reader.postings_file.fields} & set(schema.names())):
        held = [(reader.postings_file.whole(field), moved) for reader, moved in zip(readers, numbers, strict=True)
                if field in reader.postings_file.fields]  # fmt: skip
        writer.add(field, merged_postings(held))
    writer.close()
    segment.set_doc_count(sum(int((moved >= 0).sum()) for moved in numbers))
    fields = {field for reader in readers for field in reader.longest}
    segment.longest = {field: max(reader.longest.get(field, 0) for reader in readers) for field in fields}
    return segment


def _new_numbers(segments) -> list[np.ndarray]:
    """For each segment the new number of each of its directives, -1 for one that was deleted."""
    numbers, at = [], 0
    for segment in segments:
        alive = np.ones(segment.doc_count_all(), bool)
        alive[list(segment.deleted_docs())] = False
        numbers.append(np.where(alive, np.cumsum(alive) - 1 + at, -1).astype(np.int32))
        at += int(alive.sum())
    return numbers


def _write_directives(storage, schema, segment, readers, numbers):
    perdoc = segment.codec().per_document_writer(storage, segment)
    for reader, moved in zip(readers, numbers, strict=True):
        lengths = {name: reader.lengths(name) for name, kind in schema.items() if kind.scorable}
        integers = {
            name: reader.integers(name, _MISSING) for name, kind in schema.items() if isinstance(kind, NUMERIC)
        }
        for at in np.flatnonzero(moved >= 0).tolist():
            perdoc.start_doc(int(moved[at]))
            stored = reader.stored(at)
            for name, kind in schema.items():
                perdoc.add_field(name, kind, stored.get(name), int(lengths[name][at]) if name in lengths else 0)
                if name in integers and integers[name][at] != _MISSING:
                    perdoc.add_column_value(name, INTEGERS, int(integers[name][at]))
            perdoc.finish_doc()
    perdoc.close()
