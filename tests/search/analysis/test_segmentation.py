"""Words and grams, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import segmentation
from search.analysis.grams import PART_BREAK, cover, gathered, grams
from search.analysis.matching_copy import fold
from search.whoosh_engine.analyzers import GramAnalyzer, WordAnalyzer
from search.whoosh_engine.segments.inverter import pair_text


def tokens(analyzer, text):
    return [(token.text, token.pos) for token in analyzer(text, positions=True)]


@pytest.mark.parametrize("word", ["五小", "产改", "两节", "安康杯", "职代会", "劳模精神", "新就业形态"])
def test_words_of_union_work_are_not_cut(word):
    assert segmentation.query_words(word) == (word,)


def test_words_are_numbered_in_order_not_by_character():
    assert {("安康杯", 0), ("职代会", 1)} <= set(tokens(WordAnalyzer(), "安康杯，职代会"))


def test_a_word_is_one_word_to_rank_by():
    assert tokens(WordAnalyzer(), "产业工人") == [("产业工人", 0)]


def test_a_query_has_no_subwords():
    assert segmentation.query_words("产业工人") == ("产业工人",)


def test_quotation_marks_and_line_breaks_do_not_cut_words():
    assert ("五一国际劳动节", 0) in tokens(WordAnalyzer(), "“五一”国际\n劳动节")


@pytest.mark.parametrize("year", ["二〇三五年", "二0三五年", "二零三五年", "二 ○ 三 五 年"])
def test_a_year_in_chinese_digits_is_one_word(year):
    assert segmentation.query_words(year) == ("二〇三五", "年")


def test_zero_in_a_word_does_not_cut_it():
    assert segmentation.query_words("零工市场") == ("〇工", "市场")


def test_a_pasted_page_is_so_many_words_and_no_more():
    page = "".join(chr(0x4E00 + at) for at in range(0, 5000, 3))
    assert len(segmentation.query_words(page)) <= segmentation.MOST_WORDS


def test_unknown_names_stay_in_one_piece():
    assert segmentation.query_words("甪彧劼") == ("甪彧劼",)


def test_grams_are_pairs_and_the_last_character():
    assert tokens(GramAnalyzer(), "总 工“会”") == [("总工", 0), ("工会", 1), ("会", 2)]


@given(st.text(alphabet=f"工会总 {PART_BREAK}😀", max_size=12))
def test_grams_at_once_are_the_same_grams(text):
    pairs, positions, length = gathered(text)
    assert [(pair_text(pair), at) for pair, at in zip(pairs.tolist(), positions.tolist(), strict=True)] == [
        *grams(text)
    ]
    assert length == len(text)


def test_no_gram_reaches_across_parts():
    assert [gram for gram, _ in grams(f"工{PART_BREAK}会")] == ["工", "会"]


@given(st.text(alphabet="工会总劳", min_size=1, max_size=9))
def test_the_cover_of_a_needle_leaves_no_character_out(needle):
    covered = {at + step for gram, at in cover(needle) for step in range(len(gram))}
    assert covered == set(range(len(needle)))
    assert all(needle[at : at + len(gram)] == gram for gram, at in cover(needle))


@given(st.text())
def test_the_pieces_of_a_text_are_its_matching_copy(text):
    assert "".join(segmentation.cut(text)) == fold(text)
