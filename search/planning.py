"""From the query tree to the plan: how a text is cut, what else a word is called, how a number is written, what is
near to what was asked, and what each is worth. Every rule stands here once, whatever engine answers.

The weights are the settings' SEARCH_WEIGHTS, by name; what is left out has its default.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from search.analysis.grams import pairs_of
from search.analysis.matching_copy import fold
from search.analysis.segmentation import content_text, content_words, query_words
from search.analysis.synonyms import others
from search.contract import ANYWHERE as ANYWHERE_GRAMS
from search.contract import KEY, RANKED, SCORE, Plan
from search.query import plan as nodes
from search.query import tree
from search.query.weights import SearchWeights

# The field of grams behind each name that a query may put before a word.
GRAMS = {
    tree.ANYWHERE: ANYWHERE_GRAMS,
    "title": RANKED["title"][1],
    "headings": RANKED["headings"][1],
    "number": "number_grams",
    "issuer": "issuer_grams",
    "topic": "topic_grams",
}
# Ties fall the same way every time, or a row would show on two pages and another on none.
NEWEST = ("-year", "-dated", f"-{KEY}")
OLDEST = ("year", "dated", KEY)
BY_SCORE = (SCORE, *NEWEST)
_KEYS = {"pk": KEY, "id": KEY, "django_id": KEY}
# Of so many words, phrases, numbers and questions the plan is kept.
_KEPT = 4096


class Planner:
    """Plans with one set of weights; threads may share it."""

    def __init__(self, weights: SearchWeights | None = None):
        self.weights = weights or SearchWeights()
        # A word is cut once, and an engine meets the very node again under which it keeps what it found.
        self._kept = lru_cache(_KEPT)(self._asked)
        self.node = lru_cache(_KEPT)(self._node)

    def plan(
        self,
        query: tree.Node | None,
        filters: Mapping[str, Sequence[Any]] | None = None,
        without: frozenset[int] = frozenset(),
    ) -> Plan:
        """The plan of a query tree, None asking for everything, under filters: {field: values, any of them}, among the
        directives but those of the keys `without`: of which whoever asks may not know."""
        chosen = [_any_of(name, tuple(values)) for name, values in filters.items() if values] if filters else ()
        node = nodes.MatchAll() if query is None else self.node(query)
        return Plan(nodes.AllOf((node, _all_but(without))) if without else node, tuple(chosen))

    def _node(self, query: tree.Node) -> nodes.PlanNode:
        """The node of a plan for a query tree."""
        return self._of(query, self.weights.all_words)

    def _of(self, query: tree.Node, weights: nodes.Weights) -> nodes.PlanNode:
        made = _COMPOSED.get(type(query))
        return made(self, query, weights) if made else self._kept(query, weights)

    def _everything(self, query, weights) -> nodes.PlanNode:
        return nodes.MatchAll()

    def _nothing(self, query, weights) -> nodes.PlanNode:
        return nodes.MatchNone()

    def _filter(self, query: tree.Filter, weights) -> nodes.PlanNode:
        lookup = "exact" if query.lookup == "content" else query.lookup
        return nodes.Compare(query.field, lookup, query.value)

    def _and(self, query: tree.And, weights) -> nodes.PlanNode:
        return nodes.AllOf(tuple(self._of(part, weights) for part in query.parts))

    def _or(self, query: tree.Or, weights) -> nodes.PlanNode:
        return nodes.AnyOf(tuple(self._of(part, weights) for part in query.parts))

    def _not(self, query: tree.Not, weights) -> nodes.PlanNode:
        return nodes.Without(self._of(query.part, weights))

    def _asked(self, query: tree.Asked | tree.Best, weights) -> nodes.PlanNode:
        return _ASKED[type(query)](self, query, weights)

    def _phrase(self, phrase: tree.Phrase, weights: nodes.Weights) -> nodes.PlanNode:
        return _region(phrase) if phrase.field == "region" else _held(fold(phrase.text), phrase.field, weights)

    def _word(self, word: tree.Word, weights: nodes.Weights) -> nodes.PlanNode:
        """What was typed in one piece: each of its words by its own name or another, and the whole once more."""
        if word.field == "region":
            return _region(word)
        whole = fold(word.text)
        needles = query_words(word.text) or (whole,)
        named = [self._named(needle, word.field, weights) for needle in needles]
        if len(named) == 1:
            return named[0]
        bonuses: tuple[nodes.PlanNode, ...] = ()
        if word.field == tree.ANYWHERE:
            bonuses = (
                nodes.Scaled(nodes.Contains(GRAMS[tree.ANYWHERE], whole, weights), self.weights.whole),
                nodes.Scaled(nodes.Contains(GRAMS["title"], whole, weights), self.weights.whole_title),
            )
        return nodes.Boosted(nodes.AllOf(tuple(named)), bonuses)

    def _named(self, needle: str, field: str, weights: nodes.Weights) -> nodes.PlanNode:
        """A word by its own name or by another."""
        own = _held(needle, field, weights)
        names = [nodes.Scaled(_held(name, field, weights), self.weights.other_name) for name in others(needle)]
        return nodes.Boosted(nodes.BestOf((own, *names))) if names else own

    def _number(self, number: tree.Numbered, weights: nodes.Weights) -> nodes.PlanNode:
        """By the code asked for or, where no directive bears it, by its longest end that one does: 转发黔工总字."""
        codes = [number.code[start:] for start in range(len(number.code) - 1)] or [number.code]
        bearing = [nodes.Term("number_key", f"{code}|{number.year}|{number.digits}") for code in codes]
        return nodes.FirstHeld(
            tuple((term, self._borne(number, code, term, weights)) for code, term in zip(codes, bearing, strict=True))
        )

    def _borne(self, number, code, bearing: nodes.Term, weights) -> nodes.PlanNode:
        scored = nodes.Constant(bearing, self.weights.number)
        if number.field == "number":
            return scored
        wordings = [fold(f"{code}({number.year}){middle}{number.digits}号") for middle in ("", "第")]
        worded = [nodes.Contains(GRAMS[tree.ANYWHERE], wording, weights) for wording in wordings]
        citing = nodes.AnyOf((nodes.Term("cites", bearing.value), *worded))
        return nodes.AnyOf((scored, nodes.Constant(citing, self.weights.citing)))

    def _best(self, best: tree.Best, _) -> nodes.PlanNode:
        """Any of the words that tell what is sought, and what has much of the pairs of characters they are made of."""
        # What was quoted, and nothing else, is wanted in its very wording.
        kinds = tree.Word | tree.Phrase if any(isinstance(part, tree.Word) for part in best.parts) else ()
        wordings = [part for part in best.parts if isinstance(part, kinds)]
        pieces: Iterable[tree.Node] = chain.from_iterable(
            _pieces(part) if part in wordings else [part] for part in best.parts
        )
        words = [word for part in wordings for word in content_words(part.text)]
        pairs = dict.fromkeys(pair for part in wordings for pair in pairs_of(content_text(part.text)))
        weights = self.weights.some_words
        return nodes.Near(
            nodes.AnyOf(tuple(self._of(piece, weights) for piece in pieces)),
            tuple(pairs),
            by=self.weights.pairs,
            # Something of many words is likely to be meant; of a single one, not a chance likeness.
            floor=self.weights.floor if len(words) == 1 else 0.0,
            k1=self.weights.pairs_k1,
            weights=weights,
        )


_COMPOSED: dict[type, Callable] = {
    tree.And: Planner._and,
    tree.Everything: Planner._everything,
    tree.Filter: Planner._filter,
    tree.Not: Planner._not,
    tree.Nothing: Planner._nothing,
    tree.Or: Planner._or,
}
_ASKED: dict[type, Callable] = {
    tree.Best: Planner._best,
    tree.Numbered: Planner._number,
    tree.Phrase: Planner._phrase,
    tree.Word: Planner._word,
}


@lru_cache(_KEPT)
def _any_of(field: str, values: tuple) -> nodes.Compare:
    return nodes.Compare(field, "in", values)


@lru_cache(64)
def _all_but(keys: frozenset[int]) -> nodes.Without:
    return nodes.Without(nodes.Compare(KEY, "in", tuple(sorted(keys))))


def order_of(sort: Sequence[str] = ()) -> tuple[str, ...]:
    """The whole order for the columns somebody sorts by, '-' before one that descends; by score without any. Of equals
    the newest come first, where the first column ascends the oldest."""
    if not sort:
        return BY_SCORE
    named = [key.replace(bare, _KEYS.get(bare, bare)) for key in sort for bare in [key.removeprefix("-")]]
    return tuple(dict.fromkeys([*named, *(NEWEST if named[0].startswith("-") else OLDEST)]))


def _held(needle: str, field: str, weights: nodes.Weights) -> nodes.PlanNode:
    return (
        nodes.RankedWord(needle, weights) if field == tree.ANYWHERE else nodes.Contains(GRAMS[field], needle, weights)
    )


def _region(part: tree.Word | tree.Phrase) -> nodes.PlanNode:
    return nodes.Term("places", part.text.strip())


def _pieces(part: tree.Word | tree.Phrase) -> list[tree.Node]:
    """What a wording is made of, each piece enough for a match."""
    if part.field == "region":
        return [part]
    return [tree.Word(word, part.field) for word in content_words(part.text)] or [part]
