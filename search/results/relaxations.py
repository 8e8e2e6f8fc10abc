"""Relaxations: less is asked for where nothing has all that was asked for, each with what it would find."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.rendering import safe_html
from archive.web.facets import Facet
from archive.web.filter_fields import FILTER_LABELS, parameters_of
from search.contract import Plan
from search.query.tree import And, Or, Word, joined, written
from search.results.query_kinds import words_of
from search.results.request import SearchRequest

# Each is a question of its own to the index: of a longer query no single words are dropped.
MOST_WORDS = 8


@dataclass(frozen=True)
class Relaxation:
    """`query` is the query string of the search with that much less asked for, which finds `count`; `named` are the
    words or values that the label names."""

    label: str
    query: str
    count: int
    named: str = ""

    @property
    def shown(self) -> safe_html.SafeString:
        """The label in HTML, in which what it names is told to be Chinese."""
        if self.named.isascii():
            return safe_html.joined([self.label])
        named = safe_html.html('<span lang="zh-Hans">{}</span>', self.named)
        return safe_html.joined(self.label.split(self.named), between=named)


class Relaxations:
    """What may be asked for instead, to be counted: drop a word, any of the words, drop a filter, all filters, the
    words. `address` is the query of the page's address."""

    def __init__(self, request: SearchRequest, address: QueryDict):
        self._address = address
        self._candidates = [*_fewer_words(request), *_fewer_filters(request)]

    @property
    def plans(self) -> list[Plan]:
        return [candidate.plan for candidate in self._candidates]

    def found(self, counts: Sequence[int], facets: Iterable[Facet]) -> list[Relaxation]:
        """Those that find something. `counts` are those of the plans; `facets` are the page's, which know how
        a filter's values are called."""
        chosen = {
            facet.name: "、".join(option.label for option in facet.selected) for facet in facets if facet.selected
        }
        return [
            Relaxation(label, _changed(self._address, **candidate.changes).urlencode(), count, named)
            for candidate, count in zip(self._candidates, counts, strict=True)
            if count
            for label, named in [candidate.label(chosen)]
        ]


class _Candidate(NamedTuple):
    """`changes` to the address lead to what `plan` asks for; `label(chosen)` gives its label and what that names,
    where `chosen` is {filter: how its values are called}."""

    plan: Plan
    changes: Mapping[str, str | None]
    label: Callable[[dict[str, str]], tuple[str, str]]


def _fewer_words(request: SearchRequest) -> Iterator[_Candidate]:
    parts = _parts_of(request.tree)
    if not 1 < len(parts) <= MOST_WORDS:
        return
    for part in parts:
        label = partial(_dropped_word, written(part))
        yield _worded(request, joined(And, [one for one in parts if one != part]), label)
    if all(isinstance(part, Word) for part in parts):
        yield _worded(request, Or(tuple(parts)), lambda chosen: (_("任一词语出现即可"), ""))


def _worded(request, tree, label) -> _Candidate:
    words = written(tree)
    return _Candidate(request.plan(words=words), {"q": words}, label)


def _dropped_word(word: str, chosen) -> tuple[str, str]:
    return _("去掉“%(word)s”") % {"word": word}, word


def _fewer_filters(request: SearchRequest) -> Iterator[_Candidate]:
    chosen = [name for name, values in request.filters.items() if values]
    for name in chosen:
        yield _Candidate(request.plan(name), _without(name), partial(_dropped_filter, name))
    if len(chosen) > 1:
        everything = request.plan(*chosen)
        yield _Candidate(everything, _without(*chosen), lambda labels: (_("不限全部条件"), ""))
    if chosen and request.tree:
        label = _("不限检索词，只看这些条件下的文件")
        yield _Candidate(request.plan(words=""), {"q": None}, lambda labels: (label, ""))


def _without(*names: str) -> dict[str, None]:
    """The changes to the address that leave those filters out."""
    return {parameter: None for name in names for parameter in parameters_of(name)}


def _dropped_filter(name: str, chosen) -> tuple[str, str]:
    values = chosen[name]
    return _("不限%(facet)s“%(values)s”") % {"facet": FILTER_LABELS[name], "values": values}, values


def _parts_of(tree) -> list:
    """What a query asks for all at once: its words, phrases and the like; of a single word what it is made of."""
    if isinstance(tree, And):
        return list(tree.parts)
    return list(words_of(tree)) if isinstance(tree, Word) else []


def _changed(address: QueryDict, **values) -> QueryDict:
    changed = address.copy()
    for name, value in (values | {"page": None}).items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return changed
