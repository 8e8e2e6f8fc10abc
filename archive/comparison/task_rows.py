"""Tasks that ask for the same thing → rows of a grid: put together as long as more speaks for it than against it."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from archive.comparison.task_pairs import SUREST, TaskPairs
from archive.comparison.task_tokens import Real, Whole


def task_rows(directives: Sequence[int], pairs: TaskPairs) -> list[list[int]]:
    """Numbers of tasks that share a row, in rising order, each in one row at least. `directives` says of which
    directive each task is. One that asks for several things may stand in several rows."""
    rows = _Rows(np.array(directives, np.int64), pairs)
    rows.put_together()
    whole, alone = rows.of_several(), rows.of_one()
    joined = [sorted([*rows.members[row], *rows.joining(row)]) for row in whole]
    shared = {number for members in joined for number in members}
    return sorted(joined + [[number] for number in alone if number not in shared])


class _Rows:
    """Rows by their number: a task's own at first, each that is put together of two a further one. What speaks for a
    pair is told from -SUREST upwards, so that a pair of which nothing is known adds nothing."""

    def __init__(self, directives: Whole, pairs: TaskPairs):
        count = len(directives)
        self._directives, self._count, self._pairs = directives, count, pairs
        self.members: dict[int, list[int]] = {number: [number] for number in range(count)}
        # Of each task, who speaks for it and how much: those of task i stand at starts[i]:starts[i + 1].
        order = np.argsort(np.concatenate([pairs.left, pairs.right]), kind="stable")
        self._others = np.concatenate([pairs.right, pairs.left])[order]
        self._speaks = (np.concatenate([pairs.sure, pairs.sure]) + SUREST)[order]
        self._starts = np.searchsorted(np.concatenate([pairs.left, pairs.right])[order], np.arange(count + 1))
        # Of a row of several, how much speaks for each task.
        self._for_tasks: dict[int, Real] = {}
        self._row_of = np.arange(count)
        # How many tasks of each directive a row has.
        self._tasks = np.zeros((2 * count, int(directives.max(initial=0)) + 1), np.int64)
        self._tasks[np.arange(count), directives] = 1

    def put_together(self) -> None:
        """The surest two rows first, while any two are surer to belong together than not."""
        likely = self._pairs.sure > 0
        both = self._pairs.left[likely].tolist(), self._pairs.right[likely].tolist()
        waiting = list(zip((-self._pairs.sure[likely]).tolist(), *both, strict=True))
        heapify(waiting)
        number = self._count
        while waiting:
            _sure, left, right = heappop(waiting)
            if left not in self.members or right not in self.members:
                continue
            self._merge(left, right, number)
            sure = self._sure_of(number)
            for row in np.flatnonzero(sure > 0).tolist():
                heappush(waiting, (-float(sure[row]), row, number))
            number += 1

    def of_several(self) -> list[int]:
        return [row for row, members in self.members.items() if len(members) > 1]

    def of_one(self) -> list[int]:
        return [row for row, members in self.members.items() if len(members) == 1]

    def joining(self, row: int) -> list[int]:
        """Tasks of other directives that have their own row and belong into this one too."""
        likely = np.flatnonzero(self._for_tasks[row] > SUREST * len(self.members[row]))
        return [number for number in likely.tolist() if not self._tasks[row, self._directives[number]]]

    def _merge(self, left: int, right: int, number: int) -> None:
        self._for_tasks[number] = self._taken(left) + self._taken(right)
        self.members[number] = self.members.pop(left) + self.members.pop(right)
        self._row_of[self.members[number]] = number
        self._tasks[number] = self._tasks[left] + self._tasks[right]

    def _taken(self, row: int) -> Real:
        if row in self._for_tasks:
            return self._for_tasks.pop(row)
        known = slice(self._starts[row], self._starts[row + 1])
        found = np.zeros(self._count)
        found[self._others[known]] = self._speaks[known]
        return found

    def _sure_of(self, row: int) -> Real:
        """How sure the pairs between this row and each other one are on the average; those of one directive say
        nothing for or against. Not more than nought for rows that are no more."""
        size, upto = len(self.members[row]), row + 1
        together = np.bincount(self._row_of, self._for_tasks[row], minlength=upto)
        sizes = np.bincount(self._row_of, minlength=upto)
        pairs = size * sizes - self._tasks[:upto] @ self._tasks[row]
        sure = np.where(sizes > 0, together, 0.0) / np.maximum(pairs, 1) - SUREST
        sure[pairs <= 0] = -SUREST
        sure[row] = -SUREST
        return sure
