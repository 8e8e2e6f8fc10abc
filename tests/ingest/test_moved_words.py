"""Words are found again in a later version of their text."""

from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.moved_words import MovedWords, occurrences

TEXTS = st.lists(st.sampled_from(["要落实。", "要报送。", "示例", ""]), max_size=8).map("\n".join)


def test_words_in_a_line_that_is_the_same_are_where_the_line_is():
    moved = MovedWords("甲\n要落实。\n乙\n要落实。", "乙\n要落实。")
    assert list(moved.in_same_line("要落实。", 9)) == [2]
    assert list(moved.in_same_line("要落实。", 2)) == []


def test_the_second_of_its_like_is_likeliest_the_second():
    moved = MovedWords("要落实。要落实。", "请要落实。\n要落实。")
    assert list(moved.in_changed_lines("要落实。", 4)) == [6, 1]
    assert list(moved.anywhere("要落实。", 0)) == [1, 6]


@given(TEXTS, TEXTS, st.integers(0, 40))
def test_only_words_are_found(before, after, at):
    moved = MovedWords(before, after)
    for way in (moved.in_same_line, moved.in_changed_lines, moved.anywhere):
        assert all(after.startswith("要落实。", place) for place in way("要落实。", at))
    assert set(moved.anywhere("要落实。", at)) == set(occurrences("要落实。", after))
