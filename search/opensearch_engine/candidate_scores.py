"""What a directive is worth under a plan, to the letter of search.query.plan: reckoned for the few that come first."""

import operator
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from search.contract import FieldKind
from search.opensearch_engine.archive_statistics import ArchiveStatistics, Held, anywhere
from search.opensearch_engine.candidate_texts import CandidateTexts
from search.opensearch_engine.document_source import whole
from search.opensearch_engine.gram_tokens import token
from search.query import plan as nodes
from search.query.plan import ANYWHERE, RANKED

_COMPARED = {
    "exact": operator.eq, "gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le,
}  # fmt: skip
_WITHIN = {"contains": str.__contains__, "startswith": str.startswith, "endswith": str.endswith}
_WORDED: dict[str, Callable[[str, str], bool]] = {
    "exact": operator.eq, "startswith": str.startswith, "endswith": str.endswith,
}  # fmt: skip
_NUMBER = re.compile(r"-?\d{1,18}")


class CandidateScores:
    """The scores of one directive. A FirstHeld is to be decided before."""

    def __init__(self, texts: CandidateTexts, statistics: ArchiveStatistics, fields: Mapping[str, FieldKind]):
        self._texts, self._statistics, self._fields = texts, statistics, fields

    def of(self, node: nodes.PlanNode) -> float | None:
        """What a node is worth here; None where it does not match."""
        return self._by_kind[type(node)](node)

    @cached_property
    def _by_kind(self) -> dict[type, Callable[[Any], float | None]]:
        return {
            nodes.MatchAll: lambda node: 0.0,
            nodes.MatchNone: lambda node: None,
            nodes.Term: lambda node: _if(whole(node.value) in self._texts.values(node.field)),
            nodes.Compare: lambda node: _if(self._is_so(node)),
            nodes.Contains: self._contains,
            nodes.Spelled: lambda node: self._in_field(node, self._texts.spelled(node.field, node.steps)),
            nodes.RankedWord: self._ranked,
            nodes.CutThrough: lambda node: _if(self._is_cut_through(node)),
            nodes.AllOf: self._all_of,
            nodes.AnyOf: lambda node: self._some(node.parts, sum),
            nodes.BestOf: lambda node: self._some(node.parts, max),
            nodes.Without: lambda node: _if(self.of(node.part) is None),
            nodes.Scaled: lambda node: None if (score := self.of(node.part)) is None else node.by * score,
            nodes.Constant: lambda node: None if self.of(node.part) is None else float(node.score),
            nodes.Boosted: self._boosted,
            nodes.Near: self._near,
        }

    def _is_so(self, node: nodes.Compare) -> bool:
        values, is_number = self._texts.values(node.field), self._fields[node.field] is FieldKind.INTEGER
        if node.lookup == "in" and None in node.value and not values:
            return True
        return any(_holds(node.lookup, value, node.value, is_number) for value in values)

    def _contains(self, node: nodes.Contains) -> float | None:
        if not self._texts.contains(node.field, node.text):
            return None
        return self._in_field(node, self._texts.count(node.field, node.text))

    def _in_field(self, node: Held, count: int) -> float | None:
        if not count:
            return None
        frequency = count / self._norm(node.field, node.weights.b)
        return self._statistics.idf(node) * _tf_saturation(frequency, node.weights.k1)

    def _ranked(self, node: nodes.RankedWord) -> float | None:
        texts, weights, frequency, is_own = self._texts, node.weights, 0.0, False
        if not texts.contains(ANYWHERE, node.text):
            return None
        for name, (words, grams) in RANKED.items():
            as_word = texts.count_word(words, node.text)
            counted = weights.within * texts.count(grams, node.text) + (1 - weights.within) * as_word
            if counted:
                frequency += getattr(weights, name) * counted / self._norm(words, weights.b)
            is_own = is_own or as_word > 0
        score = _tf_saturation(frequency, weights.k1) * (1.0 if is_own else weights.only_within)
        score += is_own * weights.own_word + texts.contains(RANKED["title"][1], node.text) * weights.in_title
        return self._statistics.idf(anywhere(node.text, weights)) * score

    def _is_cut_through(self, node: nodes.CutThrough) -> bool:
        if not self._texts.contains(ANYWHERE, node.text):
            return False
        words, text, broken = self._texts.words, token(node.text), {token(word) for word in node.broken}
        return not any(text in word and word not in broken for word in words) and not any(
            all(any(_WORDED[lookup](word, token(piece)) for word in words) for lookup, piece in composition)
            for composition in node.compositions
        )

    def _all_of(self, node: nodes.AllOf) -> float | None:
        together = 0.0
        for part in node.parts:
            score = self.of(part)
            if score is None:
                return None
            together += score
        return together

    def _some(self, parts: tuple[nodes.PlanNode, ...], together: Callable[[list[float]], float]) -> float | None:
        scores = [score for part in parts if (score := self.of(part)) is not None]
        return together(scores) if scores else None

    def _boosted(self, node: nodes.Boosted) -> float | None:
        score = self.of(node.part)
        return None if score is None else score + sum(self.of(bonus) or 0.0 for bonus in node.bonuses)

    def _near(self, node: nodes.Near) -> float | None:
        score = self.of(node.part)
        if score is None:
            return None
        near = sum(self._pair(pair, node) for pair in node.pairs if self._texts.contains(ANYWHERE, pair))
        return score + node.by * near

    def _pair(self, pair: str, node: nodes.Near) -> float:
        title, b = RANKED["title"][1], node.weights.b
        frequency = self._texts.count(ANYWHERE, pair) / self._norm(ANYWHERE, b)
        if in_title := self._texts.count(title, pair):
            frequency += node.weights.title * in_title / self._norm(title, b)
        return self._statistics.idf(anywhere(pair, node.weights)) * _tf_saturation(frequency, node.k1)

    def _norm(self, field: str, b: float) -> float:
        """What its length divides frequencies by; more than nothing, whatever b is."""
        average = self._statistics.lengths.get(field, 1.0)
        return (1 - b + b * self._texts.lengths.get(field, 0) / average) or 1.0


def _if(is_so: bool) -> float | None:
    return 0.0 if is_so else None


def _tf_saturation(frequency: float, k1: float) -> float:
    return frequency * (k1 + 1) / (frequency + k1)


def _holds(lookup: str, value: Any, wanted: Any, is_number: bool) -> bool:
    if lookup == "in":
        return any(_holds("exact", value, one, is_number) for one in wanted if one is not None)
    if lookup == "range":
        return _holds("gte", value, wanted[0], is_number) and _holds("lte", value, wanted[1], is_number)
    text = str(wanted)
    if lookup in _WITHIN:
        return _WITHIN[lookup](str(value), text)
    if not is_number:
        return _COMPARED[lookup](value, whole(text))
    return bool(_NUMBER.fullmatch(text)) and _COMPARED[lookup](value, int(text))
