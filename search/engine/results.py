"""Matches in order, one slice of them, and their facet counts, in the shape haystack reads results in."""

import numpy as np

from search.engine.evaluation import Matches
from search.engine.snapshot import Snapshot

# Ties fall the same way every time, or a row would show on two pages and another on none.
_NEWEST = ("-year", "-dated", "-django_id")
_OLDEST = ("year", "dated", "django_id")
_KEYS = {"pk": "django_id", "id": "django_id"}


class Page:
    """A slice of the matches. Behaves as what haystack calls a raw page: length, iteration, score, groups."""

    def __init__(self, snapshot: Snapshot, matches: Matches, start: int, end: int | None, sort_by=(), facets=()):
        places = ordered(snapshot, matches, sort_by)
        self._hits = len(places)
        self._snapshot, self._scores = snapshot, matches.score
        self._places = places[start:end]
        self._groups = {name: snapshot.column(name).counts(matches.mask) for name in facets}
        self.results = self

    def __len__(self):
        return self._hits

    def __iter__(self):
        return (self._snapshot.stored(place) for place in self._places)

    def score(self, at: int) -> float:
        return float(self._scores[self._places[at]])

    def facet_names(self):
        return list(self._groups)

    def groups(self, name: str) -> dict:
        return dict(self._groups[name])


def ordered(snapshot: Snapshot, matches: Matches, sort_by=()) -> np.ndarray:
    """The places that match: by the keys, each up or down ('-'), else by score; then the newest first.

    A place without a value comes last either way.
    """
    places = np.flatnonzero(matches.mask)
    ties = _OLDEST if sort_by and not sort_by[0].startswith("-") else _NEWEST
    keys = [_key(snapshot, name, places) for name in (*sort_by, *ties)]
    if not sort_by:
        # Rounded, so that the order of additions cannot decide between equals.
        keys.insert(0, -np.round(matches.score[places], 6))
    return places[np.lexsort(keys[::-1])]


def _key(snapshot, name, places):
    bare = name.removeprefix("-")
    ranks = snapshot.column(_KEYS.get(bare, bare)).ranks()[places]
    return -ranks if name.startswith("-") else ranks
