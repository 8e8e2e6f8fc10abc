"""A query tree against a snapshot: which directives match, and how well."""

from dataclasses import dataclass
from functools import reduce
from itertools import chain

import numpy as np

from search.analysis.grams import pairs_of
from search.analysis.matching_copy import fold
from search.analysis.segmentation import content_text, content_words, query_words
from search.analysis.synonyms import others
from search.query.tree import ANYWHERE, And, Best, Everything, Filter, Not, Nothing, Numbered, Or, Phrase, Word
from search.whoosh_engine.ranking import Ranking, RankingWeights, TermScores, of_best
from search.whoosh_engine.slim_schema import GRAMS
from search.whoosh_engine.snapshot import Snapshot


@dataclass(frozen=True)
class Matches:
    """For each docnum whether it matches, and its score, which says nothing where it does not. Not to be
    changed: they may be the very arrays that are kept in memory."""

    mask: np.ndarray
    score: np.ndarray


def evaluate(tree, snapshot: Snapshot, weights: RankingWeights) -> Matches:
    """The matches of a tree among the live directives."""
    matches = _Evaluation(snapshot, weights).of(tree)
    return Matches(matches.mask & snapshot.alive, matches.score)


class _Evaluation:
    def __init__(self, snapshot, weights):
        self.snapshot, self.weights = snapshot, weights
        self.size, self.ranking = snapshot.size, Ranking(snapshot, weights)
        self.unscored = snapshot.unscored

    def of(self, tree) -> Matches:
        return _BY_KIND[type(tree)](self, tree)

    def _everything(self, tree: Everything):
        return Matches(np.ones(self.size, bool), self.unscored)

    def _nothing(self, tree: Nothing):
        return Matches(np.zeros(self.size, bool), self.unscored)

    def _filter(self, tree: Filter):
        key = ("filter", tree.field, tree.lookup, repr(tree.value))
        return Matches(self.snapshot.cached(key, lambda: self._filtered(tree)), self.unscored)

    def _filtered(self, tree):
        if tree.lookup in ("exact", "content", "in") and not self.snapshot.is_numeric(tree.field):
            values = tree.value if tree.lookup == "in" else [tree.value]
            masks = [self.snapshot.docs_with(tree.field, str(value)) for value in values]
            return reduce(np.logical_or, masks, np.zeros(self.size, bool))
        return self.snapshot.column(tree.field).matching(tree.lookup, tree.value)

    def _not(self, tree: Not):
        return Matches(~self.of(tree.part).mask, self.unscored)

    def _and(self, tree: And):
        found = [self.of(part) for part in tree.parts]
        mask, score = found[0].mask, found[0].score
        for one in found[1:]:
            mask = mask & one.mask
            if one.score is not self.unscored:
                score = one.score if score is self.unscored else score + one.score
        return Matches(mask, score)

    def _or(self, tree: Or):
        found = [self.of(part) for part in tree.parts]
        mask = reduce(np.logical_or, [one.mask for one in found])
        return Matches(mask, reduce(np.add, [one.score * one.mask for one in found]))

    def _best(self, tree: Best):
        """Any of the words that tell what is sought, and what has much of the pairs of characters they are made of."""
        return _Evaluation(self.snapshot, of_best(self.weights))._nearest(tree)

    def _nearest(self, tree):
        # What was quoted, and nothing else, is wanted in its very wording.
        kinds = Word | Phrase if any(isinstance(part, Word) for part in tree.parts) else ()
        wordings = [part for part in tree.parts if isinstance(part, kinds)]
        pieces = (_pieces(part) if part in wordings else [part] for part in tree.parts)
        found = self._or(Or(tuple(chain.from_iterable(pieces))))
        mask, score = found.mask.copy(), found.score
        near, none = np.zeros(self.size, np.float32), np.zeros(self.size, bool)
        words = [word for part in wordings for word in content_words(part.text)]
        pairs = dict.fromkeys(pair for part in wordings for pair in pairs_of(content_text(part.text)))
        for pair in pairs:
            self.ranking.pair(pair).add_to(near, none)
        # Something of many words is likely to be meant; of a single one that stands nowhere, not a chance likeness.
        floor = self.weights.floor if len(words) == 1 else 0
        mask |= near > floor * sum(map(self.ranking.idf_of_pair, pairs))
        return Matches(mask, score + np.float32(self.weights.pairs) * near)

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
        return self._held(self.ranking.cached("typed", (tree.field, tree.text), lambda: self._typed(tree)))

    def _typed(self, tree) -> TermScores:
        """What was typed in one piece: each of its words by its own name or another, and the whole once more."""
        whole = fold(tree.text)
        needles = query_words(tree.text) or (whole,)
        found = [self._named(tree.field, needle) for needle in needles]
        mask = reduce(np.logical_and, [one.mask for one in found])
        score = reduce(np.add, [one.score for one in found])
        if len(needles) > 1 and tree.field == ANYWHERE:
            score = score + self._whole(GRAMS[ANYWHERE], whole, self.weights.whole)
            score = score + self._whole(GRAMS["title"], whole, self.weights.whole_title)
        docnums = np.flatnonzero(mask)
        return TermScores(docnums, score[docnums], self.size)

    def _named(self, field, needle) -> Matches:
        """A word by its own name or by another."""
        own = self._held(self._ranked(field, needle))
        for name in others(needle):
            other = self._held(self._ranked(field, name))
            scores = np.maximum(own.score, other.score * np.float32(self.weights.other_name))
            own = Matches(own.mask | other.mask, scores)
        return own

    def _ranked(self, field, needle) -> TermScores:
        return self.ranking.word(needle) if field == ANYWHERE else self.ranking.piece(GRAMS[field], needle)

    def _whole(self, field, whole, weight):
        return self.ranking.piece(field, whole).score(self.size) * np.float32(weight)

    def _region(self, tree):
        return Matches(self.snapshot.docs_with("places", tree.text.strip()), self.unscored)

    def _numbered(self, tree: Numbered):
        code = self._borne_code(tree)
        key = f"{code}|{tree.year}|{tree.serial}"
        bearing = self.snapshot.docs_with("number_key", key)
        score = bearing * np.float32(self.weights.number)
        if tree.field == "number":
            return Matches(bearing, score)
        citing = self.snapshot.docs_with("cites", key)
        for middle in ("", "第"):
            wording = fold(f"{code}({tree.year}){middle}{tree.serial}号")
            citing[self.snapshot.occurrences(GRAMS[ANYWHERE], wording).docs] = True
        return Matches(bearing | citing, score + citing * np.float32(self.weights.citing))

    def _borne_code(self, tree):
        """The code asked for or, where no directive bears it, its longest end that one does: 转发黔工总字."""
        for start in range(len(tree.code) - 1):
            if self.snapshot.docs_with("number_key", f"{tree.code[start:]}|{tree.year}|{tree.serial}").any():
                return tree.code[start:]
        return tree.code

    def _held(self, term_scores: TermScores) -> Matches:
        return Matches(term_scores.mask(self.size), term_scores.score(self.size))


def _pieces(part) -> list:
    """What a wording is made of, each piece enough for a match."""
    if part.field == "region":
        return [part]
    return [Word(word, part.field) for word in content_words(part.text)] or [part]


_BY_KIND = {
    kind: getattr(_Evaluation, f"_{kind.__name__.lower()}")
    for kind in (And, Best, Everything, Filter, Not, Nothing, Numbered, Or, Phrase, Word)
}
