"""The embedded engine: an index of Whoosh's format in a folder, read by NumPy. See search.contract.Engine."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np

from search.analysis.distinctive_words import distinctive
from search.contract import (
    KEY,
    SCORE,
    Answer,
    Depth,
    Document,
    Documents,
    FieldKind,
    Health,
    Plan,
    Progress,
    Scored,
    Similar,
    Written,
)
from search.errors import EngineUnavailable
from search.query import plan as nodes
from search.query.plan import ANYWHERE
from search.whoosh_engine import new_generation
from search.whoosh_engine.answer import answer, count
from search.whoosh_engine.documents import DocumentRows
from search.whoosh_engine.schema import schema_of
from search.whoosh_engine.segments.index_writer import Writer
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.snapshot_cache import SnapshotCache
from search.whoosh_engine.stamp import is_made_now, is_readable
from search.whoosh_engine.storage.audit import read_through
from search.whoosh_engine.storage.index_directory import IndexDirectory, writing
from search.whoosh_engine.storage.integrity import check
from search.whoosh_engine.storage.progress import progress

# How long a writer waits for another before it gives up, in seconds.
LOCK_WAIT = 30
# Megabytes of decoded arrays that a process keeps.
CACHE_MB = 128


class WhooshEngine:
    """One for all threads of a process. Options: PATH, the index's folder; LOCK_WAIT, CACHE_MB."""

    # In a folder of this machine's, with its locks.
    is_shared = False

    def __init__(self, fields: Mapping[str, FieldKind], *, label: str = "archive.directive", **options):
        self.schema = schema_of(fields)
        self.rows = DocumentRows(label)
        self.lock_wait = options.get("LOCK_WAIT", LOCK_WAIT)
        self.index_directory = IndexDirectory(options["PATH"])
        self._snapshots = SnapshotCache(options.get("CACHE_MB", CACHE_MB) << 20)
        # The version whose stamp was seen to be one that this program can read.
        self._known: tuple | None = None

    def search(self, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str] = ()) -> Answer:
        return self._read(lambda snapshot: answer(snapshot, plan, rows=rows, order=order, facets=facets))

    def count_many(self, plans: Sequence[Plan]) -> list[int]:
        return self._read(lambda snapshot: [count(snapshot, plan) for plan in plans])

    def scan(self, plan: Plan, *, order: Sequence[str], most: int) -> Iterator[Scored]:
        return iter(self.search(plan, rows=slice(0, most), order=order).hits)

    def similar(
        self,
        pk: int,
        counts: Mapping[str, int],
        weights: nodes.Weights,
        size: int,
        order: Sequence[str] = (SCORE, f"-{KEY}"),
    ) -> Similar:
        def read(snapshot: Snapshot) -> Similar:
            words = self._distinctive(snapshot, counts)
            any_word = nodes.AnyOf(tuple(nodes.RankedWord(word, weights) for word in words))
            others = Plan(nodes.AllOf((any_word, nodes.Without(nodes.Compare(KEY, "exact", pk)))))
            return Similar(words, answer(snapshot, others, rows=slice(0, size), order=order).hits)

        return self._read(read)

    def fingerprints(self) -> Iterator[tuple[int, str]]:
        return iter(self._read(lambda snapshot: list(self.rows.fingerprints(snapshot))))

    def write(self, upserts: Iterable[Document], deletes: Iterable[int] = (), *, wait: float | None = None) -> Written:
        with self._writer(self.lock_wait if wait is None else wait) as writer:
            return self.rows.write(writer, upserts, deletes)

    def rebuild(
        self, documents: Documents, *, wait: float | None = None, is_wanted: Callable[[], bool] = lambda: True
    ) -> Written | None:
        return new_generation.rebuild(self.index_directory, self.schema, self.rows, documents, wait, is_wanted)

    def health(self, *, depth: Depth = Depth.OPEN) -> Health:
        directory = self.index_directory
        stamp = directory.stamp()
        return Health(
            fault=self._why_unreadable() or self._why_unsound(depth),
            outdated=not is_made_now(stamp, self.schema),
            count=stamp.get("count", 0),
            where=str(directory.folder),
        )

    def progress(self) -> Progress | None:
        return progress(self.index_directory)

    def is_being_rebuilt(self) -> bool:
        return self.index_directory.is_being_rebuilt()

    def state(self) -> Hashable:
        version = self.index_directory.version()
        return version and (version, self.index_directory.marks())

    def leftovers(self) -> list[str]:
        directory = self.index_directory
        with directory.writing_alone(self.lock_wait):
            return [str(path.relative_to(directory.folder)) for path in directory.leftovers()]

    def tidy(self) -> None:
        with self.index_directory.writing_alone(None):
            self.index_directory.clean()

    def snapshot(self) -> Snapshot:
        """The index as it stands, kept open until it changes. Raises EngineUnavailable."""
        return self.index_directory.steadily(self._snapshot)

    def _distinctive(self, snapshot, counts) -> list[str]:
        held = {
            word: int(np.count_nonzero(snapshot.alive[snapshot.occurrences(ANYWHERE, word).docs])) for word in counts
        }
        return distinctive(counts, held, snapshot.live_count)

    @contextmanager
    def _writer(self, wait: float) -> Iterator[Writer]:
        """What is written appears all at once at the end. Raises EngineBusy, EngineUnavailable."""
        with self.index_directory.writing_alone(wait):
            self.index_directory.clean()
            self.snapshot()
            try:
                with writing(self.index_directory.generation(), self.schema) as writer:
                    yield writer
            except Exception as error:
                self._blame_damage(error)
                raise

    def _read(self, read: Callable[[Snapshot], object]):
        """What `read(snapshot)` returns with no commit fallen into it."""
        return self._soundly(lambda: self.index_directory.steadily(lambda: read(self._snapshot())))

    def _snapshot(self) -> Snapshot:
        version = self.index_directory.version()
        if version is None:
            raise EngineUnavailable("missing", str(self.index_directory.folder))
        if version != self._known:
            if not is_readable(self.index_directory.stamp(), self.schema):
                raise EngineUnavailable("outdated", str(self.index_directory.folder))
            self._known = version
        return self._soundly(lambda: self._snapshots.snapshot(self.index_directory.generation(), version, self.schema))

    def _why_unreadable(self) -> str:
        try:
            self.snapshot()
        except EngineUnavailable as unavailable:
            return unavailable.reason
        return ""

    def _why_unsound(self, depth: Depth) -> str:
        """damaged where a file is not what was written or cannot be read through, also one that is held open."""
        directory = self.index_directory
        try:
            if depth is not Depth.OPEN:
                directory.steadily(lambda: check(directory.generation()))
            if depth is Depth.CONTENTS:
                directory.steadily(lambda: read_through(directory.generation(), self.schema))
        except EngineUnavailable as unavailable:
            return unavailable.reason
        return ""

    def _soundly(self, read):
        """What `read()` returns; EngineUnavailable where it fails and the index is not what was written."""
        try:
            return read()
        except Exception as error:
            self._blame_damage(error)
            raise

    def _blame_damage(self, error):
        """Raises EngineUnavailable if the index is not what was written: no other error tells anything then."""
        if isinstance(error, EngineUnavailable):
            return
        check(self.index_directory.generation())
