"""Litter: what converters and programs leave in a text goes, and the record says what and where."""

import pytest

from archive.parsing.cleaning import clean


@pytest.mark.parametrize(
    ("raw", "text", "reason"),
    [
        ("[bookmark: _GoBack]一是加强领导。", "一是加强领导。", "文档书签"),
        ("[]{#_Toc1 .anchor}一是加强领导。", "一是加强领导。", "文档书签"),
        ("# 示例市总工会文件", "示例市总工会文件", "标题标记"),
        ("###一、总体要求", "一、总体要求", "标题标记"),
        ("**（一）加强领导。**各级工会要重视。", "（一）加强领导。各级工会要重视。", "加粗标记"),
        ("**2023年5月1日**", "2023年5月1日", "加粗标记"),
        ("__加强领导。__各级工会要重视。", "加强领导。各级工会要重视。", "加粗标记"),
        ("1\\. 加强领导", "1. 加强领导", "转义符"),
        ("> 引自会议讲话。", "引自会议讲话。", "引用标记"),
        ("甲单位落实。\n---\n乙单位落实。", "甲单位落实。\n乙单位落实。", "分隔线"),
        ("\ufeff各级\u200b工会\xad要重视。", "各级工会要重视。", "不可见字符"),
        ("示例市总工会&nbsp;&nbsp;示例市教育局", "示例市总工会 示例市教育局", "网页标记"),
        ("第一段。<br/><b>第二</b>段。", "第一段。\n第二段。", "网页标记"),
        ("详见[附件](https://example.org/a.doc)。", "详见附件。", "链接标记"),
        ("![公章](media/image1.png)示例市总工会", "示例市总工会", "图片标记"),
        ("PAGE \\* MERGEFORMAT 2\n一、加强领导", "一、加强领导", "域代码"),
    ],
)
def test_marks_of_programs_go_and_are_recorded(raw, text, reason):
    cleaned = clean(raw)
    assert cleaned.text == text
    assert {removal.reason for removal in cleaned.removals} == {reason}


@pytest.mark.parametrize(
    "text",
    [
        "张**同志、李**，电话138****5678。",
        "姓名：______ 单位：________",
        "#示例话题#引发热议。",
        "面积=长*宽，a_b_c，&ldquo;原样&rdquo;",
        "温度>30℃时停止作业，见C:\\示例。",
        "评选 5 家单位，建党 100 周年，2020—2023年。",
        "\ue000\ufffd为损坏的字符。",
    ],
)
def test_what_only_looks_like_leftovers_stays(text):
    assert clean(text).text == text
    assert clean(text).removals == []


def test_removals_name_the_place_in_the_raw_text():
    raw = "\ufeff## **示例市总工会**文件\r\n\r\n— 4—\r\n"
    cleaned = clean(raw)
    assert cleaned.text == "示例市总工会文件"
    assert all(raw[removal.start : removal.end] == removal.text for removal in cleaned.removals)
    reasons = [removal.reason for removal in cleaned.removals]
    assert reasons == ["不可见字符", "标题标记", "加粗标记", "加粗标记", "页码"]


def test_leftovers_beneath_leftovers_go_too():
    assert clean("\\# **\\*\\*加强领导**").text == "加强领导"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\v", "\u2028", "\n\n"])
def test_every_kind_of_line_end_ends_a_line(end):
    assert clean(f"示例市总工会{end}2023年5月1日").text == "示例市总工会\n2023年5月1日"


def test_heading_marks_are_kept_as_knowledge():
    marked = [paragraph.text for paragraph in clean("# **标题**\n正文。\n##\n## 二级").paragraphs if paragraph.marked]
    assert marked == ["标题", "二级"]


def test_an_empty_text_has_no_paragraphs():
    assert clean(" \n\u200b\n\t").paragraphs == []
