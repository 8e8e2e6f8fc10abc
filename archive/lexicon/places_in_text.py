"""Places that running text names: 云南省, 昆明市五华区 of 云南省昆明市五华区2023年的通知.

A province is named by its full name or its short one, a city by a short one only where that is no word nor another
place's (archive.lexicon.gazetteer), a county only with its 县, 区, 市 or 旗: 和平, 东风 and 城区 are words.
"""

from dataclasses import dataclass
from functools import cached_property

from archive.lexicon.counties import counties
from archive.lexicon.gazetteer import gazetteer
from archive.lexicon.located_place import LocatedPlace


@dataclass(frozen=True)
class NamedPlace:
    """Characters start to end of a text name one of `places`, of which there are several where counties share a name
    and nothing before it tells which is meant."""

    start: int
    end: int
    places: tuple[LocatedPlace, ...]

    @cached_property
    def code(self) -> str:
        """That of the first of the places."""
        return self.places[0].county or self.places[0].city or self.places[0].region


def at(text: str, start: int, above: NamedPlace | None = None) -> NamedPlace | None:
    """The place that a text names at `start`, the longest name of any; `above` is one named before it, which tells
    which of several counties is meant."""
    end = counties().at(text, start)[1]
    found = gazetteer().counties_named(text[start:end]) if end > start else []
    if above and (len(found) > 1 or above.end == start):
        inside = [place for place in found if _lies_in(place, above)]
        # 河北和平区 is none that there is; 河北 … 和平区 may be any.
        found = inside or (found if above.end < start else [])
    named = gazetteer().at(text, start)
    if named and (not found or named[1] >= end):
        return NamedPlace(start, named[1], (named[0],))
    return NamedPlace(start, end, tuple(found)) if found else None


def _lies_in(place: LocatedPlace, above: NamedPlace) -> bool:
    return above.code in (place.region, place.city)
