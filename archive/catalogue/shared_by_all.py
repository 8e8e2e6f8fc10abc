"""What directives that answer one occasion have in common, and what each says of its own.

By the wording alone, as two directives are compared: what is said in other words counts as one's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.comparison import shared_passages
from archive.comparison.section_tree import ComparedPart

# A clause of its own: shorter runs are vocabulary.
_LEAST = 16
_MOST_PASSAGES, _MOST_SECTIONS = 12, 4
# A section of which less than that is found elsewhere is the directive's own.
_OWN = 0.5
_SHORTEST_SECTION = 40
# So much of a passage may be the name of what they answer.
_NAMED = 0.6


@dataclass(frozen=True)
class OwnSection:
    """A section that the others have not: where it is, and how it begins."""

    anchor: str
    words: str


@dataclass(frozen=True)
class Shared:
    """`passages` of the first that all have, in its order; of each directive the percent of its wording that none of
    the others has, and its own sections."""

    passages: list[str] = field(default_factory=list)
    own_percents: list[int] = field(default_factory=list)
    own_sections: list[list[OwnSection]] = field(default_factory=list)


def shared(directives: Sequence[Sequence[ComparedPart]], name: str = "") -> Shared:
    """Of two directives or more, each given as its sections in document order. `name` is that of what they answer:
    that all of them say it, nobody need be told."""
    texts = [[part.text for part in parts if part.text] for parts in directives]
    indexes = [shared_passages.index(of_one) for of_one in texts]
    percents, sections = [], []
    for at, parts in enumerate(directives):
        others = shared_passages.index(text for other, of_one in enumerate(texts) if other != at for text in of_one)
        percents.append(round(100 * (1 - shared_passages.share(texts[at], others))) if texts[at] else 0)
        sections.append(_own_sections(parts, others))
    known = shared_passages.index([name])
    passages = [words for words in _in_all(texts[0], indexes[1:]) if shared_passages.share([words], known) < _NAMED]
    return Shared(passages, percents, sections)


def _in_all(texts: Sequence[str], others: Sequence) -> list[str]:
    found: list[str] = []
    for text in texts:
        spans = [(0, len(text))]
        for index in others:
            spans = [
                (start + first, start + last)
                for start, end in spans
                for first, last in shared_passages.passages(text[start:end], index, _LEAST)
            ]
        found += [words for start, end in spans if len(words := text[start:end].strip("，。；：、 \n")) >= _LEAST]
    longest = sorted(dict.fromkeys(found), key=len, reverse=True)[:_MOST_PASSAGES]
    return [words for words in dict.fromkeys(found) if words in longest]


def _own_sections(parts: Sequence[ComparedPart], others) -> list[OwnSection]:
    own = [
        (len(part.text), part)
        for part in parts
        if len(part.text) >= _SHORTEST_SECTION and shared_passages.share([part.text], others) < _OWN
    ]
    largest = [part for _length, part in sorted(own, key=lambda pair: -pair[0])[:_MOST_SECTIONS]]
    return [OwnSection(part.anchor, _opening(part)) for part in parts if part in largest]


def _opening(part: ComparedPart) -> str:
    """The heading with its label, or how the text begins."""
    if part.heading:
        return f"{part.label}{part.heading}"
    words = part.text.strip().replace("\n", "")
    return f"{part.label}{words[:30]}{'…' if len(words) > 30 else ''}"
