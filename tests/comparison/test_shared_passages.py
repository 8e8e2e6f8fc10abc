import random
import sys

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import shared_passages
from archive.lexicon.folding import fold

# Few characters, so that passages recur; among them what folding leaves out, widens and multiplies.
texts = st.text("工会职读书角ＡA（(㈠一“”，。 \n", max_size=60)


def common(text, *others):
    """The passages of `text` that the others have."""
    return [text[start:end] for start, end in shared_passages.passages(text, shared_passages.index(others))]


def test_finds_what_both_say():
    assert common("请各车间工会组织读书活动。", "望基层工会组织读书小组。") == ["工会组织读书"]


def test_four_characters_in_common_are_no_passage():
    assert common("组织读书活动", "读书活动室") == []
    assert common("组织读书活动吧", "读书活动吧台") == ["读书活动吧"]


def test_punctuation_neither_counts_nor_begins_or_ends_a_passage():
    assert common("好，读书、写字。行", "来，读书、写字。去") == []
    assert common("好，读书、写字、下棋。行", "来，读书、写字、下棋。去") == ["读书、写字、下棋"]


def test_a_paragraph_split_in_two_and_turned_round_stays_common():
    one = "每月更换一次图书。夜班供应热汤。"
    assert "".join(common(one, "夜班供应热汤。\n每月更换一次图书。")) == "每月更换一次图书夜班供应热汤"


def test_white_space_width_and_quotation_marks_are_no_difference():
    assert common("开展“书香 车间”ＡＢ评比", "开展「书香车间」AB评比") == ["开展“书香 车间”ＡＢ评比"]


def test_passages_that_overlap_are_both_marked_to_their_ends():
    assert common("职工读书活动小组", "职工读书活动", "读书活动小组") == ["职工", "读书活动小组"]


def test_the_share_is_of_words_not_of_punctuation():
    assert shared_passages.share(["读书，写字，下棋！"], shared_passages.index(["“读书、写字、下棋”"])) == 0
    assert shared_passages.share(["读书写字下棋！！！"], shared_passages.index(["读书写字下棋"])) == 1
    assert shared_passages.share(["读书写字下", "拔河接力跳绳"], shared_passages.index(["读书写字下"])) == 5 / 11
    assert shared_passages.share([""], shared_passages.index(["读书"])) == 0


@given(texts.map(fold), texts.map(fold))
def test_every_five_words_that_occur_in_the_other_text_are_marked(text, other):
    marked = {
        at for start, end in shared_passages.passages(text, shared_passages.index([other])) for at in range(start, end)
    }
    for start in range(len(text) - 4):
        passage = text[start : start + 5]
        if passage.isalnum() and passage in other:
            # Where two passages meet, the later one may end the earlier.
            assert {start, start + 4} <= marked


def lines_run(function) -> int:
    """How many lines of Python a call takes: the same on every machine."""
    count, before = 0, sys.gettrace()

    def traced(frame, event, _):
        nonlocal count
        count += event == "line"
        return traced

    sys.settrace(traced)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def test_texts_of_twice_the_length_take_twice_the_steps():
    chance = random.Random(5)
    words = ["职工书屋", "，", "读书角", "夜班热汤", "运动会", "班组", "安全生产", "。", "由各车间负责"]
    left, right = ("".join(chance.choices(words, k=3500))[:8000] for _ in range(2))
    assert len(shared_passages.passages(left, shared_passages.index([right]))) > 100
    short = lines_run(lambda: shared_passages.passages(left[:4000], shared_passages.index([right[:4000]])))
    long = lines_run(lambda: shared_passages.passages(left, shared_passages.index([right])))
    assert long < 2.2 * short
