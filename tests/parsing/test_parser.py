"""The parser through its door, on forms that the five sources do not have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.cleaning import clean
from archive.rendering.directive_json import as_json

NOTICE = """示例市总工会文件
示工发〔2022〕8号
示例市总工会 示例市教育局关于开展示例竞赛的通知
各县（区）总工会，各产业工会、直属单位：
为做好示例竞赛，现通知如下。
一、目标任务
1. 广泛动员。各县（区）总工会要于8月31日前完成动员。
2. 认真组织。不得弄虚作假。
二、工作要求
（一）加强领导。召开专题会议研究部署。
请将竞赛情况于2022年12月10日前报送市总工会。
附件：竞赛项目表
示例市总工会  示例市教育局
2022年3月5日
示例市总工会办公室 2022年3月6日印发
"""


ONE_LINE = [
    "示例市总工会文件",
    "示工发〔2022〕8号",
    "示例市总工会关于开展示例竞赛的通知",
    "各县（区）总工会，各产业工会：",
    "为做好示例竞赛，现通知如下。",
    "一、目标任务。要广泛动员职工参加竞赛，形成比学赶超的氛围，推动企业发展和职工成长。",
    "二、工作要求。各单位要加强领导，召开专题会议研究部署，8月31日前报送方案。",
    "示例市总工会",
    "2022年3月5日",
    "示例市总工会办公室 2022年3月6日印发",
]


@pytest.fixture
def notice():
    (directive,) = parse(NOTICE).directives
    return directive


def test_joint_issuers_are_two(notice):
    assert notice.issuers == ["示例市总工会", "示例市教育局"]


def test_dates_of_signing_and_printing(notice):
    assert (str(notice.issued_on), str(notice.printed_on)) == ("2022-03-05", "2022-03-06")
    assert (notice.year, notice.year_basis) == (2022, "issued")


def test_outline_of_arabic_under_chinese(notice):
    assert [(s.label, s.heading, [c.heading for c in s.children]) for s in notice.outline] == [
        ("一、", "目标任务", ["广泛动员", "认真组织"]),
        ("二、", "工作要求", ["加强领导"]),
    ]


def test_deadlines_take_the_year_of_the_directive(notice):
    actions = [action for section in notice.sections for action in section.actions]
    assert [(a.kind, a.deadline_text, str(a.deadline)) for a in actions if a.deadline_text] == [
        ("task", "8月31日前", "2022-08-31"),
        ("report", "2022年12月10日前", "2022-12-10"),
    ]
    assert "各县（区）总工会" in {action.actor for action in actions}
    assert "prohibition" in {action.kind for action in actions}


def test_whom_to_report_to(notice):
    assert notice.reports_to == ["市总工会"]


def test_a_cited_number_is_not_the_own_one():
    text = (
        "示例市总工会关于落实《示例办法》（示府发〔2019〕5号）的通知\n各县总工会：\n现通知如下。\n"
        "一、要落实示府发〔2019〕5号文件。"
    )
    (directive,) = parse(text).directives
    assert directive.number == ""
    assert [reference.text for reference in directive.references] == ["示例办法", "示府发〔2019〕5号"]


def test_the_forwarded_directive_is_its_own():
    text = (
        "示例市总工会关于印发《示例竞赛实施方案》的通知\n示工发〔2022〕9号\n各县总工会：\n现印发给你们，请遵照执行。\n"
        "示例市总工会\n2022年4月1日\n示例竞赛实施方案\n一、目标\n要广泛动员。\n二、步骤\n要分步实施。"
    )
    wrapper, forwarded = parse(text).directives
    assert (wrapper.number, wrapper.genre, str(wrapper.issued_on)) == ("示工发〔2022〕9号", "通知", "2022-04-01")
    assert (forwarded.title, forwarded.form, forwarded.forwarded_by, forwarded.forwarding_kind) == (
        "示例竞赛实施方案",
        "实施方案",
        0,
        "印发",
    )
    assert len(forwarded.outline) == 2


def test_a_text_without_a_title_gets_one_in_brackets():
    (directive,) = parse("各单位要认真落实示例工作。").directives
    assert directive.title == "[各单位要认真落实示例工作]"


def test_a_list_that_begins_at_four_goes_on_with_its_level():
    text = (
        "示例市总工会示例工作实施方案\n三、狠抓落实\n一是抓好示例。要落实。\n"
        "4、 活动要求\n1、加强领导。要重视。\n2、信息上报。及时上报。"
    )
    (directive,) = parse(text).directives
    assert [(s.label, [c.label for c in s.children]) for s in directive.outline] == [
        ("三、", ["一是"]),
        ("4、", ["1、", "2、"]),
    ]


@given(st.text())
def test_any_text_is_read_without_an_exception(text):
    for directive in parse(text).directives:
        assert as_json(directive)["title"]


@given(
    st.lists(st.sampled_from(NOTICE.splitlines() + ["《", "》的通知", "（一）", "4、", "转发《示例》"]), max_size=12)
)
def test_any_order_of_lines_is_read(lines):
    for directive in parse("\n".join(lines)).directives:
        for section in directive.sections:
            assert directive.text[section.body_start : section.end] == section.text


@given(
    st.lists(
        st.sampled_from(
            [
                *NOTICE.splitlines(),
                "关于转发《示例市总工会关于开展竞赛的通知》的通知",
                "附件1",
                "示例竞赛方案",
                "抄送：市委。",
            ]
        ),
        min_size=1,
        max_size=16,
    )
)
def test_the_directives_of_a_text_are_its_words_in_order(lines):
    raw = "\n".join(lines)
    assert "\n".join(directive.text for directive in parse(raw).directives) == clean(raw).text


@pytest.mark.parametrize("gap", ["\n", " ", ""])
def test_a_notice_that_lost_its_line_ends_is_the_same_notice(gap):
    (directive,) = parse(gap.join(ONE_LINE)).directives
    assert (directive.title, directive.number) == ("示例市总工会关于开展示例竞赛的通知", "示工发〔2022〕8号")
    assert directive.addressees == ["各县（区）总工会", "各产业工会"]
    assert (directive.issuers, str(directive.issued_on)) == (["示例市总工会"], "2022-03-05")
    assert (directive.printed_by, str(directive.printed_on)) == ("示例市总工会办公室", "2022-03-06")
    assert [section.label for section in directive.outline] == ["一、", "二、"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于竞赛的通知\n各分会：\n请参加。\n校工会\n2023年5月", (2023, "issued")),
        ("关于竞赛的通知\n示工〔2022〕3号\n各分会：\n请参加。\n校工会\n5月4日", (2022, "number")),
        ("关于竞赛的通知\n各分会：\n请参加。\n校工会\n校工会办公室 2021年5月4日印发", (2021, "printed")),
        ("关于2020年竞赛的通知\n各分会：\n请参加。\n校工会\n5月4日", (2020, "inferred")),
        ("关于竞赛的通知\n各分会：\n2019年，到2025年要有成效。\n校工会", (None, "")),
        ("关于竞赛的通知\n各分会：\n请参加。\n校工会", (None, "")),
    ],
)
def test_a_year_has_a_basis(text, expected):
    (directive,) = parse(text).directives
    assert (directive.year, directive.year_basis) == expected


@pytest.mark.parametrize(
    ("text", "issuers", "basis"),
    [
        ("示例市总工会关于竞赛的通知\n各分会：\n请参加。", ["示例市总工会"], "stated"),
        ("关于竞赛的通知\n各分会：\n请参加。\n示例市总工会\n2020年1月4日", ["示例市总工会"], "stated"),
        ("示例市总工会文件\n示工〔2020〕1号\n关于竞赛的通知\n各分会：\n请参加。", ["示例市总工会"], "stated"),
        ("关于竞赛的通知\n各分会：\n请参加。\n示例市总工会办公室 2020年1月4日印发", ["示例市总工会"], "stated"),
        ("示例市总工会文件\n关于竞赛的通知\n各分会：\n请参加。\n市总工会\n2020年1月4日", ["示例市总工会"], "stated"),
        ("示例大学工会文件\n关于竞赛的通知\n各分会：\n请参加。\n校工会\n2020年1月4日", ["示例大学工会"], "stated"),
        ("示例竞赛办法\n第一条 本办法由示例市总工会负责解释。", ["示例市总工会"], "inferred"),
        ("关于竞赛的通知\n各分会：\n请参加。", [], ""),
    ],
)
def test_issuers_by_where_they_are_told(text, issuers, basis):
    (directive,) = parse(text).directives
    assert (directive.issuers, directive.issuer_basis) == (issuers, basis)


def test_short_signatures_are_completed_by_a_name_in_the_text():
    (directive,) = parse(
        "关于竞赛的通知\n各分会：\n经研究，示例大学工会决定举办竞赛。\n校工会\n2020年1月4日"
    ).directives
    assert directive.issuers == ["示例大学工会"]
