"""A text in many writings: what is asked of each place is what the writings are."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.opensearch_engine.spelled_clauses import sequences_of, spelled_spans

options = st.lists(st.sampled_from(["", "甲", "乙", "丙", "甲乙", "丙丙甲"]), min_size=1, max_size=3)
steps = st.lists(options.map(tuple), min_size=1, max_size=4)


def holds(span: dict, text: str, at: int) -> set[int]:
    """The places where a span ends that begins at a place of a text: what the cluster says of its grams, whose one at
    each place is its character and the next."""
    ((kind, body),) = span.items()
    if kind == "span_term":
        (pair,) = body.values()
        return {at + 1} if text[at : at + 2] == pair else set()
    if kind == "span_gap":
        return {at + next(iter(body.values()))}
    if kind == "span_or":
        return set().union(*(holds(one, text, at) for one in body["clauses"]))
    # One end of each: the cluster goes on from the first it finds.
    ends = {at}
    for one in body["clauses"]:
        ends = set().union(*({min(found)} for end in ends if (found := holds(one, text, end))))
    return ends


@given(steps, st.text("甲乙丙丁", max_size=8))
def test_a_text_holds_the_spans_where_it_holds_a_writing(steps, text):
    writings = {"".join(one) for one in product(*steps)}
    if min(map(len, writings)) < 2:
        return
    spans = spelled_spans("grams", steps)
    asked = any(holds(span, text, at) for span in spans for at in range(len(text)))
    assert asked == any(writing in text for writing in writings)


def test_signs_that_may_be_missing_do_not_multiply():
    signs = ("", *"，。；：、！？（）《》“”…—·-/.,;:!?()")
    steps = [
        piece for word in ("劳模精神", "劳动精神", "工匠精神", "安康杯") for piece in ((word,), signs, signs, signs)
    ]
    (span,) = spelled_spans("grams", [*steps, ("通知",)])
    assert str(span).count("span_term") < 5_000


def test_writings_are_told_by_place():
    assert sequences_of([("甲",), ("乙", "丙", "")]) == {
        (frozenset("甲"), frozenset("乙丙")),
        (frozenset("甲"),),
    }


@pytest.mark.parametrize("lone", ["\ud800甲", "甲\x00"])
def test_what_cannot_stand_in_a_text_is_not_asked_for(lone):
    assert spelled_spans("grams", [(lone,)]) == []
