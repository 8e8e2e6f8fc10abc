from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.exporting.gbt7714 import MARK, citation

ADDRESS, TODAY = "http://archive.example/directives/4/", date(2026, 11, 26)
TITLE, NUMBER = "示例市总工会关于示例工作的通知", "示工〔2021〕1号"


def cite(**given):
    known = {
        "title": TITLE, "responsible": ["示例市总工会"], "number": NUMBER, "issued": date(2021, 3, 1),
        "year": 2021, "inferred": False, "address": ADDRESS, "accessed": TODAY,
    }  # fmt: skip
    return citation(**known | given)


def test_a_directive_is_cited_as_the_standard_cites_official_documents():
    assert cite() == f"示例市总工会. {TITLE}: {NUMBER}[A/OL]. (2021-03-01)[2026-11-26]. {ADDRESS}"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"number": ""}, f"{TITLE}[A/OL]. ("),
        ({"issued": None}, "[A/OL]. 2021[2026-11-26]. "),
        ({"issued": None, "inferred": True}, "[A/OL]. [2021][2026-11-26]. "),
        ({"issued": None, "year": None}, "[A/OL]. [2026-11-26]. "),
    ],
)
def test_what_is_not_known_is_left_out_and_what_is_inferred_stands_in_brackets(given, words):
    assert words in cite(**given)


def test_without_anybody_responsible_the_title_comes_first():
    assert cite(responsible=[]).startswith(f"{TITLE}: ")


@pytest.mark.parametrize(
    ("names", "said"),
    [("甲乙", "甲, 乙. "), ("甲乙丙", "甲, 乙, 丙. "), ("甲乙丙丁", "甲, 乙, 丙, 等. ")],
)
def test_three_are_named_and_of_more_the_first_three(names, said):
    assert cite(responsible=list(names)).startswith(said + TITLE)


LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(deadline=None)
@given(LINES, st.lists(LINES, max_size=6), LINES, st.none() | st.dates(), st.none() | st.integers(1921, 2100))
def test_a_citation_is_one_line_that_says_when_it_was_looked_up_and_where(title, names, number, issued, year):
    whole = cite(title=title, responsible=names, number=number, issued=issued, year=year)
    assert whole.endswith(f"[2026-11-26]. {ADDRESS}")
    assert MARK in whole
    assert len(whole.splitlines()) == 1
    assert whole.partition(MARK)[0].count(", 等. ") >= (len([name for name in names if name.split()]) > 3)
