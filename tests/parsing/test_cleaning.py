import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.cleaning import clean
from tests import corpus

LITTER = st.sampled_from(["# ", "**", "---", "— 4—", "[bookmark: _GoBack]", "\u200b", "\ufeff"])
WORDS = st.sampled_from(
    [
        "各级工会要认真学习，",
        "一、加强领导",
        "（一）抓好落实。",
        "《示例办法》",
        "2023年5月1日",
        "示例市总工会",
        "\n",
        "\n\n",
        " ",
        "　",
    ]
)
TEXTS = st.lists(st.one_of(LITTER, WORDS, st.text(max_size=5))).map("".join)


def without_space(text):
    return re.sub(r"\s", "", text)


def less_removals(raw, removals):
    for removal in reversed(removals):
        assert raw[removal.start : removal.end] == removal.text
        raw = raw[: removal.start] + raw[removal.end :]
    return raw


@given(TEXTS)
def test_only_white_space_changes_and_recorded_litter_goes(raw):
    cleaned = clean(raw)
    assert without_space(cleaned.text) == without_space(less_removals(raw, cleaned.removals))


@pytest.mark.parametrize("name", corpus.NAMES)
def test_the_words_of_the_sources_stay(name):
    raw = corpus.raw(name)
    cleaned = clean(raw)
    assert without_space(cleaned.text) == without_space(less_removals(raw, cleaned.removals))


def test_a_page_break_in_mid_sentence_is_joined():
    raw = "各级工会要把学习贯彻作为当前和今后一个时期的重要任务，切实抓好学\n\n习贯彻，取得实效。\n\n特此通知。"
    assert (
        clean(raw).text
        == "各级工会要把学习贯彻作为当前和今后一个时期的重要任务，切实抓好学习贯彻，取得实效。\n特此通知。"
    )


def test_a_heading_is_not_joined_to_its_text():
    assert len(clean("一、加强组织领导，迅速动员部署\n各级工会要高度重视。").paragraphs) == 2


def test_a_title_over_three_lines_is_one():
    raw = "示例市总工会关于学习宣传贯彻\n\n全市劳动模范座谈会上的\n\n重要讲话精神的通知\n\n各县总工会："
    assert clean(raw).paragraphs[0].text == "示例市总工会关于学习宣传贯彻全市劳动模范座谈会上的重要讲话精神的通知"


def test_page_numbers_are_taken_out_and_recorded():
    cleaned = clean("甲单位要落实。\n— 4—\n乙单位要落实。")
    assert [(removal.text, removal.reason) for removal in cleaned.removals] == [("— 4—", "页码")]
    assert "4" not in cleaned.text


def test_signature_and_date_stay_apart():
    assert clean("特此通知。\n示例市总工会\n2023年5月1日").text.split("\n") == [
        "特此通知。",
        "示例市总工会",
        "2023年5月1日",
    ]
