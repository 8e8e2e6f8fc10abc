"""Did you mean: for a query that finds nothing or little, one that finds more. It is offered, never applied."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from django.http import QueryDict

from search.analysis.matching_copy import fold
from search.analysis.segmentation import cut
from search.query.tree import ANYWHERE, And, Phrase, Word, joined, written
from search.suggesting.spelling_vocabulary import vocabulary

# A query that finds fewer is asked whether it meant something else.
LITTLE = 3
# Each word in doubt and each proposal is a question to the index.
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


def correction(form, count: int, address: QueryDict) -> Correction | None:
    """What may have been meant where `count` directives were found, if that is little and the other finds more."""
    if count >= LITTLE or form.tree is None:
        return None
    best = None
    for tree in islice(_proposals(form), MOST_PROPOSALS):
        words = written(tree)
        found = form.search(words=words).count()
        if found > (best.count if best else count):
            changed = address.copy()
            changed["q"] = words
            changed.pop("page", None)
            best = Correction(words, changed.urlencode(), found)
    return best


def _proposals(form) -> Iterator:
    """The query with one of its doubtful words changed to one that the archive holds, the likeliest first."""
    parts = form.tree.parts if isinstance(form.tree, And) else (form.tree,)
    words = [part for part in parts if isinstance(part, Word | Phrase) and part.field in (ANYWHERE, "title")]
    for part in words[:MOST_WORDS]:
        if len(part.text) > _LONGEST_TYPED:
            continue
        if len(words) > 1 and form.search(words=written(part)).count() >= LITTLE:
            continue
        for text in _meant_by(fold(part.text)):
            yield joined(And, [replace(part, text=text) if one is part else one for one in parts])


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
