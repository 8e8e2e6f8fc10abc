"""From the query tree to the plan: how a text is cut, what else a word is called, how a number is written, what is
near to what was asked, and what each is worth. Every rule stands here once, whatever engine answers.

The weights are the settings' SEARCH_WEIGHTS, by name; what is left out has its default.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from archive.lexicon import number_parts
from search.analysis.grams import pairs_of
from search.analysis.matching_copy import fold
from search.analysis.segmentation import content_text, content_words, query_words
from search.analysis.synonyms import others
from search.analysis.word_borders import broken_by, compositions_of, halves_of, is_term, parts_of
from search.contract import KEY, SCORE, Choice, Plan
from search.query import named_plans, number_plans, spellings, tree
from search.query import plan as nodes
from search.query.named_values import NamedValue
from search.query.text_plans import GRAMS, held, spelled
from search.query.weights import CUT_THROUGH, SearchWeights

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
        choices: Sequence[Choice] = (),
        named: Iterable[NamedValue] = (),
        content: tree.Node | None = None,
    ) -> Plan:
        """The plan of a query tree, None asking for everything, under filters: {field: values, any of them}, None for
        no value; and under `choices`, of what no field tells. Among the directives but those of the keys `without`: of
        which whoever asks may not know. Those with values that the query has `named` gain by it; `content` is what it
        asks for besides, where that is to count for more."""
        chosen = [_any_of(name, tuple(values)) for name, values in filters.items() if values] if filters else ()
        node = nodes.MatchAll() if query is None else self.node(query)
        bonuses = list(named_plans.bonuses(named, self.weights))
        if content is not None:
            share = self.weights.named_mention
            node, bonuses = nodes.Scaled(node, share), [nodes.Scaled(self.node(content), 1 - share), *bonuses]
        if bonuses:
            node = nodes.Boosted(node, tuple(bonuses))
        return Plan(nodes.AllOf((node, _all_but(without))) if without else node, (*chosen, *choices))

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
        """A wording in any of its writings, whatever marks stand in it; the very one first."""
        if phrase.field == "region":
            return _region(phrase)
        whole = fold(phrase.text)
        own = held(whole, phrase.field, weights)
        steps = () if phrase.is_verbatim else spellings.of_wording(whole)
        if not steps:
            return own
        other = nodes.Scaled(spelled(steps, phrase.field, weights), self.weights.other_name)
        return nodes.Boosted(nodes.BestOf((own, other)), (nodes.Constant(own, self.weights.verbatim),))

    def _word(self, word: tree.Word, weights: nodes.Weights) -> nodes.PlanNode:
        """What was typed in one piece: each of its words by its own name or another, and the whole once more."""
        if word.field == "region":
            return _region(word)
        whole = fold(word.text)
        if word.field in (tree.ANYWHERE, "number") and (part := number_parts.read(whole)):
            return number_plans.number_part(part, whole, word.field, weights, self.weights)
        needles = spellings.needles_of(whole) or [spellings.Needle(one) for one in query_words(word.text) or (whole,)]
        named = [self._needle(needle, word.field, weights) for needle in needles]
        if len(named) == 1:
            return named[0]
        bonuses: tuple[nodes.PlanNode, ...] = ()
        if word.field == tree.ANYWHERE:
            bonuses = (
                nodes.Scaled(nodes.Contains(GRAMS[tree.ANYWHERE], whole, weights), self.weights.whole),
                nodes.Scaled(nodes.Contains(GRAMS["title"], whole, weights), self.weights.whole_title),
            )
        return nodes.Boosted(nodes.AllOf(tuple(named)), bonuses)

    def _needle(self, needle: spellings.Needle, field: str, weights: nodes.Weights) -> nodes.PlanNode:
        """A word by any name, a figure in any writing; of a range its two years, together better."""
        if needle.years:
            years = [self._needle(year, field, weights) for year in needle.years]
            together = nodes.Scaled(spelled(needle.steps, field, weights), self.weights.whole)
            return nodes.Boosted(nodes.AllOf(tuple(years)), (together,))
        if not needle.steps:
            return self._named(needle.text, field, weights)
        own, other = held(needle.text, field, weights), spelled(needle.steps, field, weights)
        # 两节 may be two sections, and is another name of 元旦春节.
        others_too = [other, *(self._as_a_word(name, field, weights) for name in others(needle.text))]
        either = nodes.BestOf((own, *(nodes.Scaled(one, self.weights.other_name) for one in others_too)))
        # How a year is written says nothing of a directive.
        is_year = len(needle.steps) == 1
        # Nor does it tell more than other words where some of them are enough.
        if is_year or weights is not self.weights.all_words:
            return either
        return nodes.Boosted(either, (nodes.Constant(own, self.weights.verbatim),))

    def _named(self, needle: str, field: str, weights: nodes.Weights) -> nodes.PlanNode:
        """A word by its own name or by another."""
        own = self._as_a_word(needle, field, weights)
        names = [self._as_a_word(name, field, weights) for name in others(needle)]
        scaled = [nodes.Scaled(name, self.weights.other_name) for name in names]
        return nodes.Boosted(nodes.BestOf((own, *scaled))) if names else own

    def _as_a_word(self, needle: str, field: str, weights: nodes.Weights) -> nodes.PlanNode:
        """A word wherever it stands; what has it only where its ends cut through words comes behind all others. Where
        some of the words are enough, it tells little either way."""
        anywhere = held(needle, field, weights)
        if field != tree.ANYWHERE or weights is not self.weights.all_words or not is_term(needle):
            return anywhere
        cut = nodes.CutThrough(needle, broken_by(needle), compositions_of(needle))
        return nodes.Boosted(anywhere, (nodes.Constant(cut, CUT_THROUGH),))

    def _best(self, best: tree.Best, _) -> nodes.PlanNode:
        """Any of the words that tell what is sought; of these directives what has much of the pairs of characters they
        are made of comes first. Pairs alone are a chance likeness."""
        # What was quoted, and nothing else, is wanted in its very wording.
        kinds = tree.Word | tree.Phrase if any(isinstance(part, tree.Word) for part in best.parts) else ()
        wordings = [part for part in best.parts if isinstance(part, kinds)]
        pieces = list(chain.from_iterable(_pieces(part) if part in wordings else [part] for part in best.parts))
        matching = [piece for piece in pieces if piece in best.parts or _tells(piece)] or pieces
        pairs = dict.fromkeys(pair for part in wordings for pair in pairs_of(content_text(part.text)))
        weights = self.weights.some_words
        by_word = [self._of(piece, weights) for piece in matching]
        # What has a word that is a part of another is near as well; how near, its pairs tell. Where no other word was
        # asked for, a part of two characters is a chance likeness: 精神 is not what 工匠精神 is about.
        shortest = 2 if len(matching) > 1 else 3
        parts = [part for piece in matching for part in _parts(piece, shortest)]
        by_word += [nodes.Constant(self._of(part, weights), 0.0) for part in parts]
        # All that it falls into is no chance: 工资集体协商 is near to 工资协商.
        for together in _in_halves(matching[0]) if len(matching) == 1 else ():
            by_word.append(nodes.Constant(nodes.AllOf(tuple(self._of(half, weights) for half in together)), 0.0))
        bonuses = [self._of(piece, weights) for piece in pieces if piece not in matching]
        return nodes.Near(
            nodes.Boosted(nodes.AnyOf(tuple(by_word)), tuple(bonuses)) if bonuses else nodes.AnyOf(tuple(by_word)),
            tuple(pairs),
            by=self.weights.pairs,
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
    tree.Numbered: lambda planner, number, weights: number_plans.numbered(number, weights, planner.weights),
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


def _region(part: tree.Word | tree.Phrase) -> nodes.PlanNode:
    return nodes.Term("places", part.text.strip())


def _pieces(part: tree.Word | tree.Phrase) -> list[tree.Node]:
    """What a wording is made of, each piece enough for a match."""
    if part.field == "region":
        return [part]
    return [tree.Word(word, part.field) for word in content_words(part.text)] or [part]


def _tells(piece: tree.Node) -> bool:
    """Whether to have a piece of a longer wording is to have something of it: of 安康怀 怀 by itself is not."""
    return not isinstance(piece, tree.Word) or len(piece.text) > 1


def _parts(piece: tree.Node, shortest: int) -> list[tree.Word]:
    if not isinstance(piece, tree.Word):
        return []
    return [tree.Word(part, piece.field) for part in parts_of(fold(piece.text), shortest)]


def _in_halves(piece: tree.Node) -> list[list[tree.Word]]:
    """A lone word cut into the words it falls into, by each of its names."""
    if not isinstance(piece, tree.Word):
        return []
    whole = fold(piece.text)
    cuts = filter(None, map(halves_of, (whole, *others(whole))))
    return [[tree.Word(half, piece.field) for half in halves] for halves in cuts]
