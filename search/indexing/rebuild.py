"""The whole index made anew, beside the one that readers and the queue go on with."""

import shutil
from collections.abc import Callable
from pathlib import Path

from archive.models import Directive, OutboxConsumer
from search import suggesting
from search.indexing import progress, unindexed
from search.indexing.connection import backend
from search.indexing.generation_fill import fill
from search.indexing.index_differences import differences
from search.indexing.index_writes import write
from search.indexing.outcome import IndexOutcome
from search.whoosh_engine.snapshot_cache import SnapshotCache
from search.whoosh_engine.stamp import is_made_now, stamp
from search.whoosh_engine.storage.index_directory import writing


def rebuild_if(why: Callable[[], str], wait: float | None = None) -> IndexOutcome:
    """Rebuild for the reason that `why()` gives once nobody else is rebuilding; '' means that it is done already.
    Raises IndexBusy after `wait` seconds; None waits on."""
    directory = backend().index_directory
    with directory.rebuilding_alone(wait):
        if not (reason := why()):
            return IndexOutcome()
        suits = is_made_now(directory.stamp(), backend().schema)
        generation = directory.new_generation()
        try:
            with progress.recorded(directory.folder, Directive.objects.count()):
                _make(generation)
        except BaseException:
            if generation != directory.current():
                shutil.rmtree(generation, ignore_errors=True)
            raise
    # They stand in the database: what befell the index's files has not befallen them.
    unindexed.record(suggesting.refresh() if suits else suggesting.rebuild())
    # Only whoever is not rebuilding can tell that nobody fills one of the old folders.
    with directory.writing_alone(None):
        directory.clean()
    return IndexOutcome(updated=directory.stamp()["count"], rebuilt=reason)


def _make(generation: Path) -> None:
    """Fill a generation, bring it in step with what was saved meanwhile, and swap it in."""
    directory, schema = backend().index_directory, backend().schema
    made_by = stamp(schema, 0)
    fill(generation)
    with directory.writing_alone(None):
        # What is on the queue now, the comparison finds.
        index = OutboxConsumer.objects.registered().name
        recorded = OutboxConsumer.objects.number()
        count = _catch_up(generation)
        directory.swap(generation, made_by | {"count": count})
        OutboxConsumer.objects.written()
        OutboxConsumer.objects.filled()
        OutboxConsumer.objects.passed(index, recorded)


def _catch_up(generation: Path) -> int:
    """Write what a generation lacks, take out what it has too much; how many directives it has then."""
    schema = backend().schema
    snapshot = SnapshotCache(0).snapshot(generation, generation.name, schema)
    found = differences(snapshot)
    saved, gone = set(), set()
    if wanted := found.all | unindexed.recorded().keys():
        with writing(generation, schema) as writer:
            saved, gone = write(writer, wanted)
    return snapshot.live_count + len(found.missing & saved) - len(found.surplus & gone)
