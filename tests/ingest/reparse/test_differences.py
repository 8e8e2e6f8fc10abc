"""What a difference looks like. Pure."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.reparse.differences import Difference, differences


@dataclass
class Content:
    values: dict
    exact: dict = field(default_factory=dict)


def between(before, after, corrected=(), filled=()):
    return differences(Content(before), Content(after), set(corrected), set(filled))


def test_a_field_of_one_value():
    (found,) = between({"number": ["旧"], "title": ["同"]}, {"number": ["新"], "title": ["同"]})
    assert found.lines == ["发文字号：旧 → 新"]


def test_a_field_that_was_or_becomes_empty():
    assert between({"number": []}, {"number": ["新"]})[0].lines == ["发文字号：（空） → 新"]
    assert between({"number": ["旧"]}, {"number": []})[0].lines == ["发文字号：旧 → （空）"]


def test_a_field_of_lines_shows_those_that_changed():
    found = Difference("outline", ["一、甲", "二、乙", "三、丙"], ["一、甲", "二、丁", "三、丙"])
    assert found.lines == ["结构：", "  - 二、乙", "  + 二、丁"]


def test_a_change_of_places_alone_is_told():
    at_one, at_two = (Content({"outline": ["一、甲"]}, {"outline": [at]}) for at in (1, 2))
    assert differences(at_one, at_two, set(), set())[0].lines == ["结构：", "  （文字未变，起止位置有变）"]


def test_the_text_and_the_action_items_are_kept_with_the_outline():
    found = between({"text": ["甲"], "actions": ["乙"]}, {"text": ["丙"], "actions": ["丁"]}, corrected=["outline"])
    assert [difference.is_kept for difference in found] == [True, True]
    assert found[0].lines[0] == "正文：（已人工核定，保留）"


def test_what_another_source_told_is_missed_by_nobody():
    assert between({"number": ["旧"]}, {"number": []}, filled=["number"]) == []
    assert between({"number": ["旧"]}, {"number": ["新"]}, filled=["number"])


def test_a_huge_change_is_not_listed_line_by_line():
    found = Difference("text", [str(n) for n in range(3000)], [str(-n) for n in range(3000)])
    assert found.lines == ["正文：", "  （3000 行变为 3000 行，篇幅过长，不逐行列出）"]


LINES = st.lists(st.text("甲乙丙丁-+@ ", max_size=4), max_size=8)


@given(LINES, LINES)
def test_the_lines_shown_lead_from_the_one_to_the_other(before, after):
    shown = [line[2:] for line in Difference("text", before, after).lines[1:]]
    gone = [line[2:] for line in shown if line.startswith("- ")]
    come = [line[2:] for line in shown if line.startswith("+ ")]
    if before != after:
        assert sorted(before + come) == sorted(after + gone)
