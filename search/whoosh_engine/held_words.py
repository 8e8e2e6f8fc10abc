"""The words that the directives of a snapshot are made of, looked through for a piece of text."""

from collections.abc import Iterator

import numpy as np

from search.whoosh_engine.schema import WORDS
from search.whoosh_engine.snapshot import Snapshot

# No word has one in it.
_BETWEEN = "\n"


class HeldWords:
    """Answers which docnums have a word that a comparison holds for."""

    def __init__(self, snapshot: Snapshot):
        self._snapshot = snapshot

    def mask(self, lookup: str, piece: str, but: tuple[str, ...] = ()) -> np.ndarray:
        """The docnums with a word in title, headings or body that is the piece (exact), begins or ends with it
        (startswith, endswith) or contains it (contains), and none of `but`; not to be changed."""
        return self._snapshot.cached(("held words", lookup, piece, but), lambda: self._mask(lookup, piece, but))

    def _mask(self, lookup, piece, but) -> np.ndarray:
        mask = np.zeros(self._snapshot.size, bool)
        for word in set(self._words(lookup, piece)).difference(but):
            for field in WORDS.values():
                mask[self._snapshot.postings(field, word).docs] = True
        return mask

    def _words(self, lookup, piece) -> Iterator[str]:
        if lookup == "exact":
            yield piece
            return
        for words in self._snapshot.words():
            if piece:
                yield from _among(words, lookup, piece)
            else:
                yield from filter(None, words.split(_BETWEEN))


def _among(words: str, lookup: str, piece: str) -> Iterator[str]:
    before, after = (_BETWEEN if lookup == "startswith" else ""), (_BETWEEN if lookup == "endswith" else "")
    needle = before + piece + after
    at = words.find(needle)
    while at != -1:
        start = words.rfind(_BETWEEN, 0, at + 1) + 1
        end = words.find(_BETWEEN, at + 1)
        yield words[start:end]
        at = words.find(needle, end)
