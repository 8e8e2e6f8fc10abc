"""What a reader asks: words, filters, an order; and as plans what it asks for, in whole or in part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from search.contract import Plan
from search.haystack_front.connection import planner
from search.planning import order_of
from search.query.parser import parse
from search.query.problems import Problem
from search.query.tree import Node, Nothing, loosened

# The index's field behind each filter.
FIELDS = {"province": "province", "year": "year", "genre": "genre", "topic": "topics", "level": "levels"}
_ORDERS = {"relevance": (), "newest": ("-year", "-dated", "-pk"), "oldest": ("year", "dated", "pk")}


@dataclass(frozen=True)
class SearchRequest:
    """`words` as typed, '' asking for everything; `filters` {name of a filter: its values}; `hidden` the keys of the
    directives that whoever asks may not know of."""

    words: str = ""
    filters: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    sort: str = "relevance"
    hidden: frozenset[int] = frozenset()

    @cached_property
    def tree(self) -> Node | None:
        """What the words mean; None where they mean nothing, or there are none."""
        return self._parsed[0]

    @property
    def problems(self) -> list[Problem]:
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[Node | None, list[Problem]]:
        return parse(self.words) if self.words else (None, [])

    @property
    def order(self) -> tuple[str, ...]:
        return order_of(_ORDERS[self.sort])

    @property
    def is_by_score(self) -> bool:
        return self.sort == "relevance"

    def plan(self, *leaving_out: str, words: str | None = None) -> Plan:
        """All that is asked for, but for the filters of the names `leaving_out`; `words` replace those typed."""
        words = self.words if words is None else words
        return self._under(parse(words)[0] or Nothing() if words else None, leaving_out)

    def best(self) -> Plan:
        """What has some of the words asked for, the most telling of them first; the filters hold as ever."""
        return self._under((self.tree and loosened(self.tree)) or Nothing(), ())

    def plain(self) -> Plan:
        """The same with every sign of the query taken for no more than it is in a sentence: no fields, no quotes."""
        words = "".join(character if character.isalnum() else " " for character in self.words)
        tree = parse(words)[0]
        return self._under((tree and loosened(tree)) or Nothing(), ())

    def part(self, tree: Node) -> Plan:
        """Another tree among all directives, without the filters."""
        return planner().plan(tree, without=self.hidden)

    def _under(self, tree: Node | None, leaving_out) -> Plan:
        filters = {FIELDS[name]: values for name, values in self.filters.items() if name not in leaving_out}
        return planner().plan(tree, filters, self.hidden)
