"""Did you mean: for a query that finds nothing or little, one that finds more. It is offered, never applied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from django.http import QueryDict

from search.analysis.matching_copy import fold
from search.analysis.segmentation import cut
from search.contract import Plan
from search.query.tree import ANYWHERE, And, Node, Phrase, Word, joined, written
from search.results.request import SearchRequest
from search.suggesting.spelling_vocabulary import vocabulary

# A query that finds fewer is asked whether it meant something else.
LITTLE = 3
# Each word in doubt and each proposal is counted.
MOST_WORDS, MOST_PROPOSALS = 6, 6
_MOST_STRETCHES, _LONGEST_STRETCH = 12, 8
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
        self._parts = list(_doubtful(request, self._words))

    @cached_property
    def plans(self) -> list[Plan]:
        plan = self._request.plan
        return [
            one
            for part in self._parts
            for one in [plan(words=written(part.word)), *(plan(words=words) for words in part.proposals)]
        ]

    def best(self, counts: Sequence[int], found: int, address: QueryDict) -> Correction | None:
        """What may have been meant where `found` directives were found: what finds the most, and more. `counts` are
        those of the plans."""
        best, counted = None, iter(counts)
        for words, count in islice(self._likely(counted), MOST_PROPOSALS):
            if count > (best.count if best else found):
                changed = address.copy()
                changed["q"] = words
                changed.pop("page", None)
                best = Correction(words, changed.urlencode(), count)
        return best

    def _likely(self, counted: Iterator[int]) -> Iterator[tuple[str, int]]:
        """(words, how many they find), the likeliest first. Of several words one that finds something is in no
        doubt."""
        for part in self._parts:
            own = next(counted)
            proposed = list(islice(counted, len(part.proposals)))
            if len(self._words) == 1 or own < LITTLE:
                yield from zip(part.proposals, proposed, strict=True)


class _Doubtful(NamedTuple):
    """A word of a query, and the query with others in its place."""

    word: Word | Phrase
    proposals: list[str]


def _words_of(tree: Node | None) -> list[Word | Phrase]:
    return [part for part in _parts_of(tree) if isinstance(part, Word | Phrase) and part.field in (ANYWHERE, "title")]


def _parts_of(tree: Node | None) -> tuple[Node, ...]:
    if tree is None:
        return ()
    return tree.parts if isinstance(tree, And) else (tree,)


def _doubtful(request: SearchRequest, words: list) -> Iterator[_Doubtful]:
    parts = _parts_of(request.tree)
    for word in words[:MOST_WORDS]:
        typed = fold(word.text)
        if len(word.text) > _LONGEST_TYPED or (len(words) > 1 and _is_at_home(typed, request)):
            continue
        meant = islice(_meant_by(typed), MOST_PROPOSALS)
        trees = (_exchanged(parts, word, text) for text in meant)
        yield _Doubtful(word, [written(one) for one in trees if one is not None])


def _exchanged(parts: Sequence[Node], word: Word | Phrase, text: str) -> Node | None:
    """The query with another text in the place of a word."""
    other = replace(word, text=text)
    return joined(And, [other if one is word else one for one in parts])


def _is_at_home(typed: str, request: SearchRequest) -> bool:
    """Whether the archive holds a word often enough that nobody need ask whether it was meant."""
    return not any(request.filters.values()) and vocabulary().count(typed) >= LITTLE


def _meant_by(typed: str) -> Iterator[str]:
    known = vocabulary()
    yield from known.meant_by(typed)
    for before, stretch, after in _stretches(typed):
        for word in known.meant_by(stretch):
            yield f"{before}{word}{after}"


def _stretches(typed: str) -> list[tuple[str, str, str]]:
    """(before, stretch, after) where something may be mistyped in a longer text: around the single characters
    into which the dictionary cuts what it does not know. 关于安康怀的通知 gives 安康怀 among others."""
    pieces = cut(typed)
    found = []
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            stretch = "".join(pieces[start:end])
            if len(stretch) > _LONGEST_STRETCH:
                break
            if 1 < len(stretch) < len(typed) and any(len(piece) == 1 for piece in pieces[start:end]):
                found.append(("".join(pieces[:start]), stretch, "".join(pieces[end:])))
    return sorted(found, key=lambda cut: -len(cut[1]))[:_MOST_STRETCHES]
