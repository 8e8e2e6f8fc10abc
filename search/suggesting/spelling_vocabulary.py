"""The words that the archive holds, and which of them somebody may have meant who typed another."""

from collections import defaultdict
from functools import cached_property
from threading import Lock

from django.db.models import Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.models import Term
from search.suggesting import english_terms
from search.suggesting.pinyin import readings, sound
from search.suggesting.terms import is_offered, key_of

LONGEST_WORD = 12
# A pair of characters with one of them changed is any other word.
SHORTEST_MISTYPED = 3
MOST_BEGUN = 6
_held: tuple = (None, None)
_lock = Lock()


class Vocabulary:
    """`weights` is {folded word: how many directives hold it}; `others` the same of what titles were cut into that is
    no word: nobody is asked whether he meant it."""

    def __init__(self, weights: dict[str, int], others: dict[str, int] | None = None):
        self._weights, self._others = weights, others or {}

    def __contains__(self, word: str) -> bool:
        return word in self._weights

    def count(self, typed: str) -> int:
        """How many directives hold a folded word, as far as that is known; 0 for a word that is not."""
        return self._weights.get(typed, 0) or self._others.get(typed, 0)

    def sounding_like(self, typed: str) -> list[str]:
        """The words that sound as a folded word does, or whose pinyin or initials it is."""
        words = self._by_typing.get(typed if typed.isascii() else sound(typed), ())
        return [word for word in self._likely(words) if word != typed]

    def spelled_out(self, typed: str) -> list[str]:
        """The words of which a text in Latin letters is the whole pinyin: gongjiang."""
        return [word for word in self.sounding_like(typed) if typed in dict(readings(word))]

    def begun_by(self, typed: str) -> list[str]:
        """The words whose pinyin or initials a text in Latin letters begins, the first few."""
        begun = (words for typing, words in self._by_typing.items() if typing.startswith(typed))
        return self._likely(set().union(*begun))[:MOST_BEGUN]

    def near(self, typed: str) -> list[str]:
        """The words that a folded word differs from by one character wrong, missing, too many, or changed over."""
        found = []
        if len(typed) >= SHORTEST_MISTYPED and not typed.isascii():
            for length in range(len(typed) - 1, len(typed) + 2):
                matches = process.extract(typed, self._by_length[length], scorer=OSA.distance, score_cutoff=1, limit=8)
                found += [word for word, _, _ in matches if word != typed]
        return self._likely(found)

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
    weights: dict[str, int] = defaultdict(int)
    others: dict[str, int] = defaultdict(int)
    for kind, text, weight in Term.objects.values_list("kind", "text", "weight"):
        word = key_of(text)
        if 1 < len(word) <= LONGEST_WORD:
            known = weights if is_offered(kind, text) else others
            known[word] = max(known[word], weight)
    # What a longer term of the texts is made of (工匠 of 大国工匠) is a term too, and counted by whoever proposes it.
    return Vocabulary(dict.fromkeys(english_terms.chinese(), 0) | weights, others)
