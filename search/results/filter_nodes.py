"""What the filters ask of an index: of columns their values, and of what no column tells the node of what has it.

Validity follows from what happened and the day, deadlines from action items, the place of a received copy from the
register: they are asked for by keys, which the database tells and which are kept until something changes. So the list
of directives, which asks the database, counts the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from archive.catalogue.data_version import memoize
from archive.catalogue.states_today import settled_keys
from archive.lexicon import sought_number
from archive.models import Directive, OccasionAnswer, Registration
from archive.models.choices import ValidityState
from archive.web.filter_fields import Span
from archive.web.forms import WITH_DEADLINE
from search.contract import KEY, Choice, Group
from search.query.plan import AllOf, AnyOf, Compare, PlanNode, Without

# The index's field behind each filter of values.
FIELDS = {
    "province": "province", "year": "year", "genre": "genre", "topic": "topics", "level": "levels", "city": "city",
    "county": "county", "issuer": "issued_by",
}  # fmt: skip

_MOST_OCCASIONS = 50


class FilterNodes:
    """Of one request: {filter: its values}, None among them for what has none."""

    def __init__(self, filters: Mapping[str, Sequence[Any]]):
        self._filters = filters

    def columns(self, *leaving_out: str) -> dict[str, Sequence[Any]]:
        """{field: values} of those of the filters that a column tells."""
        return {FIELDS[name]: values for name, values in self._set(leaving_out) if name in FIELDS}

    def choices(self, *leaving_out: str) -> list[Choice]:
        """The others that are set."""
        return [
            Choice(name, AnyOf(tuple(node for value, node in self._nodes(name) if value in values)))
            for name, values in self._set(leaving_out)
            if is_counted(name) and name not in FIELDS
        ]

    def facet(self, name: str) -> str | Group:
        """What the values of a filter are counted by."""
        return FIELDS[name] if name in FIELDS else Group(name, tuple(self._nodes(name)))

    def _set(self, leaving_out) -> list[tuple[str, Sequence[Any]]]:
        return [(name, values) for name, values in self._filters.items() if values and name not in leaving_out]

    def _nodes(self, name: str) -> list[tuple[Any, PlanNode]]:
        asked = self._filters.get(name, ())
        if name in _BY_VALUES:
            return _BY_VALUES[name](asked)
        if name == "occasion":
            return _of_occasions(asked)
        # Of the register, which few may read, nothing is asked for everybody's page.
        return memoize("filter by places", _of_places) if name == "place" else self._by_keys[name]

    @cached_property
    def _by_keys(self) -> dict[str, list[tuple[Any, PlanNode]]]:
        return memoize("filters by keys", lambda: {"validity": _of_states(), "deadline": _of_deadlines()})


def is_counted(name: str) -> bool:
    """Whether an engine can count the values of a filter."""
    return name in FIELDS or name in _BY_VALUES or name in ("validity", "deadline", "occasion", "place")


def _of_dates(asked) -> list[tuple[Any, PlanNode]]:
    spans = [one for one in asked if isinstance(one, Span)]
    return [*((span, _within(span)) for span in spans), (None, Compare("dated", "in", (None,)))]


def _within(span: Span) -> PlanNode:
    first, last = span.first or date.min, span.last or date.max
    return Compare("dated", "range", (int(f"{first:%Y%m%d}"), int(f"{last:%Y%m%d}")))


def _of_numbers(asked) -> list[tuple[Any, PlanNode]]:
    return [(text, AllOf(tuple(Compare(*one) for one in sought_number.comparisons(text)))) for text in asked]


def _of_states() -> list[tuple[Any, PlanNode]]:
    return _each_by_keys(settled_keys(), ValidityState.UNSETTLED.value)


def _of_deadlines() -> list[tuple[Any, PlanNode]]:
    return _each_by_keys({WITH_DEADLINE: _keys(Directive.objects.with_deadline(True))}, None)


def _of_places() -> list[tuple[Any, PlanNode]]:
    return _each_by_keys(
        {place: _keys(Directive.objects.received_as(place)) for place in Registration.objects.places()}, None
    )


def _of_occasions(asked) -> list[tuple[Any, PlanNode]]:
    """Of those that most directives answer, and those asked for: an archive has thousands that one directive does."""
    keys = memoize("filter by occasions", _keys_of_occasions)
    wanted = dict.fromkeys([*islice(keys, _MOST_OCCASIONS), *asked])
    told = [(key, Compare(KEY, "in", keys[key])) for key in wanted if key in keys]
    every = tuple(sorted(pk for held in keys.values() for pk in held))
    return [*told, (None, Without(Compare(KEY, "in", every)))]


def _keys_of_occasions() -> dict[str, tuple[int, ...]]:
    """{key of an occasion: the directives that answer it}, those of most first."""
    held = defaultdict(list)
    for occasion, directive in OccasionAnswer.objects.told().order_by().values_list("occasion", "directive"):
        held[occasion].append(directive)
    ordered = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
    return {str(occasion): tuple(sorted(directives)) for occasion, directives in ordered}


def _keys(directives) -> Iterable[int]:
    return directives.order_by().values_list("pk", flat=True)


def _each_by_keys(keys: Mapping[str, Iterable[int]], of_others: str | None) -> list[tuple[Any, PlanNode]]:
    """A node for each value, and one for all others."""
    told = [(value, Compare(KEY, "in", tuple(sorted(held)))) for value, held in keys.items()]
    return [*told, (of_others, Without(AnyOf(tuple(node for _value, node in told))))]


_BY_VALUES = {"dated": _of_dates, "number": _of_numbers}
