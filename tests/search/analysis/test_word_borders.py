"""Whether characters are a word where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import word_lists
from search.analysis.word_borders import broken_by, compositions_of, halves_of, is_part, is_term, parts_of

TERMS = [word for word in word_lists.read().words if is_term(word)]


@pytest.mark.parametrize(
    ("term", "word"),
    [("劳模", "劳模精神"), ("精神", "劳模精神"), ("职工", "女职工"), ("工会", "总工会"), ("困难职工", "相对困难职工"),
     ("工会", "工会法律援助"), ("法律", "工会法律援助")],
)  # fmt: skip
def test_a_part_of_a_word(term, word):
    assert is_part(term, word)


@pytest.mark.parametrize(("term", "word"), [("工会法", "工会法律援助"), ("护工", "保护工作")])
def test_no_part_of_a_word(term, word):
    assert not is_part(term, word)


def test_a_word_of_union_work_that_breaks_another():
    assert "工会法律援助" in broken_by("工会法")
    assert "工会法律援助" not in broken_by("工会")


def test_words_make_up_a_term():
    assert (("endswith", "工会"), ("startswith", "经费")) in compositions_of("工会经费")
    assert (("endswith", "工会"), ("exact", "法")) in compositions_of("工会法")
    assert (("exact", "护"), ("exact", "工")) in compositions_of("护工")


@given(st.sampled_from(TERMS), st.sampled_from(TERMS))
def test_either_of_two_terms_written_as_one_word_is_a_part_of_it(one, other):
    assert is_part(one, one + other)
    assert is_part(other, one + other)


@given(st.sampled_from(TERMS))
def test_every_composition_makes_up_the_term(term):
    for composition in compositions_of(term):
        assert "".join(piece for _, piece in composition) == term
        assert all(lookup == "exact" or is_term(piece) for lookup, piece in composition)
        assert all(lookup == "exact" for lookup, _ in composition[1:-1])


@pytest.mark.parametrize("pasted", ["a" * 500, "劳动" * 250])
def test_what_is_longer_than_any_word_is_none_and_has_no_parts(pasted):
    assert not is_term(pasted)
    assert (compositions_of(pasted), parts_of(pasted)) == ((), ())


@pytest.mark.parametrize(
    ("word", "halves"),
    [("工资协商", ("工资", "协商")), ("文化体育活动", ("文化", "体育", "活动")), ("职代会", ()), ("工会法", ())],
)
def test_what_a_word_falls_into_has_no_rest(word, halves):
    assert halves_of(word) == halves
