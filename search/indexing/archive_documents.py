"""The directives of the archive as documents for an engine: all of them for a rebuild, some of them after changes."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection, connections

from archive.models import Directive, OutboxConsumer, OutboxEntry
from search import suggesting
from search.contract import Document, Written
from search.errors import Unindexable
from search.haystack_front.connection import engine, index
from search.haystack_front.index_documents import document_of
from search.indexing import unindexed
from search.indexing.index_differences import differences

# So many directives are read from the database at a time.
BATCH = 500


class ArchiveDocuments:
    """See contract.Documents. After a rebuild: `recorded` is the number of the last entry of the outbox that it has
    taken up for `consumer`, `changed` the directives of which entries tell, `wanted` those looked at once more at
    its end, `failed` those of them that could not be prepared, and why."""

    def __init__(self):
        self.consumer, self.recorded = "", 0
        self.changed: set[int] = set()
        self.wanted: set[int] = set()
        self.failed: dict[int, Exception] = {}

    def keys(self) -> list[int]:
        return list(Directive.objects.held().order_by("pk").values_list("pk", flat=True))

    def read(self, keys: Sequence[int]) -> Iterator[Document]:
        for some in batches(keys):
            for directive in index().index_queryset().filter(pk__in=some):
                try:
                    yield document_of(index(), directive)
                except Unindexable as error:
                    self.failed[directive.pk] = error

    def behind(self, fingerprints: Iterable[tuple[int, str]]) -> tuple[set[int], set[int]]:
        # What is recorded by now, the comparison finds.
        self.consumer = OutboxConsumer.objects.registered().name
        self.recorded = OutboxConsumer.objects.number()
        self.changed = set(
            OutboxEntry.objects.waiting(self.consumer).numbered().values_list("directive_id", flat=True)
        )
        found = differences(fingerprints)
        self.wanted = (found.missing | found.stale | unindexed.recorded().keys()) - found.surplus
        # What failed before is tried once more.
        self.failed.clear()
        return self.wanted, found.surplus

    def readers(self) -> int:
        if connection.in_atomic_block or _is_in_memory():
            return 1
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def before_fork(self) -> None:
        # A connection to a database must not be used on both sides of a fork.
        connections.close_all()


def _is_in_memory() -> bool:
    return connection.vendor == "sqlite" and connection.is_in_memory_db()  # type: ignore[attr-defined]


def write(keys_of: Callable[[], Iterable[int]], wait: float | None = None) -> Written:
    """Have the engine write the directives of these keys that exist, and take out those that do not; the keys are
    asked for once nobody else may write. What is suggested is brought in step with them; what cannot be
    prepared is left as it was in the index, and put on record. Raises EngineBusy, EngineUnavailable."""
    changes = _Changes(keys_of)
    written = engine().write(changes.documents(), changes.gone(), wait=wait)
    OutboxConsumer.objects.written()
    unindexed.record(written.failed)
    return written


class _Changes:
    def __init__(self, keys_of):
        self._keys_of, self._gone = keys_of, []

    def documents(self) -> Iterator[Document]:
        for some in batches(self._keys_of()):
            held, failures = set(), {}
            for directive in index().index_queryset().filter(pk__in=some):
                held.add(directive.pk)
                try:
                    yield document_of(index(), directive)
                except Unindexable as error:
                    failures[directive.pk] = error
            self._gone += set(some) - held
            unindexed.settle(some)
            unindexed.record(suggesting.take_up(some) | failures)

    def gone(self) -> Iterator[int]:
        yield from self._gone


def batches(keys: Iterable[int], size: int = BATCH) -> Iterator[list[int]]:
    """The keys, so many at a time that a query may name them all."""
    keys = iter(keys)
    while some := list(islice(keys, size)):
        yield some
