"""Passages of one text, looked up by the thousand: whether the text has them, and what is hidden wherever it does.

A directive of millions of characters has a hundred thousand values, its sections and action items. To read the whole
text for each takes minutes; here the hidden places are looked up by the characters that stand around them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import add

from archive.privacy.writings import starred

# Of so many characters is what a place is found by; a shorter passage is sought in what stands around the places.
_KEY = 8
# Values come in the order of the text, more or less: the next is sought from so far before the last.
_BACK = 2000


class Passages:
    """Of a text and of the places in it that are hidden, (start, end) in order."""

    def __init__(self, text: str, places: Iterable[tuple[int, int]]):
        self.text, self._places = text, sorted(places)
        self._last = 0

    def __contains__(self, passage: str) -> bool:
        """Whether the text has it."""
        at = self.text.find(passage, max(0, self._last - _BACK))
        if at == -1:
            at = self.text.find(passage)
        if at != -1:
            self._last = at
        return at != -1

    def redacted(self, passage: str) -> str:
        """Stars wherever it is hidden in one of the places where the text has it; as it is where the text has not."""
        if not self._places or not passage:
            return passage
        if passage == self.text:
            return self._whole
        if len(passage) < _KEY:
            return _merged(passage, (near[at : at + len(passage)] for near, at in self._short(passage)))
        found = {at for at in self._starts(passage) if at >= 0 and self.text.startswith(passage, at)}
        return starred_at(passage, sorted({place for at in found for place in self._places_in(at, at + len(passage))}))

    @cached_property
    def _whole(self) -> str:
        return starred_at(self.text, self._places)

    def _starts(self, passage: str) -> Iterator[int]:
        """Where it has to start if it touches a hidden place: by what stands from the place on, by what it ends with,
        by what it begins with."""
        across, ends, within = self._keys
        # Most passages have no two characters that a place begins with.
        if not self._beginnings.isdisjoint(map(add, passage, passage[1:])):
            for at in range(len(passage) - _KEY + 1):
                yield from (start - at for start in across.get(passage[at : at + _KEY], ()))
        yield from (end - len(passage) for end in ends.get(passage[-_KEY:], ()))
        yield from within.get(passage[:_KEY], ())

    @cached_property
    def _keys(self) -> tuple[dict[str, list[int]], ...]:
        """Characters of the text -> where, of what begins at or before a place and goes on for a key's length; of what
        ends sooner; and of what begins in a place."""
        across, ends, within = defaultdict(list), defaultdict(list), defaultdict(list)
        for start, end in self._places:
            across[self.text[start : start + _KEY]].append(start)
            for at in range(start + 1, min(start + _KEY, len(self.text) + 1)):
                ends[self.text[max(at - _KEY, 0) : at]].append(at)
            for at in range(start + 1, end):
                within[self.text[at : at + _KEY]].append(at)
        return across, ends, within

    def _places_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The places that this part of the text touches, counted from where it starts."""
        first = bisect_right(self._places, (start - self._longest, 0))
        for at in range(first, bisect_left(self._places, (end, 0))):
            begins, ends = self._places[at]
            if ends > start:
                yield max(begins - start, 0), min(ends, end) - start

    @cached_property
    def _longest(self) -> int:
        return max(end - start for start, end in self._places)

    @cached_property
    def _beginnings(self) -> set[str]:
        return {key[:2] for key in self._keys[0]}

    def _short(self, passage: str) -> Iterator[tuple[str, int]]:
        plain, near = self._surroundings
        at = plain.find(passage)
        while at != -1:
            yield near, at
            at = plain.find(passage, at + 1)

    @cached_property
    def _surroundings(self) -> tuple[str, str]:
        """What stands around the places, and the same with stars."""
        runs: list[list[int]] = []
        for start, end in self._places:
            start, end = max(start - _KEY, 0), end + _KEY
            if runs and start <= runs[-1][1]:
                runs[-1][1] = max(end, runs[-1][1])
            else:
                runs.append([start, end])
        # No text has the character between them.
        plain, near = ("\0".join(text[start:end] for start, end in runs) for text in (self.text, self._whole))
        return plain, near


def starred_at(value: str, places: Iterable[tuple[int, int]]) -> str:
    """The value with stars at these places, which come in order."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [value[at:start], starred(value[max(start, at) : end])]
        at = max(end, at)
    return "".join([*pieces, value[at:]])


def _merged(passage: str, writings: Iterable[str]) -> str:
    """The passage with each star that it has in one of these."""
    shown = passage
    for there in writings:
        if there != passage:
            shown = "".join(
                own if own != one else other for one, own, other in zip(passage, there, shown, strict=True)
            )
    return shown
