"""Attachments as parts: where one opens, its title, what lies in it."""

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.outline import attachment_parts

NOTICE = ["示例市总工会关于开展示例活动的通知", "各县总工会：", "一、加强领导。要重视。"]
SIGNED = ["示例市总工会", "2023年3月1日"]


def read(*paragraphs):
    lines = list(paragraphs)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return attachment_parts.read(lines, starts, attachment_parts.begin(lines, 2), "\n".join(lines))


def titles(*paragraphs):
    return [(part.label, part.heading) for part in read(*paragraphs)]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (["附件", "示例报名表"], ("附件", "示例报名表")),
        (["附件1", "示例报名表"], ("附件1", "示例报名表")),
        (["附 件 1：", "示例报名表"], ("附 件 1", "示例报名表")),
        (["附件一", "示例报名表"], ("附件一", "示例报名表")),
        (["附件1：示例报名表"], ("附件1", "示例报名表")),
        (["附件1 示例报名表"], ("附件1", "示例报名表")),
        (["附件1示例报名表"], ("附件1", "示例报名表")),
        (["附件：示例竞赛规程"], ("附件", "示例竞赛规程")),
        (["附表2", "示例汇总表"], ("附表2", "示例汇总表")),
        (["附件1", "2023年示例市职工技能大赛", "竞赛规程"], ("附件1", "2023年示例市职工技能大赛竞赛规程")),
        (["附件1", "示例管理办法", "（试行）"], ("附件1", "示例管理办法（试行）")),
        (["附件1"], ("附件1", "")),
    ],
)
def test_forms_of_opening(opening, expected):
    assert titles(*NOTICE, *SIGNED, *opening, "一、填写要求", "要如实填写。") == [expected]


@pytest.mark.parametrize(
    "listed",
    [
        ["附件：示例报名表"],
        ["附件：1.示例报名表", "2.示例汇总表"],
        ["附件：", "1.示例报名表", "2.示例汇总表"],
        ["附件1：示例报名表", "附件2：示例汇总表"],
        ["附件：1.示例报名表 2.示例汇总表"],
    ],
)
def test_the_list_above_the_signature_is_no_part(listed):
    assert titles(*NOTICE, *listed, *SIGNED) == []
    assert titles(*NOTICE, *listed, *SIGNED, "附件1", "示例报名表", "姓名：") == [("附件1", "示例报名表")]


@pytest.mark.parametrize(
    "line", ["附件管理", "附件1中的要求不得更改。", "附件1：报名表.docx", "附近的阵地", "附件材料要齐全，不得缺项"]
)
def test_a_line_about_attachments_opens_none(line):
    assert titles(*NOTICE, *SIGNED, line, "一、甲。要做。") == []


def test_links_to_files_below_the_signature_are_no_parts():
    assert titles(*NOTICE, *SIGNED, "附件1：示例报名表", "附件2：示例汇总表") == []


def test_a_title_from_the_list_opens_its_attachment_without_a_label():
    parts = read(*NOTICE, "附件：1.示例报名表", "2.示例竞赛规程", *SIGNED, "示例竞赛规程", "一、总则", "要公平。")
    assert [(part.label, part.heading, part.children[0].heading) for part in parts] == [("", "示例竞赛规程", "总则")]


def test_the_second_line_of_a_title_opens_no_attachment_of_its_own():
    lines = [*NOTICE, "附件：推荐审批表", *SIGNED, "附件", "示例市劳动奖章", "推荐审批表", "姓名\t性别"]
    assert titles(*lines) == [("附件", "示例市劳动奖章推荐审批表")]


def test_an_attachment_without_a_signature_before_it():
    assert titles(*NOTICE, "特此通知。", "附件1", "示例报名表", "姓名：", "单位：") == [("附件1", "示例报名表")]


def test_items_and_texts_lie_in_their_part():
    lines = [
        *(*NOTICE, *SIGNED, "附件1", "示例规程", "本规程适用于示例竞赛。"),
        *("一、总则", "（一）公平。要公平。", "说明。", "二、附则"),
        *("附件2", "示例报名表", "姓名\t单位", "张某\t示例学校", "1.填表说明", "要如实填写。"),
    ]
    first, second = read(*lines)
    assert (first.anchor, first.level, first.text) == ("a-1", 1, "本规程适用于示例竞赛。")
    assert [(item.anchor, item.level, item.heading) for item in first.children] == [
        ("a-1-1", 2, "总则"),
        ("a-1-2", 2, "附则"),
    ]
    (inner,) = first.children[0].children
    assert (inner.anchor, inner.level, inner.text) == ("a-1-1-1", 3, "要公平。\n说明。")
    assert second.tables[0].rows == (("姓名", "单位"), ("张某", "示例学校"))
    assert second.children[0].text == "要如实填写。"


def test_regulations_in_an_attachment_keep_their_chapters():
    (part,) = read(*NOTICE, *SIGNED, "附件", "示例办法", "第一章 总则", "第一条 为…。", "第二章 附则", "第二条 施行。")
    assert [(chapter.label, [article.label for article in chapter.children]) for chapter in part.children] == [
        ("第一章", ["第一条"]),
        ("第二章", ["第二条"]),
    ]


def test_what_is_attached_without_saying_so_keeps_its_first_paragraph():
    lines = ["示例通知", "说明如下。这是一段没有标题的文字。", "第二段。"]
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    (part,) = attachment_parts.read(lines, starts, [1], "\n".join(lines))
    assert (part.label, part.heading, part.text) == ("", "", "\n".join(lines[1:]))


LINES = [*NOTICE, *SIGNED, "附件1", "附件：", "附件：1.示例报名表", "2.示例汇总表", "附件2：示例汇总表", "示例汇总表",
         "（试行）", "一、甲", "1.乙。要做。", "文字。", "序号\t姓名", "1\t张某"]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_parts_are_slices_that_lie_one_after_the_other(lines):
    text = "\n".join(lines)
    pending, covered = read(*lines), None
    anchors = set()
    while pending:
        part = pending.pop(0)
        assert (covered or 0) <= part.start <= part.body_start <= part.end
        assert covered is None or text[covered : part.start].strip() == ""
        assert text[part.body_start : part.end] == part.text
        head = re.sub(r"\s", "", text[part.start : part.body_start])
        assert re.sub(r"\s", "", part.label) in head
        assert re.sub(r"\s", "", part.heading) in head
        covered = part.end
        anchors.add(part.anchor) if part.anchor not in anchors else pytest.fail(part.anchor)
        pending = part.children + pending
    assert covered is None or text[covered:].strip() == ""


@pytest.mark.parametrize("line", ["附件", "附件1：示例报名表", "附件：1.表", "附件1\n1.甲\n2.乙"])
def test_thousands_of_openings_are_read_and_bounded(line):
    parts = read(*NOTICE, *SIGNED, *(f"{line}\n文字。".split("\n") * 3_000))
    assert len(parts) <= 400


def test_a_signature_right_below_the_list_is_no_attachment_and_opens_nothing():
    raw = "各县总工会:\n现将《关于征集案例的通知》(见附件)转发给你们,请于4月18日前推荐。\n附件:关于征集案例的通知\n"
    (read,) = parse(f"{raw}示例市总工会女工部\n2023年3月14日").directives
    assert (read.attachments, read.issuers) == (["关于征集案例的通知"], ["示例市总工会女工部"])
    assert (str(read.issued_on), read.year) == ("2023-03-14", 2023)
