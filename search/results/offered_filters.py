"""Filters that a query names in its words, offered and never applied: 云南省 and 2023年 of 云南省2023年的文件."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from archive.web.filter_fields import FILTER_LABELS, written
from search.contract import Plan
from search.query.named_values import NamedValue, SaidPart, named_in
from search.results.filter_nodes import FIELDS
from search.results.query_kinds import is_question, is_run_of_words
from search.results.request import SearchRequest

# A question of its own to the index each.
_MOST = 10


@dataclass(frozen=True)
class Narrowing:
    """What is left to ask for where values that were named are chosen as filters: `request` has them, and no wording
    any more of what filters could say. `plan` is to be counted, None where the wording stays and the page's own facets
    tell. `is_counted` says that the directives counted are those that the reader would be told of."""

    values: tuple[NamedValue, ...]
    request: SearchRequest
    plan: Plan | None
    is_counted: bool


@dataclass(frozen=True)
class OfferedFilter:
    """`query` is the query string of the search under the `filters`, {name: values}, which finds `count`, None where
    it comes near to a question and finds some. `kind` is how the filter is called where the label needs that."""

    label: str
    filters: dict[str, list[str]]
    query: str
    count: int | None
    kind: str = ""


def narrowings_of(request: SearchRequest) -> list[Narrowing]:
    """All values together first, where several are named, then each. Filters that are chosen already are left alone,
    and so are values that are no filter's."""
    named = [one for one in named_in(request.said) if one.name in FIELDS and not request.filters.get(one.name)]
    certain = [one for one in named if not one.is_content and _is_certain(one, request)]
    together = [tuple(certain)] if len(certain) > 1 else []
    return [_narrowing(request, values) for values in [*together, *((one,) for one in named)]][:_MOST]


def offered(
    narrowings: Iterable[Narrowing], counts: Mapping[Plan, int], facets: Mapping[str, Mapping], address: QueryDict
) -> list[OfferedFilter]:
    """Those that find something. `counts` are those of the plans; `facets` count by filter what the page has found;
    `address` is the query of its address."""
    found = []
    for one in narrowings:
        count = counts[one.plan] if one.plan else facets.get(one.values[0].name, {}).get(one.values[0].values[0], 0)
        if count:
            found.append(_offered(one, count if one.is_counted else None, address))
    return found


def _is_certain(one: NamedValue, request: SearchRequest) -> bool:
    """Whether the wording means nothing else: no 鼓楼区 of several cities."""
    return all(len(part.named) == 1 for part in request.said if one in part.named)


def _narrowing(request: SearchRequest, values: tuple[NamedValue, ...]) -> Narrowing:
    chosen: dict[str, Sequence[Any]] = dict(request.filters)
    for one in values:
        chosen[one.name] = [*chosen.get(one.name, ()), *one.values]
    if values[0].is_content:
        narrowed = replace(request, filters=chosen)
        return Narrowing(values, narrowed, None, not _is_near(request))
    left = (part.text for part in request.said if not _is_a_filters(part, request))
    narrowed = replace(request, words=" ".join(left), filters=chosen)
    is_near = _is_near(narrowed)
    return Narrowing(values, narrowed, narrowed.best() if is_near else narrowed.plan(), not is_near)


def _is_a_filters(part: SaidPart, request: SearchRequest) -> bool:
    """Whether filters say all that a part of the query does; 云南省 beside the filter 贵州省 stays a word."""
    return bool(part.named) and all(
        one.name in FIELDS and not one.is_content and {*request.filters.get(one.name, ())} <= {*one.values}
        for one in part.named
    )


def _is_near(request: SearchRequest) -> bool:
    """Whether the answer may be what comes nearest to a sentence."""
    tree = request.tree
    return tree is not None and request.is_by_score and (is_question(tree) or is_run_of_words(tree))


def _offered(one: Narrowing, count: int | None, address: QueryDict) -> OfferedFilter:
    names = list(dict.fromkeys(value.name for value in one.values))
    filters = {
        name: [text for value in one.request.filters[name] for _, text in written(name, value)] for name in names
    }
    changed = address.copy()
    changed.pop("page", None)
    for name, texts in filters.items():
        changed.setlist(name, texts)
    if one.request.words:
        changed["q"] = one.request.words
    else:
        changed.pop("q", None)
    kind = str(FILTER_LABELS[names[0]]) if one.values[0].is_content else ""
    return OfferedFilter("、".join(value.shown for value in one.values), filters, changed.urlencode(), count, kind)
