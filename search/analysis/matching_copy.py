"""The search's matching copy of a text: the archive's folding, and traditional characters as simplified ones, every
way of writing a Chinese zero as 〇, no invisible characters.

Each character is folded by itself, so that what is contained in a text is contained in its copy too. Only 0 and O
need their neighbours: they are zeros where they stand among Chinese digits (二0三五, 二O二三).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from opencc import OpenCC

from archive.lexicon.folding import QUOTES, fold_character
from search.analysis.grams import PART_BREAK

# Hardly any font draws them alike: U+25CB and U+25EF are typed for the zero U+3007.
_ZEROS = {"○": "〇", "◯": "〇"}
_MORE_QUOTES = QUOTES | frozenset("〝〞〟‟‛`´")
# Zeros among Chinese digits, where no Latin letter or digit makes another number of them.
_DIGITS = re.compile("(?<![0-9a-z])[〇零0o一二三四五六七八九]{2,}(?![0-9a-z])")
_TYPED_ZERO = re.compile("[0o](?:(?=[〇零一二三四五六七八九])|(?<=[〇零一二三四五六七八九].))")
_CHINESE_DIGIT = re.compile("[〇零一二三四五六七八九]")
_CHINESE_DIGITS = re.compile("[〇零一二三四五六七八九]{2,}")
_AS_ARABIC = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TYPED_ZEROS = str.maketrans("0o", "〇〇")
# The blocks of Han characters that OpenCC's tables speak of.
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0))


def fold(text: str) -> str:
    """'二○二三年 “勞動競賽”' becomes '二〇二三年劳动竞赛'."""
    return _copy(text).replace("零", "〇")


def readable(text: str) -> str:
    """The copy as a dictionary reads it, of the same length: 零 stays, for 零工 is a word and 〇工 none, and a year is
    2035, since 二〇三五 would be cut."""
    return fold_to_read(text)[1]


def fold_to_read(text: str) -> tuple[str, str]:
    """The copy, and what a dictionary reads in its place, character for character."""
    copy = _copy(text)
    if "〇" not in copy and "零" not in copy:
        return copy, copy
    return copy.replace("零", "〇"), _CHINESE_DIGITS.sub(_arabic_year, copy)


def _copy(text):
    folded = text.translate(_folds()) if len(text) < _SHORT else _looked_up(text)
    # Most texts have no such zero, and to look beside each 0 and o is much cheaper than to look at every digit.
    if ("0" in folded or "o" in folded) and _TYPED_ZERO.search(folded):
        folded = _DIGITS.sub(_with_zeros, folded)
    return folded


@dataclass(frozen=True)
class FoldedWithOffsets:
    """`text` is the copy; its character i comes from character offsets[i] of the original."""

    original: str
    text: str

    @cached_property
    def offsets(self) -> Sequence[int]:
        lengths = _lengths_of(self.original)
        if len(self.text) == len(self.original) and not (lengths != 1).any():
            return range(len(self.text))
        # Of an array each number would be made an object of NumPy's first, at three times the price.
        return memoryview(np.repeat(np.arange(len(lengths), dtype=np.int32), lengths).data)

    def find_all(self, needle: str) -> list[tuple[int, int]]:
        """Spans (start, end) in the original of each non-overlapping occurrence of a folded needle."""
        text, length = self.text, len(needle)
        spans: list[tuple[int, int]] = []
        at = text.find(needle) if needle else -1
        if at == -1:
            return spans
        offsets = self.offsets
        while at != -1:
            last = at + length
            spans.append((offsets[at], offsets[last - 1] + 1))
            at = text.find(needle, last)
        return spans

    def find_pattern(self, pattern: re.Pattern) -> list[tuple[int, int]]:
        """The same of each match of a pattern that matches no empty text."""
        offsets = self.offsets
        return [(offsets[match.start()], offsets[match.end() - 1] + 1) for match in pattern.finditer(self.text)]


def fold_with_offsets(text: str) -> FoldedWithOffsets:
    """The copy, and where each of its characters comes from."""
    return FoldedWithOffsets(text, fold(text))


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
    converter, simplified = OpenCC("t2s"), {}
    for start, end in _HAN:
        # A phrase would be converted by its context; a line of its own has none.
        characters = "\n".join(map(chr, range(start, end)))
        pairs = zip(characters, converter.convert(characters), strict=True)
        simplified |= {character: simple for character, simple in pairs if character != simple}
    # 薴 is 苧, and 苧 itself is 苎.
    return _Folds({character: simplified.get(simple, simple) for character, simple in simplified.items()})


# A long text is looked up as an array, at several times the speed; a word is not worth one.
_SHORT = 256
# By code: 0 where nothing is known yet, the code folded to and one, or one of these.
_LEFT_OUT, _SEVERAL = 0x200000, 0x200001
_known_folds = np.zeros(0x110000, np.uint32)


def _looked_up(text: str) -> str:
    """What `text.translate(_folds())` gives."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    folds = _known_folds[codes]
    if not folds.min():
        for code in np.unique(codes[folds == 0]).tolist():
            folded = _folds()[code]
            _known_folds[code] = ord(folded) + 1 if len(folded) == 1 else _SEVERAL if folded else _LEFT_OUT
        folds = _known_folds[codes]
    several = np.flatnonzero(folds == _SEVERAL)
    # What becomes several characters (… is ...) stands as it is until the array is a text again.
    folds[several] = codes[several] + np.uint32(1)
    copy = (folds[folds < _LEFT_OUT] - np.uint32(1)).tobytes().decode("utf-32-le", "surrogatepass")
    for code in np.unique(codes[several]).tolist():
        copy = copy.replace(chr(code), _folds()[code])
    return copy


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


def _arabic_year(match: re.Match) -> str:
    """二〇三五 and 二零三五 as 2035; 三五 and 零三 are left to the dictionary."""
    digits = match[0]
    is_year = "〇" in digits or ("零" in digits and len(digits) > 2)
    return digits.translate(_AS_ARABIC) if is_year else digits


def _with_zeros(match: re.Match) -> str:
    return match[0].translate(_TYPED_ZEROS) if _CHINESE_DIGIT.search(match[0]) else match[0]
