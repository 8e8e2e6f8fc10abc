"""Numbers by their value, in whatever writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.comparison.stated_numbers import stated_numbers
from archive.lexicon.folding import fold
from archive.lexicon.numerals import amount_of

_DIGITS = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """1234 → 一千二百三十四; 1005 → 一千零五."""
    written, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if pending and written else "") + _DIGITS[digit] + name
        pending = not digit
    return written


@given(st.integers(1, 9999))
def test_characters_and_digits_are_one_value(number):
    assert amount_of(in_characters(number)) == number == amount_of(f"{number:,}")


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_what_stands_behind_ten_thousand_counts_too(great, rest):
    (found,) = stated_numbers(f"{in_characters(great)}万{in_characters(rest)}元")
    assert found.value == great * 10_000 + rest


@given(st.integers(1, 9999), st.sampled_from([("万", 10_000), ("亿", 100_000_000), ("", 1)]))
def test_a_number_is_found_with_its_place(number, great):
    text = f"补助{number}{great[0]}元"
    (found,) = stated_numbers(text)
    assert found.value == number * great[1]
    assert text[found.start : found.end] == f"{number}{great[0]}" and not found.ratio


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("40%", 0.4),
        ("４０％", 0.4),
        ("百分之四十", 0.4),
        ("千分之五", 0.005),
        ("七成", 0.7),
        ("半数", 0.5),
        ("四分之一", 0.25),
        ("百分之九十五", 0.95),
    ],
)
def test_parts_of_a_whole(written, value):
    (found,) = stated_numbers(fold(f"比例达到{written}以上"))
    assert (found.value, found.ratio) == (value, True)


@pytest.mark.parametrize("text", ["第三名", "成立小组", "第12条", "各单位"])
def test_ordinals_and_words_are_no_numbers(text):
    assert not list(stated_numbers(text))


@given(st.text("〇零一二两三四五六七八九十百千万亿点分之成%0123456789.,第", max_size=12))
def test_whatever_is_written_is_read_or_left(text):
    for found in stated_numbers(fold(text)):
        assert found.value >= 0 and found.start < found.end


@given(st.integers(1, 9), st.integers(1, 9))
def test_the_unit_behind_counts_only_what_stands_before_it(great, thousands):
    (found,) = stated_numbers(f"{in_characters(great)}亿{in_characters(thousands * 1000)}万元")
    assert found.value == great * 100_000_000 + thousands * 10_000_000
