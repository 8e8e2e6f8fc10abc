"""An answer: the matches in order, some rows of them, and how they spread over the values of columns."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from search.contract import KEY, SCORE, Answer, Group, Plan, Scored
from search.whoosh_engine.evaluation import Matches, evaluate, masks_of
from search.whoosh_engine.snapshot import Snapshot

# Twenty a page: half the time of the class's own.
_SCORED = partial(tuple.__new__, Scored)


def answer(
    snapshot: Snapshot, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str | Group] = ()
) -> Answer:
    """What an engine answers, see search.contract."""
    matches = evaluate(plan.query, snapshot)
    filters = masks_of(plan.filters, snapshot) if plan.filters else []
    docnums = _under(matches.mask, filters).nonzero()[0]
    start, end = rows.start or 0, len(docnums) if rows.stop is None else min(rows.stop, len(docnums))
    chosen = _first(snapshot, matches, docnums, end, order)[start:end] if end > start else docnums[:0]
    filtered = {name for name, _ in filters}
    counted = {}
    for facet in facets:
        name = facet.field if isinstance(facet, Group) else facet
        under = _but_for(matches, filters, name) if name in filtered else docnums
        counted[name] = (
            _counts(snapshot, facet, under) if isinstance(facet, Group) else snapshot.column(facet).counts(under)
        )
    return Answer(len(docnums), _scored(snapshot, matches, chosen), counted)


def count(snapshot: Snapshot, plan: Plan) -> int:
    """How many directives a plan matches."""
    mask = evaluate(plan.query, snapshot).mask
    return int(np.count_nonzero(_under(mask, masks_of(plan.filters, snapshot))))


def _under(mask, filters: list[tuple[str, np.ndarray]], but: str = "") -> np.ndarray:
    """The mask under all filters but those of one field."""
    for name, allowed in filters:
        if name != but:
            mask = mask & allowed
    return mask


def _counts(snapshot: Snapshot, group: Group, docnums) -> dict:
    """{value: how many of the docnums have it}, without zeros."""
    counts = {value: int(np.count_nonzero(evaluate(node, snapshot).mask[docnums])) for value, node in group.values}
    return {value: count for value, count in counts.items() if count}


def _but_for(matches, filters, field) -> np.ndarray:
    """The docnums under the filters of all other fields."""
    return _under(matches.mask, filters, field).nonzero()[0]


def _scored(snapshot, matches, docnums) -> list[Scored]:
    keys = snapshot.integers(KEY)[docnums].tolist()
    return list(map(_SCORED, zip(keys, matches.score[docnums].tolist(), strict=True)))


def _first(snapshot, matches: Matches, docnums, end: int, order: Sequence[str]) -> np.ndarray:
    """The first `end` of the docnums, in order."""
    if order[0] != SCORE:
        ranks = snapshot.order(tuple(order))
        return docnums[np.argsort(ranks[docnums])[:end]]
    falling = -matches.score[docnums]
    if end < len(docnums) // 2:
        # Whatever scores no less than the last one wanted; more than wanted where several are equal.
        near = (falling <= np.partition(falling, end - 1)[end - 1]).nonzero()[0]
        docnums, falling = docnums[near], falling[near]
    return docnums[np.lexsort((snapshot.order(tuple(order[1:]))[docnums], falling))[:end]]
