"""Clauses that many texts have: the stock phrases of an archive, told from wording that two directives share."""

import re
from collections.abc import Iterable

import numpy as np

from archive.comparison.character_runs import character_runs
from archive.comparison.distinct_numbers import distinct
from archive.lexicon.folding import fold

SHARE = 1 / 3
# In a small archive the two that are compared, and two more.
LEAST = 4
# A clause that many have is made of runs that many have, and most clauses have one that few do.
RUN = 6
# So many answers are kept: what is compared is compared again, and its stock phrases are asked for on both sides.
MOST_KNOWN = 20_000
_NO_WORDS = re.compile(r"[\W_]+")


class StockPhrases:
    """Says of a clause whether a third of some texts have it, at least four of them."""

    def __init__(self, texts: Iterable[str]):
        self._texts = tuple(map(_plain, texts))
        self._least = max(LEAST, SHARE * len(self._texts))
        self._runs = _frequent_runs(self._texts, self._least)
        self._known: dict[str, bool] = {}

    def __call__(self, clause: str) -> bool:
        """Punctuation and white space are not counted."""
        found = self._known.get(clause)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._known[clause] = self._is_frequent(_plain(clause))
        return found

    def _is_frequent(self, wanted: str) -> bool:
        if any(wanted[at : at + RUN] not in self._runs for at in range(len(wanted) - RUN + 1)):
            return False
        seen = 0
        for at, text in enumerate(self._texts):
            seen += wanted in text
            if seen >= self._least:
                return True
            if seen + len(self._texts) - at <= self._least:
                return False
        return False


def _frequent_runs(texts: tuple[str, ...], least: float) -> frozenset[str]:
    """The runs that so many texts have. Two that meet in one number are both among them: a clause is looked up in the
    texts themselves before it counts."""
    runs = [character_runs(text, RUN) for text in texts]
    numbers, counts = np.unique(np.concatenate([np.zeros(0, np.uint64), *map(distinct, runs)]), return_counts=True)
    frequent = numbers[counts >= least]
    return frozenset(
        text[at : at + RUN]
        for text, own in zip(texts, runs, strict=True)
        for at in np.flatnonzero(np.isin(own, frequent)).tolist()
    )


def _plain(text: str) -> str:
    return _NO_WORDS.sub("", fold(text))
