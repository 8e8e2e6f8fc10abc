"""What is common and what is one's own, character by character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import OwnNames, compare
from tests.support.outlines import part, standings

GUIZHOU = OwnNames(("贵州省", "贵州"), ("贵州省示例工会",))
YUNNAN = OwnNames(("云南省", "云南"), ("云南省示例工会",))
NO_NAMES = (OwnNames(), OwnNames())


def marked(left, right, names=NO_NAMES, stock=None):
    (row,) = compare([part(text=left)], [part(text=right)], names, stock).rows
    return standings(row.left), standings(row.right)


def own(left, right, **options):
    """What stands out on each side."""
    return ["".join(text for text, standing in side if standing == "own") for side in marked(left, right, **options)]


def test_what_one_side_adds_stands_out():
    assert own("每个车间设一处读书角。", "每个车间设一处读书角，专人管理。") == ["", "，专人管理。"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("补助每户500元。", "补助每户五百元。"),
        ("二〇二一年完成。各地要抓紧。", "2021年完成。各地要抓紧。"),
        ("经费3000万元已经下达。", "经费3千万元已经下达。"),
        ("入会率达到百分之三十以上。", "入会率达到30%以上。"),
        ("听党话、跟党走的信念。", "听党话,跟党走的信念。"),
        ("“十四五”期间的工作。", "十四五期间的工作。"),
        ("一是办好职工书屋。", "（三）办好职工书屋。"),
        ("開展職工技能競賽。", "开展职工技能竞赛。"),
        ("全省各级工会要抓好落实。", "全市各级工会要抓好落实。"),
        ("报省总备案，由省委宣传部指导。", "报市总备案，由市委宣传部指导。"),
        ("我省职工要踊跃参加。", "本市职工要踊跃参加。"),
    ],
)
def test_writing_numbering_and_levels_are_no_difference(left, right):
    assert own(left, right) == ["", ""]
    assert own(right, left) == ["", ""]


def test_each_ones_own_names_are_no_difference():
    left, right = "贵州省各级工会要讲好贵州故事。", "云南各级工会要讲好云南故事。"
    assert own(left, right, names=(GUIZHOU, YUNNAN)) == ["", ""]
    # They are told apart from what is the same, for who asks for them.
    assert ("贵州省", "renamed") in marked(left, right, names=(GUIZHOU, YUNNAN))[0]
    # In another's text the name is a place like any other.
    assert own("组织职工到贵州交流学习经验。", "组织职工到云南交流学习经验。", names=(YUNNAN, YUNNAN))[0] == "贵州"


@pytest.mark.parametrize(
    ("left", "right", "first", "second"),
    [
        ("补助每户500元。", "补助每户800元。", "500", "800"),
        ("完成率达到三成，培训五千人次。", "完成率达到三成，培训五百人次。", "五千", "五百"),
        ("于6月30日前报送总结材料。", "于9月30日前报送总结材料。", "6", "9"),
    ],
)
def test_a_figure_that_differs_stands_out_as_a_whole(left, right, first, second):
    assert own(left, right) == [first, second]


def test_what_was_moved_within_its_section_leads_to_where_it_stands():
    one, other = "每个车间设一处读书角，每月更换图书。", "夜班供应热汤，早餐不少于六个品种，由职工评议。"
    left, right = marked(one + other, other + one)
    assert ("elsewhere" in {standing for _, standing in left}) and "own" not in {standing for _, standing in left}
    assert "own" not in {standing for _, standing in right}


def test_what_stands_in_another_section_names_it():
    passage = "每个车间设一处读书角，每月更换图书。"
    left = [part("办好职工书屋", passage, anchor="s-1"), part("改善食堂", "夜班供应热汤和点心。", anchor="s-2")]
    right = [part("办好职工书屋", "", anchor="s-1"), part("改善食堂", f"夜班供应热汤和点心。{passage}", anchor="s-2")]
    (row, _) = [row for row in compare(left, right).rows if row.left]
    assert [(span.standing, span.target) for span in row.left[0].text] == [("elsewhere", "s-2")]


def test_a_sentence_that_was_split_is_no_difference():
    assert own("要健全制度，明确专人负责，定期通报进展情况。", "要健全制度，明确专人负责。定期通报进展情况。") == [
        "",
        "",
    ]


def test_stock_phrases_are_told_from_what_the_two_share():
    text = "要提高政治站位，每个车间设一处读书角。"
    left, _ = marked(text, text, stock="要提高政治站位".__eq__)
    assert left == [("要提高政治站位", "stock"), ("，每个车间设一处读书角。", "common")]


@given(
    st.text("全省市总工会职五百500元，。一、 ", max_size=60), st.text("全省市总工会职五百500元，。一、 ", max_size=60)
)
def test_no_text_is_lost_and_the_sides_may_be_changed(left, right):
    there, back = compare([part(text=left)], [part(text=right)]), compare([part(text=right)], [part(text=left)])
    shown = [side for row in there.rows for side in row.left]
    assert ["".join(span.text for span in side.text) for side in shown] == [left]
    assert (there.figures.left_share, there.figures.right_share) == (
        back.figures.right_share,
        back.figures.left_share,
    )


@given(st.text("全省市总工会职五百500元，。一、 书屋", max_size=60))
def test_a_text_has_nothing_of_its_own_beside_itself(text):
    assert all(side.own_words == 0 for row in compare([part(text=text)], [part(text=text)]).rows for side in row.sides)
