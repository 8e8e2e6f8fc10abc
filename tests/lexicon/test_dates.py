from datetime import date

import pytest

from archive.lexicon import dates, numerals


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2020年12月4日", date(2020, 12, 4)),
        ("2023 年 5月 1日", date(2023, 5, 1)),
        ("二〇〇七年五月二十二日", date(2007, 5, 22)),
        ("二○二三年十月三十一日", date(2023, 10, 31)),
        ("2017-04-14", date(2017, 4, 14)),
        ("2017.4.14", date(2017, 4, 14)),
        ("19.12.2014", date(2014, 12, 19)),
    ],
)
def test_dates_in_every_writing(written, expected):
    assert [found.date for found in dates.find(f"示例市总工会 {written}印发")] == [expected]


@pytest.mark.parametrize("written", ["2018228", "2023年13月1日", "11月24日", "2023年2月30日", "410日前", "3.4.2014"])
def test_no_date_is_invented(written):
    assert dates.find(written) == []


def test_a_plan_for_a_later_year_is_no_date():
    assert dates.years("2020年全国劳动模范，二0三五年远景目标，2035年远景目标") == [2020]


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("二O三五", 2035)]
)
def test_numerals(text, value):
    assert numerals.value_of(text) == value


def test_what_is_no_numeral_is_refused():
    with pytest.raises(ValueError):
        numerals.value_of("工会")


@pytest.mark.parametrize(
    ("written", "year", "damaged"),
    [
        ("2023年5月", 2023, False),
        ("二〇二三年一月", 2023, False),
        ("11 月 24 日", None, False),
        ("2018228", 2018, True),
        ("20183月", 2018, True),
        ("2023年13月", 2023, True),
        ("3.4.2014", 2014, True),
    ],
)
def test_a_date_that_tells_no_day_tells_its_year_where_it_stands(written, year, damaged):
    found = dates.partial(written)
    assert (found.year, found.damaged) == (year, damaged)


@pytest.mark.parametrize(
    "text", ["2020年12月4日", "示例市总工会", "410日前", "5550101", "一、", "2018年工作要点", "18"]
)
def test_what_is_whole_or_no_date_at_all_is_no_partial_one(text):
    assert dates.partial(text) is None


def test_of_a_plan_the_first_year_counts():
    assert dates.years("2021—2025年规划，到2024年实现，截至2022年底") == [2021, 2022]
