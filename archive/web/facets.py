"""Facets: for each filter the values it may take, how many directives each would leave, and the link to it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.http import QueryDict

from archive.catalogue.data_version import memoize
from archive.models import Directive
from archive.models.choices import Level
from archive.web.forms import FILTER_LABELS, FilterForm

# How many values of a filter stand open.
SHOWN = 8


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    selected: bool
    query: str  # the query string that adds this value, or takes it away where it is selected


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[Option]

    @property
    def selected(self) -> list[Option]:
        return [option for option in self.options if option.selected]

    @property
    def shown(self) -> list[Option]:
        """The first, and whatever is chosen: the rest is unfolded."""
        return [option for at, option in enumerate(self.options) if at < SHOWN or option.selected]

    @property
    def more(self) -> list[Option]:
        return [option for option in self.options[SHOWN:] if not option.selected]


def facets_of(form: FilterForm, counts: Mapping[str, Mapping], query: QueryDict) -> list[Facet]:
    """Facets in the order of `counts`, {filter name: {value: count}}; selected values show even at 0.

    `query` is the address's own query, which every link keeps but for `page`.
    """
    labels = {
        "province": {region.code: region.short_name for region in form.provinces},
        "level": {level.value: level.label for level in Level},
    }
    return [
        _facet(
            name, form.cleaned_data[name], found, _Links(query, name, form.cleaned_data[name]), labels.get(name, {})
        )
        for name, found in counts.items()
    ]


def browse_counts(form: FilterForm) -> dict[str, dict]:
    """Counts for browsing the directives, each facet's under all the other filters."""
    return browsed(form)[0]


def browsed(form: FilterForm) -> tuple[dict[str, dict], int]:
    """The same, and how many directives pass every filter."""
    cells = Cells(form, ("province", "year", "genre"), lambda *names: form.filter(Directive.objects.all(), *names))
    counts = {name: cells.counted_by(name) for name in cells.names}
    counts |= {
        name: counted_by(form, name, lambda *names: form.filter(Directive.objects.all(), *names))
        for name in ("topic", "level")
    }
    return {name: counts[name] for name in form.FILTERS}, cells.total()


def counted_by(form: FilterForm, name: str, rows_without: Callable) -> dict:
    """{value: count} over one filter; the pages of a list have it in common. `rows_without(*names)` are the rows that
    pass every filter of the form but those: they are asked for only where they were not counted before."""
    return memoize((name, *form.values_without(name)), lambda: rows_without(name).counted_by(name))


class Cells:
    """Counts by several filters at once, of which the counts by each are summed up: one pass over the rows instead of
    one for each filter. `rows_without` is as above."""

    def __init__(self, form: FilterForm, names: tuple[str, ...], rows_without: Callable):
        self.names = names
        self._cells = memoize((names, *form.values_without(*names)), lambda: rows_without(*names).cells(*names))
        self._chosen = [set(form.cleaned_data[name]) for name in names]

    def counted_by(self, name: str) -> dict:
        """{value: count} under all the other filters."""
        own, counts = self.names.index(name), defaultdict(int)
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


def _facet(name, selected, found, links, labels) -> Facet:
    found = {value: count for value, count in found.items() if value not in (None, "")}
    for value in selected:
        found.setdefault(value, 0)
    options = [
        Option(
            value=str(value),
            label=str(labels.get(value, value)),
            count=count,
            selected=value in selected,
            query=links.toggling(str(value)),
        )
        for value, count in sorted(found.items(), key=_ORDER[name])
    ]
    return Facet(name, str(FILTER_LABELS[name]), options)


_ORDER = {
    "province": lambda item: item[0],
    "year": lambda item: -item[0],
    "genre": lambda item: (-item[1], item[0]),
    "topic": lambda item: (-item[1], item[0]),
    "level": lambda item: Level.values.index(item[0]),
}


class _Links:
    """The links of one filter: the address's own query but for the page, with one value added or taken away.

    Names are written as codes, once each. What all links share is encoded once.
    """

    def __init__(self, query: QueryDict, name: str, selected):
        rest = query.copy()
        rest.pop("page", None)
        rest.pop(name, None)
        self._rest, self._name = rest.urlencode(), name
        self._chosen = [str(value) for value in selected]

    def toggling(self, value: str) -> str:
        chosen = self._chosen
        values = [one for one in chosen if one != value] if value in chosen else [*chosen, value]
        return "&".join(filter(None, [self._rest, *(f"{self._name}={quote_plus(one)}" for one in values)]))
