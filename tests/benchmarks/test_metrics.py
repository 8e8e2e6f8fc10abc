"""Measures of a ranking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.metrics import METRICS, averages, interval, ndcg, recall, reciprocal_rank

IDS = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=10)
GAINS = st.dictionaries(st.integers(0, 30), st.sampled_from([0.5, 1, 2, 3]), min_size=1, max_size=10)


@given(IDS)
def test_a_perfect_ranking_has_the_best_of_every_measure(relevant):
    assert averages([relevant], [set(relevant)]) == dict.fromkeys(METRICS, 1.0)


@given(GAINS)
def test_a_ranking_by_gain_is_perfect(relevant):
    ranked = sorted(relevant, key=relevant.get, reverse=True)
    assert averages([ranked], [relevant]) == dict.fromkeys(METRICS, 1.0)


@given(GAINS, st.permutations(range(31)))
def test_no_ranking_is_better_than_the_one_by_gain(relevant, ranked):
    best = sorted(relevant, key=relevant.get, reverse=True)
    assert all(metric(ranked, relevant) <= metric(best, relevant) + 1e-9 for metric in METRICS.values())


@given(IDS)
def test_a_ranking_without_anything_relevant_has_nothing(relevant):
    assert averages([[one + 100 for one in relevant]], [set(relevant)]) == dict.fromkeys(METRICS, 0.0)


@given(GAINS, st.lists(st.integers(0, 30)))
def test_every_measure_is_a_share_even_if_a_ranking_repeats_itself(relevant, ranked):
    assert all(0 <= metric(ranked, relevant) <= 1 for metric in METRICS.values())


@given(GAINS, IDS)
def test_what_stands_below_the_tenth_does_not_count(relevant, more):
    ranked = [f"other {at}" for at in range(10)] + more
    assert averages([ranked], [relevant]) == dict.fromkeys(METRICS, 0.0)


def test_the_measures_of_an_example():
    ranked, relevant = ["x", "a", "y", "b"], {"a", "b", "c"}
    assert reciprocal_rank(ranked, relevant) == 0.5
    assert recall(ranked, relevant) == pytest.approx(2 / 3)
    assert ndcg(ranked, relevant) == pytest.approx((0.6309 + 0.4307) / (1 + 0.6309 + 0.5), abs=1e-3)


def test_the_more_relevant_one_counts_for_more():
    relevant = {"a": 2, "b": 1}
    assert ndcg(["a", "b"], relevant) > ndcg(["b", "a"], relevant) > ndcg(["b"], relevant)


def test_no_queries_average_to_nothing():
    assert averages([], []) == dict.fromkeys(METRICS, 0.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_an_interval_lies_among_the_values_around_their_average_and_is_the_same_each_time(values):
    low, high = interval(values, 200)
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9
    assert (low, high) == interval(values, 200)


def test_more_of_the_same_values_make_a_narrower_interval():
    few, many = interval([0.0, 1.0] * 5), interval([0.0, 1.0] * 50)
    assert many[1] - many[0] < few[1] - few[0]


def test_without_values_there_is_no_interval():
    with pytest.raises(ValueError, match="needs values"):
        interval([])
