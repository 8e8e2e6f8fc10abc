"""Tasks that ask for the same thing → rows of a grid: put together as long as more speaks for it than against it."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from archive.comparison.task_pairs import SUREST, TaskPairs


class _Row:
    """Numbers of tasks, how many of each directive; `near` are rows that share anything with it: their pairs' sum and
    how many of them are known."""

    def __init__(self, members: list[int], directives: dict[int, int]):
        self.members, self.directives = members, directives
        self.near: dict[int, tuple[float, int]] = {}

    def to(self, other: "_Row", shared: tuple[float, int]) -> float:
        """How sure the pairs between the two are on the average; those of one directive say nothing for or against."""
        within = sum(count * other.directives.get(one, 0) for one, count in self.directives.items())
        pairs = len(self.members) * len(other.members) - within
        total, known = shared
        return (total - SUREST * (pairs - known)) / pairs if pairs else -SUREST


def task_rows(directives: Sequence[int], pairs: TaskPairs) -> list[list[int]]:
    """Numbers of tasks that share a row, in rising order, each in one row at least. `directives` says of which
    directive each task is. One that asks for several things may stand in several rows."""
    rows = _put_together(directives, pairs)
    sure: dict[int, dict[int, float]] = {number: {} for number in range(len(directives))}
    for left, right, one in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.sure.tolist(), strict=True):
        sure[left][right] = sure[right][left] = one
    whole = [row.members for row in rows if len(row.members) > 1]
    joined = [sorted(members + _joining(members, directives, sure)) for members in whole]
    shared = {number for members in joined for number in members}
    alone = [row.members for row in rows if len(row.members) == 1 and row.members[0] not in shared]
    return sorted(joined + alone)


def _put_together(directives: Sequence[int], pairs: TaskPairs) -> list[_Row]:
    rows = {number: _Row([number], {directive: 1}) for number, directive in enumerate(directives)}
    for left, right, one in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.sure.tolist(), strict=True):
        rows[left].near[right] = rows[right].near[left] = (one, 1)
    every = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.sure.tolist(), strict=True)
    waiting = [(-one, left, right) for left, right, one in every if one > 0]
    heapify(waiting)
    number = len(directives)
    while waiting:
        _sure, left, right = heappop(waiting)
        if left not in rows or right not in rows:
            continue
        one, other = rows.pop(left), rows.pop(right)
        rows[number] = _merged(one, other, rows, number)
        for near, shared in rows[number].near.items():
            # What is not known speaks against it: most pairs are settled by what is.
            if shared[0] > 0 and (sure := rows[number].to(rows[near], shared)) > 0:
                heappush(waiting, (-sure, near, number))
        number += 1
    return list(rows.values())


def _merged(one: _Row, other: _Row, rows: dict[int, _Row], number: int) -> _Row:
    directives = dict(one.directives)
    for directive, count in other.directives.items():
        directives[directive] = directives.get(directive, 0) + count
    merged = _Row(one.members + other.members, directives)
    for part in (one, other):
        for near, (total, known) in part.near.items():
            if near in rows:
                before = merged.near.get(near, (0.0, 0))
                merged.near[near] = rows[near].near[number] = (before[0] + total, before[1] + known)
    return merged


def _joining(members: list[int], directives: Sequence[int], sure: dict[int, dict[int, float]]) -> list[int]:
    """Tasks of other directives that have their own row and belong into this one too."""
    present = {directives[number] for number in members}
    near = {other for number in members for other in sure[number]}.difference(members)
    return [
        number
        for number in sorted(near)
        if directives[number] not in present and sum(sure[number].get(member, -SUREST) for member in members) > 0
    ]
