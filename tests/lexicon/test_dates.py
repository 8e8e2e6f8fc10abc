from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("二 〇 二 四 年 四 月 二 日", date(2024, 4, 2)),
        ("2 0 2 4 年 1 2 月 2 3 日", date(2024, 12, 23)),
        ("二　〇　二　四　年　十　二　月　三　十　一　日", date(2024, 12, 31)),
        ("二〇二四年四月廿二日", date(2024, 4, 22)),
        ("二〇二四年四月廿日", date(2024, 4, 20)),
        ("二零二四年五月卅一日", date(2024, 5, 31)),
        ("二О二四年元月十三日", date(2024, 1, 13)),
        ("2023年元月13日", date(2023, 1, 13)),
        ("二0二四年四月二日", date(2024, 4, 2)),
        ("2023/6/8", date(2023, 6, 8)),
        ("2023. 6. 8", date(2023, 6, 8)),
        ("２０２３年６月８日", date(2023, 6, 8)),
        ("２０２３．６．８", date(2023, 6, 8)),
        ("2023年6月8号", date(2023, 6, 8)),
    ],
)
def test_dates_in_every_writing(written, expected):
    assert [found.date for found in dates.find(f"示例市总工会 {written}印发")] == [expected]


@pytest.mark.parametrize("text", ["20230608", "示例市总工会 20230608", " 20230608 "])
def test_eight_digits_are_a_date_where_they_stand_free(text):
    assert [found.date for found in dates.find(text)] == [date(2023, 6, 8)]


@given(st.dates(date(1921, 1, 1), date(2100, 12, 31)), st.sampled_from(["", " ", "\u3000"]), st.booleans())
def test_every_date_is_read_in_every_writing(day, gap, han):
    year, month, number = str(day.year), str(day.month), str(day.day)
    if han:
        year = "".join("〇一二三四五六七八九"[int(digit)] for digit in year)
        month, number = han_of(day.month), han_of(day.day)
    written = gap.join(f"{year}年{month}月{number}日")
    for text in (written, f"示例市总工会 {written}", f"（{written}）"):
        (found,) = dates.find(text)
        assert (found.date, text[found.start : found.end]) == (day, written)


def han_of(number):
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if not tens else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones else "")


@given(
    st.integers(1921, 2100),
    st.integers(1, 12),
    st.integers(29, 45),
    st.sampled_from(["{}年{}月{}日", "{}-{}-{}", "{}/{}/{}"]),
)
def test_a_day_that_no_calendar_has_is_never_read(year, month, day, shape):
    if day > monthrange(year, month)[1]:
        assert dates.find(shape.format(year, month, day)) == []


@pytest.mark.parametrize(
    "written",
    [
        "农历2023年4月2日",
        "民国三十八年四月二日",
        "20231308",
        "编号20230608001",
        "2023年6月8号楼",
        "二〇二四年二月卅日",
        "1.2023.6.8",
    ],
)
def test_other_calendars_and_mere_digits_are_no_date(written):
    assert dates.find(written) == []


@pytest.mark.parametrize("written", ["2018228", "2023年13月1日", "11月24日", "2023年2月30日", "410日前", "3.4.2014"])
def test_no_date_is_invented(written):
    assert dates.find(written) == []


def test_a_plan_for_a_later_year_is_no_date():
    assert dates.years("2020年全国劳动模范，二0三五年远景目标，2035年远景目标") == [2020]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("二O三五", 2035),
        ("廿", 20),
        ("廿二", 22),
        ("卅一", 31),
    ],
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
        ("2023年元月", 2023, False),
        ("元月13日", None, False),
        ("四月廿二日", None, False),
        ("2 0 2 4 年 4 月", 2024, False),
        ("2023年2月30日", 2023, True),
        ("97年4月2日", None, True),
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
