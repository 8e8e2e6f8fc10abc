"""Which texts hold several directives, where each begins, who forwards whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import forwarding, parse
from archive.parsing.forwarding import forwarding_notice

NOTICE = ["关于转发《示例省总工会关于开展竞赛的通知》的通知", "各县总工会：", "现转发给你们，请遵照执行。"]
SIGNED = ["示例市总工会", "2022年3月9日"]
FORWARDED = [
    "示例省总工会关于开展竞赛的通知",
    "各市总工会：",
    "现将竞赛事项通知如下。",
    "示例省总工会",
    "2022年3月1日",
]


def starts(lines):
    return [(span.start, span.forwarded_by, span.kind) for span in forwarding.split(lines)]


@pytest.mark.parametrize(
    ("above", "begins"),
    [
        ([], 5),
        (["示例省总工会文件"], 5),
        (["示例省总工会文件", "示工发〔2022〕1号"], 5),
        (["附件"], 6),
        (["附件：", "示工发〔2022〕1号"], 6),
    ],
)
def test_the_forwarded_text_begins_with_its_mark_behind_a_line_that_says_attachment(above, begins):
    assert starts([*NOTICE, *SIGNED, *above, *FORWARDED]) == [(0, None, ""), (begins, 0, "转发")]


def test_a_notice_without_a_date_keeps_its_signature():
    assert starts([*NOTICE, "示例市总工会", *FORWARDED])[1][0] == 4


def test_the_forwarded_title_may_break_behind_its_issuer():
    lines = [*NOTICE, *SIGNED, "示例省总工会", "关于开展竞赛的通知", *FORWARDED[1:]]
    assert starts(lines)[1] == (5, 0, "转发")


@pytest.mark.parametrize(
    "lines",
    [
        ["关于印发《示例竞赛方案》的通知", "各县总工会：", "方案另发，请遵照执行。", *SIGNED],
        ["关于印发《示例竞赛方案》的通知", "各县总工会：", "现印发给你们。", "附件：示例竞赛方案", *SIGNED],
        ["关于印发《示例竞赛方案》的通知", "各县总工会：", "现印发给你们。", "附件：", "示例竞赛方案", *SIGNED],
        ["关于开展竞赛的通知", "各县总工会：", "现通知如下。", *SIGNED, "附件", "示例竞赛方案", "一、目标"],
        [
            "关于转发《示例办法》的通知",
            "各县总工会：",
            "现转发给你们。",
            *SIGNED,
            "附件2",
            "参加单位名单",
            "示例县总工会",
        ],
    ],
)
def test_a_notice_that_forwards_nothing_is_one(lines):
    assert starts(lines) == [(0, None, "")]


def test_a_title_without_marks_around_the_forwarded_one():
    lines = [
        "示例市总工会转发省三方四部门关于做好示例工作的通知的通知",
        *NOTICE[1:],
        *SIGNED,
        "关于做好示例工作的通知",
        *FORWARDED[1:],
    ]
    assert starts(lines)[1:] == [(5, 0, "转发")]


def test_one_notice_may_print_two():
    lines = ["关于印发《示例办法》和《示例细则》的通知", *NOTICE[1:], *SIGNED]
    lines += ["示例办法", "第一条 要落实。", "示例细则", "第一条 要执行。"]
    assert starts(lines) == [(0, None, ""), (5, 0, "印发"), (7, 0, "印发")]


def test_a_forwarded_notice_may_forward_in_turn():
    middle = ["示例市总工会关于转发《示例省总工会关于开展竞赛的通知》的通知", *NOTICE[1:], *SIGNED]
    outer = [
        "关于转发《示例市总工会关于转发〈示例省总工会关于开展竞赛的通知〉的通知》的通知",
        "各分会：",
        "现转发给你们。",
    ]
    lines = [*outer, "示例县总工会", "2022年4月1日", *middle, *FORWARDED]
    assert starts(lines) == [(0, None, ""), (5, 0, "转发"), (10, 1, "转发")]


def test_the_imprint_at_the_end_is_the_one_of_the_notice():
    text = "\n".join([*NOTICE, *SIGNED, *FORWARDED, "示例市总工会办公室 2022年3月10日印发"])
    wrapper, forwarded = parse(text).directives
    assert (wrapper.printed_by, str(wrapper.printed_on)) == ("示例市总工会办公室", "2022-03-10")
    assert (forwarded.printed_by, forwarded.printed_on) == ("", None)
    assert forwarded.text.endswith("印发")


def test_the_imprint_of_the_forwarded_one_stays_with_it():
    text = "\n".join([*NOTICE, *SIGNED, *FORWARDED, "示例省总工会办公室 2022年3月2日印发"])
    wrapper, forwarded = parse(text).directives
    assert (wrapper.printed_on, str(forwarded.printed_on)) == (None, "2022-03-02")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("示例市总工会转发《示例办法》", "转发"),
        ("示例市人民政府批转市总工会关于示例意见的通知", "批转"),
        ("关于转发《关于印发〈示例办法〉的通知》的通知", "转发"),
        ("关于做好文件转发工作的通知", ""),
    ],
)
def test_the_kind_is_told_by_the_title(title, kind):
    assert forwarding_notice.forwarding_kind(title) == kind


LINES = [*NOTICE, *SIGNED, *FORWARDED, "附件", "关于印发《示例办法》的通知", "示例办法", "示例省总工会文件"]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=24))
def test_the_spans_are_the_text_in_its_order(lines):
    spans = forwarding.split(lines)
    assert [span.start for span in spans] == [0, *(span.end for span in spans[:-1])]
    assert spans[-1].end == len(lines)
    assert all(span.forwarded_by is None or span.forwarded_by < at for at, span in enumerate(spans))


def test_a_note_on_publication_belongs_to_the_notice_above_it():
    text = (
        "示例市总工会办公室关于印发《示例资金管理办法》的通知\n各县总工会：\n现印发给你们，请遵照执行。\n"
        "示例市总工会办公室\n2022年4月1日\n（此件公开发布）\n"
        "示例资金管理办法\n第一章 总则\n第一条 为管好资金，制定本办法。"
    )
    wrapper, forwarded = parse(text).directives
    assert (wrapper.publication, forwarded.title) == ("此件公开发布", "示例资金管理办法")
