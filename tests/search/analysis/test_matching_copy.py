"""The matching copy of the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.matching_copy import fold, fold_with_offsets, readable

TEXTS = st.text(alphabet=st.sampled_from("工會会 \n“”〔〕（［﹝二○〇零0Oo三年aＡ１①㈱ﬁ\u200b\u2025𠮷"), max_size=20)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("勞動競賽", "劳动竞赛"),
        ("國際勞動節", "“国际”劳动节"),
        ("二○二三年", "二〇二三年"),
        ("二0三五年", "二〇三五年"),
        ("二O三五年", "二〇三五年"),
        ("二零二三年", "二〇二三年"),
        ("黔工总字〔２０２１〕 19号", "黔工总字[2021]19号"),
        ("ＡＰＰ", "app"),
        ("工\u200b会", "工会"),
    ],
)
def test_two_writings_of_one_thing_are_one(written, other):
    assert fold(written) == fold(other)


@pytest.mark.parametrize("text", ["2020", "100元", "o2o", "a0一b", "3000一6000"])
def test_other_zeros_stay(text):
    assert fold(text) == text


def test_a_dictionary_still_reads_the_words_with_a_zero_in_them():
    assert readable("零工市場") == "零工市场"
    assert fold("零工市場") == "〇工市场"


@given(TEXTS)
def test_what_a_dictionary_reads_is_as_long_as_the_copy(text):
    assert len(readable(text)) == len(fold(text))


@given(TEXTS)
def test_every_character_of_the_copy_knows_where_it_comes_from(text):
    folded = fold_with_offsets(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for at, character in zip(folded.offsets, folded.text, strict=True):
        assert fold(text[at]).find(character) != -1 or character == "〇"


@given(TEXTS, st.data())
def test_what_a_text_contains_its_copy_contains(text, data):
    # A zero cut from its neighbours is no longer one among digits.
    text = text.replace("0", "").replace("o", "").replace("O", "")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert fold(text[start:end]) in fold(text)


@given(st.text(max_size=30) | TEXTS)
def test_a_long_text_folds_as_its_pieces_do(text):
    # Parted by what no digit reaches across.
    assert fold(f"{text}。" * 300) == fold(f"{text}。") * 300


def test_every_character_folds_for_good():
    changed = (fold(chr(code)) for code in range(0x30000) if not 0xD800 <= code < 0xE000)
    assert [folded for folded in changed if fold(folded) != folded] == []


@given(TEXTS)
def test_the_copy_of_a_copy_is_itself(text):
    assert fold(fold(text)) == fold(text)
