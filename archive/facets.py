"""Facets: for each filter the values it may take, how many directives each would leave, and the link to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.http import QueryDict

from archive.choices import Level
from archive.forms import FILTER_LABELS, FilterForm
from archive.models import Region

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
        "province": dict(Region.objects.provinces().values_list("code", "short_name")),
        "level": {level.value: level.label for level in Level},
    }
    return [
        _facet(
            name, form.cleaned_data[name], found, _Links(query, name, form.cleaned_data[name]), labels.get(name, {})
        )
        for name, found in counts.items()
    ]


def browse_counts(form: FilterForm, directives) -> dict[str, dict]:
    """Counts for browsing, each facet's under all the other filters."""
    return {name: form.filter(directives, name).counted_by(name) for name in form.FILTERS}


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
