"""What comparing must keep of what a careful reader labelled.

`python -m tests.comparison.label_scores` tells each miss."""

import pytest

from tests.comparison.label_scores import (
    grid_score,
    labelled_grids,
    labelled_pairs,
    moved_score,
    neutral_score,
    sections_score,
)


@pytest.fixture(scope="module")
def pairs():
    return list(labelled_pairs())


def test_sections_that_answer_each_other(pairs):
    score = sections_score(pairs)
    assert score.precision >= 0.95, score.false
    assert score.recall >= 0.95, score.missed


def test_passages_that_were_moved(pairs):
    score = moved_score(pairs)
    assert score.recall >= 0.93, score.missed


def test_what_is_no_difference(pairs):
    score = neutral_score(pairs)
    assert score.recall >= 0.98, score.missed


def test_one_s_own_names_are_no_difference(pairs):
    swapped = [pair for pair in pairs if "swap" in pair.labels.get("kinds", ())]
    assert len(swapped) >= 3
    for pair in swapped:
        names = {name for names in pair.labels["swapped"] for name in names}
        shown = [line.rpartition("] [")[2] for line in neutral_score([pair]).missed]
        assert [own for own in shown if any(name in own for name in names)] == []


@pytest.mark.parametrize("grid", labelled_grids(), ids=lambda grid: grid["name"])
def test_tasks_that_share_a_row(grid):
    score = grid_score(grid)
    assert score.precision >= 0.85, score.false
    assert score.recall >= 0.85, score.missed
