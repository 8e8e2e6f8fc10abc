"""What a query says of the directives it seeks, and what is left of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.named_values import Names, named_in, said
from search.query.parser import parse

TODAY = date(2026, 11, 30)
NAMES = Names(
    {"劳模工匠精神": "劳模工匠精神", "工匠精神": "劳模工匠精神"},
    {"示例市总工会": "示例市总工会", "示总": "示例市总工会"},
)


def parts(text):
    return said(parse(text)[0], NAMES, TODAY)


def named(text):
    return [(one.name, one.shown) for one in named_in(parts(text))]


def words(text):
    """The query without the wordings of what it names."""
    return " ".join(part.text for part in parts(text) if not part.named or part.named[0].is_content)


def test_a_question_names_where_and_when_and_about_what():
    text = "云南省2023年有哪些关于工匠精神的文件"
    assert named(text) == [("province", "云南省"), ("year", "2023年"), ("topic", "劳模工匠精神")]
    assert words(text) == "工匠精神"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("雲南省 2023", [("province", "云南省"), ("year", "2023年")]),
        ("示总去年的通知", [("issuer", "示例市总工会"), ("year", "去年（2025年）"), ("genre", "通知")]),
        ("北京市朝阳区 安康杯", [("province", "北京市"), ("county", "朝阳区")]),
        ("昆明市实施方案", [("city", "昆明市"), ("genre", "实施方案")]),
        ("云南有哪些省级文件", [("province", "云南省"), ("level", "省级")]),
        ("哪个通知要求开展安康杯", [("genre", "通知")]),
        ("安康杯的意见有哪些", [("genre", "意见")]),
        ("和平区 书屋", [("county", "和平区（天津市）"), ("county", "和平区（沈阳市）")]),
        ("“工会” 2023年", [("year", "2023年")]),
    ],
)
def test_values_are_named(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    ["云南白药", "云南大学", "过去年份", "和平 东风 城区", "“云南省”", "标题:云南", "-云南", "云南 OR 贵州",
     "(云南 OR 贵州)", "黔工总字2021年19号", "省级劳模评选", "通知要求", "征求意见", "情况报告给哪个单位",
     "救助标准", "安康杯", "", "，", "云南省" * 40],
)  # fmt: skip
def test_what_is_no_word_of_its_own_or_not_typed_bare_names_nothing(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("2021年", ""),
        ("云南省2021年有哪些文件", ""),
        ("云南 劳模 -竞赛", "劳模 -竞赛"),
        ("2023年“五小” 贵州", '"五小"'),
        ("近三年困难职工帮扶的标准是多少", "困难职工帮扶的标准"),
        ("贵州省关于文件处理的通知", "文件处理"),
    ],
)
def test_what_is_left_says_something_or_nothing(text, left):
    assert words(text) == left


@given(st.text(alphabet='云南省贵州昆明市和平区2023年近三去有哪些关于的文件通知工匠精神 "-():？意见', max_size=24))
def test_whatever_is_typed_is_understood_and_what_is_left_can_be_asked(text):
    for part in parts(text):
        assert part.text
    parse(words(text))
