"""The matching copy of a text: width, case and brackets folded, white space and quotation marks left out.

What is stored and shown is never folded; the copy is only compared, and `offsets` lead back.
"""

import unicodedata
from dataclasses import dataclass

# NFKC folds （） ［］ ﹝﹞ but not these.
BRACKETS = str.maketrans("〔〕[]【】〖〗﹝﹞〈〉", "()()()()()<>")
QUOTES = frozenset("“”‘’\"'「」『』＂＇")


@dataclass(frozen=True)
class Folded:
    """`text` is the copy; its character i comes from character offsets[i] of the original."""

    text: str
    offsets: list[int]

    def find_all(self, needle: str) -> list[tuple[int, int]]:
        """Spans (start, end) in the original of each non-overlapping occurrence of a folded needle."""
        spans, at = [], 0
        while needle and (at := self.text.find(needle, at)) != -1:
            last = at + len(needle)
            spans.append((self.offsets[at], self.offsets[last - 1] + 1))
            at = last
        return spans


def fold(text: str) -> str:
    """'黔工总字〔２０２１〕 19号' becomes '黔工总字(2021)19号'."""
    return text.translate(_FOLDS)


def fold_with_offsets(text: str) -> Folded:
    """Fold `text` so that every folded character knows where it came from."""
    offsets = [at for at, character in enumerate(text) for _ in _FOLDS[ord(character)]]
    return Folded(fold(text), offsets)


def fold_character(character: str) -> str:
    """What one character becomes: another, several, or none."""
    if character.isspace() or character in QUOTES:
        return ""
    if "\u4e00" <= character <= "\u9fff" or character.isalnum() and character.isascii() and character.islower():
        return character
    folded = unicodedata.normalize("NFKC", character).translate(BRACKETS).casefold()
    # NFKC may leave a space behind (U+2025, some ligatures of accents).
    return "".join(piece for piece in folded if not piece.isspace() and piece not in QUOTES)


class _Folds(dict[int, str]):
    """What each character code becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


_FOLDS = _Folds()
