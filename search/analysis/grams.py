"""Grams: every character of the folded text and every pair of neighbours, both at the character's position.

Two grams at positions i and i+2 … chain to any longer piece of text, so that whatever stands in a
directive is found in the very wording, however a dictionary would cut it.
"""

from collections.abc import Iterator

import numpy as np

# Parts of one field (title, number, text) are joined by this, and no gram reaches across it.
PART_BREAK = "\x00"


def grams(folded: str) -> Iterator[tuple[str, int]]:
    """(gram, position) of a folded text: 总工会 gives 总 0, 总工 0, 工 1, 工会 1, 会 2."""
    for at, character in enumerate(folded):
        if character == PART_BREAK:
            continue
        yield character, at
        pair = folded[at : at + 2]
        if len(pair) == 2 and pair[1] != PART_BREAK:
            yield pair, at


def cover(needle: str) -> list[tuple[str, int]]:
    """The fewest grams, with their offsets, that pin a folded needle down: 总工会 needs 总工 0, 工会 1."""
    if len(needle) < 2:
        return [(needle, 0)] if needle else []
    starts = list(range(0, len(needle) - 1, 2))
    if len(needle) % 2:
        starts.append(len(needle) - 2)
    return [(needle[at : at + 2], at) for at in starts]


def gathered(folded: str) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray, int]:
    """What `grams` yields, at once: (characters, how often each, pairs as integers, their positions, length).

    A pair is the code of its first character shifted by 21 bits, and the code of its second.
    """
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    within = codes != ord(PART_BREAK)
    characters, counts = np.unique(codes[within], return_counts=True)
    positions = np.flatnonzero(within[:-1] & within[1:])
    pairs = codes[positions] << np.uint64(21) | codes[positions + 1]
    return [chr(code) for code in characters.tolist()], counts, pairs, positions, len(folded)


def pairs_of(folded: str) -> list[str]:
    """The pairs of letters that a folded piece of text is made of, each once: 总工会 gives 总工, 工会."""
    pairs = (folded[at : at + 2] for at in range(len(folded) - 1))
    return [pair for pair in dict.fromkeys(pairs) if pair.isalnum()]
