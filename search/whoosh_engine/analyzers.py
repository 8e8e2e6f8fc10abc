"""The analyzers the index is built with: text in, tokens out, as Whoosh asks for them. What a text is cut into
search.analysis says."""

from whoosh.analysis import Analyzer, Token

from search.analysis import segmentation
from search.analysis.grams import gathered, grams
from search.analysis.matching_copy import fold


class _PlacedAnalyzer(Analyzer):
    """Turns (term, position) pairs into tokens. Subclasses say which pairs a text gives.

    `in_stamps` is what the stamp of an index calls an analyzer. It stays when a class is renamed: another one has
    every index made anew.
    """

    in_stamps: str

    def placed(self, text: str):
        raise NotImplementedError

    def __call__(self, value, positions=False, start_pos=0, mode="", removestops=True, **kwargs):
        token = Token(positions, False, removestops=removestops, mode=mode)
        for term, at in self.placed(value):
            token.text = token.original = term
            token.boost = 1.0
            token.stopped = False
            token.pos = start_pos + at
            yield token


class WordAnalyzer(_PlacedAnalyzer):
    """jieba's words, numbered in order. Words within words are found by their grams."""

    in_stamps = "WordAnalyzer"

    def words(self, text: str) -> list[str]:
        # What `is_word` says, nearly always without asking it.
        return [
            piece
            for piece in segmentation.cut(text)
            if piece.isalnum() or (len(piece) > 1 and segmentation.is_word(piece))
        ]

    def placed(self, text):
        return [(word, at) for at, word in enumerate(self.words(text))]


class GramAnalyzer(_PlacedAnalyzer):
    """Single characters and pairs of the folded text, see `grams`."""

    in_stamps = "GramAnalyzer"

    def placed(self, text):
        return grams(fold(text))

    def gathered(self, text: str) -> tuple:
        """A whole text's grams as arrays, see `gathered`."""
        return gathered(fold(text))


class WholeAnalyzer(_PlacedAnalyzer):
    """The value as it is, for codes and names that are filtered and counted."""

    in_stamps = "WholeAnalyzer"

    def placed(self, text):
        return [(text, 0)] if text else []
