"""Facets: for each filter the values it may take, how many directives each would leave, and the link to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from archive.forms import FILTER_LABELS, FilterForm
from archive.models import Region


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


def facets_of(form: FilterForm, counts: Mapping[str, Mapping], query: QueryDict) -> list[Facet]:
    """Facets in the order of `counts`, {filter name: {value: count}}; selected values show even at 0.

    `query` is the address's own query, which every link keeps but for `page`.
    """
    names = dict(Region.objects.provinces().values_list("code", "short_name"))
    return [_facet(name, form.cleaned_data[name], found, query, names) for name, found in counts.items()]


def browse_counts(form: FilterForm, directives) -> dict[str, dict]:
    """Counts for browsing, each facet's under all the other filters."""
    return {name: form.filter(directives, name).counted_by(name) for name in ("province", "year", "genre", "topic")}


def _facet(name, selected, found, query, region_names) -> Facet:
    found = {value: count for value, count in found.items() if value not in (None, "")}
    for value in selected:
        found.setdefault(value, 0)
    options = [
        Option(
            value=str(value),
            label=region_names.get(value, str(value)) if name == "province" else str(value),
            count=count,
            selected=value in selected,
            query=_toggled(query, name, str(value), selected),
        )
        for value, count in sorted(found.items(), key=_ORDER[name])
    ]
    return Facet(name, str(FILTER_LABELS[name]), options)


_ORDER = {
    "province": lambda item: item[0],
    "year": lambda item: -item[0],
    "genre": lambda item: (-item[1], item[0]),
    "topic": lambda item: (-item[1], item[0]),
}


def _toggled(query: QueryDict, name: str, value: str, selected) -> str:
    """The address's query with `value` added or taken away. Names are written as codes, once each."""
    changed = query.copy()
    values = [str(chosen) for chosen in selected]
    changed.setlist(name, [v for v in values if v != value] if value in values else [*values, value])
    changed.pop("page", None)
    return changed.urlencode()
