"""Whether one sentence binds more than another that says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.comparison.binding_steps import changed_binding
from archive.lexicon.folding import fold

STEPS = [["可以", "鼓励", "提倡"], ["原则上", "争取"], ["应当", "必须", "要", "须"]]
WORDS = st.sampled_from([(step, word) for step, words in enumerate(STEPS) for word in words])


def directions(left: str, right: str) -> set[int]:
    return {one.direction for one in changed_binding(fold(left), fold(right))}


def written(word: str) -> str:
    # 鼓励 stands before whom it means, the others behind.
    if word in ("鼓励", "提倡"):
        return f"{word}基层工会在车间设立书屋和心理咨询室。"
    return f"基层工会{word}在车间设立书屋和心理咨询室。"


@given(WORDS, WORDS)
def test_from_one_step_to_another_is_raised_or_lowered_and_within_one_neither(one, other):
    expected = set() if one[0] == other[0] else {1 if other[0] > one[0] else -1}
    assert directions(written(one[1]), written(other[1])) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("原则上不得推荐参加评选。", "一律不得推荐参加评选。", {1}),
        ("不得挪用帮扶资金。", "严禁挪用帮扶资金。", set()),
        ("鼓励企业开办托管班。", "企业开办托管班。", {1}),
        ("小企业可以参照执行，大企业应当执行。", "小企业应当参照执行，大企业应当执行。", {1}),
        ("双休日原则上开放阅览室。", "双休日除特殊情况外开放阅览室。", set()),
        ("要鼓励职工参加培训。", "应当鼓励职工参加培训。", set()),
        ("鼓励职工写诗。", "应当检查灭火器材。", set()),
    ],
)
def test_kinds(left, right, expected):
    assert directions(left, right) == expected


def test_the_words_are_named_whole():
    left, right = fold("书屋可以在晚间开放。"), fold("书屋应当在晚间开放。")
    (found,) = changed_binding(left, right)
    assert left[slice(*found.left)] == "可以" and right[slice(*found.right)] == "应当"


PIECES = st.sampled_from(
    [
        "可以",
        "必须",
        "应当",
        "鼓励",
        "原则上",
        "不得",
        "争取",
        "一般应",
        "设书屋",
        "建夜校",
        "职工",
        "，",
        "；",
        "（",
        "）",
        "“",
        "”",
    ]
)
SENTENCE = st.lists(PIECES, max_size=14).map("".join)


@given(SENTENCE)
def test_what_is_taken_over_as_it_stands_binds_alike(sentence):
    assert directions(sentence, sentence) == set()


def test_of_two_clauses_that_say_the_same_the_one_that_binds_alike_is_answered():
    base = "车间可以设立书屋，车间必须设立书屋。"
    assert directions(base, "车间必须设立书屋，车间可以设立书屋。") == set()
