import json

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import Standing, as_json, compare, parts_of
from archive.parsing.parsed_directive import ParsedSection
from tests.support.outlines import part

texts = st.text("读书角食堂，。“” ", max_size=20)
outlines = st.lists(st.builds(part, heading=texts, text=texts, level=st.integers(1, 2)), max_size=5)

LEFT = [
    part("办好职工书屋", "每个车间设一处读书角。", label="一、", anchor="s-1"),
    part("改善职工食堂", "夜班供应热汤。", label="二、", anchor="s-2"),
]
RIGHT = [part("办好职工书屋", "每个车间设一处读书角，专人管理。", label="1.", anchor="s-1")]


def test_figures_count_the_rows():
    figures = compare(LEFT, RIGHT).figures
    assert (figures.aligned, figures.only_left, figures.only_right) == (1, 1, 0)


def test_shares_are_held_against_the_whole_of_the_other():
    figures = compare(LEFT, RIGHT).figures
    assert (figures.left_share, figures.right_share) == (16 / 28, 16 / 20)
    assert (figures.left_percent, figures.right_percent) == (57, 80)


def test_heading_and_text_are_marked_each_for_itself():
    (side,) = compare(LEFT, RIGHT).rows[0].right
    assert [(span.text, span.standing) for span in side.heading] == [("办好职工书屋", Standing.COMMON)]
    assert [(span.text, span.standing) for span in side.text] == [
        ("每个车间设一处读书角", Standing.COMMON),
        ("，专人管理。", Standing.OWN),
    ]
    assert (side.own_words, side.words, side.own_percent) == (4, 20, 20)


@given(outlines, outlines)
def test_swapping_the_two_swaps_the_shares_and_loses_no_text(left, right):
    there, back = compare(left, right), compare(right, left)
    assert there.figures.left_share == back.figures.right_share
    shown = [side for row in there.rows for side in row.left]
    assert sorted("".join(span.text for span in side.text) for side in shown) == sorted(p.text for p in left)


def test_json_names_each_side_and_null_where_nothing_answers():
    result = json.loads(json.dumps(as_json(compare(LEFT, RIGHT)), ensure_ascii=False))
    assert result["figures"]["aligned"] == 1
    assert result["rows"][1]["right"] is None
    assert result["rows"][0]["right"] == {
        "anchor": "s-1",
        "label": "1.",
        "heading": "办好职工书屋",
        "heading_spans": [{"text": "办好职工书屋", "common": True, "elsewhere": False}],
        "spans": [
            {"text": "每个车间设一处读书角", "common": True, "elsewhere": False},
            {"text": "，专人管理。", "common": False, "elsewhere": False},
        ],
    }


def test_parts_redact_what_is_hidden():
    section = ParsedSection("item", 1, "一、", "报名", False, 0, 4, 20, text="找示例员，0000-1234。", anchor="s-1")
    (found,) = parts_of([section], hidden=["示例员", "0000-1234"])
    assert (found.kind, found.anchor, found.text) == ("item", "s-1", "找＊＊＊，*********。")


def test_what_closes_without_a_word_is_the_same_on_both_sides():
    silent = [part(text="办好职工书屋。"), part(text="。", kind="closing")]
    assert [row.state for row in compare(silent, silent).rows] == ["same", "same"]
