"""Did you mean: for a query that finds nothing or little, one that finds more. It is offered, never applied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from django.http import QueryDict

from search.analysis import word_lists
from search.analysis.matching_copy import fold
from search.contract import Plan
from search.query.tree import ANYWHERE, And, Node, Phrase, Word, joined, written
from search.results import meant_words
from search.results.meant_words import MOST_PROPOSALS
from search.results.request import SearchRequest
from search.suggesting.spelling_vocabulary import vocabulary

# A query that finds fewer is asked whether it meant something else.
LITTLE = 3
# Each word in doubt and each proposal is counted.
MOST_WORDS = 6
# What is longer was pasted, and to look at each stretch of it takes longer than the search.
_LONGEST_TYPED = 40


@dataclass(frozen=True)
class Correction:
    """`query` is the query string that searches for `words` instead, which finds `count`."""

    words: str
    query: str
    count: int


class Corrections:
    """The queries that may have been meant, to be counted; `plans` are those of one request."""

    def __init__(self, request: SearchRequest):
        self._request = request
        self._words = _words_of(request.tree)
        self._parts = [*_in_latin(request), *_doubtful(request, self._words)]

    @cached_property
    def plans(self) -> list[Plan]:
        plan = self._request.plan
        return [
            one
            for part in self._parts
            for one in [plan(words=part.typed), *(plan(words=words) for words in part.proposals)]
        ]

    def best(self, counts: Sequence[int], found: int, address: QueryDict) -> Correction | None:
        """What may have been meant where `found` directives were found, and finds more: what sounds the same before
        what looks so, the liker before the less so, and of those what finds the most. `counts` are of the plans."""
        likely = [one for one in islice(self._likely(iter(counts)), MOST_PROPOSALS) if one.finds > found]
        if not likely:
            return None
        best = max(likely, key=lambda one: (one.similarity, one.finds))
        changed = address.copy()
        changed["q"] = best.words
        changed.pop("page", None)
        return Correction(best.words, changed.urlencode(), best.finds)

    def _likely(self, counted: Iterator[int]) -> Iterator["_Likely"]:
        """The proposals, the likeliest first. Of several words one that finds something is in no doubt."""
        for part in self._parts:
            own = next(counted)
            proposed = list(islice(counted, len(part.proposals)))
            if part.is_whole or len(self._words) == 1 or own < LITTLE:
                for (words, similarity), count in zip(part.proposals.items(), proposed, strict=True):
                    yield _Likely(words, similarity, count)


class _Doubtful(NamedTuple):
    """A word of a query as typed, or the whole of it, and {the query with others in its place: how like they are}."""

    typed: str
    proposals: dict[str, tuple[bool, int]]
    is_whole: bool = False


class _Likely(NamedTuple):
    """Words that may have been meant, how like they are to those typed, how many directives they find."""

    words: str
    similarity: tuple[bool, int]
    finds: int


def _words_of(tree: Node | None) -> list[Word | Phrase]:
    return [part for part in _parts_of(tree) if isinstance(part, Word | Phrase) and part.field in (ANYWHERE, "title")]


def _parts_of(tree: Node | None) -> tuple[Node, ...]:
    if tree is None:
        return ()
    return tree.parts if isinstance(tree, And) else (tree,)


def _in_latin(request: SearchRequest) -> Iterator[_Doubtful]:
    """The whole of a query in pinyin or English, of several words too."""
    if meant := meant_words.meant_by_latin(request.words):
        # The first is the likeliest: what pinyin only begins has more directives, and is not what it says.
        yield _Doubtful(request.words, {words: (at == 0, 0) for at, words in enumerate(meant)}, is_whole=True)


def _doubtful(request: SearchRequest, words: list) -> Iterator[_Doubtful]:
    parts = _parts_of(request.tree)
    for word in words[:MOST_WORDS]:
        typed = fold(word.text)
        if len(word.text) > _LONGEST_TYPED or (len(words) > 1 and _is_at_home(typed, request)):
            continue
        # A word of union work was meant, however few directives have it: 工会法 is no 工会.
        if typed in word_lists.read().words:
            continue
        proposals: dict[str, tuple[bool, int]] = {}
        for text in meant_words.meant_by(typed):
            if (tree := _exchanged(parts, word, text)) is not None:
                proposals.setdefault(written(tree), meant_words.similarity(text, typed))
        yield _Doubtful(written(word), proposals)


def _exchanged(parts: Sequence[Node], word: Word | Phrase, text: str) -> Node | None:
    """The query with another text in the place of a word."""
    other = replace(word, text=text)
    return joined(And, [other if one is word else one for one in parts])


def _is_at_home(typed: str, request: SearchRequest) -> bool:
    """Whether the archive holds a word often enough that nobody need ask whether it was meant."""
    return not any(request.filters.values()) and vocabulary().count(typed) >= LITTLE
