"""Marked words and snippets, without a database."""

import re

from hypothesis import given
from hypothesis import strategies as st

from search.query.parser import parse
from search.results.highlighting import Highlighter, snippet


def highlighter(query):
    return Highlighter(parse(query)[0])


def marks(query, text):
    return re.findall("<mark>(.*?)</mark>", highlighter(query).marked(text), re.DOTALL)


def test_every_word_is_marked():
    assert marks("安康杯 职代会", "职代会听取安康杯竞赛情况，职代会审议") == ["职代会", "安康杯", "职代会"]


def test_a_word_is_marked_across_quotation_marks():
    assert highlighter("五一国际劳动节").marked("“五一”国际劳动节") == "“<mark>五一”国际劳动节</mark>"


def test_what_must_not_occur_is_not_marked():
    assert marks("安康杯 -职代会", "职代会与安康杯") == ["安康杯"]


def test_a_number_is_marked_in_any_brackets():
    assert marks("示总工字[2021]19号", "见示总工字〔2021〕第19号")[0].endswith("〔2021〕第19号")


def test_a_text_and_a_query_with_markup_come_out_escaped():
    text = "前<script>alert(1)</script>后“安康杯”&amp;"
    for query in ["<script>", "script 安康杯", '"<script>alert(1)"', "安康杯"]:
        shown = highlighter(query).marked(text) + snippet(text, highlighter(query).spans(text))
        assert "<script" not in shown
        assert "<mark>" in shown


@given(st.text(alphabet="<>&\"'安康杯 \n", max_size=60), st.text(alphabet="<>&安康杯", min_size=1, max_size=4))
def test_nothing_but_marks_is_markup(text, query):
    spans = highlighter(query).spans(text)
    for shown in (highlighter(query).marked(text), snippet(text, spans)):
        assert not re.search("[<>\"']", re.sub("</?mark>", "", shown))


def test_a_snippet_stands_where_the_words_are_closest():
    text = "安康杯" + "，其他工作" * 60 + "安康杯与职代会" + "，其他工作" * 60
    shown = snippet(text, highlighter("安康杯 职代会").spans(text))
    assert "<mark>安康杯</mark>与<mark>职代会</mark>" in shown
    assert len(re.sub("<.*?>", "", shown)) <= 130


def test_a_snippet_keeps_to_its_section():
    text = "安康杯竞赛。职代会制度。"
    assert snippet(text, highlighter("职代会").spans(text), 0, 6) == ""


def test_a_snippet_does_not_begin_with_what_closes_the_words_before_it():
    text = "示" * 200 + "。”" + "例" * 38 + "职代会" + "文" * 200
    spans = highlighter("职代会").spans(text)
    assert snippet(text, spans).startswith("…例")


def test_lines_wrapped_in_mid_sentence_are_joined():
    text = "按照统一部署，结合本地本单位实际，要求各级\n工会开展安康杯"
    assert (
        snippet(text, highlighter("安康杯").spans(text))
        == "按照统一部署，结合本地本单位实际，要求各级工会开展<mark>安康杯</mark>"
    )
