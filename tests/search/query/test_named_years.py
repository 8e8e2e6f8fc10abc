"""Years that a query names, on a day of 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.matching_copy import fold
from search.query import named_years
from search.query.figures import year_writings

TODAY = date(2026, 11, 30)


def found(text, today=TODAY):
    return [(one.years, one.shown) for one in named_years.find(fold(text), today)]


@pytest.mark.parametrize(
    ("text", "years", "shown"),
    [
        ("2021", (2021,), "2021年"),
        ("2021年的通知", (2021,), "2021年"),
        ("二〇二一年", (2021,), "2021年"),
        ("二零二一年度", (2021,), "2021年"),
        ("2020-2022", (2020, 2021, 2022), "2020—2022年"),
        ("2020年至2022年期间", (2020, 2021, 2022), "2020—2022年"),
        ("2022—2020年", (2020, 2021, 2022), "2020—2022年"),
        ("今年", (2026,), "今年（2026年）"),
        ("去年", (2025,), "去年（2025年）"),
        ("前年", (2024,), "前年（2024年）"),
        ("近三年困难职工帮扶", (2024, 2025, 2026), "近三年（2024—2026年）"),
        ("最近两年", (2025, 2026), "最近两年（2025—2026年）"),
        ("近5年来", (2022, 2023, 2024, 2025, 2026), "近5年来（2022—2026年）"),
        ("2024年以来", (2024, 2025, 2026), "2024年以来（2024—2026年）"),
    ],
)
def test_years_are_named(text, years, shown):
    assert found(text) == [(years, shown)]


@pytest.mark.parametrize(
    "text",
    ["上半年", "近几年", "去年底", "2025年底前完成", "2020年以前", "2035年远景目标", "1000人以上", "2021年19号",
     "(2021)19号", "12021", "20211", "0851-2021", "1021年"],
)  # fmt: skip
def test_what_names_none(text):
    assert found(text) == []


def test_a_year_that_has_begun_meanwhile_is_named():
    assert found("2027年", date(2027, 1, 1)) == [((2027,), "2027年")]
    assert found("去年", date(2027, 1, 1)) == [((2026,), "去年（2026年）")]


@given(st.integers(1949, 2026))
def test_both_writings_of_a_year_name_the_same(year):
    arabic, han = year_writings(str(year))
    assert found(f"{arabic}年") == found(f"{han}年") == [((year,), f"{year}年")]


@given(st.text(alphabet="0123456789年〇一二三近今去至-—以来底前()号 云", max_size=20))
def test_whatever_is_typed_years_stand_where_they_say(text):
    for one in named_years.find(fold(text), TODAY):
        assert 0 <= one.start < one.end <= len(fold(text))
        assert all(1921 <= year <= 2026 for year in one.years)
