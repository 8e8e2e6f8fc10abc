"""Which sections answer each other: by content, in any order."""

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import compare
from tests.support.outlines import headings, part

READING = part("办好职工书屋", "每个车间设一处读书角，每月更换一次图书。", anchor="s-1")
CANTEEN = part("改善职工食堂", "早餐不少于六个品种，夜班供应热汤。", anchor="s-2")
SPORTS = part("组织秋季运动会", "设拔河、接力和广播操三个项目。", anchor="s-3")

texts = st.text("读书角食堂运动会拔河，。 ", max_size=12)
parts = st.builds(part, heading=texts, text=texts, level=st.integers(1, 3), kind=st.sampled_from(["item", "lead"]))
outlines = st.lists(parts, max_size=7)


def test_sections_that_say_the_same_stand_side_by_side():
    assert headings(compare([READING, CANTEEN], [READING, CANTEEN])) == [
        ("办好职工书屋", "办好职工书屋"),
        ("改善职工食堂", "改善职工食堂"),
    ]


def test_a_section_put_in_between_stands_alone():
    assert headings(compare([READING, CANTEEN], [READING, SPORTS, CANTEEN])) == [
        ("办好职工书屋", "办好职工书屋"),
        (None, "组织秋季运动会"),
        ("改善职工食堂", "改善职工食堂"),
    ]


def test_a_section_that_was_moved_stands_beside_its_answer_and_a_stub_where_it_is():
    comparison = compare([READING, CANTEEN, SPORTS], [CANTEEN, SPORTS, READING])
    assert [row.state for row in comparison.rows if not row.stub] == ["moved", "same", "same"]
    assert all(one == other for one, other in headings(comparison))
    (stub,) = [row for row in comparison.rows if row.stub]
    assert (stub.left, stub.right[0].part, comparison.figures.moved) == ([], READING, 1)


def test_renumbering_does_not_part_sections():
    left = [part("改善职工食堂", "夜班供应热汤。", label="三、")]
    right = [part("改善职工食堂", "夜班供应热汤。", label="（七）")]
    assert [row.state for row in compare(left, right).rows] == ["same"]


def test_sections_on_different_matters_are_not_forced_together():
    assert headings(compare([SPORTS], [CANTEEN])) == [("组织秋季运动会", None), (None, "改善职工食堂")]


def test_a_rewritten_heading_is_recognised_by_the_text():
    other = part("建设阅读阵地", READING.text)
    assert ("办好职工书屋", "建设阅读阵地") in headings(compare([READING, SPORTS], [other, CANTEEN]))


def test_a_section_under_another_parent_is_found():
    child = part("每月开一次座谈会", "听取班组长的意见，当场答复。", level=2)
    rows = compare([READING, child, CANTEEN], [READING, CANTEEN, child]).rows
    assert [row.state for row in rows if row.left and row.left[0].part == child] == ["moved"]


def test_a_section_that_was_split_answers_both():
    whole = part("办好职工书屋", f"{READING.text}书屋由职工代表轮流管理，周末照常开放。")
    second = part("管好职工书屋", "书屋由职工代表轮流管理，周末照常开放。")
    assert headings(compare([whole, SPORTS], [READING, second, SPORTS])) == [
        ("办好职工书屋", "办好职工书屋／管好职工书屋"),
        ("组织秋季运动会", "组织秋季运动会"),
    ]
    assert headings(compare([READING, second, SPORTS], [whole, SPORTS]))[0] == (
        "办好职工书屋／管好职工书屋",
        "办好职工书屋",
    )


def test_what_the_other_side_leaves_undivided_points_to_the_section_above():
    child = part("设立意见簿", "由值班员每日收回。", level=2)
    first, second = compare([READING, child], [READING]).rows
    assert (first.right[0].part, first.above) == (READING, None)
    assert (second.left[0].part, second.right, second.above) == (child, [], READING)


def test_openings_answer_each_other_whatever_they_say():
    left = part(kind="lead", text="为了丰富职工生活，现通知如下。")
    right = part(kind="lead", text="各车间：")
    first = compare([left, READING], [right, READING]).rows[0]
    assert (first.left[0].part, first.right[0].part) == (left, right)


@given(outlines, outlines)
def test_every_part_is_shown_once_and_each_column_reads_in_its_order(left, right):
    rows = [row for row in compare(left, right).rows if not row.stub]
    assert sorted(map(id, left)) == sorted(id(side.part) for row in rows for side in row.left)
    assert sorted(map(id, right)) == sorted(id(side.part) for row in rows for side in row.right)
    places = {id(one): at for at, one in enumerate(left)}
    ordered = [places[id(row.left[0].part)] for row in rows if row.left]
    assert ordered == sorted(ordered)


@given(outlines, outlines)
def test_which_sections_answer_each_other_does_not_depend_on_the_side(left, right):
    there, back = compare(left, right), compare(right, left)
    assert {(pair.left, pair.right) for pair in there.sections} == {(pair.right, pair.left) for pair in back.sections}


@given(st.lists(st.builds(part, text=st.text("读书角食堂", min_size=2), level=st.integers(1, 3)), max_size=7))
def test_beside_itself_an_outline_has_no_gaps(outline):
    assert all(row.left and row.right for row in compare(outline, outline).rows if not row.stub)


@given(outlines, st.sampled_from(["一、", "(二)", "3.", "第四条"]))
def test_numbering_changes_nothing(outline, label):
    renumbered = [part(one.heading, one.text, one.level, label, one.kind, one.anchor) for one in outline]
    assert compare(outline, renumbered).figures.left_share in (0.0, 1.0)
