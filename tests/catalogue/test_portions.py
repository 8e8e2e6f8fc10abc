"""A long text falls into portions that are found by where something stands."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalogue import portions
from archive.catalogue.portions import number_at, portions_of


@pytest.fixture(autouse=True, scope="module")
def small():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "SIZE", 10)
        patch.setattr(portions, "LONGEST_WHOLE", 20)
        yield


LINES = st.lists(st.integers(0, 35).map(lambda length: "字" * length), max_size=12).map("\n".join)


@st.composite
def texts(draw):
    """(text, spans of its sections): some with gaps between them, some longer than a portion."""
    text = draw(LINES)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=16)))
    return text, list(zip(cuts[::2], cuts[1::2], strict=False))


@given(texts())
def test_portions_are_the_text_and_none_is_empty_or_too_long(told):
    text, sections = told
    found = portions_of(text, sections)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert {one.count for one in found} == {len(found)}
    assert all(one.end - one.start <= 2 * portions.SIZE for one in found) or len(found) == 1
    assert all(one.start < one.end for one in found) or not text
    assert len(found) == 1 or len(text) > portions.LONGEST_WHOLE


@given(texts())
def test_a_section_is_where_its_offset_says_and_whole_if_it_fits(told):
    text, sections = told
    found = portions_of(text, sections)
    for start, end in sections:
        (held,) = [one for one in found if one.holds(start)] or [found[-1]]
        if len(found) > 1 and start < len(text):
            assert held.number == min(number_at(start), len(found))
            if end - start <= portions.SIZE:
                assert end <= held.end


def test_paragraphs_of_a_long_section_stay_whole():
    lines = ["字" * 7] * 12
    text = "\n".join(lines)
    starts = {0, *accumulate(len(line) + 1 for line in lines)}
    assert {one.start for one in portions_of(text, [(0, len(text))])} <= starts


def test_a_line_without_end_is_cut_where_it_has_to_be():
    assert [one.end for one in portions_of("字" * 45, [])] == [10, 20, 30, 45]
