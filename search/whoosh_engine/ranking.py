"""The score of a match: BM25F over title, headings and body, rarer words more."""

from dataclasses import dataclass

import numpy as np

from search.query.plan import ANYWHERE, Weights
from search.whoosh_engine.docnum_rows import DocnumRows
from search.whoosh_engine.schema import GRAMS, WORDS
from search.whoosh_engine.segments.postings import Postings
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.term_scores import TermScores

# In an archive of so many what many directives hold is looked up in a table; it takes a millisecond to make.
_LARGE = 4096
# It is made for fewer occurrences than that; two such numbers are one byte.
_COUNTS = 16


class Ranking:
    """Scores needles in a snapshot."""

    def __init__(self, snapshot: Snapshot, weights: Weights):
        self._snapshot, self._weights = snapshot, weights

    def word(self, needle: str) -> TermScores:
        """A folded word, wherever the text contains it; as a word of its own and in the title it scores more."""
        held, size = self._snapshot.occurrences(ANYWHERE, needle), self._snapshot.size
        if size >= _LARGE and len(held.docs) * 4 > size:
            return self._common_word(needle, held)
        rows = DocnumRows(held.docs, size)
        found = self._elsewhere(needle, rows) | {"body": (*rows.of(held), *rows.of(self._own_words("body", needle)))}
        return self._term_scores(rows.docnums, self._scores(rows, found))

    def _elsewhere(self, needle, rows) -> dict:
        """For title and headings: the rows that have a word there, how often, those that have it there as a word of
        its own, how often."""
        return {
            name: (*rows.of(self._snapshot.occurrences(GRAMS[name], needle)), *rows.of(self._own_words(name, needle)))
            for name in ("title", "headings")
        }

    def _own_words(self, name, needle) -> Postings:
        return self._snapshot.postings(WORDS[name], needle)

    def _scores(self, rows, found) -> np.ndarray:
        """What a word scores in each row but for its idf."""
        weights = self._weights
        frequency, own = np.zeros(rows.count), np.zeros(rows.count, bool)
        for name, (anywhere, freqs, as_word, own_freqs) in found.items():
            counted = np.zeros(rows.count)
            counted[anywhere] = weights.within * freqs
            counted[as_word] += (1 - weights.within) * own_freqs
            at = rows.all_of(anywhere, as_word)
            frequency[at] += getattr(weights, name) * counted[at] / self._norms(WORDS[name])[rows.docnums[at]]
            own[as_word] = True
        scores = self._tf_saturation(frequency)
        scores *= np.where(own, 1.0, weights.only_within)
        bonus = own * weights.own_word
        bonus[found["title"][0]] += weights.in_title
        return scores + bonus

    def _common_word(self, needle, held) -> TermScores:
        """The same of a word that many directives hold: what so many occurrences are worth in a text of such a length
        is reckoned once. What has it in the title or in headings, or very often, is reckoned by itself."""
        size, own_words, idf = self._snapshot.size, self._own_words("body", needle), self.idf(len(held.docs))
        anywhere, as_word = _spread(held, size), _spread(own_words, size)
        known = self._snapshot.cached(("score table", self._weights), self._score_table)
        scores = (known.table * idf).astype(np.float32).take(known.lengths + (anywhere * _COUNTS + as_word))
        mask = anywhere > 0
        apart = self._apart(needle, anywhere, as_word, mask)
        if len(apart):
            rows = DocnumRows(apart, size)
            body = (*rows.looked_up_in(held), *rows.looked_up_in(own_words))
            scores[apart] = self._scores(rows, self._elsewhere(needle, rows) | {"body": body}) * idf
        return TermScores.of_all(scores, mask)

    def _apart(self, needle, anywhere, as_word, mask) -> np.ndarray:
        """The docnums that hold a word elsewhere than in the text, or more often than is reckoned beforehand."""
        apart = np.maximum(anywhere, as_word) == _COUNTS - 1
        for name in ("title", "headings"):
            apart[self._snapshot.occurrences(GRAMS[name], needle).docs] = True
            apart[self._own_words(name, needle).docs] = True
        return np.flatnonzero(apart & mask)

    def _score_table(self) -> "_ScoreTable":
        lengths = self._snapshot.lengths(WORDS["body"])
        _, first, numbers = np.unique(lengths, return_index=True, return_inverse=True)
        counts = np.arange(_COUNTS, dtype=float)
        weights, norms = self._weights, self._norms(WORDS["body"])[first, None, None]
        counted = weights.within * counts[:, None] + (1 - weights.within) * counts
        # With b 1 a text without a length is divided by nothing.
        with np.errstate(divide="ignore", invalid="ignore"):
            scores = self._tf_saturation(weights.body * counted / norms)
        scores = scores * np.where(counts > 0, 1.0, weights.only_within) + (counts > 0) * weights.own_word
        # What has it nowhere is no match, whatever is said of its words.
        scores[:, 0] = 0
        return _ScoreTable(scores.ravel(), numbers.astype(np.intp) * _COUNTS**2)

    def piece(self, field: str, needle: str) -> TermScores:
        """A folded piece of text in one gram field, whatever words it is made of."""
        return self._in_field(field, self._snapshot.occurrences(field, needle))

    def spelled(self, field: str, steps: tuple[tuple[str, ...], ...]) -> TermScores:
        """The same in one of several writings."""
        return self._in_field(field, self._snapshot.spellings(field, steps))

    def _in_field(self, field, held: Postings) -> TermScores:
        return self._term_scores(held.docs, self._tf_saturation(held.freqs / self._norms(field)[held.docs]))

    def pair(self, pair: str, k1: float) -> TermScores:
        """Two neighbouring characters in the text, in the title scored more; how soon more of one adds no more, `k1`
        says. Kept: it is part of many questions."""
        return self._snapshot.cached(("scores", pair, k1, self._weights), lambda: self._pair(pair, k1))

    def _pair(self, pair, k1) -> TermScores:
        weights, held = self._weights, self._snapshot.postings(ANYWHERE, pair)
        rows = DocnumRows(held.docs, self._snapshot.size)
        at, in_title = rows.of(self._snapshot.postings(GRAMS["title"], pair))
        frequency = held.freqs / self._norms(ANYWHERE)[rows.docnums]
        frequency[at] += weights.title * in_title / self._norms(GRAMS["title"])[rows.docnums[at]]
        return self._term_scores(rows.docnums, self._tf_saturation(frequency, k1))

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


@dataclass(frozen=True)
class _ScoreTable:
    """What a word scores in the text but for its idf: `table` by the text's length, how often it has it, and how
    often as a word of its own; in `lengths` where the part of each docnum's length begins."""

    table: np.ndarray
    lengths: np.ndarray

    @property
    def nbytes(self) -> int:
        return self.table.nbytes + self.lengths.nbytes


def _spread(held: Postings, size: int) -> np.ndarray:
    """How often each docnum has it, fewer than _COUNTS."""
    if len(held.docs) == size:
        return np.minimum(held.freqs, _COUNTS - 1).astype(np.uint8)
    counts = np.zeros(size, np.uint8)
    counts[held.docs.astype(np.intp)] = np.minimum(held.freqs, _COUNTS - 1)
    return counts
