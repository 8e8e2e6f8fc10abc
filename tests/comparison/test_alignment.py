from hypothesis import given
from hypothesis import strategies as st

from archive.comparison.alignment import align
from tests.support.outlines import headings, part

READING = part("办好职工书屋", "每个车间设一处读书角，每月更换一次图书。")
CANTEEN = part("改善职工食堂", "早餐不少于六个品种，夜班供应热汤。")
SPORTS = part("组织秋季运动会", "设拔河、接力和广播操三个项目。")

texts = st.text("读书角食堂运动会拔河，。 ", max_size=12)
parts = st.builds(part, heading=texts, text=texts, level=st.integers(1, 3), kind=st.sampled_from(["item", "lead"]))
outlines = st.lists(parts, max_size=7)


def test_sections_that_say_the_same_stand_side_by_side():
    assert headings(align([READING, CANTEEN], [READING, CANTEEN])) == [
        ("办好职工书屋", "办好职工书屋"),
        ("改善职工食堂", "改善职工食堂"),
    ]


def test_a_section_put_in_between_stands_alone():
    assert headings(align([READING, CANTEEN], [READING, SPORTS, CANTEEN])) == [
        ("办好职工书屋", "办好职工书屋"),
        (None, "组织秋季运动会"),
        ("改善职工食堂", "改善职工食堂"),
    ]


def test_renumbering_does_not_part_sections():
    left = [part("改善职工食堂", "夜班供应热汤。", label="三、")]
    right = [part("改善职工食堂", "夜班供应热汤。", label="（七）")]
    assert headings(align(left, right)) == [("改善职工食堂", "改善职工食堂")]


def test_sections_on_different_matters_are_not_forced_together():
    assert headings(align([SPORTS], [CANTEEN])) == [("组织秋季运动会", None), (None, "改善职工食堂")]


def test_a_rewritten_heading_is_recognised_by_the_text():
    other = part("建设阅读阵地", READING.text)
    assert headings(align([READING, SPORTS], [other, CANTEEN]))[0] == ("办好职工书屋", "建设阅读阵地")


def test_children_are_sought_only_within_the_pair_of_their_parents():
    child = part("每月开一次座谈会", "听取班组长的意见。", level=2)
    left = [READING, child, CANTEEN]
    right = [READING, CANTEEN, child]
    assert ("每月开一次座谈会", "每月开一次座谈会") not in headings(align(left, right))


def test_what_the_other_side_leaves_undivided_points_to_the_section_above():
    child = part("每月更换图书", "由图书管理员负责。", level=2)
    first, second = align([READING, child], [READING])
    assert (first.left, first.right, first.above) == (READING, READING, None)
    assert (second.left, second.right, second.above) == (child, None, READING)


def test_openings_answer_each_other_whatever_they_say():
    left = part(kind="lead", text="为了丰富职工生活，现通知如下。")
    right = part(kind="lead", text="各车间：")
    assert [(pair.left, pair.right) for pair in align([left, READING], [right, READING])][0] == (left, right)


@given(outlines, outlines)
def test_each_column_reads_in_its_own_order_with_nothing_lost(left, right):
    pairs = align(left, right)
    assert [pair.left for pair in pairs if pair.left] == left
    assert [pair.right for pair in pairs if pair.right] == right


@given(st.lists(st.builds(part, text=st.text("读书角食堂", min_size=2), level=st.integers(1, 3)), max_size=7))
def test_beside_itself_an_outline_has_no_gaps(outline):
    assert all(pair.left and pair.right for pair in align(outline, outline))
