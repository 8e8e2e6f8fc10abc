from hypothesis import given
from hypothesis import strategies as st

from archive.comparison.suffix_automaton import Index

few_characters = st.text("工会职", max_size=30)


def test_tells_how_far_back_a_passage_occurs():
    assert Index(["广泛开展宣传"]).reach("深入开展宣传") == [0, 0, 1, 2, 3, 4]


def test_no_passage_runs_from_one_text_into_the_next():
    assert Index(["工会", "职工"]).reach("会职工") == [1, 1, 2]


@given(st.lists(few_characters, max_size=3), few_characters)
def test_is_the_longest_passage_that_occurs(texts, text):
    def longest(end):
        return max(size for size in range(end + 1) if not size or any(text[end - size : end] in t for t in texts))

    assert Index(texts).reach(text) == [longest(end + 1) for end in range(len(text))]
