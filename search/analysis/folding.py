"""The search's matching copy of a text: the archive's folding, and traditional characters as simplified ones, every
way of writing a Chinese zero as 〇, no invisible characters.

Each character is folded by itself, so that what is contained in a text is contained in its copy too. Only 0 and O
need their neighbours: they are zeros where they stand among Chinese digits (二0三五, 二O二三).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from opencc import OpenCC

from archive.parsing.words.folding import QUOTES, fold_character
from search.analysis.grams import PART_BREAK

# Hardly any font draws them alike: U+25CB and U+25EF are typed for the zero U+3007.
_ZEROS = {"○": "〇", "◯": "〇"}
_MORE_QUOTES = QUOTES | frozenset("〝〞〟‟‛`´")
# Zeros among Chinese digits, where no Latin letter or digit makes another number of them.
_DIGITS = re.compile("(?<![0-9a-z])[〇零0o一二三四五六七八九]{2,}(?![0-9a-z])")
_CHINESE_DIGIT = re.compile("[〇零一二三四五六七八九]")
_TYPED_ZEROS = str.maketrans("0o", "〇〇")
# The blocks of Han characters that OpenCC's tables speak of.
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0))


def fold(text: str) -> str:
    """'二○二三年 “勞動競賽”' becomes '二〇二三年劳动竞赛'."""
    return readable(text).replace("零", "〇")


def readable(text: str) -> str:
    """The copy as a dictionary reads it, of the same length: 零 stays, for 零工 is a word and 〇工 none."""
    folded = text.translate(_folds())
    # Most texts have no such zero, and a search for two characters is much cheaper than one for a pattern.
    if "0" in folded or "o" in folded:
        folded = _DIGITS.sub(_with_zeros, folded)
    return folded


@dataclass(frozen=True)
class Folded:
    """`text` is the copy; its character i comes from character offsets[i] of the original."""

    original: str
    text: str

    @cached_property
    def offsets(self) -> np.ndarray:
        if len(self.text) == len(self.original) and not (_lengths_of(self.original) != 1).any():
            return np.arange(len(self.text))
        lengths = _lengths_of(self.original)
        return np.repeat(np.arange(len(lengths)), lengths)

    def find_all(self, needle: str) -> list[tuple[int, int]]:
        """Spans (start, end) in the original of each non-overlapping occurrence of a folded needle."""
        spans, at = [], self.text.find(needle) if needle else -1
        while at != -1:
            last = at + len(needle)
            spans.append((int(self.offsets[at]), int(self.offsets[last - 1]) + 1))
            at = self.text.find(needle, last)
        return spans


def fold_with_offsets(text: str) -> Folded:
    """The copy, and where each of its characters comes from."""
    return Folded(text, fold(text))


class _Folds(dict):
    """What each character code becomes, worked out when it is first met."""

    def __init__(self, simplified: dict[str, str]):
        super().__init__()
        self._simplified = simplified

    def __missing__(self, code):
        character = chr(code)
        self[code] = folded = character if character == PART_BREAK else self._fold(character)
        return folded

    def _fold(self, character):
        if unicodedata.category(character) in ("Cc", "Cf") or character in _MORE_QUOTES:
            return ""
        pieces = (_ZEROS.get(piece, piece) for piece in fold_character(character))
        return "".join(self._simplified.get(piece, piece) for piece in pieces if piece not in _MORE_QUOTES)


@cache
def _folds() -> _Folds:
    characters = [chr(code) for start, end in _HAN for code in range(start, end)]
    # A phrase would be converted by its context; a line of its own has none.
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return _Folds({character: simple for character, simple in pairs if character != simple})


_UNKNOWN = 255
_known_lengths = np.full(0x110000, _UNKNOWN, np.uint8)


def _lengths_of(text: str) -> np.ndarray:
    """How many characters each character's fold has."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    lengths = _known_lengths[codes]
    if (lengths == _UNKNOWN).any():
        for code in np.unique(codes[lengths == _UNKNOWN]).tolist():
            _known_lengths[code] = len(_folds()[code])
        lengths = _known_lengths[codes]
    return lengths


def _with_zeros(match: re.Match) -> str:
    return match[0].translate(_TYPED_ZEROS) if _CHINESE_DIGIT.search(match[0]) else match[0]
