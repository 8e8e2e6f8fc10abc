"""The nodes of a plan against a snapshot: which directives match, and how well."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import NamedTuple

import numpy as np

from search.contract import Choice
from search.query import plan
from search.query.plan import ANYWHERE
from search.whoosh_engine.held_words import HeldWords
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.term_scores import TermScores

_WORST = np.float32(-np.inf)


class Matches(NamedTuple):
    """For each docnum whether it matches, and its score, which says nothing where it does not. Not to be
    changed: they may be the very arrays that are kept in memory."""

    mask: np.ndarray
    score: np.ndarray


def evaluate(node: plan.PlanNode, snapshot: Snapshot) -> Matches:
    """The matches of a node among the live directives."""
    matches = _Evaluation(snapshot).of(node)
    return Matches(matches.mask & snapshot.alive, matches.score)


def masks_of(filters: Iterable[plan.Compare | Choice], snapshot: Snapshot) -> list[tuple[str, np.ndarray]]:
    """(field, mask of the docnums that a filter lets through, deleted ones among them)."""
    evaluation = _Evaluation(snapshot)
    return [(one.field, evaluation.of(one.node if isinstance(one, Choice) else one).mask) for one in filters]


class _Evaluation:
    def __init__(self, snapshot: Snapshot):
        self.snapshot, self.size = snapshot, snapshot.size
        self.unscored = snapshot.unscored

    def of(self, node: plan.PlanNode) -> Matches:
        return _BY_KIND[type(node)](self, node)

    def all(self, node: plan.MatchAll) -> Matches:
        return Matches(np.ones(self.size, bool), self.unscored)

    def none(self, node: plan.MatchNone) -> Matches:
        return Matches(np.zeros(self.size, bool), self.unscored)

    def term(self, node: plan.Term) -> Matches:
        return Matches(self.snapshot.docs_with(node.field, node.value), self.unscored)

    def compare(self, node: plan.Compare) -> Matches:
        # Text and numbers are equal and hash alike nowhere: 2020 and "2020" are two nodes.
        return Matches(self.snapshot.cached(("filter", node), lambda: self._compared(node)), self.unscored)

    def _compared(self, node) -> np.ndarray:
        if node.lookup in ("exact", "in") and not self.snapshot.is_numeric(node.field):
            values = node.value if node.lookup == "in" else [node.value]
            masks = [self.snapshot.docs_with(node.field, str(value)) for value in values if value is not None]
            if node.lookup == "in" and None in values:
                masks.append(self.snapshot.column(node.field).without_value())
            return reduce(np.logical_or, masks, np.zeros(self.size, bool))
        return self.snapshot.column(node.field).matching(node.lookup, node.value)

    def contains(self, node: plan.Contains) -> Matches:
        found = self.snapshot.cached(
            ("scores", node), lambda: Ranking(self.snapshot, node.weights).piece(node.field, node.text)
        )
        return Matches(found.mask(self.size), found.score(self.size))

    def spelled(self, node: plan.Spelled) -> Matches:
        found = self.snapshot.cached(
            ("scores", node), lambda: Ranking(self.snapshot, node.weights).spelled(node.field, node.steps)
        )
        return Matches(found.mask(self.size), found.score(self.size))

    def word(self, node: plan.RankedWord) -> Matches:
        found = self.snapshot.cached(("scores", node), lambda: Ranking(self.snapshot, node.weights).word(node.text))
        return Matches(found.mask(self.size), found.score(self.size))

    def cut_through(self, node: plan.CutThrough) -> Matches:
        found = self.snapshot.cached(("cut through", node), lambda: self._cut_through(node))
        return Matches(found.mask(self.size), self.unscored)

    def _cut_through(self, node) -> TermScores:
        """Nearly always it stands within a word wherever it stands, and no composition has to be looked at."""
        words = HeldWords(self.snapshot)
        left = np.zeros(self.size, bool)
        left[self.snapshot.occurrences(ANYWHERE, node.text).docs] = True
        left &= ~words.mask("contains", node.text, node.broken)
        for composition in node.compositions:
            if not left.any():
                break
            left &= ~reduce(np.logical_and, [words.mask(*piece) for piece in composition])
        docnums = np.flatnonzero(left)
        return TermScores(docnums, np.zeros(len(docnums), np.float32), self.size)

    def all_of(self, node: plan.AllOf) -> Matches:
        if not node.parts:
            return self.all(plan.MatchAll())
        found = [self.of(part) for part in node.parts]
        mask, score = found[0].mask, found[0].score
        for one in found[1:]:
            mask = mask & one.mask
            if one.score is not self.unscored:
                score = one.score if score is self.unscored else score + one.score
        return Matches(mask, score)

    def any_of(self, node: plan.AnyOf) -> Matches:
        found = [self.of(part) for part in node.parts]
        mask = reduce(np.logical_or, [one.mask for one in found], np.zeros(self.size, bool))
        return Matches(mask, reduce(np.add, map(self._masked, found), self.unscored))

    def best_of(self, node: plan.BestOf) -> Matches:
        found = [self.of(part) for part in node.parts]
        mask = reduce(np.logical_or, [one.mask for one in found], np.zeros(self.size, bool))
        # What does not match is worse than any score, be it less than nothing.
        scores = [np.where(one.mask, one.score, _WORST) for one in found]
        return Matches(mask, np.where(mask, reduce(np.maximum, scores, self.unscored + _WORST), self.unscored))

    def without(self, node: plan.Without) -> Matches:
        return Matches(~self.of(node.part).mask, self.unscored)

    def scaled(self, node: plan.Scaled) -> Matches:
        found = self.of(node.part)
        return Matches(found.mask, found.score * np.float32(node.by))

    def constant(self, node: plan.Constant) -> Matches:
        mask = self.of(node.part).mask
        return Matches(mask, mask * np.float32(node.score))

    def boosted(self, node: plan.Boosted) -> Matches:
        """What was typed as one is found once for all that ask for it."""
        found = self.snapshot.cached(("boosted", node), lambda: self._boosted(node))
        return Matches(found.mask(self.size), found.score(self.size))

    def _boosted(self, node) -> TermScores:
        found = self.of(node.part)
        score = reduce(np.add, [self._masked(self.of(bonus)) for bonus in node.bonuses], found.score)
        docnums = np.flatnonzero(found.mask)
        return TermScores(docnums, score[docnums], self.size)

    def near(self, node: plan.Near) -> Matches:
        found, ranking = self.of(node.part), Ranking(self.snapshot, node.weights)
        near = np.zeros(self.size, np.float32)
        for pair in node.pairs:
            ranking.pair(pair, node.k1).add_to(near)
        return Matches(found.mask, self._masked(found) + np.float32(node.by) * near)

    def first_held(self, node: plan.FirstHeld) -> Matches:
        for term, option in node.options:
            if (self.snapshot.docs_with(term.field, term.value) & self.snapshot.alive).any():
                return self.of(option)
        return self.of(node.options[0][1])

    def _masked(self, found: Matches) -> np.ndarray:
        return found.score if found.score is self.unscored else found.score * found.mask


_BY_KIND: dict[type, Callable] = {
    plan.AllOf: _Evaluation.all_of,
    plan.AnyOf: _Evaluation.any_of,
    plan.BestOf: _Evaluation.best_of,
    plan.Boosted: _Evaluation.boosted,
    plan.Compare: _Evaluation.compare,
    plan.Constant: _Evaluation.constant,
    plan.Contains: _Evaluation.contains,
    plan.CutThrough: _Evaluation.cut_through,
    plan.FirstHeld: _Evaluation.first_held,
    plan.MatchAll: _Evaluation.all,
    plan.MatchNone: _Evaluation.none,
    plan.Near: _Evaluation.near,
    plan.RankedWord: _Evaluation.word,
    plan.Scaled: _Evaluation.scaled,
    plan.Spelled: _Evaluation.spelled,
    plan.Term: _Evaluation.term,
    plan.Without: _Evaluation.without,
}
