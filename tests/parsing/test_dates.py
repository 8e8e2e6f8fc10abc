from datetime import date

import pytest

from archive.parsing import dates, numerals


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2020年12月4日", date(2020, 12, 4)),
        ("2023 年 5月 1日", date(2023, 5, 1)),
        ("二〇〇七年五月二十二日", date(2007, 5, 22)),
        ("二○二三年十月三十一日", date(2023, 10, 31)),
        ("2017-04-14", date(2017, 4, 14)),
    ],
)
def test_dates_in_every_writing(written, expected):
    assert [found.date for found in dates.find(f"示例市总工会 {written}印发")] == [expected]


@pytest.mark.parametrize("written", ["2018228", "2023年13月1日", "11月24日", "2023年2月30日", "410日前"])
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
