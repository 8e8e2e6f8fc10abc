"""The engine of an archive past one machine: an index in an OpenSearch cluster. See search.contract.Engine."""

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from opensearchpy import OpenSearchException

from search.contract import (
    KEY,
    SCORE,
    Answer,
    Depth,
    Document,
    Documents,
    FieldKind,
    Group,
    Health,
    Plan,
    Progress,
    Scored,
    Similar,
    Written,
)
from search.errors import AWAY, EngineUnavailable
from search.opensearch_engine.bulk_writer import BulkWriter
from search.opensearch_engine.client import GLANCE, client_of, in_words_of_the_contract, require_version, shown
from search.opensearch_engine.cluster_lock import ClusterLock, Hold
from search.opensearch_engine.index_generation import Generation, IndexGenerations
from search.opensearch_engine.index_reader import IndexReader
from search.opensearch_engine.index_stamp import is_made_now, is_readable
from search.query.plan import Weights

# How long a writer waits for another before it gives up, in seconds.
LOCK_WAIT = 30
# For so long an index that was found to be readable is taken for one.
_KNOWN_FOR = 1.0
# A node that dies takes its shards along until others have them: who reads tries again, after so many seconds each.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
# And no longer than so many seconds in all, where nodes hang.
_PATIENCE = 4.0
_MAKING, _DONE, _TOTAL = "index", "done", "total"
_T = TypeVar("_T")


class OpenSearchEngine:
    """One for all threads of a process. Options: HOSTS, addresses of nodes; INDEX_NAME, the alias; SHARDS, REPLICAS;
    LOCK_WAIT."""

    is_shared = True

    def __init__(self, fields: Mapping[str, FieldKind], **options):
        self._fields, self._hosts = fields, list(options["HOSTS"])
        self._alias = options.get("INDEX_NAME", "archive")
        shards, replicas = int(options.get("SHARDS", 1)), int(options.get("REPLICAS", 1))
        self._wait = options.get("LOCK_WAIT", LOCK_WAIT)
        self._client = client_of(self._hosts)
        self._reader = IndexReader(self._client, self._alias, fields)
        self._writer = BulkWriter(self._client, self._alias, fields)
        self._generations = IndexGenerations(self._client, self._alias, fields, shards, replicas)
        control = f"{self._alias}-control"
        self._writing = ClusterLock(self._client, control, "write", replicas)
        self._rebuilding = ClusterLock(self._client, control, "rebuild", replicas)
        self._glance = ClusterLock(client_of(self._hosts, GLANCE), control, "rebuild", replicas)
        # How far a rebuild was, and when that was looked at.
        self._far: tuple[Progress | None, float] = (None, 0.0)
        self._is_version_known = False
        # The index that was found to be readable, and when.
        self._known: tuple[str, float] = ("", 0.0)

    def search(self, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str | Group] = ()) -> Answer:
        return self._read(lambda: self._reader.search(plan, rows=rows, order=order, facets=facets))

    def count_many(self, plans: Sequence[Plan]) -> list[int]:
        return self._read(lambda: self._reader.count_many(plans))

    def scan(self, plan: Plan, *, order: Sequence[str], most: int) -> Iterator[Scored]:
        return self._scanned(lambda: self._reader.scan(plan, order=order, most=most))

    def similar(
        self,
        pk: int,
        counts: Mapping[str, int],
        weights: Weights,
        size: int,
        order: Sequence[str] = (SCORE, f"-{KEY}"),
    ) -> Similar:
        return self._read(lambda: self._reader.similar(pk, counts, weights, size, order))

    def fingerprints(self) -> Iterator[tuple[int, str]]:
        return self._scanned(self._reader.fingerprints)

    def write(self, upserts: Iterable[Document], deletes: Iterable[int] = (), *, wait: float | None = None) -> Written:
        with in_words_of_the_contract(), self._writing.held(self._wait if wait is None else wait) as hold:
            # Nobody changes it while this is held; what was known of it before may be gone.
            self._known = ("", 0.0)
            self._readable(is_to_change=True)
            return self._writer.write(self._alias, hold, upserts, deletes)

    def rebuild(
        self, documents: Documents, *, wait: float | None = None, is_wanted: Callable[[], bool] = lambda: True
    ) -> Written | None:
        with in_words_of_the_contract():
            self._require_version()
            with self._seen_by_all(), self._rebuilding.held(wait) as hold:
                if not is_wanted():
                    return None
                self._generations.remove(self._generations.leftovers())
                index = self._generations.name_of(hold.number)
                # Told before it is there: nobody takes it for a leftover.
                hold.tell(**{_MAKING: index})
                self._generations.make(index)
                try:
                    return self._filled(index, hold, documents)
                except BaseException:
                    self._generations.remove([index])
                    raise

    def health(self, *, depth: Depth = Depth.OPEN) -> Health:
        where = f"{self._alias} @ {shown(self._hosts)}"
        try:
            with in_words_of_the_contract():
                found = self._generations.current()
                made_by = found.stamp if found else {}
                fault = self._fault(found, depth)
        except EngineUnavailable as unavailable:
            return Health(fault=unavailable.reason, outdated=False, where=f"{where} ({unavailable})")
        outdated = not is_made_now(made_by, self._fields)
        return Health(fault=fault, outdated=outdated, count=made_by.get("count", 0), where=where)

    def progress(self) -> Progress | None:
        far, at = self._far
        if not at or time.monotonic() - at >= _KNOWN_FOR:
            try:
                told = self._glance.told()
            except OpenSearchException:
                told = {}
            far = Progress(told[_DONE], told[_TOTAL]) if _TOTAL in told else None
            self._far = (far, time.monotonic())
        return far

    def is_being_rebuilt(self) -> bool:
        try:
            with in_words_of_the_contract():
                return self._rebuilding.is_held()
        except EngineUnavailable as unavailable:
            raise OSError(str(unavailable)) from unavailable

    def state(self) -> Hashable:
        try:
            with in_words_of_the_contract():
                found = self._generations.current()
                return found and (found.name, self._writing.number())
        except EngineUnavailable:
            return None

    def leftovers(self) -> list[str]:
        with in_words_of_the_contract(), self._writing.held(self._wait):
            return self._generations.leftovers(self._in_the_making())

    def tidy(self) -> None:
        with in_words_of_the_contract(), self._writing.held(None):
            self._generations.remove(self._generations.leftovers(self._in_the_making()))

    def _filled(self, index: str, hold: Hold, documents: Documents) -> Written:
        """Fill a new index, bring it in step with the archive, and have it read."""
        keys, written = documents.keys(), Written()
        self._tell(hold, index, 0, len(keys))
        for done in self._writer.fill(index, documents.read(keys), written):
            self._tell(hold, index, min(done, len(keys)), len(keys))
        self._writer.show(index)
        new = IndexReader(self._client, index, self._fields)
        with self._writing.held(None) as writing:
            held = list(new.fingerprints())
            wanted, surplus = documents.behind(held)
            late = self._writer.write(index, writing, documents.read(sorted(wanted)), sorted(surplus))
            count = len({pk for pk, _ in held} - late.gone | late.saved)
            hold.require()
            writing.require()
            self._generations.swap(index, count)
        return Written(late.saved, late.gone, late.failed)

    @contextmanager
    def _seen_by_all(self) -> Iterator[None]:
        """What this process does itself, it knows at once."""
        try:
            yield
        finally:
            self._known, self._far = ("", 0.0), (None, 0.0)

    def _tell(self, hold: Hold, index: str, done: int, total: int) -> None:
        hold.tell(**{_MAKING: index, _DONE: done, _TOTAL: total})
        self._far = (None, 0.0)

    def _in_the_making(self) -> str:
        return self._rebuilding.told().get(_MAKING, "")

    def _read(self, ask: Callable[[], _T]) -> _T:
        """What is asked, once the index is known to be one that can be read. A node's death is waited out."""
        until = time.monotonic() + _PATIENCE
        for pause in (*_PAUSES, None):
            try:
                with in_words_of_the_contract():
                    self._readable()
                    return ask()
            except EngineUnavailable as unavailable:
                self._known = ("", 0.0)
                if pause is None or unavailable.reason != AWAY or time.monotonic() > until:
                    raise
                time.sleep(pause)
        raise AssertionError  # the last of them has raised

    def _scanned(self, ask: Callable[[], Iterator[_T]]) -> Iterator[_T]:
        def begun() -> tuple[Iterator[_T], list[_T]]:
            rows = ask()
            return rows, [row for row in [next(rows, None)] if row is not None]

        rows, first = self._read(begun)
        yield from first
        with in_words_of_the_contract():
            yield from rows

    def _readable(self, is_to_change: bool = False) -> Generation:
        """The index that is read. Raises EngineUnavailable."""
        name, since = self._known
        if name and time.monotonic() - since < _KNOWN_FOR:
            return Generation(name, {})
        self._require_version()
        found = self._generations.current(is_to_change)
        if fault := self._fault(found, Depth.OPEN):
            raise EngineUnavailable(fault, self._alias)
        assert found is not None
        self._known = (found.name, time.monotonic())
        return found

    def _fault(self, found: Generation | None, depth: Depth) -> str:
        if found is None:
            return "missing"
        if not found.stamp:
            return "damaged"
        if not is_readable(found.stamp, self._fields):
            return "outdated"
        self._count(found.name)
        if depth is Depth.CONTENTS:
            for _ in self._reader.fingerprints():
                pass
        return ""

    def _count(self, name: str) -> None:
        """Raises what it raises where not every shard answers."""
        told = self._client.count(index=name)
        if told["_shards"]["failed"]:
            raise EngineUnavailable("away", str(told["_shards"])[:300])

    def _require_version(self) -> None:
        if not self._is_version_known:
            require_version(self._client)
            self._is_version_known = True
