"""Several segments written as one, without what was deleted from them."""

from heapq import merge
from itertools import groupby
from operator import itemgetter

import numpy as np
from whoosh.fields import NUMERIC, Schema
from whoosh.filedb.filestore import FileStorage

from search.engine.building import INTEGERS, NAME
from search.engine.codec import PackedCodec, PackedSegment
from search.engine.leaf import Leaf
from search.engine.packing import pack

_MISSING = INTEGERS.default_value()


def merged(storage: FileStorage, schema: Schema, segments: list[PackedSegment]) -> PackedSegment:
    """A new segment with the living directives of `segments`, which stay as they are."""
    leaves = [Leaf(storage, schema, segment) for segment in segments]
    numbers = _new_numbers(segments)
    segment = PackedSegment(PackedCodec(), NAME)
    _write_directives(storage, schema, segment, leaves, numbers)
    writer = segment.codec().field_writer(storage, segment)
    for field in sorted({field for leaf in leaves for field in leaf.fields()} & set(schema.names())):
        writer.start_field(field, schema[field])
        lists = [_with(leaf.lists(field), moved) for leaf, moved in zip(leaves, numbers, strict=True)]
        for text, parts in groupby(merge(*lists, key=itemgetter(0)), key=itemgetter(0)):
            _write_term(writer, text, [(found, moved) for _, found, moved in parts])
        writer.finish_field()
    writer.close()
    segment.set_doc_count(sum(int((moved >= 0).sum()) for moved in numbers))
    segment.longest = {
        field: max(leaf.longest.get(field, 0) for leaf in leaves) for leaf in leaves for field in leaf.longest
    }
    return segment


def _with(lists, moved):
    return ((text, found, moved) for text, found in lists)


def _new_numbers(segments) -> list[np.ndarray]:
    """For each segment the new number of each of its directives, -1 for one that was deleted."""
    numbers, at = [], 0
    for segment in segments:
        alive = np.ones(segment.doc_count_all(), bool)
        alive[list(segment.deleted_docs())] = False
        moved = np.where(alive, np.cumsum(alive) - 1 + at, -1).astype(np.int32)
        numbers.append(moved)
        at += int(alive.sum())
    return numbers


def _write_directives(storage, schema, segment, leaves, numbers):
    perdoc = segment.codec().per_document_writer(storage, segment)
    for leaf, moved in zip(leaves, numbers, strict=True):
        lengths = {name: leaf.lengths(name) for name, kind in schema.items() if kind.scorable}
        integers = {name: leaf.integers(name, _MISSING) for name, kind in schema.items() if isinstance(kind, NUMERIC)}
        for at in np.flatnonzero(moved >= 0):
            perdoc.start_doc(int(moved[at]))
            stored = leaf.stored(int(at))
            for name, kind in schema.items():
                length = int(lengths[name][at]) if name in lengths else 0
                perdoc.add_field(name, kind, stored.get(name), length)
                if name in integers and integers[name][at] != _MISSING:
                    perdoc.add_column_value(name, INTEGERS, int(integers[name][at]))
            perdoc.finish_doc()
    perdoc.close()


def _write_term(writer, text, parts):
    """One term, from the segments that have it; nothing where only deleted directives held it."""
    docs, freqs, positions = [], [], []
    for found, moved in parts:
        new = moved[found.docs]
        kept = new >= 0
        docs.append(new[kept])
        freqs.append(found.freqs[kept])
        if found.positions is not None:
            positions.append(found.positions[np.repeat(kept, found.freqs)])
    docs, freqs = np.concatenate(docs), np.concatenate(freqs)
    if len(docs):
        packed = pack(docs, freqs, np.concatenate(positions) if positions else None)
        writer.add_term(text, packed, len(docs), int(freqs.sum()), int(docs[0]), int(docs[-1]))
