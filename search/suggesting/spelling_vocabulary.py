"""The words that the archive holds, and which of them somebody may have meant who typed another."""

from collections import defaultdict
from functools import cached_property
from threading import Lock

from django.db.models import Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.models import Term
from search.suggesting.pinyin import readings, sound
from search.suggesting.terms import key_of

LONGEST_WORD = 12
# A pair of characters with one of them changed is any other word.
SHORTEST_MISTYPED = 3
_held: tuple = (None, None)
_lock = Lock()


class Vocabulary:
    """`weights` is {folded word: how many directives hold it}."""

    def __init__(self, weights: dict[str, int]):
        self._weights = weights

    def count(self, typed: str) -> int:
        """How many directives hold a folded word, as far as that is known; 0 for a word that is not."""
        return self._weights.get(typed, 0)

    def meant_by(self, typed: str) -> list[str]:
        """The words that a folded word may have been meant for: first those that sound the same or whose pinyin it
        is, then those it differs from by one character wrong, missing, too many, or changed over."""
        found = [*self._likely(self._by_typing.get(typed if typed.isascii() else sound(typed), ()))]
        near = []
        if len(typed) >= SHORTEST_MISTYPED and not typed.isascii():
            for length in range(len(typed) - 1, len(typed) + 2):
                matches = process.extract(typed, self._by_length[length], scorer=OSA.distance, score_cutoff=1, limit=8)
                near += [word for word, _, _ in matches]
        words = dict.fromkeys([*found, *self._likely(near)])
        words.pop(typed, None)
        return list(words)

    def _likely(self, words) -> list[str]:
        return sorted(words, key=lambda word: (-self._weights[word], word))

    @cached_property
    def _by_length(self):
        words = defaultdict(list)
        for word in self._weights:
            words[len(word)].append(word)
        return words

    @cached_property
    def _by_typing(self):
        """{what is typed on a keyboard: words}: each word's sound, and its initials."""
        words = defaultdict(set)
        for word in self._weights:
            for way in {sound(word), *(way for reading in readings(word) for way in reading)}:
                words[way].add(word)
        return words


def vocabulary() -> Vocabulary:
    """The archive's, read again when it has gained words. It may know words that have gone since: whoever
    proposes one looks whether it finds something."""
    global _held
    newest = Term.objects.aggregate(newest=Max("pk"))["newest"]
    if _held[0] != newest or newest is None:
        with _lock:
            if _held[0] != newest or newest is None:
                _held = (newest, _read())
    return _held[1]


def _read() -> Vocabulary:
    weights = defaultdict(int)
    for text, weight in Term.objects.values_list("text", "weight"):
        word = key_of(text)
        if 1 < len(word) <= LONGEST_WORD:
            weights[word] = max(weights[word], weight)
    return Vocabulary(weights)
