"""A plan as a query whose scores are about those of the plan: by them candidates are chosen, whose scores are then
reckoned to the letter (see candidate_scores). What matches is what query_clauses says."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from search.opensearch_engine.gram_tokens import is_text, pair_tokens, token
from search.opensearch_engine.query_clauses import NONE, Clause, QueryClauses, containing, without
from search.query import plan as nodes
from search.query.plan import ANYWHERE, RANKED

# BM25 of the cluster leaves out the factor k1 + 1.
_WHOLE = 2.2
# What a word of its own is worth in a field beside the text, with the bonuses that the plan gives it there.
_OWN_WORD = {"title": 5.0, "headings": 3.2, "body": 2.8}
_INSIDE = {"title": 3.6, "headings": 2.0, "body": 1.5}
# What a second field adds to the best: saturated sums add little.
_OTHERS_TOO = 0.15
# A wording in several writings has no idf of the cluster's.
_SPELLED = 3.0


class ScoreClauses:
    """The scored clauses of nodes. A FirstHeld is to be decided before."""

    def __init__(self, clauses: QueryClauses):
        self._clauses = clauses

    def of(self, node: nodes.PlanNode) -> Clause:
        """What a node matches, by about its scores; a cluster knows none below nothing."""
        made = self._by_kind.get(type(node))
        return made(node) if made else _score(self._clauses.of(node), 0.0)

    @cached_property
    def _by_kind(self) -> dict[type, Callable[[Any], Clause]]:
        return {
            nodes.Contains: lambda node: _phrase(node.field, node.text, _WHOLE),
            nodes.Spelled: lambda node: _score(self._of(node), _SPELLED),
            nodes.RankedWord: self._ranked,
            nodes.AllOf: lambda node: self._scored("must", node.parts) if node.parts else _score(self._of(node), 0.0),
            nodes.AnyOf: lambda node: self._scored("should", node.parts) if node.parts else NONE,
            nodes.BestOf: lambda node: (
                {"dis_max": {"queries": [self.of(one) for one in node.parts]}} if node.parts else NONE
            ),
            nodes.Scaled: lambda node: {"bool": {"must": [self.of(node.part)], "boost": max(node.by, 0.0)}},
            nodes.Constant: lambda node: _score(self._of(node.part), max(node.score, 0.0)),
            nodes.Boosted: lambda node: _with(self.of(node.part), map(self._bonus, node.bonuses)),
            nodes.Near: self._near,
        }

    def _of(self, node: nodes.PlanNode) -> Clause:
        return self._clauses.of(node)

    def _scored(self, occur: str, parts: tuple[nodes.PlanNode, ...]) -> Clause:
        return {"bool": {occur: [self.of(one) for one in parts]}}

    def _ranked(self, node: nodes.RankedWord) -> Clause:
        if len(node.text) < 2 or not is_text(node.text):
            return _score(self._of(node), 1.0)
        by_field = [_phrase(grams, node.text, _INSIDE[name]) for name, (_, grams) in RANKED.items()]
        by_field += [
            {"term": {words: {"value": token(node.text), "boost": _OWN_WORD[name]}}}
            for name, (words, _) in RANKED.items()
        ]
        best = {"dis_max": {"queries": by_field, "tie_breaker": _OTHERS_TOO}}
        return {"bool": {"filter": [self._of(node)], "should": [best]}}

    def _bonus(self, node: nodes.PlanNode) -> Clause:
        """What costs so much elsewhere is worth so much here to all others."""
        if isinstance(node, nodes.Constant) and node.score < 0:
            return _score(without(self._of(node.part)), -node.score)
        return self.of(node)

    def _near(self, node: nodes.Near) -> Clause:
        title = RANKED["title"][1]
        pairs = [pair for pair in node.pairs if is_text(pair)]
        scored = [_phrase(ANYWHERE, pair, (node.k1 + 1) * node.by) for pair in pairs]
        scored += [_phrase(title, pair, node.by) for pair in pairs]
        return _with(self.of(node.part), scored)


def _with(part: Clause, bonuses: Iterable[Clause]) -> Clause:
    return {"bool": {"must": [part], "should": [bonus for bonus in bonuses if bonus != NONE]}}


def _score(clause: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def _phrase(field: str, text: str, boost: float) -> Clause:
    """A text in a field of grams; the idf of a phrase is the sum of its terms', and is to count once."""
    clause = containing(field, text)
    if "match_phrase" in clause:
        return {"match_phrase": {field: {"query": pair_tokens(text), "boost": boost / (len(text) - 1)}}}
    if "term" in clause:
        return {"term": {field: {"value": token(text), "boost": boost}}}
    return _score(clause, 1.0)
