"""Which clauses many texts have."""

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import stock_phrases
from archive.comparison.stock_phrases import StockPhrases

WORDS = st.lists(st.sampled_from(["加强领导", "落实责任", "办好书屋", "，", "送清凉"]), max_size=6).map("".join)


@given(st.lists(WORDS, max_size=14), WORDS)
def test_a_clause_is_one_where_a_third_of_the_texts_and_four_at_least_have_it(texts, clause):
    plain = [text.replace("，", "") for text in texts]
    have = sum(clause.replace("，", "") in text for text in plain)
    assert StockPhrases(texts)(clause) is (have >= 4 and 3 * have >= len(texts))


def test_punctuation_width_and_white_space_make_no_difference():
    asked = StockPhrases(["各级工会要ＡＢ加强　组织、领导。"] * 4)
    assert asked("要AB加强组织领导") and not asked("要加强组织领导工作")


def test_runs_that_stand_in_many_texts_make_no_clause_of_their_own():
    halves = ["切实加强组织领导", "加强组织领导工作"]
    assert not StockPhrases([half for half in halves for _ in range(4)])("切实加强组织领导工作")


def test_what_was_asked_is_answered_alike_when_more_was_asked_than_is_kept(monkeypatch):
    monkeypatch.setattr(stock_phrases, "MOST_KNOWN", 2)
    asked = StockPhrases(["加强组织领导，办好职工书屋"] * 5)
    clauses = ["加强组织领导", "办好职工书屋", "举办职工运动会", "加强组织领导"]
    assert [asked(clause) for clause in clauses * 2] == [True, True, False, True] * 2
