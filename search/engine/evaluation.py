"""A query tree against a snapshot: which directives match, and how well."""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from search.analysis.folding import fold
from search.analysis.grams import pairs_of
from search.analysis.segmentation import query_words
from search.analysis.synonyms import others
from search.engine.ranking import Ranking, Weights, Worth
from search.engine.schema import GRAMS
from search.engine.snapshot import Snapshot
from search.query.tree import ANYWHERE, And, Best, Everything, Filter, Not, Nothing, Numbered, Or, Phrase, Word


@dataclass(frozen=True)
class Matches:
    """For each place of the index whether it matches, and its score (0 where it does not). Not to be changed:
    they may be the very arrays that are kept in memory."""

    mask: np.ndarray
    score: np.ndarray


def evaluate(tree, snapshot: Snapshot, weights: Weights) -> Matches:
    """The matches of a tree among the directives that are alive."""
    matches = _Evaluation(snapshot, weights).of(tree)
    return Matches(matches.mask & snapshot.alive, matches.score)


class _Evaluation:
    def __init__(self, snapshot, weights):
        self.snapshot, self.weights = snapshot, weights
        self.size, self.ranking = snapshot.size, Ranking(snapshot, weights)
        self.unscored = np.zeros(self.size, np.float32)

    def of(self, tree) -> Matches:
        return getattr(self, f"_{type(tree).__name__.lower()}")(tree)

    def _everything(self, tree: Everything):
        return Matches(np.ones(self.size, bool), self.unscored)

    def _nothing(self, tree: Nothing):
        return Matches(np.zeros(self.size, bool), self.unscored)

    def _filter(self, tree: Filter):
        key = ("filter", tree.field, tree.lookup, repr(tree.value))
        return Matches(self.snapshot.kept(key, lambda: self._filtered(tree)), self.unscored)

    def _filtered(self, tree):
        if tree.lookup in ("exact", "content", "in") and not self.snapshot.is_numeric(tree.field):
            values = tree.value if tree.lookup == "in" else [tree.value]
            masks = [self.snapshot.having(tree.field, str(value)) for value in values]
            return reduce(np.logical_or, masks, np.zeros(self.size, bool))
        return self.snapshot.column(tree.field).matching(tree.lookup, tree.value)

    def _not(self, tree: Not):
        return Matches(~self.of(tree.part).mask, self.unscored)

    def _and(self, tree: And):
        found = [self.of(part) for part in tree.parts]
        mask = reduce(np.logical_and, [one.mask for one in found])
        scored = [one.score for one in found if one.score is not self.unscored]
        return Matches(mask, reduce(np.add, scored) * mask if scored else self.unscored)

    def _or(self, tree: Or):
        found = [self.of(part) for part in tree.parts]
        return Matches(
            reduce(np.logical_or, [one.mask for one in found]), reduce(np.add, [one.score for one in found])
        )

    def _best(self, tree: Best):
        """Any of the words, and besides, what pairs of characters the words are made of."""
        found = self._or(Or(tree.parts))
        text = "".join(f" {part.text}" for part in tree.parts if isinstance(part, Word))
        pairs = [self.ranking.pair(pair) for word in text.split() for pair in pairs_of(fold(word))]
        if not pairs:
            return found
        score = sum((pair.score(self.size) for pair in pairs), np.zeros(self.size, np.float32))
        mask = reduce(np.logical_or, [pair.mask(self.size) for pair in pairs], found.mask)
        return Matches(mask, found.score + np.float32(self.weights.pairs) * score)

    def _phrase(self, tree: Phrase):
        if tree.field == "region":
            return self._region(tree)
        needle = fold(tree.text)
        if tree.field == ANYWHERE:
            return self._held(self.ranking.word(needle))
        return self._held(self.ranking.piece(GRAMS[tree.field], needle))

    def _word(self, tree: Word):
        if tree.field == "region":
            return self._region(tree)
        whole = fold(tree.text)
        needles = query_words(tree.text) or [whole]
        found = [self._named(tree.field, needle) for needle in needles]
        mask = reduce(np.logical_and, [one.mask for one in found])
        score = reduce(np.add, [one.score for one in found])
        if len(needles) > 1 and tree.field == ANYWHERE:
            score = score + self._whole(GRAMS[ANYWHERE], whole, self.weights.whole)
            score = score + self._whole(GRAMS["title"], whole, self.weights.whole_title)
        return Matches(mask, score * mask)

    def _named(self, field, needle) -> Matches:
        """A word by its own name or by another."""
        own = self._held(self._ranked(field, needle))
        for name in others(needle):
            other = self._held(self._ranked(field, name))
            own = Matches(
                own.mask | other.mask, np.maximum(own.score, other.score * np.float32(self.weights.other_name))
            )
        return own

    def _ranked(self, field, needle) -> Worth:
        return self.ranking.word(needle) if field == ANYWHERE else self.ranking.piece(GRAMS[field], needle)

    def _whole(self, field, whole, weight):
        return self.ranking.piece(field, whole).score(self.size) * np.float32(weight)

    def _region(self, tree):
        return Matches(self.snapshot.having("places", tree.text.strip()), self.unscored)

    def _numbered(self, tree: Numbered):
        code = self._borne_code(tree)
        key = f"{code}|{tree.year}|{tree.serial}"
        bearing = self.snapshot.having("number_key", key)
        score = bearing * np.float32(self.weights.number)
        if tree.field == "number":
            return Matches(bearing, score)
        citing = self.snapshot.having("cites", key)
        for middle in ("", "第"):
            wording = fold(f"{code}({tree.year}){middle}{tree.serial}号")
            citing[self.snapshot.occurrences(GRAMS[ANYWHERE], wording).docs] = True
        return Matches(bearing | citing, score + citing * np.float32(self.weights.citing))

    def _borne_code(self, tree):
        """The code asked for or, where no directive bears it, its longest end that one does: 转发黔工总字."""
        for start in range(len(tree.code) - 1):
            if self.snapshot.having("number_key", f"{tree.code[start:]}|{tree.year}|{tree.serial}").any():
                return tree.code[start:]
        return tree.code

    def _held(self, worth: Worth) -> Matches:
        return Matches(worth.mask(self.size), worth.score(self.size))
