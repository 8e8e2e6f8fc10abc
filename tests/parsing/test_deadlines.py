from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.action_items import deadlines
from archive.parsing.action_items.directive_dates import Issue

ISSUED = date(2023, 11, 3)
SPRING = date(2023, 4, 20)


def told(sentence, issued=ISSUED, year=None, labelled=False):
    issue = Issue(issued, issued.year if issued else year)
    found = deadlines.find(sentence, issue, labelled) or deadlines.NONE
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
        ("于12月10日至15日期间报送", "12月10日至15日", "2023-12-15"),
        ("截止时间为11月30日", "截止时间为11月30日", "2023-11-30"),
        ("明年1月底前", "明年1月底前", "2024-01-31"),
        ("国庆节前完成", "国庆节前", "2024-09-30"),
        ("12月20前", "12月20前", "2023-12-20"),
        ("12.20前", "12.20前", "2023-12-20"),
        ("2023/12/20前", "2023/12/20前", "2023-12-20"),
        ("2023-12-20 17:00前", "2023-12-20 17:00前", "2023-12-20"),
        ("2023.12.20以前", "2023.12.20以前", "2023-12-20"),
        ("在 2023 12 20 日前", "2023 12 20 日前", "2023-12-20"),
        ("12月20日中午12点前", "12月20日中午12点前", "2023-12-20"),
        ("最迟不超过12月20日", "最迟不超过12月20日", "2023-12-20"),
        ("不迟于12月20日", "不迟于12月20日", "2023-12-20"),
        ("自本通知印发之日起至12月20日", "自本通知印发之日起至12月20日", "2023-12-20"),
        ("2023年11月5日8:00至12月20日17:00", "2023年11月5日8:00至12月20日17:00", "2023-12-20"),
        ("申报截止2023年12月20日", "截止2023年12月20日", "2023-12-20"),
        ("截稿日期：2023-12-20", "截稿日期：2023-12-20", "2023-12-20"),
        ("请于元月10日前报送", "元月10日前", "2024-01-10"),
        ("１２月２０日前", "１２月２０日前", "2023-12-20"),
        ("２０２３／１２／２０前", "２０２３／１２／２０前", "2023-12-20"),
        ("12 月 20 日下午 4 点前", "12 月 20 日下午 4 点前", "2023-12-20"),
    ],
)
def test_a_day_of_the_calendar_is_computed(sentence, text, day):
    assert told(sentence) == (text, day, "")


def test_a_month_of_next_spring_is_next_year_s_in_autumn():
    assert told("1月10日前报送") == ("1月10日前", "2024-01-10", "")
    assert told("3月底前报送")[1] == "2024-03-31"


@pytest.mark.parametrize(
    "sentence", ["10月20日前", "11月1日前", "4月10日前", "今年10月底前", "2022年12月20日前", "上半年"]
)
def test_what_would_precede_the_directive_keeps_its_words_and_gets_no_date(sentence):
    text, day, _ = told(sentence)
    assert (text, day) == (sentence, None)


def test_a_day_that_states_its_year_may_precede_a_late_signature():
    assert told("2023年10月20日前")[1] == "2023-10-20"


def test_of_a_directive_of_which_only_the_year_is_known_january_is_open():
    assert told("1月10日前报送", None, 2023) == ("1月10日前", None, "")
    assert told("6月10日前报送", None, 2023) == ("6月10日前", "2023-06-10", "")
    assert told("2023年1月10日前报送", None)[1] == "2023-01-10"


@pytest.mark.parametrize(
    ("sentence", "text", "day"),
    [
        ("请于12月底前、次年1月15日前分别报送", "12月底前、次年1月15日前", "2023-12-31"),
        ("12月10日17:00前、最迟不超过12月12日", "12月10日17:00前、最迟不超过12月12日", "2023-12-10"),
        ("11月底、12月底前", "11月底、12月底前", "2023-11-30"),
        ("11月30日和12月31日前", "11月30日和12月31日前", "2023-11-30"),
    ],
)
def test_of_deadlines_side_by_side_the_first_to_come_counts_and_all_words_are_kept(sentence, text, day):
    assert told(sentence) == (text, day, "")


def test_a_rule_stands_beside_a_date():
    words = "12月10日以前、每月5日前、每季度末"
    assert told(f"请务必于{words}报送。") == (words, "2023-12-10", "monthly:5")


@pytest.mark.parametrize(
    ("sentence", "issued", "day"),
    [
        ("本周五前", SPRING, "2023-04-21"),
        ("本周五（4月21日）前", SPRING, "2023-04-21"),
        ("下周一12:00前", SPRING, "2023-04-24"),
        ("今天下班前", SPRING, "2023-04-20"),
        ("明天中午12点前", SPRING, "2023-04-21"),
        ("本周三前", SPRING, None),
        ("周五前", SPRING, None),
        ("下班前", SPRING, None),
        ("本周五前", None, None),
    ],
)
def test_words_of_the_week_are_dated_by_the_day_of_issue_unless_that_is_past(sentence, issued, day):
    assert told(sentence, issued, 2023) == (sentence, day, "")


@pytest.mark.parametrize(
    ("sentence", "issued", "day"),
    [
        ("春节前", ISSUED, "2024-02-09"),
        ("“春节”前", date(2023, 1, 10), "2023-01-21"),
        ("元旦前", ISSUED, "2023-12-31"),
        ("中秋节前", SPRING, "2023-09-28"),
        ("端午节前", SPRING, "2023-06-21"),
        ("五一劳动节前", SPRING, "2023-04-30"),
        ("教师节前", SPRING, "2023-09-09"),
        ("2024年春节前", ISSUED, "2024-02-09"),
        ("元旦春节前", ISSUED, None),
        ("中秋国庆前", SPRING, None),
        ("两节前", ISSUED, None),
        ("五一前", date(2023, 5, 4), None),
        ("春节前", None, None),
        ("元旦前", None, None),
        ("五一前", None, "2023-04-30"),
        ("腊月二十三前", ISSUED, None),
        ("春节前一周", ISSUED, None),
    ],
)
def test_the_next_feast_is_meant_where_one_is_near(sentence, issued, day):
    assert told(sentence, issued, 2023) == (sentence, day, "")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("报名时间：6月10日", "2023-06-10"),
        ("报名时间：2023年6月1日至10日", "2023-06-10"),
        ("报名时间：2023年6月1日（星期四）至2023年6月10日（星期六）", "2023-06-10"),
        ("报名时间：2023.6.1—6.10", "2023-06-10"),
        ("征集时间：2023年5月至8月", "2023-08-31"),
        ("截止时间：2023 6 10", "2023-06-10"),
    ],
)
def test_behind_a_label_a_date_needs_no_before(sentence, day):
    assert told(sentence, SPRING, labelled=True)[1] == day


UNDATED = "关于开展职工读书活动的通知\n各县总工会：\n{}请于6月10日前将名单报市总工会。\n{}"


@pytest.mark.parametrize(
    "prose",
    [
        "根据2001年修订的《工会法》，",
        "1949年以来，成效明显。",
        "出生于1992年8月1日之后的，",
        "案例的办结期限为2021年4月1日至2023年3月31日。",
        "",
    ],
)
def test_a_year_of_the_prose_dates_no_deadline(prose):
    (directive,) = parse(UNDATED.format(prose, "")).directives
    assert [(a.deadline_text, a.deadline) for s in directive.sections for a in s.actions] == [("6月10日前", None)]


def test_a_signature_against_the_number_dates_no_deadline():
    head, foot = "示工发〔{}〕12号\n", "示例市总工会\n2023年{}月20日"
    for number, month, day in ((2021, 4, None), (2023, 4, date(2023, 6, 10)), (2022, 1, date(2023, 6, 10))):
        (directive,) = parse(head.format(number) + UNDATED.format("", foot.format(month))).directives
        assert [a.deadline for s in directive.sections for a in s.actions] == [day]


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
        ("下半年完成", "2023-12-31", "year-end"),
        ("本月底前", "2023-11-30", "month-end"),
        ("下月5日前", "2023-12-05", "next-month:5"),
        ("次月5日前", None, "next-month:5"),
        ("当月25日前", None, "month:25"),
        ("本月1日前", None, "month:1"),
        ("季度末前", None, "quarter-end"),
        ("本季度末", "2023-12-31", "quarter-end"),
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


@pytest.mark.parametrize(
    "sentence",
    [
        "410日前报送",
        "2月30日前",
        "9月前完成",
        "节前走访慰问",
        "结业前提交",
        "6 10 日前",
        "月20日前报送",
        "即日起至9月",
    ],
)
def test_what_names_no_day_keeps_its_words(sentence):
    text, day, rule = told(sentence)
    assert text and text in sentence
    assert (day, rule) == (None, "")


@pytest.mark.parametrize(
    "sentence",
    [
        "近三年内受到处分",
        "每人每年2000元",
        "节前夕的气氛",
        "11月24日大会召开",
        "每逢节日",
        "定于3月8日召开",
        "五年来",
        "6月10日前后",
        "2.0版以前",
        "报送上半年工作总结",
        "报送第三季度工作情况",
        "做好年终总结",
        "第二十一前",
        "9月30日前成立的工会",
        "于5月16日下午在会议室召开",
        "目前",
    ],
)
def test_what_sets_no_term_is_no_deadline(sentence):
    assert told(sentence) == ("", None, "")


def test_the_day_by_which_wins_over_how_often():
    assert told("每年开展一次评选，12月10日前报送总结")[0] == "12月10日前"


@given(
    st.text(
        alphabet="0123456789一二十元年月日号底前内每季度至起自印发之后周本今天下班截止最迟、，和（）：:./- “五春”节",
        max_size=40,
    ),
    st.booleans(),
)
def test_any_words_are_read_and_what_is_found_stands_in_them(sentence, labelled):
    found = deadlines.find(sentence, Issue(ISSUED, ISSUED.year), labelled)
    assert found is None or found.text in sentence


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_deadline_without_year_never_precedes_its_directive(issued, month, day):
    found = deadlines.find(f"{month}月{day}日前报送", Issue(issued, issued.year))
    if found.day:
        assert (found.day.month, found.day.day) == (month, day)
        assert issued <= found.day
        assert found.day.year == issued.year or month <= 3
    else:
        assert (month, day) < (issued.month, issued.day)


FORMS = (
    "{y}年{m}月{d}日",
    "{y}/{m}/{d}",
    "{y}-{m}-{d}",
    "{y}.{m}.{d}",
    "{y} {m} {d} 日",
    "{y}年{m}月{d}",
    "{y}-{m:02}-{d:02}",
)


@given(
    st.dates(SPRING, date(2030, 12, 31)), st.sampled_from(FORMS), st.sampled_from(["前", "之前", "17:00前", "下班前"])
)
def test_a_stated_day_is_the_same_in_every_form(day, form, by):
    written = form.format(y=day.year, m=day.month, d=day.day)
    assert told(f"请于{written} {by}报送名单", SPRING)[1] == day.isoformat()


@given(
    st.dates(date(2005, 1, 1), date(2030, 12, 31)), st.sampled_from(["春节", "端午节", "中秋节", "清明节", "国庆节"])
)
def test_the_eve_of_a_feast_lies_ahead_and_not_far(issued, feast):
    found = deadlines.find(f"{feast}前", Issue(issued, issued.year))
    assert found.day is None or 0 <= (found.day - issued).days <= 335
