"""A query tree against a snapshot: which directives match, and how well."""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from archive.parsing.words.folding import fold
from search.analysis.segmentation import query_words
from search.engine.ranking import Weights, relevance
from search.engine.schema import GRAMS, WORDS
from search.engine.snapshot import Snapshot
from search.query.tree import ANYWHERE, And, Best, Everything, Filter, Not, Nothing, Numbered, Or, Phrase, Word


@dataclass
class Matches:
    """For each place of the index whether it matches, and its score (0 where it does not)."""

    mask: np.ndarray
    score: np.ndarray


def evaluate(tree, snapshot: Snapshot, weights: Weights) -> Matches:
    """The matches of a tree among the directives that are alive."""
    matches = _Evaluation(snapshot, weights).of(tree)
    mask = matches.mask & snapshot.alive
    return Matches(mask, np.where(mask, matches.score, 0.0))


class _Evaluation:
    def __init__(self, snapshot, weights):
        self.snapshot, self.weights = snapshot, weights

    def of(self, tree) -> Matches:
        return getattr(self, f"_{type(tree).__name__.lower()}")(tree)

    def _everything(self, tree: Everything):
        return self._masked(np.ones(self.snapshot.size, dtype=bool))

    def _nothing(self, tree: Nothing):
        return self._masked(np.zeros(self.snapshot.size, dtype=bool))

    def _filter(self, tree: Filter):
        return self._masked(self.snapshot.column(tree.field).matching(tree.lookup, tree.value))

    def _not(self, tree: Not):
        return self._masked(~self.of(tree.part).mask)

    def _and(self, tree: And):
        found = [self.of(part) for part in tree.parts]
        mask = reduce(np.logical_and, [one.mask for one in found])
        return Matches(mask, sum(one.score for one in found) * mask)

    def _or(self, tree: Or):
        found = [self.of(part) for part in tree.parts]
        return Matches(reduce(np.logical_or, [one.mask for one in found]), sum(one.score for one in found))

    def _best(self, tree: Best):
        return self._or(tree)

    def _phrase(self, tree: Phrase):
        if tree.field == "region":
            return self._region(tree)
        return self._containing(tree.field, [fold(tree.text)], fold(tree.text))

    def _word(self, tree: Word):
        if tree.field == "region":
            return self._region(tree)
        whole = fold(tree.text)
        return self._containing(tree.field, query_words(tree.text) or [whole], whole)

    def _region(self, tree):
        return self._masked(self.snapshot.column("places").matching("exact", tree.text.strip()))

    def _containing(self, field, needles, whole):
        mask = np.ones(self.snapshot.size, dtype=bool)
        score = self._none()
        for needle in needles:
            mask &= self._holding(GRAMS[field], needle)
            if field == ANYWHERE:
                score += self._as_words(needle)
        score += self._as_whole(GRAMS[field], whole, self.weights.whole)
        if field == ANYWHERE:
            score += self._as_whole(GRAMS["title"], whole, self.weights.whole_title)
        return Matches(mask, score * mask)

    def _numbered(self, tree: Numbered):
        code = self._borne_code(tree)
        key = f"{code}|{tree.year}|{tree.serial}"
        bearing = self.snapshot.column("number_key").matching("exact", key)
        if tree.field == "number":
            return Matches(bearing, bearing * self.weights.number)
        citing = self.snapshot.column("cites").matching("exact", key)
        for middle in ("", "第"):
            citing |= self._holding(GRAMS[ANYWHERE], fold(f"{code}({tree.year}){middle}{tree.serial}号"))
        return Matches(bearing | citing, bearing * self.weights.number + citing * self.weights.citing)

    def _borne_code(self, tree):
        """The code asked for or, where no directive bears it, its longest end that one does: 转发黔工总字."""
        column = self.snapshot.column("number_key")
        for start in range(len(tree.code) - 1):
            if column.matching("exact", f"{tree.code[start:]}|{tree.year}|{tree.serial}").any():
                return tree.code[start:]
        return tree.code

    def _holding(self, field, needle):
        mask = np.zeros(self.snapshot.size, dtype=bool)
        mask[self.snapshot.occurrences(field, needle)[0]] = True
        return mask

    def _as_words(self, needle):
        score = self._none()
        for name, field in WORDS.items():
            places, frequencies = self.snapshot.postings(field, needle)
            score[places] += getattr(self.weights, name) * relevance(self.snapshot, field, places, frequencies)
        return score

    def _as_whole(self, field, whole, weight):
        score = self._none()
        places, frequencies = self.snapshot.occurrences(field, whole)
        score[places] = weight * relevance(self.snapshot, field, places, frequencies)
        return score

    def _none(self):
        return np.zeros(self.snapshot.size)

    def _masked(self, mask):
        return Matches(mask, self._none())
