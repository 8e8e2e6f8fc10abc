"""How many directives, or action items, each value of a filter would leave: each filter's counts are under all the
others. The pages of a list have them in common, and so have lists of which one filter differs."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from archive.catalogue.data_version import memoize, memoize_all
from archive.catalogue.states_today import directives_in, settled_keys
from archive.models import Directive, filter_counts
from archive.models.choices import ValidityState
from archive.models.filter_counts import Counting
from archive.web.filter_fields import Span
from archive.web.forms import WITH_DEADLINE, FilterForm

# Filters that a directive has one value of, in columns that an index holds together.
_CELLS = ("province", "year", "genre")
_VALUES = object()


def browse_counts(form: FilterForm) -> dict[str, dict]:
    """Counts for browsing the directives, None standing for 未注明."""
    return browsed(form)[0]


def browsed(form: FilterForm) -> tuple[dict[str, dict], int]:
    """The same, and how many directives pass every filter."""

    def rows_without(*names: str):
        return form.filter(Directive.objects.all(), *names)

    cells = Cells(form, _CELLS, rows_without)
    total = cells.total()
    told = {name: cells.counted_by(name) for name in _CELLS}
    told["number"] = dict.fromkeys(form.asked["number"], total)
    told |= counted_by(form, [name for name in form.counted if name not in told], rows_without)
    return {name: told[name] for name in form.counted}, total


def counted_by(form, names: Iterable[str], rows_without: Callable) -> dict[str, dict]:
    """{filter: {value: count}}. `rows_without(*names)` are the rows that pass every filter of the form but those: they
    are asked for only where they were not counted before, those of all filters in one question."""
    keys = {(name, *_spans(form, name), *form.values_without(name)): name for name in names}

    def make(missing) -> dict:
        countings = {
            (key, value): counting
            for key in missing
            for value, counting in _countings(keys[key], rows_without(keys[key]), _spans(form, keys[key])).items()
        }
        counts: dict = {key: {} for key in missing}
        told: dict[Any, dict] = filter_counts.counted(countings)
        for (key, value), found in told.items():
            counts[key] |= found if value is _VALUES else {value: found.get(None, 0)}
        return counts

    return {keys[key]: counts for key, counts in memoize_all(keys, make).items()}


def _countings(name: str, rows, spans: list[Span]) -> dict[Any, Counting]:
    """{value: what has it}; of _VALUES each value of a column."""
    if name == "dated":
        return {span: Counting(rows.dated_within(span)) for span in (*spans, None)}
    if name == "deadline":
        return {WITH_DEADLINE: Counting(rows.with_deadline(True)), None: Counting(rows.with_deadline(False))}
    if name == "validity":
        states = (*settled_keys(), ValidityState.UNSETTLED.value)
        return {state: Counting(directives_in(rows, state)) for state in states}
    if name in ("city", "county", "binding"):
        return {_VALUES: rows.counting(name)}
    without = {"topic": "about", "level": "issued_at", "issuer": "issued_by", "place": "received_as"}
    without["occasion"] = "answering"
    return {_VALUES: rows.counting(name), None: Counting(getattr(rows, without[name])(None))}


def _spans(form, name: str) -> list[Span]:
    return [one for one in form.asked[name] if isinstance(one, Span)]


class Cells:
    """Counts by several filters at once, of which the counts by each are summed up: one pass over the rows instead of
    one for each filter. `rows_without` is as above."""

    def __init__(self, form, names: tuple[str, ...], rows_without: Callable):
        self.names = names
        self._cells = memoize((names, *form.values_without(*names)), lambda: rows_without(*names).cells(*names))
        self._chosen = [set(form.asked[name]) for name in names]

    def counted_by(self, name: str) -> dict:
        """{value: count} under all the other filters."""
        own, counts = self.names.index(name), defaultdict[Any, int](int)
        for values, count in self._passing(own):
            counts[values[own]] += count
        return dict(counts)

    def total(self) -> int:
        """How many rows pass every filter."""
        return sum(count for _, count in self._passing())

    def _passing(self, but: int | None = None) -> list:
        """The cells that pass what is chosen; there are thousands of them, and mostly nothing is."""
        cells = self._cells
        for at, chosen in enumerate(self._chosen):
            if chosen and at != but:
                cells = [cell for cell in cells if cell[0][at] in chosen]
        return cells
