"""The queries of ten kinds: how they are graded, and how far the hands agree."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.office_notices import YEARS, office_notices
from benchmarks.two_hands import GRADES, NOTHING, agreement, kappa, ten_kinds

PAIRS = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 50), min_size=1)


@pytest.fixture(scope="module")
def judged():
    return ten_kinds()


def test_two_hundred_queries_are_twenty_of_ten_kinds_over_three_hundred_texts(judged):
    documents, graded = judged
    assert len(documents) == len({one.text for one in documents}) == 300
    assert len({one.query.id for one in graded}) == len({one.query.text for one in graded}) == 200
    assert sorted(Counter(one.query.kind for one in graded).values()) == [20] * 10


def test_each_has_a_full_answer_but_those_that_have_none(judged):
    _, graded = judged
    for one in graded:
        assert max(one.query.relevant.values(), default=0) == (0 if one.query.kind == NOTHING else 3), one.query.text


def test_a_document_counts_for_what_both_hands_give_it(judged):
    _, graded = judged
    for one in graded:
        for key, grade in one.query.relevant.items():
            assert grade == min(one.made[key], one.read[key])
            assert grade in GRADES
        assert one.query.relevant.keys() == one.made.keys() & one.read.keys()


def test_a_third_of_every_kind_is_unseen(judged):
    _, graded = judged
    unseen = Counter(one.query.kind for one in graded if one.is_unseen)
    assert set(unseen) == {one.query.kind for one in graded}
    assert 60 <= unseen.total() <= 73


def test_the_hands_agree_and_yet_are_two(judged):
    documents, graded = judged
    agreed = agreement(graded, documents)
    assert 0.9 < agreed["kappa"] < 1
    assert agreed["same"] < agreed["both"] < 1


@given(PAIRS)
def test_hands_that_never_differ_agree_wholly_and_others_less(pairs):
    same = {(first, first): count for (first, _), count in pairs.items()}
    assert kappa(same) == 1
    assert kappa(pairs) <= 1


def test_the_kappa_of_an_example():
    assert kappa({(0, 0): 20, (0, 1): 5, (1, 0): 10, (1, 1): 15}) == pytest.approx(0.4)


def test_the_notices_are_of_every_level_and_year_and_made_to_be_mistaken():
    notices = office_notices()
    assert {one.year for one in notices} == set(YEARS)
    assert {one.office.level for one in notices} == {"province", "city", "county"}
    assert len({one.number for one in notices}) == len(notices)
    once = {one.id: one for one in notices}
    for one in notices:
        assert one.title in one.text and one.number in one.text and one.office.name in one.text
        assert all(sentence in one.text for sentence in one.said)
        if one.first:
            assert once[one.first].said == one.said


def test_they_are_the_same_in_every_run_and_every_issuer_is_plainly_fictional():
    notices = office_notices()
    assert notices == office_notices()
    assert all(one.title.startswith("示例") and one.number.startswith("示") for one in notices)
