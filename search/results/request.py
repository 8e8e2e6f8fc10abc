"""What a reader asks: words, filters, an order; and as plans what it asks for, in whole or in part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.timezone import localdate

from search.analysis.segmentation import content_words
from search.contract import Answer, Group, Plan
from search.haystack_front.connection import planner
from search.planning import order_of
from search.query.named_values import SaidPart, content_of, named_in, said
from search.query.parser import parse
from search.query.problems import Problem
from search.query.tree import Node, Nothing, Or, Word, joined, loosened, titled, wanted
from search.results import meant_words
from search.results.archive_names import archive_names
from search.results.filter_nodes import FIELDS, FilterNodes, is_counted

# What a list is sorted by, in the index's columns; of equals the newest come first.
_COLUMNS = {
    "title": ("name",),
    "number": ("number_order", "number"),
    "issuer": ("issued_by",),
    "place": ("province", "city", "county"),
    "genre": ("genre",),
}
_NEWEST, _OLDEST = ("-year", "-dated", "-pk"), ("year", "dated", "pk")
_ORDERS: dict[str, tuple[str, ...]] = {
    "relevance": (),
    "newest": _NEWEST,
    "oldest": _OLDEST,
    **{name: (*columns, *_NEWEST) for name, columns in _COLUMNS.items()},
    **{f"-{name}": (*(f"-{column}" for column in columns), *_NEWEST) for name, columns in _COLUMNS.items()},
}


@dataclass(frozen=True)
class SearchRequest:
    """`words` as typed, '' asking for everything; `filters` {name of a filter: its values}, None among them for what
    has none; `hidden` the keys of the directives that whoever asks may not know of; `counted` the filters whose values
    are counted; `today` is the day of asking, by which 今年 is a year."""

    words: str = ""
    filters: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    sort: str = "relevance"
    hidden: frozenset[int] = frozenset()
    counted: Sequence[str] = tuple(FIELDS)
    today: date = field(default_factory=localdate)

    @cached_property
    def tree(self) -> Node | None:
        """What the words mean; None where they mean nothing, or there are none."""
        return self._parsed[0]

    @property
    def problems(self) -> list[Problem]:
        return self._parsed[1]

    @cached_property
    def read_as(self) -> str:
        """What the words, in Latin letters, are the pinyin of, '' for what is none, or of several words."""
        return meant_words.read_as(self.words)

    @cached_property
    def _parsed(self) -> tuple[Node | None, list[Problem]]:
        """What was typed or, in pinyin, what it spells out: a directive may have either."""
        if not self.words:
            return None, []
        tree, problems = parse(self.words)
        spelled = parse(self.read_as)[0] if tree and self.read_as else None
        return (Or((tree, spelled)) if tree and spelled else tree), problems

    @cached_property
    def said(self) -> tuple[SaidPart, ...]:
        """The parts of the words where they name values of directives, a place or a year; none where they do not."""
        return said(self.tree, archive_names(), self.today) if self.tree else ()

    @property
    def order(self) -> tuple[str, ...]:
        return order_of(_ORDERS[self.sort])

    @property
    def is_by_score(self) -> bool:
        return self.sort == "relevance"

    def plan(self, *leaving_out: str, words: str | None = None) -> Plan:
        """All that is asked for, but for the filters of the names `leaving_out`; `words` replace those typed."""
        words = self.words if words is None else words
        tree = self.tree if words == self.words else parse(words)[0]
        return self._under(tree or Nothing() if words else None, leaving_out)

    def best(self) -> Plan:
        """What has some of the words asked for, the most telling of them first; the filters hold as ever."""
        content = parse(content_of(self.said))[0] if self.said else None
        return self._some_of(self.tree, content)

    def plain(self) -> Plan:
        """The same with every sign of the query taken for no more than it is in a sentence: no fields, no quotes."""
        words = "".join(character if character.isalnum() else " " for character in self.words)
        return self._some_of(parse(words)[0])

    def part(self, tree: Node) -> Plan:
        """Another tree among all directives, without the filters."""
        return planner().plan(tree, without=self.hidden)

    @property
    def is_of_titles(self) -> bool:
        """Whether the words are asked for in titles only."""
        return bool(self.filters.get("in"))

    @cached_property
    def facets(self) -> list[str | Group]:
        """What an engine counts for the filters that are counted."""
        return [self._nodes.facet(name) for name in self.counted if is_counted(name)]

    def counts_of(self, answer: Answer) -> dict[str, dict]:
        """{filter: {value: how many}} of an answer with these facets; where the words are asked for is told by its
        total."""
        counts = {name: answer.facets[FIELDS.get(name, name)] for name in self.counted if is_counted(name)}
        where = {"in": dict.fromkeys(self.filters.get("in", ()), answer.total)}
        return {name: (counts | where)[name] for name in self.counted}

    def _some_of(self, tree: Node | None, content: Node | None = None) -> Plan:
        """`content` is what the tree asks for besides values that it names."""
        if tree and self.is_of_titles:
            # What is near to the words is near anywhere in a text.
            return self._under(joined(Or, list(_pieces(tree))) or Nothing(), ())
        return self._under((tree and loosened(tree)) or Nothing(), (), content and loosened(content))

    def _under(self, tree: Node | None, leaving_out, content: Node | None = None) -> Plan:
        if tree and self.is_of_titles and "in" not in leaving_out:
            tree = titled(tree)
        columns, choices = self._nodes.columns(*leaving_out), self._nodes.choices(*leaving_out)
        named = named_in(self.said) if tree else ()
        return planner().plan(tree, columns, self.hidden, choices, named, content)

    @cached_property
    def _nodes(self) -> FilterNodes:
        return FilterNodes(self.filters)


def _pieces(tree: Node) -> Iterator[Node]:
    """The words a query is made of, each enough for a match."""
    for part in wanted(tree):
        if isinstance(part, Word) and (words := content_words(part.text)):
            yield from (Word(word, part.field) for word in words)
        else:
            yield part
