"""An answer: the matches in order, one slice of them, and how they spread over the values of columns."""

from dataclasses import dataclass, field

import numpy as np

from search.whoosh_engine.evaluation import Matches, evaluate
from search.whoosh_engine.ranking import DEFAULT_WEIGHTS
from search.whoosh_engine.snapshot import Snapshot

# Ties fall the same way every time, or a row would show on two pages and another on none.
_NEWEST = ("-year", "-dated", "-key")
_OLDEST = ("year", "dated", "key")
_KEYS = {"pk": "key", "id": "key", "django_id": "key"}


@dataclass(frozen=True)
class EngineAnswer:
    """`total` matches; `docnums` and `scores` of the slice asked for; `facets` {column: {value: count}}."""

    total: int
    docnums: np.ndarray
    scores: np.ndarray
    facets: dict = field(default_factory=dict)


def answer(
    snapshot: Snapshot, tree, *, start=0, end=20, sort_by=(), facets=(), weights=DEFAULT_WEIGHTS
) -> EngineAnswer:
    """The best matches, or the first by the columns in `sort_by`, each up or down ('-'); the newest of equals
    first. `end` None asks for all."""
    matches = evaluate(tree, snapshot, weights)
    docnums = np.flatnonzero(matches.mask)
    end = len(docnums) if end is None else min(end, len(docnums))
    chosen = _chosen(snapshot, matches, docnums, end, tuple(sort_by))[start:end]
    counts = {name: snapshot.column(name).counts(docnums) for name in facets}
    return EngineAnswer(len(docnums), chosen, matches.score[chosen], counts)


def _chosen(snapshot, matches: Matches, docnums, end, sort_by):
    """The first `end` of the docnums, in order."""
    if end <= 0:
        return docnums[:0]
    if sort_by:
        ties = _NEWEST if sort_by[0].startswith("-") else _OLDEST
        ranks = snapshot.order(tuple(_named(key) for key in (*sort_by, *ties)))[docnums]
        return _smallest(docnums, (ranks,), end)
    newest = snapshot.order(_NEWEST)
    return _smallest(docnums, (newest[docnums], -matches.score[docnums]), end)


def _smallest(docnums, keys, end):
    """The `end` docnums of the smallest last key, and of the smaller key before it among equals, in order."""
    leading = keys[-1]
    if end < len(docnums) // 2:
        # Whatever is not larger than the last one wanted; more than wanted where several are equal.
        near = np.flatnonzero(leading <= np.partition(leading, end - 1)[end - 1])
        docnums, keys = docnums[near], tuple(key[near] for key in keys)
    return docnums[np.lexsort(keys)][:end]


def _named(key: str) -> str:
    bare = key.removeprefix("-")
    return key.replace(bare, _KEYS.get(bare, bare))
