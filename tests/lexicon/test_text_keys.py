"""Keys of titles and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon.folding import fold
from archive.lexicon.text_keys import (
    KEY_LENGTH,
    comparable,
    issuer_prefix,
    numbers_behind_works,
    reference_key,
    subject_key,
    title_key,
)

CHARACTERS = "示例市总工会关于转发印发的通知《》〈〉<>（）〔〕［］　 “”Ａaⅷ﹝①"


@pytest.mark.parametrize(
    "written",
    [
        "关于印发《示例办法》的通知",
        "关于印发〈示例办法〉的通知",
        "关于印发 “示例办法” 的通知",
        "关于印发示例办法的通知",
    ],
)
def test_writings_of_one_title_share_a_key(written):
    assert title_key(written) == "关于印发示例办法的通知"


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("示例市总工会关于示例的通知", "示例市总工会"),
        ("示例市总工会 示例市教育局关于示例的通知", "示例市总工会示例市教育局"),
        ("关于示例的通知", ""),
        ("示例市总工会2023年工作要点", ""),
        ("示例市总工会转发示例省总工会关于示例的通知", ""),
    ],
)
def test_the_issuers_before_the_subject(title, prefix):
    assert issuer_prefix(title) == prefix
    assert prefix + subject_key(title) == title_key(title)


def test_a_number_right_behind_a_work_is_the_works_own():
    text = "按照《示例市总工会关于转发《示例办法》的通知》（示工发〔2022〕7号）和《示例要点》、示工发〔2021〕1号的要求"
    assert numbers_behind_works(text) == {"关于转发示例办法的通知": "示工发|2022|7"}


def test_a_name_that_any_directive_may_have_is_no_key():
    assert (reference_key("work", "通知"), reference_key("words", "示例文件精神")) == ("", "")


@given(st.text(CHARACTERS, max_size=400))
def test_every_key_fits_its_column_and_is_folded_once_and_for_all(title):
    for key in (title_key(title), subject_key(title)):
        assert len(key) <= KEY_LENGTH
    assert title_key(title_key(title)) == title_key(title)


@given(st.text(CHARACTERS, max_size=60))
def test_a_whole_text_is_folded_as_its_characters_are(text):
    assert comparable(text) == fold(text)
