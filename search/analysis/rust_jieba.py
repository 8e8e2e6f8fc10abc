"""jieba's words by rjieba, which is jieba in Rust: several times as fast, and its dictionary is no half million
objects of Python's that every worker goes through.

Only this module imports rjieba, and fails where there is none; `python_jieba` stands in for it then.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import rjieba

# It brings a second dictionary, ready for whoever asks the module itself: 25 MB that nobody here does.
rjieba.clear()

# Stands in no word: what is added to its frequency changes nothing but the total.
_NO_WORD = " "
_SURROGATES = re.compile("[\ud800-\udfff]")


def cutter(words: Iterable[str]) -> Callable[[str], list[str]]:
    """A function that gives every piece of a text in order, with these words added to jieba's own."""
    dictionary = rjieba.Jieba()
    _add(dictionary, tuple(words))

    def cut(text: str) -> list[str]:
        try:
            return dictionary.cut(text, False)
        except UnicodeEncodeError:
            return _cut_broken(dictionary, text)

    return cut


def _cut_broken(dictionary: rjieba.Jieba, text: str) -> list[str]:
    """The same of a text with halves of characters, which Rust knows no texts with: each is a piece of its own."""
    lengths = map(len, dictionary.cut(_SURROGATES.sub("\ufffd", text), False))
    pieces, at = [], 0
    for length in lengths:
        pieces.append(text[at : at + length])
        at += length
    return pieces


def _add(dictionary: rjieba.Jieba, words: tuple[str, ...]) -> None:
    """Add words, each with the frequency that jieba's own add_word reckons: as high as keeps it from being cut.

    rjieba's reckoning rounds otherwise, and its total is another: jieba counts a word that it knew already once more.
    Of two cuts that are about as probable either would then decide.
    """
    known = _Frequencies(words)
    twice = 0
    for word in words:
        frequency = known.suggested(word, dictionary.cut(word, False))
        twice += known.of(word)
        known.add(word, frequency)
        dictionary.add_word(word, frequency, None)
        dictionary.add_word(_NO_WORD, twice, None)


class _Frequencies:
    """How often jieba's dictionary says that a word occurs, 0 for a mere beginning of words. Of its half million
    entries those are kept that are part of the words to be added."""

    def __init__(self, words: Iterable[str]):
        parts = set(chain.from_iterable(map(_parts, words)))
        self._known: dict[str, int] = {}
        self._total, self._file = 0, _dictionary()
        # Line by line: what is in memory here every worker inherits.
        with self._file.open(encoding="utf-8") as lines:
            for line in lines:
                word, frequency, _ = line.split(" ")
                self._total += int(frequency)
                if word in parts:
                    self._known[word] = int(frequency)

    def of(self, word: str) -> int:
        """The frequency of a whole word, 0 where jieba does not know it."""
        return self._known.get(word, 0)

    def suggested(self, word: str, pieces: list[str]) -> int:
        """What jieba suggests for a word that is cut into these pieces as yet; its very arithmetic."""
        share = 1.0
        for piece in pieces:
            share *= self._of_piece(piece) / float(self._total)
        return max(int(share * self._total) + 1, self.of(word))

    def _of_piece(self, piece):
        """What is in no dictionary counts 1, the mere beginning of a word 0."""
        if piece in self._known:
            return self._known[piece]
        return 0 if f"\n{piece}".encode() in self._file.read_bytes() else 1

    def add(self, word: str, frequency: int) -> None:
        self._total += frequency
        for end in range(1, len(word)):
            self._known.setdefault(word[:end], 0)
        self._known[word] = frequency


def _parts(word: str) -> Iterator[str]:
    return (word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1))


def _dictionary() -> Path:
    """The dictionary that jieba brings; jieba itself is not imported, for its memory."""
    jieba = find_spec("jieba")
    if jieba is None or jieba.origin is None:
        raise ImportError("jieba is not installed")
    return Path(jieba.origin).with_name("dict.txt")
