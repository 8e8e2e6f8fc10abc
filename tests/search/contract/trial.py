"""An engine under trial: seen from outside only, and held to raise and to answer what the contract names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from threading import Thread

from search.contract import (
    Answer,
    Depth,
    Document,
    Engine,
    FieldKind,
    Health,
    Plan,
    Progress,
    Scored,
    Similar,
    Written,
)
from search.errors import EngineBusy, EngineUnavailable, Unindexable
from search.query.plan import Compare, MatchAll, PlanNode
from tests.search.contract.documents import FIELDS, Archive

# Ties by key: what order there is otherwise does not matter where a set is looked at.
BY_KEY = ("key",)
ALL = slice(0, None)


class ReadError(Exception):
    """Of whoever reads the archive, not of the engine: it goes through."""


class ForeignError(AssertionError):
    """An engine raised what the contract does not name."""


@dataclass(frozen=True)
class EngineUnderTest:
    """`make(path, fields)` is an engine whose index lies at a path, for itself or together with others of that path;
    `damage(path)` spoils what lies there."""

    make: Callable[[Path, Mapping[str, FieldKind]], Engine]
    damage: Callable[[Path], None]


class Trial:
    """One path, for one check: engines of it, and questions to the first of them."""

    def __init__(self, under_test: EngineUnderTest, folder: Path, shrinks=True):
        self._under_test, self._folder, self._serial = under_test, folder, count(1)
        # Whether what fails at random is to be made small: whoever expects it to fail need not wait for that.
        self.shrinks = shrinks
        self.path = folder / "index"

    def make(self, fields: Mapping[str, FieldKind] = FIELDS) -> "Guarded":
        """One more engine of this path."""
        return Guarded(self._under_test.make(self.path, fields))

    def damage(self) -> None:
        self._under_test.damage(self.path)

    def fresh(self) -> "Trial":
        """Another path, with nothing in it."""
        return Trial(self._under_test, self._folder / str(next(self._serial)), self.shrinks)

    @cached_property
    def engine(self) -> "Guarded":
        return self.make()

    def filled(self, *documents: Document) -> "Trial":
        """This one with a new index of nothing, and these documents written into it."""
        assert self.engine.rebuild(Archive()) is not None
        written = self.engine.write(documents)
        assert written.saved == {document.pk for document in documents}
        return self

    def search(self, query: PlanNode, *filters: Compare, rows=ALL, order=BY_KEY, facets=()) -> Answer:
        return self.engine.search(Plan(query, filters), rows=rows, order=order, facets=facets)

    def found(self, query: PlanNode, *filters: Compare) -> set[int]:
        """The keys that match, however the engine is asked."""
        plan = Plan(query, filters)
        answer = self.search(query, *filters)
        keys = {hit.pk for hit in answer.hits}
        assert len(answer.hits) == len(keys) == answer.total
        assert self.engine.count_many([plan]) == [answer.total]
        assert [hit.pk for hit in self.engine.scan(plan, order=BY_KEY, most=answer.total + 1)] == sorted(keys)
        return keys

    def ordered(self, query: PlanNode, order: Sequence[str]) -> list[int]:
        return [hit.pk for hit in self.search(query, order=order).hits]

    def scores(self, query: PlanNode) -> dict[int, float]:
        return {hit.pk: hit.score for hit in self.search(query).hits}

    def indexed(self) -> set[int]:
        return self.found(MatchAll())


class Guarded:
    """An engine that is held to the contract at every call: what it raises, and of what types its answers are."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def search(self, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str] = ()) -> Answer:
        answer = self._asked("search", plan, rows=rows, order=order, facets=facets)
        assert type(answer) is Answer and type(answer.total) is int and type(answer.hits) is list
        _assert_plain(answer.hits)
        assert set(answer.facets) == set(facets)
        for values in answer.facets.values():
            assert {type(value) for value in values} <= {str, int, type(None)}
            assert all(type(number) is int and number > 0 for number in values.values())
        return answer

    def count_many(self, plans: Sequence[Plan]) -> list[int]:
        counts = self._asked("count_many", plans)
        assert type(counts) is list and all(type(one) is int for one in counts)
        return counts

    def scan(self, plan: Plan, *, order: Sequence[str], most: int) -> Iterable[Scored]:
        return self._each(self._asked("scan", plan, order=order, most=most))

    def similar(self, pk, counts, weights, size) -> Similar:
        similar = self._asked("similar", pk, counts, weights, size)
        assert type(similar) is Similar and all(type(word) is str for word in similar.words)
        _assert_plain(similar.hits)
        return similar

    def fingerprints(self) -> list[tuple[int, str]]:
        found = list(self._each(self._asked("fingerprints")))
        assert all(type(pk) is int and type(fingerprint) is str for pk, fingerprint in found)
        return sorted(found)

    def write(self, upserts=(), deletes=(), *, wait=None) -> Written:
        written = self._asked("write", upserts, deletes, wait=wait)
        _assert_written(written)
        return written

    def rebuild(self, documents, *, wait=None, is_wanted=lambda: True) -> Written | None:
        written = self._asked("rebuild", documents, wait=wait, is_wanted=is_wanted)
        if written is not None:
            _assert_written(written)
        return written

    def health(self, depth=Depth.OPEN) -> Health:
        health = self._asked("health", depth=depth)
        assert type(health) is Health
        return health

    def progress(self) -> Progress | None:
        return self._asked("progress")

    def leftovers(self) -> list[str]:
        return self._asked("leftovers")

    def tidy(self) -> None:
        assert self._asked("tidy") is None

    def _asked(self, name, *args, **options):
        return _named_errors_only(lambda: getattr(self._engine, name)(*args, **options))

    def _each(self, found):
        found, end = iter(found), object()
        while (one := _named_errors_only(lambda: next(found, end))) is not end:
            yield one


def raised_in_another_thread(act: Callable[[], object]) -> Exception | None:
    """What `act()` raises in a thread of its own, None where it raises nothing."""
    raised: list[Exception] = []

    def run():
        try:
            act()
        except Exception as error:
            raised.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join(timeout=20)
    assert not thread.is_alive(), "it waits for what the thread that started it does after"
    return raised[0] if raised else None


def _named_errors_only(act):
    try:
        return act()
    except (EngineUnavailable, EngineBusy, ReadError, AssertionError):
        raise
    except Exception as error:
        raise ForeignError(f"{type(error).__name__}: {error}") from error


def _assert_plain(hits):
    """No number of an array's library reaches who asked: JSON knows none."""
    assert all(type(hit) is Scored and type(hit.pk) is int and type(hit.score) is float for hit in hits)


def _assert_written(written):
    assert type(written) is Written
    assert {type(pk) for pk in [*written.saved, *written.gone, *written.failed]} <= {int}
    assert all(type(error) is Unindexable and error.__cause__ for error in written.failed.values())
