"""The score of a match: BM25F over title, headings and body, rarer words more."""

import numpy as np

from search.contract import ANYWHERE
from search.query.plan import Weights
from search.whoosh_engine.schema import GRAMS, WORDS
from search.whoosh_engine.segments.postings import Postings
from search.whoosh_engine.snapshot import Snapshot


class TermScores:
    """The scores of a needle at each of the docnums that hold it. Kept dense where many do: adding whole arrays is
    faster than scattering."""

    def __init__(self, docnums: np.ndarray, scores: np.ndarray, size: int):
        self._docnums, self._scores = docnums, scores.astype(np.float32)
        self._dense = self._mask = None
        if len(docnums) * 8 > size:
            self._mask, self._dense = np.zeros(size, bool), np.zeros(size, np.float32)
            self._mask[docnums], self._dense[docnums] = True, self._scores
            self._docnums = self._scores = np.zeros(0, np.float32)

    @property
    def nbytes(self) -> int:
        return sum(0 if one is None else one.nbytes for one in (self._docnums, self._scores, self._dense, self._mask))

    def mask(self, size: int) -> np.ndarray:
        """A mask of the docnums; not to be changed."""
        if self._mask is not None:
            return self._mask
        mask = np.zeros(size, bool)
        mask[self._docnums] = True
        return mask

    def score(self, size: int) -> np.ndarray:
        """The score of every docnum, 0 where there is none; not to be changed."""
        if self._dense is not None:
            return self._dense
        score = np.zeros(size, np.float32)
        score[self._docnums] = self._scores
        return score

    def add_to(self, score: np.ndarray, mask: np.ndarray) -> None:
        """Add the scores to a score of all docnums, and the docnums to a mask."""
        if self._dense is not None:
            score += self._dense
            mask |= self._mask
        else:
            score[self._docnums] += self._scores
            mask[self._docnums] = True


class Ranking:
    """Scores needles in a snapshot; the scores are kept with it."""

    def __init__(self, snapshot: Snapshot, weights: Weights):
        self._snapshot, self._weights = snapshot, weights

    def word(self, needle: str) -> TermScores:
        """A folded word, wherever the text contains it; as a word of its own and in the title it scores more."""
        return self.cached("word", needle, lambda: self._word(needle))

    def piece(self, field: str, needle: str) -> TermScores:
        """A folded piece of text in one gram field, whatever words it is made of."""
        return self.cached(field, needle, lambda: self._piece(field, needle))

    def pair(self, pair: str, k1: float) -> TermScores:
        """Two neighbouring characters in the text, in the title scored more; how soon more of one adds no more, `k1`
        says."""
        return self.cached("pair", (pair, k1), lambda: self._pair(pair, k1))

    def cached(self, kind: str, needle, make) -> TermScores:
        """What `make()` finds a needle to score, kept with the snapshot."""
        return self._snapshot.cached(("scores", kind, needle, self._weights), make)

    def _word(self, needle) -> TermScores:
        weights = self._weights
        docnums = self._snapshot.occurrences(ANYWHERE, needle).docs
        frequency = np.zeros(len(docnums))
        own, titled = np.zeros(len(docnums), bool), np.zeros(len(docnums), bool)
        for name, words in WORDS.items():
            anywhere = _aligned(self._snapshot.occurrences(GRAMS[name], needle), docnums)
            as_word = _aligned(self._snapshot.postings(words, needle), docnums)
            counted = weights.within * anywhere + (1 - weights.within) * as_word
            frequency += getattr(weights, name) * counted / self._norms(words)[docnums]
            own |= as_word > 0
            if name == "title":
                titled = anywhere > 0
        scores = self._tf_saturation(frequency) * np.where(own, 1.0, weights.only_within)
        scores += own * weights.own_word + titled * weights.in_title
        return self._term_scores(docnums, scores)

    def _piece(self, field, needle) -> TermScores:
        held = self._snapshot.occurrences(field, needle)
        return self._term_scores(held.docs, self._tf_saturation(held.freqs / self._norms(field)[held.docs]))

    def _pair(self, pair, k1) -> TermScores:
        weights = self._weights
        held = self._snapshot.postings(ANYWHERE, pair)
        in_title = _aligned(self._snapshot.postings(GRAMS["title"], pair), held.docs)
        frequency = held.freqs / self._norms(ANYWHERE)[held.docs]
        frequency = frequency + weights.title * in_title / self._norms(GRAMS["title"])[held.docs]
        return self._term_scores(held.docs, self._tf_saturation(frequency, k1))

    def _term_scores(self, docnums, scores) -> TermScores:
        return TermScores(docnums, scores * self.idf(len(docnums)), self._snapshot.size)

    def idf(self, count: int) -> float:
        """What an occurrence is worth of what so many directives have."""
        return np.log(1 + max(self._snapshot.live_count - count + 0.5, 0.5) / (count + 0.5))

    def _tf_saturation(self, frequency, k1=None) -> np.ndarray:
        k1 = self._weights.k1 if k1 is None else k1
        return frequency * (k1 + 1) / (frequency + k1)

    def _norms(self, field) -> np.ndarray:
        """What lengths divide frequencies by: 1 for a field of average length, more for a longer one."""
        return self._snapshot.cached(("norms", field, self._weights.b), lambda: self._norms_of(field))

    def _norms_of(self, field):
        lengths = self._snapshot.lengths(field)
        held = lengths[self._snapshot.alive & (lengths > 0)]
        average = held.mean() if len(held) else 1.0
        return 1 - self._weights.b + self._weights.b * lengths / average


def _aligned(held: Postings, docnums: np.ndarray) -> np.ndarray:
    """The frequencies at each of `docnums`, 0 where the posting list has none."""
    frequencies = np.zeros(len(docnums))
    if len(held.docs) and len(docnums):
        at = np.searchsorted(docnums, held.docs)
        at[at == len(docnums)] = 0
        there = docnums[at] == held.docs
        frequencies[at[there]] = held.freqs[there]
    return frequencies
