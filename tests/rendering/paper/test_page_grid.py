"""The official page: 22 lines of 28 characters on 156 × 225 mm (GB/T 9704-2012, 5.2)."""

from itertools import pairwise

import pytest

from tests.support import paper_texts, pdf_positions
from tests.support.papers import pdf_of, plain
from tests.support.pdf_positions import needs_fonts, needs_poppler

pytestmark = [needs_fonts, needs_poppler]
PITCH, ADVANCE = 28.95 / pdf_positions.MM, 15.79 / pdf_positions.MM


@pytest.fixture(scope="module")
def full():
    """A PDF whose second page is full of text without a mark."""
    return pdf_of([plain(paper_texts.PLAIN * 60)])


@pytest.fixture(scope="module")
def second(full):
    return pdf_positions.lines(full, 2)


def test_the_sheet_is_a4(full):
    assert "595.276 x 841.89 pts (A4)" in pdf_positions.poppler("pdfinfo", full)


def test_a_page_has_22_lines_and_a_number(second):
    assert len(second) == 23
    assert second[-1].text == "— 2 —"


def test_lines_are_28_95_points_apart(second):
    apart = [below.top - above.top for above, below in pairwise(second[:-1])]
    assert apart == pytest.approx([PITCH] * 21, abs=0.01)


def test_lines_stand_in_the_middle_of_their_cells_from_the_top_to_the_foot_of_the_type_area(second):
    middle = [(line.top + line.bottom) / 2 for line in second[:-1]]
    assert middle[0] == pytest.approx(37 + PITCH / 2, abs=0.1)
    assert middle[-1] == pytest.approx(37 + 21.5 * PITCH, abs=0.1)
    assert second[-2].bottom <= 297 - 35


def test_a_line_has_28_characters_from_edge_to_edge(second):
    for line in second[:-1]:
        assert len(line.text) == 28
        assert line.left == pytest.approx(28, abs=0.1)
        assert line.right == pytest.approx(210 - 26, abs=0.2)


def test_characters_stand_15_79_points_apart(full, second):
    lefts = pdf_positions.lefts(full, 2, second[0].text)
    assert lefts == pytest.approx([28 + at * ADVANCE for at in range(28)], abs=0.1)


def test_a_paragraph_begins_two_characters_in():
    pdf = pdf_of([plain(paper_texts.PLAIN)])
    assert pdf_positions.line(pdf, 1, "天地玄黄").left == pytest.approx(28 + 2 * ADVANCE, abs=0.1)


def test_the_page_number_is_at_the_right_of_odd_pages_and_the_left_of_even_ones(full):
    odd, even = pdf_positions.line(full, 1, "—1—"), pdf_positions.line(full, 2, "—2—")
    assert odd.right == pytest.approx(210 - 26 - 14 / pdf_positions.MM, abs=0.3)
    assert even.left == pytest.approx(28 + 14 / pdf_positions.MM, abs=0.3)


def test_the_page_numbers_dash_is_7_mm_below_the_type_area(full):
    top, _ = pdf_positions.ink(full, 1, "—")
    assert top == pytest.approx(297 - 35 + 7, abs=0.1)
