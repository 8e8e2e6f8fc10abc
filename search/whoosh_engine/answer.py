"""An answer: the matches in order, some rows of them, and how they spread over the values of columns."""

from collections.abc import Sequence

import numpy as np

from search.contract import KEY, SCORE, Answer, Plan, Scored
from search.whoosh_engine.evaluation import Matches, evaluate
from search.whoosh_engine.snapshot import Snapshot


def answer(snapshot: Snapshot, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str] = ()) -> Answer:
    """What an engine answers, see search.contract."""
    matches = evaluate(plan.query, snapshot)
    filters = _masks(snapshot, plan)
    docnums = np.flatnonzero(_under(matches.mask, filters))
    chosen = docnums[:0]
    if (end := len(docnums) if rows.stop is None else min(rows.stop, len(docnums))) > (rows.start or 0):
        chosen = _first(snapshot, matches, docnums, end, tuple(order))[rows.start or 0 : end]
    return Answer(
        len(docnums), _scored(snapshot, matches, chosen), _counted(snapshot, matches, filters, docnums, facets)
    )


def count(snapshot: Snapshot, plan: Plan) -> int:
    """How many directives a plan matches."""
    mask = evaluate(plan.query, snapshot).mask
    return int(np.count_nonzero(_under(mask, _masks(snapshot, plan))))


def _masks(snapshot, plan) -> list[tuple[str, np.ndarray]]:
    return [(one.field, evaluate(one, snapshot).mask) for one in plan.filters]


def _under(mask, filters: list[tuple[str, np.ndarray]], but: str = "") -> np.ndarray:
    """The mask under all filters but those of one field."""
    for name, allowed in filters:
        if name != but:
            mask = mask & allowed
    return mask


def _counted(snapshot, matches, filters, docnums, facets) -> dict:
    """{field: {value: how many}}, each under the filters of the other fields."""
    counted, filtered = {}, {name for name, _ in filters}
    for name in facets:
        among = np.flatnonzero(_under(matches.mask, filters, name)) if name in filtered else docnums
        counted[name] = snapshot.column(name).counts(among)
    return counted


def _scored(snapshot, matches, docnums) -> list[Scored]:
    keys = snapshot.integers(KEY)[docnums].tolist()
    return [Scored(*one) for one in zip(keys, matches.score[docnums].tolist(), strict=True)]


def _first(snapshot, matches: Matches, docnums, end: int, order: tuple[str, ...]) -> np.ndarray:
    """The first `end` of the docnums, in order."""
    if order[0] != SCORE:
        return _smallest(docnums, (snapshot.order(order)[docnums],), end)
    return _smallest(docnums, (snapshot.order(order[1:])[docnums], -matches.score[docnums]), end)


def _smallest(docnums, keys, end):
    """The `end` docnums of the smallest last key, and of the smaller key before it among equals, in order."""
    leading = keys[-1]
    if end < len(docnums) // 2:
        # Whatever is not larger than the last one wanted; more than wanted where several are equal.
        near = np.flatnonzero(leading <= np.partition(leading, end - 1)[end - 1])
        docnums, keys = docnums[near], tuple(key[near] for key in keys)
    return docnums[np.lexsort(keys)][:end]
