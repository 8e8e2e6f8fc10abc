"""Every directive of the archive into an empty generation, by as many processes as there are cores.

Each process writes segments of its own into the same folder; what makes them one index, the table of contents, is
written at the end by the one that asked.
"""

import multiprocessing
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from django.db import connection, connections

from archive.models import Directive
from search.analysis import segmentation
from search.indexing import progress
from search.indexing.connection import backend, index
from search.indexing.index_writes import BATCH, batches
from search.whoosh_engine.segments.codec import PackedSegment
from search.whoosh_engine.segments.index_writer import Writer
from search.whoosh_engine.segments.segment_builder import Unindexable
from search.whoosh_engine.storage.index_directory import writing
from search.whoosh_engine.storage.integrity import DurableStorage

# Of fewer directives nothing is given to others: they are written by the time that processes are started.
FEWEST_SHARED = 200


def fill(generation: Path) -> None:
    """Write every directive into an empty generation. Raises whatever kept a process from it."""
    keys = list(Directive.objects.order_by("pk").values_list("pk", flat=True))
    hands = _hands(len(keys))
    with writing(generation, backend().schema) as writer:
        if hands == 1:
            _add(writer, generation, batches(keys))
            return
        for segments in _built_by_others(generation, _shares(keys, hands)):
            writer.add_segments(segments)


def _hands(count: int) -> int:
    """How many processes are to share the work: one where others would not see what this one does."""
    alone = connection.in_atomic_block or _is_in_memory() or threading.active_count() > 1
    if alone or count < FEWEST_SHARED or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_in_memory():
    return connection.vendor == "sqlite" and connection.is_in_memory_db()


def _shares(keys: list[int], hands: int) -> list[list[list[int]]]:
    """Batches of keys for each hand, dealt in turn: directives of one time are about as long."""
    dealt = list(batches(keys, min(BATCH, len(keys) // (4 * hands))))
    return [dealt[hand::hands] for hand in range(hands)]


def _add(writer, generation: Path, share: Iterable[list[int]], is_wanted=lambda: True) -> None:
    with progress.counting(generation.parent) as count:
        for some in share:
            if not is_wanted():
                raise SystemExit("whoever asked for these segments is gone")
            for directive in index().index_queryset().filter(pk__in=some):
                # What fails here the comparison at the end finds missing: it is tried once more there, and recorded.
                with suppress(Unindexable):
                    backend().add(writer, index(), directive)
                count()


def _built_by_others(generation: Path, shares) -> list[list[PackedSegment]]:
    # Loaded once, and the same memory for all.
    segmentation.initialize()
    # A connection to a database must not be used on both sides of a fork.
    connections.close_all()
    context = multiprocessing.get_context("fork")
    started = []
    for share in shares:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_build, args=(generation, share, there, os.getpid()), daemon=True)
        process.start()
        # Only the child holds that end now, so that its death is seen here.
        there.close()
        started.append((process, here))
    try:
        return [_received(process, here) for process, here in started]
    finally:
        for process, here in started:
            here.close()
            process.terminate()
            process.join()


def _received(process, here: Connection) -> list[PackedSegment]:
    try:
        told = here.recv()
    except EOFError:
        process.join()
        raise ChildProcessError(f"写索引的子进程意外终止（退出码 {process.exitcode}）") from None
    if isinstance(told, Exception):
        raise told
    return told


def _build(generation: Path, share, there: Connection, parent: int) -> None:
    """In a process of its own: send the segments of a share, or what went wrong."""
    try:
        writer = Writer(DurableStorage(str(generation)), backend().schema)
        _add(writer, generation, share, lambda: os.getppid() == parent)
        told = writer.finished()
    except Exception as error:
        told = error
    there.send(told)
