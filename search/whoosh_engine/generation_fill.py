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

from whoosh.fields import Schema

from search.analysis import segmentation
from search.contract import Documents
from search.errors import Unindexable
from search.whoosh_engine.documents import DocumentRows
from search.whoosh_engine.segments.codec import PackedSegment
from search.whoosh_engine.segments.index_writer import Writer
from search.whoosh_engine.storage import progress
from search.whoosh_engine.storage.index_directory import writing
from search.whoosh_engine.storage.integrity import DurableStorage

# Of fewer directives nothing is given to others: they are written by the time that processes are started.
FEWEST_SHARED = 200
# So many directives are read at a time.
BATCH = 500


def fill(generation: Path, schema: Schema, rows: DocumentRows, documents: Documents, keys: list[int]) -> None:
    """Write every directive into an empty generation. Raises whatever kept a process from it."""
    hands = _hands(documents, len(keys))
    with writing(generation, schema) as writer:
        if hands == 1:
            _add(writer, generation, rows, documents, _batches(keys, BATCH))
            return
        build = _Build(generation, schema, rows, documents)
        for segments in build.by_others(_shares(keys, hands)):
            writer.add_segments(segments)


def _hands(documents, count: int) -> int:
    """How many processes are to share the work."""
    if count < FEWEST_SHARED or threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return documents.readers()


def _shares(keys: list[int], hands: int) -> list[list[list[int]]]:
    """Batches of keys for each hand, dealt in turn: directives of one time are about as long."""
    dealt = _batches(keys, min(BATCH, len(keys) // (4 * hands)))
    return [dealt[hand::hands] for hand in range(hands)]


def _batches(keys: list[int], size: int) -> list[list[int]]:
    return [keys[at : at + size] for at in range(0, len(keys), size)]


def _add(writer, generation: Path, rows, documents, share: Iterable[list[int]], is_wanted=lambda: True) -> None:
    with progress.counting(generation.parent) as count:
        for some in share:
            if not is_wanted():
                raise SystemExit("whoever asked for these segments is gone")
            for document in documents.read(some):
                # What fails here the comparison at the end finds missing: it is tried once more there, and told.
                with suppress(Unindexable):
                    writer.add_document(**rows.row(document))
                count()


class _Build:
    """Segments made by processes of their own."""

    def __init__(self, generation: Path, schema: Schema, rows: DocumentRows, documents: Documents):
        self._generation, self._schema, self._rows, self._documents = generation, schema, rows, documents

    def by_others(self, shares) -> list[list[PackedSegment]]:
        # Loaded once, and the same memory for all.
        segmentation.initialize()
        self._documents.before_fork()
        context = multiprocessing.get_context("fork")
        started = []
        for share in shares:
            here, there = context.Pipe(duplex=False)
            process = context.Process(target=self._build, args=(share, there, os.getpid()), daemon=True)
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

    def _build(self, share, there: Connection, parent: int) -> None:
        """In a process of its own: send the segments of a share, or what went wrong."""
        told: list[PackedSegment] | Exception
        try:
            writer = Writer(DurableStorage(str(self._generation)), self._schema)
            _add(writer, self._generation, self._rows, self._documents, share, lambda: os.getppid() == parent)
            told = writer.finished()
        except Exception as error:
            told = error
        there.send(told)


def _received(process, here: Connection) -> list[PackedSegment]:
    try:
        told = here.recv()
    except EOFError:
        process.join()
        raise ChildProcessError(f"写索引的子进程意外终止（退出码 {process.exitcode}）") from None
    if isinstance(told, Exception):
        raise told
    return told
