"""Measures of a ranking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.metrics import METRICS, averages, ndcg, recall, reciprocal_rank

IDS = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=10)


@given(IDS)
def test_a_perfect_ranking_has_the_best_of_every_measure(relevant):
    assert averages([relevant], [set(relevant)]) == dict.fromkeys(METRICS, 1.0)


@given(IDS)
def test_a_ranking_without_anything_relevant_has_nothing(relevant):
    assert averages([[one + 100 for one in relevant]], [set(relevant)]) == dict.fromkeys(METRICS, 0.0)


@given(IDS, st.permutations(range(15)))
def test_every_measure_is_a_share(relevant, ranked):
    assert all(0 <= metric(ranked, set(relevant)) <= 1 for metric in METRICS.values())


def test_the_measures_of_an_example():
    ranked, relevant = ["x", "a", "y", "b"], {"a", "b", "c"}
    assert reciprocal_rank(ranked, relevant) == 0.5
    assert recall(ranked, relevant) == pytest.approx(2 / 3)
    assert ndcg(ranked, relevant) == pytest.approx((0.6309 + 0.4307) / (1 + 0.6309 + 0.5), abs=1e-3)
