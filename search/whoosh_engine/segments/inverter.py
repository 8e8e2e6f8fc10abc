"""Terms of many directives gathered and turned over: from each directive's terms to each term's directives.

An occurrence is one 64-bit integer that begins with the term's number, so that a single sort of integers brings
the terms together and within each the directives in order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import count, pairwise

import numpy as np

from search.whoosh_engine.segments.postings import PostingLists

# term 24 bits · directive 20 bits · frequency 20 bits
_DOC_BITS = _FREQ_BITS = np.uint64(20)
MOST_DOCS = 1 << 20
_MOST_FREQ = np.uint64((1 << 20) - 1)
# Of so many terms and more NumPy counts the occurrences.
_MANY = 24
# first character 19 bits · second 19 bits · position in the segment 26 bits
_CHARACTER_BITS, _POSITION_BITS = np.uint64(19), np.uint64(26)
_MOST_CHARACTERS, _MOST_POSITIONS = 1 << 19, 1 << 26


class Terms:
    """Terms with their frequencies, without positions."""

    def __init__(self):
        self._numbers = defaultdict(count().__next__)
        self._keys: list[np.ndarray] = []

    def add(self, doc: int, terms: Iterable[str | bytes]) -> int:
        """The terms of one directive, as often as they occur; how many. Directives come in order."""
        numbers = list(map(self._numbers.__getitem__, terms))
        if len(numbers) < _MANY:
            counted = sorted(Counter(numbers).items())
            keys = [number << 40 | doc << 20 | freq for number, freq in counted]
            self._keys.append(np.array(keys, np.uint64))
            return len(numbers)
        distinct, freqs = np.unique(np.array(numbers, np.uint64), return_counts=True)
        freqs = np.minimum(freqs.astype(np.uint64), _MOST_FREQ)
        self._keys.append(distinct << (_DOC_BITS + _FREQ_BITS) | np.uint64(doc) << _FREQ_BITS | freqs)
        return len(numbers)

    def posting_lists(self) -> PostingLists:
        """The posting lists of all that was added; nothing may be added after."""
        texts = [term if isinstance(term, bytes) else term.encode() for term in self._numbers]
        order = sorted(range(len(texts)), key=texts.__getitem__)
        keys = _ranked(self._keys, order, _DOC_BITS + _FREQ_BITS)
        numbers = (keys >> (_DOC_BITS + _FREQ_BITS)).astype(np.int64)
        docs = (keys >> _FREQ_BITS & np.uint64(MOST_DOCS - 1)).astype(np.int32)
        return PostingLists(
            [texts[at] for at in order], _bounds(numbers, len(texts)), docs, (keys & _MOST_FREQ).astype(np.int32)
        )


class Grams:
    """Pairs of neighbouring characters with their positions."""

    def __init__(self):
        # By code: the number of each character that was met, 0 for none; in the order in which they came.
        self._numbers = np.zeros(0x110000, np.uint32)
        self._codes: list[int] = [0]
        self._keys: list[np.ndarray] = []
        self._docs: list[int] = []
        self._bases: list[int] = []
        self._end = 0
        self.longest = 0

    def add(self, doc: int, pairs: np.ndarray, positions: np.ndarray) -> None:
        """The pairs of one directive, as the integers that `pair_text` turns into characters. Raises ValueError for a
        text that is too long, or has more characters than there are."""
        if not len(pairs):
            return
        length = int(positions[-1]) + 1
        if self._end + length > _MOST_POSITIONS:
            raise ValueError("The texts of a segment are too long.")
        firsts, seconds = pairs >> np.uint64(21), pairs & np.uint64(0x1FFFFF)
        # Whatever stands second stands first in the next pair.
        numbers = self._numbered(firsts).astype(np.uint64)
        numbers = numbers << _CHARACTER_BITS | self._numbers[seconds]
        self._keys.append(numbers << _POSITION_BITS | (positions + self._end).astype(np.uint64))
        self._docs.append(doc)
        self._bases.append(self._end)
        self._end += length
        self.longest = max(self.longest, length)

    def _numbered(self, codes) -> np.ndarray:
        numbers = self._numbers[codes]
        if numbers.min():
            return numbers
        new = np.unique(codes[numbers == 0])
        if len(self._codes) + len(new) > _MOST_CHARACTERS:
            raise ValueError("The texts of a segment have too many characters.")
        self._numbers[new] = np.arange(len(self._codes), len(self._codes) + len(new))
        self._codes += new.tolist()
        return self._numbers[codes]

    def posting_lists(self) -> PostingLists:
        """As `Terms.posting_lists`, with positions."""
        codes = np.array(self._codes, np.uint64)
        keys = self._sorted(codes)
        pairs, positions = keys >> _POSITION_BITS, (keys & np.uint64(_MOST_POSITIONS - 1)).astype(np.int32)
        del keys
        begins = _changes(pairs)
        held = pairs[begins]
        # Narrow, and let go of as soon as may be: there is one for every character of the segment.
        numbers = np.repeat(np.arange(len(begins), dtype=np.int32), np.diff(begins, append=len(pairs)))
        del pairs
        bases = np.array(self._bases, np.int32)
        owners = (np.searchsorted(bases, positions, "right") - 1).astype(np.int32)
        positions -= bases[owners]
        postings = _changes(numbers, owners)
        codes.sort()
        return PostingLists(
            _texts(codes[held >> _CHARACTER_BITS], codes[held & np.uint64(_MOST_CHARACTERS - 1)]),
            _bounds(numbers[postings], len(held)),
            np.array(self._docs, np.int32)[owners[postings]],
            np.diff(postings, append=len(numbers)).astype(np.int32),
            _bounds(numbers, len(held)),
            positions,
        )

    def _sorted(self, codes) -> np.ndarray:
        """The keys in ascending order, with the rank of each character's code in place of its number: the order of
        codes is that of their UTF-8 bytes."""
        rank = np.empty(len(codes), np.uint64)
        rank[np.argsort(codes)] = np.arange(len(codes), dtype=np.uint64)
        for at, keys in enumerate(self._keys):
            firsts = rank[(keys >> (_CHARACTER_BITS + _POSITION_BITS)).view(np.int64)] << _CHARACTER_BITS
            seconds = rank[(keys >> _POSITION_BITS & np.uint64(_MOST_CHARACTERS - 1)).view(np.int64)]
            self._keys[at] = (firsts | seconds) << _POSITION_BITS | keys & np.uint64(_MOST_POSITIONS - 1)
        keys = np.concatenate(self._keys) if self._keys else np.zeros(0, np.uint64)
        self._keys.clear()
        keys.sort()
        return keys


def _texts(firsts: np.ndarray, seconds: np.ndarray) -> list[bytes]:
    """The pairs of two characters' codes as UTF-8, a second of 0 being none."""
    codes = np.stack([firsts, seconds], axis=1)
    widths = 1 + (codes >= 0x80) + (codes >= 0x800) + (codes >= 0x10000)
    widths[codes == 0] = 0
    blob = codes[codes > 0].astype("<u4").tobytes().decode("utf-32-le").encode()
    return [blob[start:end] for start, end in pairwise([0, *np.cumsum(widths.sum(axis=1)).tolist()])]


def pair_text(pair: int) -> str:
    """The characters of a pair: 21 bits each, as many as one may need. What stands last has none after it."""
    second = pair & 0x1FFFFF
    return chr(pair >> 21) + (chr(second) if second else "")


def merged(parts: list[tuple[PostingLists, np.ndarray]]) -> PostingLists:
    """The lists of several segments as one. With each goes the new number of each of its directives, -1 for one
    that is gone; numbers ascend within a segment and from one to the next."""
    texts = sorted({text for postings, _ in parts for text in postings.texts})
    number = {text: at for at, text in enumerate(texts)}
    columns = [_moved(postings, moved, number) for postings, moved in parts]
    terms, docs, freqs = (np.concatenate(column) for column in list(zip(*columns, strict=True))[:3])
    order = np.argsort(terms, kind="stable")
    held = np.flatnonzero(np.bincount(terms, minlength=len(texts)))
    compact = np.searchsorted(held, terms[order])
    postings = PostingLists([texts[at] for at in held], _bounds(compact, len(held)), docs[order], freqs[order])
    if any(column[3] is None for column in columns):
        return postings
    occurrences = np.concatenate([np.repeat(column[0], column[2]) for column in columns])
    positions = np.concatenate([column[3] for column in columns])[np.argsort(occurrences, kind="stable")]
    befores = np.concatenate([[0], np.cumsum(postings.freqs)])[postings.firsts]
    return PostingLists(postings.texts, postings.firsts, postings.docs, postings.freqs, befores, positions)


def _moved(postings, moved, number):
    """(term, new directive, frequency) of each posting that stays, and the positions that stay."""
    terms = np.array([number[text] for text in postings.texts], np.int64)
    terms = np.repeat(terms, np.diff(postings.firsts))
    docs = moved[postings.docs]
    kept = docs >= 0
    positions = None if postings.positions is None else postings.positions[np.repeat(kept, postings.freqs)]
    return terms[kept], docs[kept], postings.freqs[kept], positions


def _ranked(chunks: list[np.ndarray], order, shift: np.uint64) -> np.ndarray:
    """The keys in ascending order, their terms numbered by the order of the texts."""
    keys = np.concatenate(chunks) if chunks else np.zeros(0, np.uint64)
    chunks.clear()
    rank = np.empty(len(order), np.uint64)
    rank[order] = np.arange(len(order), dtype=np.uint64)
    terms = rank[(keys >> shift).view(np.int64)]
    terms <<= shift
    keys &= (np.uint64(1) << shift) - np.uint64(1)
    keys |= terms
    del terms
    keys.sort()
    return keys


def _changes(*columns: np.ndarray) -> np.ndarray:
    """Where a run begins: the first row, and each in which a column changes."""
    changes = np.ones(len(columns[0]), bool)
    changes[1:] = False
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changes)


def _bounds(numbers: np.ndarray, count: int) -> np.ndarray:
    """Where the run of each number from 0 to count - 1 begins in ascending `numbers`, and where the last ends."""
    return np.searchsorted(numbers, np.arange(count + 1, dtype=numbers.dtype))
