"""Facets: for each filter the values it may take, how many directives each would leave, and the link to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from urllib.parse import quote_plus, urlencode

from django.http import QueryDict

from archive.models.choices import BindingGrade, Level, OfficePlace, ValidityState
from archive.web.common_filters import CommonFilterForm, label_of
from archive.web.filter_fields import FILTER_LABELS, NONE, Span, parameters_of, written

# How many values of a filter stand open.
SHOWN = 8
# How many issuers are there at all: an archive has thousands, and each would be a link on every page.
MOST = 20


# Not frozen: a page makes a hundred, and each would take twice as long.
@dataclass(slots=True)
class Option:
    value: str
    label: str
    count: int
    selected: bool
    query: str  # the query string that adds this value, or takes it away where it is selected


@dataclass(frozen=True)
class Facet:
    """`is_cut` where there are more values than are told; `is_more` where it is folded away unless it is chosen."""

    name: str
    label: str
    options: list[Option]
    is_cut: bool = False
    is_more: bool = False

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


def facets_of(form: CommonFilterForm, counts: Mapping[str, Mapping], query: QueryDict) -> list[Facet]:
    """Facets in the order of `counts`, {filter name: {value: count}}, None being 未注明; selected values show even at
    0. `query` is the address's own query, which every link keeps but for `page`.
    """
    labels, asked = form.facet_labels(counts), form.asked
    kept = {name: urlencode({name: values}, doseq=True) for name, values in query.lists() if values and name != "page"}
    more = set(form.FILTERS) - set(CommonFilterForm.FILTERS)
    return [
        _facet(name, asked[name], found, _Links(kept, name, asked[name]), labels.get(name, {}), name in more)
        for name, found in counts.items()
    ]


def _facet(name, selected, found, links, labels, is_more) -> Facet:
    # Where text is held, what has none of it has an empty one.
    found = {value or None: count for value, count in found.items() if count}
    # What all of them lack nobody need leave out.
    if found.keys() <= {None} and name not in ("dated", "deadline"):
        found = {}
    for value in selected:
        found.setdefault(value, 0)
    is_cut = name in _CUT and len(found) > MOST
    if is_cut:
        least = nlargest(MOST, found.values())[-1]
        found = {value: n for value, n in found.items() if n >= least or value is None or value in selected}
    ordered = sorted(found.items(), key=lambda item: (item[0] is None, item[0] is not None and _ORDER[name](item)))
    options = [
        Option(
            value=written(name, value)[0][1],
            label=label_of(labels, value),
            count=count,
            selected=value in selected,
            query=links.toggling(value),
        )
        for at, (value, count) in enumerate(ordered)
        if not is_cut or at < MOST or value is None or value in selected
    ]
    return Facet(name, str(FILTER_LABELS[name]), options, is_cut, is_more)


def _by_count(item) -> tuple:
    return -item[1], item[0]


_CUT = ("issuer", "occasion")
_ORDER = {
    "province": lambda item: item[0],
    "city": lambda item: item[0],
    "county": lambda item: item[0],
    "year": lambda item: -item[0],
    "genre": _by_count,
    "topic": _by_count,
    "level": lambda item: Level.values.index(item[0]),
    "issuer": _by_count,
    "dated": lambda item: str(item[0]),
    "number": lambda item: item[0],
    "in": lambda item: item[0],
    "validity": lambda item: ValidityState.values.index(item[0]),
    "deadline": lambda item: item[0],
    "occasion": _by_count,
    "place": lambda item: OfficePlace.values.index(item[0]),
    "binding": lambda item: BindingGrade.values.index(item[0]),
}


class _Links:
    """The links of one filter: the address's own query, with one value added or taken away. `kept` has each of its
    parameters as it is encoded, once for all links.

    Names are written as codes, once each.
    """

    def __init__(self, kept: Mapping[str, str], name: str, selected):
        own = parameters_of(name)
        self._rest, self._name = "&".join(text for parameter, text in kept.items() if parameter not in own), name
        self._chosen = {value: self._written(value) for value in selected}
        self._adding = "".join(f"{one}&" for one in [self._rest, *self._chosen.values()] if one)

    def toggling(self, value) -> str:
        if value not in self._chosen:
            return self._adding + self._written(value)
        others = [text for one, text in self._chosen.items() if one != value]
        return "&".join(filter(None, [self._rest, *others]))

    def _written(self, value) -> str:
        if isinstance(value, Span):
            return urlencode(written(self._name, value))
        return f"{self._name}={NONE if value is None else _quoted(str(value))}"


# The same values stand on every page.
_quoted = lru_cache(4096)(quote_plus)
