"""A plain engine in memory. It is what search.contract says, with nothing done for speed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from search.analysis.distinctive_words import distinctive
from search.contract import (
    FINGERPRINT,
    KEY,
    SCORE,
    Answer,
    Choice,
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
from search.errors import EngineBusy, EngineUnavailable, Unindexable
from search.query.plan import ANYWHERE, AllOf, AnyOf, RankedWord, Weights
from tests.search.contract.reference_matching import HeldDocument, Matching

# How long a writer waits for another unless it is told, in seconds.
_LOCK_WAIT = 30


@dataclass
class _Place:
    """What lies where an index lies: the documents, once there is an index, and who is at work."""

    held: dict[int, HeldDocument] = field(default_factory=dict)
    fault: str = "missing"
    fields: Mapping[str, FieldKind] = field(default_factory=dict)
    count: int = 0
    progress: Progress | None = None
    writing: Lock = field(default_factory=Lock)
    rebuilding: Lock = field(default_factory=Lock)


_places: defaultdict[Path, _Place] = defaultdict(_Place)


def damage(path: Path) -> None:
    """Spoil the index at a path."""
    _places[path].fault = "damaged"


class ReferenceEngine:
    """`path` tells one index from another; engines of one path share it. What a write makes is put in place as a
    whole, so that whoever reads has all of one moment."""

    is_shared = False
    matching, held_document = Matching, HeldDocument

    def __init__(self, path: Path, fields: Mapping[str, FieldKind]):
        self.place, self.fields = _places[path], fields

    def search(self, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str | Group] = ()) -> Answer:
        held = self.held()
        found = self.found(held, plan)
        counts = {
            one.field if isinstance(one, Group) else one: self.group(held, plan, one)
            if isinstance(one, Group)
            else self.facet(held, plan, one)
            for one in facets
        }
        return Answer(len(found), self.ordered(held, found, order)[rows], counts)

    def count_many(self, plans: Sequence[Plan]) -> list[int]:
        held = self.held()
        return [len(self.found(held, plan)) for plan in plans]

    def scan(self, plan: Plan, *, order: Sequence[str], most: int) -> Iterator[Scored]:
        return iter(self.search(plan, rows=slice(0, most), order=order).hits)

    def similar(
        self,
        pk: int,
        counts: Mapping[str, int],
        weights: Weights,
        size: int,
        order: Sequence[str] = (SCORE, f"-{KEY}"),
    ) -> Similar:
        held = self.held()
        bearing = {word: sum(one.contains(ANYWHERE, word) for one in held.values()) for word in counts}
        words = distinctive(counts, bearing, len(held))
        found = self.found(held, Plan(AnyOf(tuple(RankedWord(word, weights) for word in words))))
        found.pop(pk, None)
        return Similar(words, self.ordered(held, found, tuple(order))[:size])

    def fingerprints(self) -> Iterator[tuple[int, str]]:
        return ((pk, one.first(FINGERPRINT)) for pk, one in self.held().items())

    def write(self, upserts: Iterable[Document], deletes: Iterable[int] = (), *, wait: float | None = None) -> Written:
        with _alone(self.place.writing, _LOCK_WAIT if wait is None else wait):
            held, written = dict(self.held()), Written()
            for document in upserts:
                self.take_up(held, document, written)
            for pk in deletes:
                if held.pop(pk, None):
                    written.gone.add(pk)
            self.place.held = held
            return written

    def rebuild(
        self, documents: Documents, *, wait: float | None = None, is_wanted: Callable[[], bool] = lambda: True
    ) -> Written | None:
        with _alone(self.place.rebuilding, wait):
            if not is_wanted():
                return None
            try:
                return self.make_anew(documents)
            finally:
                self.place.progress = None

    def health(self, *, depth: Depth = Depth.OPEN) -> Health:
        return Health(self.fault(), self.place.fields != self.fields, self.place.count, "memory")

    def progress(self) -> Progress | None:
        return self.place.progress

    def leftovers(self) -> list[str]:
        return []

    def tidy(self) -> None:
        """Nothing lies about in memory."""

    # What it is made of, so that the engines that do one thing wrong can do just that.

    def fault(self) -> str:
        if not self.place.fault and self.place.fields != self.fields:
            return "outdated"
        return self.place.fault

    def held(self) -> dict[int, HeldDocument]:
        """The documents of this moment. Raises EngineUnavailable."""
        if fault := self.fault():
            raise EngineUnavailable(fault)
        return self.place.held

    def found(self, held, plan: Plan) -> dict[int, float]:
        """{key: score} of what a plan matches."""
        filters = tuple(one.node if isinstance(one, Choice) else one for one in plan.filters)
        return self.matching(held, self.fields).of(AllOf((plan.query, *filters)))

    def facet(self, held, plan: Plan, name: str) -> dict:
        """{value: how many} of a field, under all filters but its own."""
        found = self.but_for(held, plan, name)
        return dict(Counter(value for pk in found for value in held[pk].values.get(name) or [None]))

    def group(self, held, plan: Plan, group: Group) -> dict:
        """{value: how many} of a facet that no field tells, under all filters but its own."""
        found = self.but_for(held, plan, group.field)
        counts = {value: len(found.keys() & self.matching(held, self.fields).of(node)) for value, node in group.values}
        return {value: count for value, count in counts.items() if count}

    def but_for(self, held, plan: Plan, name: str) -> dict[int, float]:
        """What matches under all filters but those of that name."""
        others = tuple(one for one in plan.filters if one.field != name)
        return self.found(held, replace(plan, filters=others))

    def ordered(self, held, found: Mapping[int, float], order: Sequence[str]) -> list[Scored]:
        """The matches in order: sorted by the last part of it first, since a sort leaves equals as they were."""
        hits = [Scored(pk, float(score)) for pk, score in found.items()]
        for part in reversed(order):
            hits = self.sorted_by(held, hits, part)
        return hits

    def sorted_by(self, held, hits: list[Scored], part: str) -> list[Scored]:
        if part == SCORE:
            return sorted(hits, key=lambda hit: -hit.score)
        values = {hit.pk: held[hit.pk].first(part.removeprefix("-")) for hit in hits}
        valued = [hit for hit in hits if values[hit.pk] is not None]
        without = [hit for hit in hits if values[hit.pk] is None]
        return sorted(valued, key=lambda hit: values[hit.pk], reverse=part.startswith("-")) + without

    def take_up(self, held: dict[int, HeldDocument], document: Document, written: Written) -> None:
        """Put a document in place of the one with its key, or tell why that one stays."""
        try:
            held[document.pk] = self.held_document(document, self.fields)
        except Exception as error:
            written.failed[document.pk] = Unindexable(document.pk)
            written.failed[document.pk].__cause__ = error
        else:
            written.saved.add(document.pk)

    def make_anew(self, documents: Documents) -> Written:
        keys, held = documents.keys(), {}
        self.place.progress = Progress(0, len(keys))
        for document in documents.read(keys):
            self.take_up(held, document, Written())
            self.place.progress = Progress(len(held), len(keys))
        with _alone(self.place.writing, None):
            written = self.catch_up(documents, held)
            self.place.held, self.place.fields = held, self.fields
            self.place.count, self.place.fault = len(held), ""
        return written

    def catch_up(self, documents: Documents, held: dict[int, HeldDocument]) -> Written:
        """Bring a new index in step with the archive."""
        written = Written()
        lacking, surplus = documents.behind([(pk, one.first(FINGERPRINT)) for pk, one in held.items()])
        for document in documents.read(sorted(lacking)):
            self.take_up(held, document, written)
        for pk in surplus:
            held.pop(pk, None)
            written.gone.add(pk)
        return written


@contextmanager
def _alone(lock: Lock, wait: float | None):
    """Hold a lock; None waits on. Raises EngineBusy."""
    if not lock.acquire(timeout=-1 if wait is None else wait):
        raise EngineBusy
    try:
        yield
    finally:
        lock.release()
