"""Rows of tasks: what is put together, held against what is said of it done plainly, all pairs anew at each step."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.comparison.pair_sums import pair_sums
from archive.comparison.task_pairs import SUREST, TaskPairs
from archive.comparison.task_rows import task_rows

# Quarters add up without rest in any order, so that rows equally sure are equally sure here and there.
SURE = st.integers(-4 * int(SUREST), 4 * int(SUREST)).map(lambda quarters: quarters / 4)


@st.composite
def tasks(draw) -> tuple[list[int], dict[tuple[int, int], float]]:
    """The directive of each task, and how sure some pairs of different directives are."""
    directives = sorted(draw(st.lists(st.integers(0, 3), max_size=9)))
    every = [
        (left, right)
        for right in range(len(directives))
        for left in range(right)
        if directives[left] != directives[right]
    ]
    known = draw(st.dictionaries(st.sampled_from(every), SURE)) if every else {}
    return directives, known


def told(known: dict[tuple[int, int], float]) -> TaskPairs:
    pairs = sorted(known)
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    return TaskPairs(left, right, np.array([known[pair] for pair in pairs], float))


def sure_of(rows, directives, known) -> list[tuple[float, int, int]]:
    """(how sure, a row, another) of all pairs of rows that have tasks of different directives."""
    found = []
    for at, one in enumerate(rows):
        for after in range(at + 1, len(rows)):
            pairs = [tuple(sorted((a, b))) for a in one for b in rows[after] if directives[a] != directives[b]]
            if pairs:
                found.append((sum(known.get(pair, -SUREST) for pair in pairs) / len(pairs), at, after))
    return found


@given(tasks())
def test_no_two_rows_are_left_that_belong_together_and_every_task_has_one(given):
    directives, known = given
    rows = task_rows(directives, told(known))
    assert {number for row in rows for number in row} == set(range(len(directives)))
    assert rows == sorted(map(sorted, rows))
    # Of rows whose tasks stand in one row only; what joined a second row is of two.
    times = np.bincount([number for row in rows for number in row], minlength=len(directives))
    own = [row for row in rows if all(times[number] == 1 for number in row)]
    assert all(sure <= 0 for sure, _, _ in sure_of(own, directives, known))


@given(tasks())
def test_pairs_that_are_told_as_sure_not_to_be_are_as_if_not_told(given):
    directives, known = given
    without = {pair: sure for pair, sure in known.items() if sure > -SUREST}
    assert task_rows(directives, told(known)) == task_rows(directives, told(without))


def test_the_surest_come_together_first_and_a_third_joins_where_most_speaks_for_it():
    # 0 and 1 are surest; 2 is like 1 alone, and the doubt about 0 outweighs it.
    assert task_rows([0, 1, 2], told({(0, 1): 4.0, (1, 2): 1.0})) == [[0, 1], [2]]
    assert task_rows([0, 1, 2], told({(0, 1): 4.0, (1, 2): 3.0, (0, 2): -1.0})) == [[0, 1, 2]]


def test_tasks_of_one_directive_say_nothing_for_or_against_each_other():
    assert task_rows([0, 0, 1], told({(0, 2): 2.0, (1, 2): 2.0})) == [[0, 1, 2]]
    assert task_rows([0, 0], told({})) == [[0], [1]]
    assert task_rows([], told({})) == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=60))
def test_sums_are_the_same_however_many_pairs_there_could_be(found):
    keys = np.array([key for key, _ in found], np.int64)
    weights = np.array([weight for _, weight in found], float)
    few, many = (pair_sums(keys, weights, pairs) for pairs in (31, 1 << 40))
    assert [part.tolist() for part in few] == [part.tolist() for part in many]
    assert dict(zip(few[0].tolist(), few[1].tolist(), strict=True)) == {
        key: sum(weight for other, weight in found if other == key) for key, _ in found
    }
