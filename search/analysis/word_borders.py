"""Where words end: whether characters that stand in a text are a word there, or pieces of others.

工会法 stands in 总工会|法律服务 and is no word of it; 劳模 is one in 劳模精神. A part of a longer word is a word where
the rest falls into words as well as in any other way: 女|职工 leaves a single character and so does every other way,
保|护工|作 leaves two and 保护|工作 none.
"""

from functools import lru_cache
from itertools import combinations

from search.analysis import word_lists
from search.analysis.segmentation import cut

# A term in so many pieces is made of others anyway.
_MOST_PIECES = 3
# No word of a list is longer, and to look at every part of what somebody pasted without a blank takes seconds.
_LONGEST = 40
_KEPT = 1024
Compositions = tuple[tuple[tuple[str, str], ...], ...]


def is_term(text: str) -> bool:
    """Whether a folded text is one word of the dictionary, of two characters or more."""
    return 1 < len(text) <= _LONGEST and cut(text) == [text]


@lru_cache(_KEPT)
def broken_by(term: str) -> tuple[str, ...]:
    """The words of union work (search/lexicon, words.txt) that contain a term without its being a part of them:
    工会法律援助 of 工会法."""
    return tuple(sorted(word for word in word_lists.read().words if term in word and not is_part(term, word)))


@lru_cache(_KEPT)
def compositions_of(term: str) -> Compositions:
    """How neighbouring words make up a term: the first ends with its front, the last begins with its end, where these
    are terms themselves, or they are the very words: 工会|经费收支 makes up 工会经费."""
    if len(term) > _LONGEST:
        return ()
    return tuple(
        tuple(_lookup(piece, at, count) for at, piece in enumerate(pieces))
        for count in range(2, _MOST_PIECES + 1)
        for pieces in _pieces(term, count)
        if all(len(piece) == 1 or is_term(piece) for piece in pieces)
    )


@lru_cache(_KEPT)
def parts_of(word: str, shortest: int = 2) -> tuple[str, ...]:
    """The words of so many characters and more that are parts of a longer one, the longest first: 疗休养 and 职工 of
    职工疗休养."""
    if len(word) > _LONGEST:
        return ()
    return tuple(
        word[start : start + length]
        for length in range(len(word) - 1, shortest - 1, -1)
        for start in range(len(word) - length + 1)
        if is_term(word[start : start + length]) and is_part(word[start : start + length], word)
    )


@lru_cache(_KEPT)
def halves_of(word: str) -> tuple[str, ...]:
    """The words of two characters and more that a longer one falls into without a rest, as few as can be: 工资 and
    协商 of 工资协商. None where it falls into none."""
    if len(word) > _LONGEST:
        return ()
    for count in range(2, _MOST_PIECES + 1):
        for pieces in _pieces(word, count):
            if all(is_term(piece) for piece in pieces):
                return tuple(pieces)
    return ()


def is_part(term: str, word: str) -> bool:
    """Whether a longer word has a term as one of its parts."""
    at = word.find(term)
    while at != -1:
        rest = _singles(word[:at]) + _singles(word[at + len(term) :])
        if rest <= _least_singles(word):
            return True
        at = word.find(term, at + 1)
    return False


def _lookup(piece: str, at: int, count: int) -> tuple[str, str]:
    is_end = at in (0, count - 1) and is_term(piece)
    return ("exact" if not is_end else "endswith" if at == 0 else "startswith"), piece


def _pieces(term: str, count: int):
    for cuts in combinations(range(1, len(term)), count - 1):
        ends = [0, *cuts, len(term)]
        yield [term[start:end] for start, end in zip(ends, ends[1:], strict=False)]


def _singles(text: str) -> int:
    """How many characters the dictionary leaves by themselves."""
    return sum(len(piece) == 1 for piece in cut(text)) if text else 0


@lru_cache(_KEPT)
def _least_singles(word: str) -> int:
    """The same in the best way to cut a word into others."""
    least = [0]
    for end in range(1, len(word) + 1):
        counts = [least[end - 1] + 1]
        for start in range(end - 1):
            if end - start < len(word) and is_term(word[start:end]):
                counts.append(least[start])
        least.append(min(counts))
    return least[-1]
