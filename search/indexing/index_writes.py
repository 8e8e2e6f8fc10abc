"""Directives into the index, those that are no more out of it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from haystack.constants import ID
from haystack.utils import get_identifier

from archive.models import Directive
from search import suggesting
from search.indexing import unindexed
from search.indexing.connection import backend, index
from search.whoosh_engine.segments.segment_builder import Unindexable

# So many directives are read from the database, and taken off the queue, at a time.
BATCH = 500


def write(writer, pks: Iterable[int]) -> tuple[set[int], set[int]]:
    """Write the directives of these keys that exist, remove those that do not; the keys of both.

    What cannot be prepared is left as it was in the index and put on record.
    """
    saved, gone = set(), set()
    for some in batches(pks):
        held, failures = _write(writer, some)
        for pk in set(some) - held - failures.keys():
            writer.delete_by_term(ID, get_identifier(Directive(pk=pk)))
            gone.add(pk)
        unindexed.settle(some)
        unindexed.record(suggesting.take_up(some) | failures)
        saved |= held
    return saved, gone


def _write(writer, pks) -> tuple[set[int], dict[int, Exception]]:
    """Write those that exist; their keys, and what kept which from being written."""
    held, failures = set(), {}
    for directive in index().index_queryset().filter(pk__in=pks):
        try:
            backend().add(writer, index(), directive)
            held.add(directive.pk)
        except Unindexable as error:
            failures[directive.pk] = error
    return held, failures


def batches(keys: Iterable[int], size: int = BATCH) -> Iterator[list[int]]:
    """The keys, so many at a time that a query may name them all."""
    keys = iter(keys)
    while some := list(islice(keys, size)):
        yield some
