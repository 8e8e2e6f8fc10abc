"""An engine under trial, seen from outside only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Thread

from search.contract import Answer, Document, Engine, FieldKind, Plan
from search.query.plan import Compare, MatchAll, PlanNode
from tests.search.contract.documents import FIELDS, Archive
from tests.search.contract.guarded_engine import GuardedEngine

# Ties by key: what order there is otherwise does not matter where a set is looked at.
BY_KEY = ("key",)
ALL = slice(0, None)


@dataclass(frozen=True)
class EngineUnderTest:
    """`make(path, fields)` is an engine whose index lies at a path, for itself or together with others of that path;
    `damage(path)` spoils what lies there."""

    make: Callable[[Path, Mapping[str, FieldKind]], Engine]
    damage: Callable[[Path], None]


class Trial:
    """One path, for one check: engines of it, and questions to the first of them."""

    def __init__(self, under_test: EngineUnderTest, folder: Path, shrinks=True):
        self._under_test, self.path = under_test, folder / "index"
        # Whether what fails at random is to be made small: whoever expects it to fail need not wait for that.
        self.shrinks = shrinks

    def make(self, fields: Mapping[str, FieldKind] = FIELDS) -> GuardedEngine:
        """One more engine of this path."""
        return GuardedEngine(self._under_test.make(self.path, fields))

    def damage(self) -> None:
        self._under_test.damage(self.path)

    @cached_property
    def engine(self) -> GuardedEngine:
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
