"""Which figures and days of two sentences ask for more or less."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.comparison.changed_measures import changed_measures
from archive.lexicon.folding import fold

# What is more of it asks for more, or for less.
MORE = [
    "每个车间配备不少于{}名安全员。",
    "培训时间不少于{}学时。",
    "参保率达到{}%以上。",
    "对改造站点每个补助{}元。",
    "每年至少举办{}场咨询。",
    "得分低于{}分的限期整改。",
    "每个站点面积不小于{}平方米。",
]
LESS = [
    "收到申请后{}个工作日内答复。",
    "办理时间不超过{}天。",
    "每{}公里设一处站点。",
    "气温达到{}摄氏度以上时停止作业。",
    "每{}个月检查一次。",
    "陪同人员不超过{}人。",
]
NUMBERS = st.integers(2, 95)


def direction(left: str, right: str, own_shares: bool = False) -> int | None:
    """None where nothing changed."""
    found = {one.direction for one in changed_measures(fold(left), fold(right), own_shares)}
    assert len(found) <= 1, found
    return found.pop() if found else None


@given(st.sampled_from([*MORE, *LESS]), NUMBERS, NUMBERS)
def test_more_is_raised_and_less_lowered_and_the_other_way_round(template, one, other):
    expected = None if one == other else (1 if other > one else -1) * (1 if template in MORE else -1)
    left, right = template.format(one), template.format(other)
    assert direction(left, right) == expected
    assert direction(right, left) == (None if expected is None else -expected)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 400), st.booleans())
def test_an_earlier_day_is_raised(day, later, year):
    def written(one: date) -> str:
        return f"各单位于{f'{one.year}年' if year else ''}{one.month}月{one.day}日前报送总结。"

    other = day + timedelta(later)
    if year or other.year == day.year:
        assert direction(written(day), written(other)) == -1
        assert direction(written(other), written(day)) == 1


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("9月底前完成整改。", "9月20日前完成整改。", 1),
        ("10月上旬前完成整改。", "10月中旬前完成整改。", -1),
        ("到2026年底覆盖率达到60%。", "到2025年底覆盖率达到60%。", 1),
        ("2024年12月底前完成挂牌。", "2025年1月底前完成挂牌。", -1),
        ("每月召开一次会议。", "每季度召开一次会议。", -1),
        ("每半年召开一次会议。", "每季度召开一次会议。", 1),
        ("每半年召开2次会议。", "每季度召开1次会议。", None),
        ("每年召开2次会议。", "每季度召开1次会议。", 1),
        ("48小时内报告。", "两天内报告。", None),
        ("30日内办结。", "一个月内办结。", None),
        ("每九十天检查一次。", "每季度检查一次。", None),
        ("方案（2024年6月30日前）报送。", "方案（2024年6月20日前）报送。", 1),
        ("比例不低于半数。", "比例不低于百分之五十。", None),
        ("补助1.5万元。", "补助一万五千元。", None),
        ("占三分之一以上。", "占40%以上。", 1),
        ("一次性补助2万元。", "一次性补助1万元。", -1),
    ],
)
def test_kinds_of_writing(left, right, expected):
    assert direction(left, right) == expected


@given(NUMBERS, NUMBERS.filter(lambda number: number > 2))
def test_a_number_of_a_whole_is_each_bodys_own_share(one, other):
    left, right = f"全省新建站点{one * 10}个。", f"全市新建站点{other}个。"
    assert direction(left, right, own_shares=True) is None
    least = f"每个县建成站点不少于{one}个。", f"每个县建成站点不少于{other}个。"
    assert (direction(*least, own_shares=True) is None) == (one == other)


def test_what_can_be_more_or_less_is_told_as_neither():
    assert direction("慰问金标准不超过300元。", "慰问金标准不超过500元。") == 0
    assert direction("百人以上企业建立制度。", "五十人以上企业建立制度。") == 0


def test_days_of_papers_and_events_are_no_deadlines():
    left, right = "按照《通知》（2020年3月1日）办理。", "按照《通知》（2022年4月1日）办理。"
    assert direction(left, right) is None


def test_figures_are_held_against_those_of_the_same_thing():
    left = "藏书不少于1000册，每年更新不少于100册。"
    right = "每年更新不少于150册，藏书不少于1000册。"
    (found,) = changed_measures(fold(left), fold(right), False)
    assert fold(left)[slice(*found.left)] == "100册" and fold(right)[slice(*found.right)] == "150册"
