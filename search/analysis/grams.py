"""Grams: every pair of neighbouring characters of the folded text, at the first one's position.

Two grams at positions i and i+2 … chain to any longer piece of text, so that whatever stands in a directive is
found in the very wording, however a dictionary would cut it. What stands last is a gram of one character, so
that each character begins exactly one gram: those that begin with it tell where it occurs.
"""

from collections.abc import Iterator
from itertools import count
from operator import add

import numpy as np

# Parts of one field (title, number, text) are joined by this, and no gram reaches across it.
PART_BREAK = "\x00"
MOST_PAIRS = 128


def grams(folded: str) -> Iterator[tuple[str, int]]:
    """(gram, position) of a folded text: 总工会 gives 总工 0, 工会 1, 会 2."""
    begin = 0
    for part in folded.split(PART_BREAK):
        yield from zip(grams_of_part(part), count(begin), strict=False)
        begin += len(part) + len(PART_BREAK)


def grams_of_part(part: str) -> list[str]:
    """The grams of a folded part, one at each place: 总工会 gives 总工, 工会, 会."""
    return [*map(add, part, part[1:]), *part[-1:]]


def cover(needle: str) -> list[tuple[str, int]]:
    """The fewest grams, with their offsets, that pin a folded needle down: 总工会 needs 总工 0, 工会 1."""
    if len(needle) < 2:
        return [(needle, 0)] if needle else []
    starts = list(range(0, len(needle) - 1, 2))
    if len(needle) % 2:
        starts.append(len(needle) - 2)
    return [(needle[at : at + 2], at) for at in starts]


def gathered(folded: str) -> tuple[np.ndarray, np.ndarray, int]:
    """What `grams` yields, at once: (grams as integers, their positions, length of the text).

    A gram is the code of its first character shifted by 21 bits, and the code of its second, 0 for none.
    """
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    # A break has the code 0, so that what stands before one has no second character.
    following = np.append(codes[1:], np.uint64(0))
    positions = np.flatnonzero(codes)
    return (codes << np.uint64(21) | following)[positions], positions, len(folded)


def pairs_of(folded: str) -> list[str]:
    """The pairs of letters that a folded piece of text is made of, each once: 总工会 gives 总工, 工会. The first 128
    of them: a page that somebody pasted is not to be looked for letter by letter."""
    pairs = (folded[at : at + 2] for at in range(len(folded) - 1))
    return [pair for pair in dict.fromkeys(pairs) if pair.isalnum()][:MOST_PAIRS]
