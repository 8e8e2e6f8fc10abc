from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.action_items import deadlines

ISSUED = date(2023, 11, 3)


def told(sentence, issued=ISSUED, year=None):
    found = deadlines.find(sentence, issued, year) or deadlines.NONE
    return found.text, found.day and found.day.isoformat(), found.rule


@pytest.mark.parametrize(
    ("sentence", "text", "day"),
    [
        ("于2023年12月20日前报送", "2023年12月20日前", "2023-12-20"),
        ("于12月20日（星期三）下班前报送", "12月20日（星期三）下班前", "2023-12-20"),
        ("12月20日17:00前", "12月20日17:00前", "2023-12-20"),
        ("2023 年 12 月 20 日前", "2023 年 12 月 20 日前", "2023-12-20"),
        ("二〇二三年十二月二十日前", "二〇二三年十二月二十日前", "2023-12-20"),
        ("12月底前完成", "12月底前", "2023-12-31"),
        ("今年12月中旬", "今年12月中旬", "2023-12-20"),
        ("2024年底前建成", "2024年底前", "2024-12-31"),
        ("即日起至12月10日", "即日起至12月10日", "2023-12-10"),
        ("12月1日至12月15日开展", "12月1日至12月15日", "2023-12-15"),
        ("截止时间为11月30日", "截止时间为11月30日", "2023-11-30"),
        ("明年1月底前", "明年1月底前", "2024-01-31"),
        ("国庆节前完成", "国庆节前", "2024-09-30"),
    ],
)
def test_a_day_of_the_calendar_is_computed(sentence, text, day):
    assert told(sentence) == (text, day, "")


def test_a_month_before_the_issue_is_next_year_s():
    assert told("1月10日前报送") == ("1月10日前", "2024-01-10", "")
    assert told("1月10日前报送", None, 2023) == ("1月10日前", "2023-01-10", "")


def test_a_day_just_past_is_still_this_year_s():
    assert told("11月1日前报送")[1] == "2023-11-01"


@pytest.mark.parametrize(
    ("sentence", "day", "rule"),
    [
        ("自印发之日起30日内", "2023-12-03", "issued+30d"),
        ("本办法印发之日起三个月内", "2024-02-03", "issued+3m"),
        ("印发之日起5个工作日内", None, "issued+5wd"),
        ("自收到本通知之日起5个工作日内", None, "received+5wd"),
        ("接到通知后3日内", None, "received+3d"),
        ("活动结束后一周内", None, "ended+1w"),
        ("活动结束后，请于7日内", None, "ended+7d"),
        ("事发后2小时内", None, "after+2h"),
        ("年底前", "2023-12-31", "year-end"),
        ("上半年完成", "2023-06-30", "half-year"),
        ("本月底前", "2023-11-30", "month-end"),
        ("下月5日前", "2023-12-05", "next-month:5"),
        ("第四季度末", "2023-12-31", "quarter-end"),
        ("每月5日前", None, "monthly:5"),
        ("每月底", None, "monthly:end"),
        ("每季度至少一次", None, "quarterly"),
        ("每季度末", None, "quarterly:end"),
        ("每季度结束后10日内", None, "quarterly:end+10d"),
        ("每半年", None, "half-yearly"),
        ("每年12月1日前", None, "yearly:12-01"),
        ("每年年底前", None, "yearly:12-31"),
        ("每周五下班前", None, "weekly:5"),
        ("常年开展", None, "ongoing"),
    ],
)
def test_words_tell_a_rule(sentence, day, rule):
    assert told(sentence)[1:] == (day, rule)


@pytest.mark.parametrize("sentence", ["410日前报送", "2月30日前", "9月前完成", "节前走访慰问", "结业前提交"])
def test_what_names_no_day_keeps_its_words(sentence):
    text, day, rule = told(sentence)
    assert text and text in sentence
    assert (day, rule) == (None, "")


@pytest.mark.parametrize(
    "sentence",
    ["近三年内受到处分", "每人每年2000元", "节前夕的气氛", "11月24日大会召开", "每逢节日", "定于3月8日召开", "五年来"],
)
def test_what_sets_no_term_is_no_deadline(sentence):
    assert told(sentence) == ("", None, "")


def test_the_day_by_which_wins_over_how_often():
    assert told("每年开展一次评选，12月10日前报送总结")[0] == "12月10日前"


@given(st.text(alphabet="0123456789一二十年月日底前内每季度至起自印发之后周（）：:. “五”节", max_size=40))
def test_any_words_are_read_and_what_is_found_stands_in_them(sentence):
    found = deadlines.find(sentence, ISSUED)
    assert found is None or found.text in sentence


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_deadline_without_year_does_not_long_precede_its_directive(issued, month, day):
    found = deadlines.find(f"{month}月{day}日前报送", issued)
    assert (found.day.month, found.day.day) == (month, day)
    assert -15 <= (found.day - issued).days <= 366
