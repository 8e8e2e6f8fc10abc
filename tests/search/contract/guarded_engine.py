"""An engine that is held to the contract at every call: what it raises, and of what types its answers are."""

from collections.abc import Iterable, Sequence

from search.contract import Answer, Depth, Engine, Group, Health, Plan, Progress, Scored, Similar, Written
from search.errors import EngineBusy, EngineUnavailable, Unindexable


class ReadError(Exception):
    """Of whoever reads the archive, not of the engine: it goes through."""


class ForeignError(AssertionError):
    """An engine raised what the contract does not name."""


class GuardedEngine:
    """An engine, asked as it is."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def search(self, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str | Group] = ()) -> Answer:
        answer = self._asked("search", plan, rows=rows, order=order, facets=facets)
        assert type(answer) is Answer and type(answer.total) is int and type(answer.hits) is list
        _assert_plain(answer.hits)
        assert set(answer.facets) == {one.field if isinstance(one, Group) else one for one in facets}
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

    def similar(self, pk, counts, weights, size, *order) -> Similar:
        similar = self._asked("similar", pk, counts, weights, size, *order)
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
