"""On every input the directives together are the text as received, in order, less what the record says was taken
out; and the same directive, however it was wrapped, paged or pasted, is read as the same."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.cleaning import clean

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = sorted((ROOT / "fixtures" / "sources").glob("*.txt"))
FORMS = sorted((ROOT / "tests" / "golden" / "forms").glob("*.txt"))

PIECES = [
    "# ", "**", "__", "*", "\\", "1\\.", "---", "> ", "[bookmark: _GoBack]", "\u200b", "\ufeff", "&nbsp;", "<br>",
    "</td>",
    "— 4—", "- 4 -", "\n3\n", " 5 ", "第 2 页 共 3 页", "| a | b |", "|---|---|", "|", "甲  乙  丙\n", "甲\t乙\n",
    "当前位置: 首页 > 通知", "发布时间：2022-06-30 浏览次数: 12", "朗读", "附件下载：表.xlsx", "上一篇：无",
    "版权所有 示例市总工会", "索 引 号： 1  主题分类： 工会 发文机关： 示例市总工会 发布日期：2022-01-01",
    "示例市总工会文件", "示工发〔2023〕5号", "示例市总工会关于做好工作的通知", "关于转发《示例办法》的通知",
    "各县（区）总工会：", "为深入贯彻会议精神，现就有关事项通知如下。", "一、加强领导", "（一）抓好落实。", "一是",
    "1.", "2.",
    "各级工会要把学习贯彻作为当前和今后一个时期的重要任务，切实抓好学", "习贯彻，取得实效。", "时间：5月1日",
    "特此通知。示例市总工会2023年5月1日", "附件：登记表", "附件\n", "抄送：示例省总工会。",
    "，", "。", "《", "》", "“", "（", "）",
    "\n", "\n", "\n\n", "\r\n", "\f", "\v", "\t", "  ", "　",
]  # fmt: skip
PIECE = st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), st.text(max_size=5))
TEXTS = st.lists(PIECE, max_size=50).map("".join)


def without_space(text):
    return re.sub(r"\s", "", text)


def less_removals(raw, removals):
    """The raw text without what the record lists; the record is in order, without overlaps, and tells the truth."""
    kept, at = [], 0
    for removal in removals:
        assert at <= removal.start < removal.end
        assert raw[removal.start : removal.end] == removal.text == removal.text.strip()
        assert removal.reason
        kept.append(raw[at : removal.start])
        at = removal.end
    return "".join([*kept, raw[at:]])


def raw_of(path):
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


@given(TEXTS)
def test_cleaning_changes_only_white_space_and_records_what_it_takes_out(raw):
    cleaned = clean(raw)
    assert without_space(cleaned.text) == without_space(less_removals(raw, cleaned.removals))
    assert all(paragraph.text.strip() and "\n" not in paragraph.text for paragraph in cleaned.paragraphs)


@given(TEXTS)
def test_the_directives_together_are_the_text_less_the_removals(raw):
    reading = parse(raw)
    together = "".join(directive.text for directive in reading.directives)
    assert without_space(together) == without_space(less_removals(raw, reading.removals))


@given(st.text())
def test_any_characters_at_all_come_through(raw):
    reading = parse(raw)
    together = "".join(directive.text for directive in reading.directives)
    assert without_space(together) == without_space(less_removals(raw, reading.removals))


@pytest.mark.parametrize("path", SOURCES + FORMS, ids=lambda path: path.stem)
def test_nothing_of_a_directive_is_lost(path):
    reading = parse(raw_of(path))
    together = "".join(directive.text for directive in reading.directives)
    assert without_space(together) == without_space(less_removals(raw_of(path), reading.removals))


@pytest.mark.parametrize("path", SOURCES + FORMS, ids=lambda path: path.stem)
def test_what_is_clean_stays_as_it_is(path):
    cleaned = clean(raw_of(path))
    assert clean(cleaned.text).text == cleaned.text
    assert clean(cleaned.text).removals == []


def told(raw):
    """What a reader asks of the directives of a text: title, number, issuers, dates, outline, words."""
    return [
        {
            "title": without_space(directive.title),
            "number": without_space(directive.number),
            "issuers": directive.issuers,
            "dates": (directive.issued_on, directive.printed_on),
            "outline": _outline(directive.outline),
            "text": without_space(directive.text),
        }
        for directive in parse(raw).directives
    ]


def _outline(sections):
    return [
        (without_space(section.label), without_space(section.heading), _outline(section.children))
        for section in sections
    ]


@cache
def original(path):
    return clean(raw_of(path)).text.split("\n"), told(raw_of(path))


def wrapped(paragraphs, width, indent=""):
    """Paragraphs wrapped as a page wraps them: numbers and Latin words whole, no closing mark at a line's front."""
    lines = []
    for paragraph in paragraphs:
        line, used = "", 0
        front = indent if len(paragraph) > width else ""
        for word in re.findall(r"[!-~]+|[^!-~]", front + paragraph):
            length = len(word) / 2 if word.isascii() else 1
            if line and used + length > width + (word in "，。、；：！？）》”"):
                lines.append(line)
                line, used = "", 0
            line, used = line + word, used + length
        lines.append(line)
    return lines


def paged(lines, form):
    """A page number after every 22 lines, and after the last."""
    pages = [lines[at : at + 22] for at in range(0, len(lines), 22)]
    return [line for number, page in enumerate(pages, 1) for line in [*page, form.format(number)]]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [20, 24, 28, 32, 35, 40, 45, 50, 60])
@pytest.mark.parametrize(
    ("indent", "form", "between"),
    [
        ("", "", "\n"),
        ("", "", "\n\n"),
        ("　　", "", "\n"),
        ("", "— {} —", "\n"),
        ("", "第 {} 页", "\n\n"),
        ("　　", "{}", "\r\n"),
    ],
)
def test_a_source_wrapped_and_paged_is_the_same_directive(path, width, indent, form, between):
    paragraphs, expected = original(path)
    lines = wrapped(paragraphs, width, indent)
    assert told(between.join(paged(lines, form) if form else lines)) == expected


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("before", "between", "behind"),
    [
        ("", "\r\n", ""),
        ("\ufeff", "\n\n\n", "\n\x1a"),
        ("", "\n　　", ""),
        ("# ", "\n\n", "\n\n---\n"),
        ("当前位置: 首页 > 通知公告\n发布时间：2022-06-30 浏览次数: 12\n", "\n", "\n责任编辑：张某\n上一篇：无\n朗读"),
    ],
)
def test_a_source_pasted_or_converted_is_the_same_directive(path, before, between, behind):
    paragraphs, expected = original(path)
    assert told(before + between.join(paragraphs) + behind) == expected


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_source_on_one_line_has_the_same_head_and_foot(path):
    """Headings that nothing parts from their text cannot be told from it: their outline is not asked for."""
    paragraphs, expected = original(path)
    found = told("".join(paragraphs))
    assert [{**directive, "outline": None} for directive in found] == [
        {**directive, "outline": None} for directive in expected
    ]
    assert [section[0] for section in found[0]["outline"]] == [section[0] for section in expected[0]["outline"]]
