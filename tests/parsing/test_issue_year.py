"""The year: only what dates a directive tells it, and what contradicts it is doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse

HEAD, ADDRESSED = "关于开展职工读书活动的通知\n", "各县（市、区）总工会：\n"
# What a directive speaks of and what does not date it.
PROSE = [
    "年龄30周岁以下（1992年8月1日之后出生）。",
    "根据2001年修订的《工会法》，现通知如下。",
    "1949年以来，工会工作取得成绩。",
    "2019年以来，各级工会扎实开展活动。",
    "案例的办结期限为2021年4月1日至2023年3月31日。",
    "征集2021年至2023年的案例。",
    "落实“十四五”规划，到2025年有成效。",
    "庆祝建党100周年，回顾1921年以来的历程。",
    "按照示工发〔2018〕5号要求办理。",
    "自2020年1月1日起参加工作的职工。",
    "1978年12月毕业的职工可以参加。",
    "2017年，全市有工会会员100万人。",
]


def year_of(text):
    directive = parse(text).directives[0]
    return directive.year, directive.year_basis, directive.provenance["year"].confidence


@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=4))
def test_no_year_of_the_prose_is_that_of_the_directive(prose):
    words = "".join(prose) + "请于6月10日前将名单报市总工会。"
    assert year_of(HEAD + ADDRESSED + words) == (None, "", "doubtful")
    assert year_of(f"{HEAD}{ADDRESSED}{words}\n示例市总工会\n4月20日")[0] is None
    assert year_of(f"{HEAD}{ADDRESSED}{words}\n示例市总工会\n2023年4月20日") == (2023, "issued", "certain")
    assert year_of(f"示工发〔2023〕5号\n{HEAD}{ADDRESSED}{words}") == (2023, "number", "certain")


@pytest.mark.parametrize(
    "line",
    [
        "日期:2025年12月12日 09:02 点击:0",
        "发布时间：2025-12-12  浏览次数: 128",
        "来源：示例网 2025-12-12 09:12",
        "日期：2025-12-12 作者：示例",
    ],
)
def test_the_date_of_the_page_is_a_weak_basis(line):
    assert year_of(f"{HEAD}{line}\n{ADDRESSED}请于12月25日前将名单报校工会。") == (2025, "inferred", "likely")
    signed = f"{HEAD}{line}\n{ADDRESSED}请参加。\n示例市总工会\n2023年4月20日"
    assert year_of(signed) == (2023, "issued", "certain")


def test_a_page_of_another_year_than_the_title_is_doubtful():
    title = "关于开展2023年职工读书活动的通知\n"
    page = "发布时间：{}-01-12  浏览次数: 128\n"
    assert year_of(title + page.format(2023) + ADDRESSED + "请参加。") == (2023, "inferred", "likely")
    assert year_of(title + page.format(2024) + ADDRESSED + "请参加。") == (2024, "inferred", "doubtful")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "关于开展2023年职工读书活动的通知\n各县总工会：\n2018年以来成效明显。请参加。",
            (2023, "inferred", "doubtful"),
        ),
        ("关于2022年度财务检查情况的通报\n各县总工会：\n请整改。", (None, "", "doubtful")),
        (
            "示例市职工书屋管理办法\n第一条 为规范管理，制定本办法。\n第二条 本办法自2018年7月1日起施行。",
            (2018, "inferred", "likely"),
        ),
        (
            "关于做好工作的实施方案\n我市受表彰的２０２０年全国劳动模范代表参加。\n一、要求\n要落实。",
            (2020, "inferred", "doubtful"),
        ),
        (
            "关于做好工作的实施方案\n2019年全国劳动模范和2020年全国劳动模范参加。\n一、要求\n要落实。",
            (None, "", "doubtful"),
        ),
    ],
)
def test_what_is_inferred_is_told_as_that(text, expected):
    assert year_of(text) == expected


@pytest.mark.parametrize(
    ("number", "signed", "doubtful"),
    [
        ("示工发〔2023〕5号", "2023年4月20日", []),
        ("示工发〔2022〕5号", "2023年1月20日", ["year"]),
        ("示工发〔2019〕5号", "2023年4月20日", ["issued_on", "number", "year"]),
        ("示工发〔97〕5号", "2023年4月20日", ["issued_on", "number", "year"]),
    ],
)
def test_a_number_and_a_date_that_do_not_agree_are_doubtful(number, signed, doubtful):
    text = f"{number}\n{HEAD}{ADDRESSED}请参加。\n示例市总工会\n{signed}"
    provenance = parse(text).directives[0].provenance
    told = {name for name in ("issued_on", "number", "year") if provenance[name].confidence == "doubtful"}
    assert sorted(told) == doubtful
