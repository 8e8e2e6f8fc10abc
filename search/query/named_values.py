"""What a query says of the directives it seeks besides what they are about: where they come from, when, of what type,
level and topic, by whom. 云南省2023年有哪些关于工匠精神的文件 names a province and a year.

It is certain only of words of their own (云南 is none in 云南白药), of what was typed bare: not in quotes, behind a
field, under a minus or beside OR. Nothing of it narrows a search: planning lets it weigh, and readers are offered it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import TypeGuard

from archive.lexicon import number_parts, places_in_text
from search.analysis.matching_copy import fold
from search.analysis.segmentation import cut, framed
from search.query import named_types, named_years, tree

# A page that somebody pasted says much, and asks for nothing of it.
_LONGEST = 100
_LONGEST_NAME = 40
# What may stand behind a place though the dictionary makes one word of both: 云南省|总工会.
_UNION = ("总工会", "工会", "级", "委")


@dataclass(frozen=True)
class NamedValue:
    """The values of the filter `name` that characters start to end of a folded text name; any of them is meant.
    `shown` is how they are written for a reader. What `is_content` is sought in the texts as well: its wording stays
    a word."""

    name: str
    values: tuple[str | int, ...]
    shown: str
    start: int
    end: int
    is_content: bool = False


@dataclass(frozen=True)
class Names:
    """What an archive calls its topics and issuers: {folded wording: the topic's, the issuer's name}."""

    topics: Mapping[str, str] = field(default_factory=dict)
    issuers: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True)
class SaidPart:
    """A part of a query: `text` as it is asked for where it is a word, with the values that it names if any. Several
    that exclude each other share a part: 鼓楼区 of three cities."""

    text: str
    named: tuple[NamedValue, ...] = ()


def said(query: tree.Node | None, names: Names, today: date) -> tuple[SaidPart, ...]:
    """The parts of a query of the words, in order, if it names any values; else none. What only makes a question of
    them (有哪些, 关于, 的文件) is in no part."""
    asked = query.parts if isinstance(query, tree.And) else [query] if query else []
    if not any(_is_bare(part) for part in asked):
        return ()
    parts = [one for part in asked for one in _parts(part, names, today)]
    return tuple(parts) if any(part.named for part in parts) else ()


def named_in(parts: tuple[SaidPart, ...]) -> tuple[NamedValue, ...]:
    """Every value that is named, once."""
    return tuple({(one.name, one.values): one for part in parts for one in part.named}.values())


def content_of(parts: tuple[SaidPart, ...]) -> str:
    """What the query is about: its words without those that only name values."""
    return " ".join(part.text for part in parts if all(one.is_content for one in part.named))


def _is_bare(part: tree.Node) -> TypeGuard[tree.Word]:
    if not isinstance(part, tree.Word) or part.field != tree.ANYWHERE or len(part.text) > _LONGEST:
        return False
    return not number_parts.read(fold(part.text))


def _parts(part: tree.Node, names: Names, today: date) -> Iterator[SaidPart]:
    if not _is_bare(part):
        yield SaidPart(tree.bracketed(part))
        return
    text = part.text if len(fold(part.text)) == len(part.text) else fold(part.text)
    at = 0
    for start, named in _by_start(fold(text), names, today):
        if rest := framed(text[at:start]):
            yield SaidPart(rest)
        at = named[0].end
        yield SaidPart(text[start:at], named)
    if rest := framed(text[at:]):
        yield SaidPart(rest)


@lru_cache(256)
def _by_start(folded: str, names: Names, today: date) -> list[tuple[int, tuple[NamedValue, ...]]]:
    """What a folded text names, from left to right, of two that overlap the longer or the first."""
    borders = {0, *accumulate(map(len, cut(folded)))}
    found: dict[tuple[int, int], list[NamedValue]] = {}
    for one in _named(folded, names, today, borders):
        found.setdefault((one.start, one.end), []).append(one)
    taken: dict[int, tuple[NamedValue, ...]] = {}
    free = [True] * len(folded)
    for (start, end), named in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        if all(free[start:end]):
            free[start:end] = [False] * (end - start)
            taken[start] = tuple(one for one in named if one.name == named[0].name)
    return sorted(taken.items())


def _named(folded: str, names: Names, today: date, borders: set[int]) -> Iterator[NamedValue]:
    yield from _worded("issuer", folded, names.issuers, borders)
    yield from _places(folded, borders)
    for years in named_years.find(folded, today):
        # 过|去年|份 is no year; of 2021年 the dictionary makes two words or one.
        if years.start not in borders:
            continue
        yield NamedValue("year", years.years, years.shown, years.start, years.end)
    for one in named_types.find(folded):
        wording = folded[one.start : one.end]
        yield NamedValue(one.name, (one.value,), one.value if one.name == "genre" else wording, one.start, one.end)
    yield from _worded("topic", folded, names.topics, borders)


def _worded(name: str, folded: str, values: Mapping[str, str], borders: set[int]) -> Iterator[NamedValue]:
    for start in sorted(borders):
        for end in range(min(len(folded), start + _LONGEST_NAME), start + 1, -1):
            if end in borders and (value := values.get(folded[start:end])):
                yield NamedValue(name, (value,), value, start, end, is_content=name == "topic")
                break


def _places(folded: str, borders: set[int]) -> Iterator[NamedValue]:
    above = None
    for start in sorted(borders):
        named = places_in_text.at(folded, start, above)
        if not named or not (named.end in borders or folded.startswith(_UNION, named.end)):
            continue
        above = named
        for place in named.places:
            if place.region == "000000":
                continue
            if place.county:
                where = f"（{place.city_name or place.region_name}）" if len(named.places) > 1 else ""
                yield NamedValue("county", (place.county,), place.county_name + where, start, named.end)
            elif place.city:
                yield NamedValue("city", (place.city,), place.city_name, start, named.end)
            else:
                yield NamedValue("province", (place.region,), place.region_name, start, named.end)
