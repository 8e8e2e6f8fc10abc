"""Marks tell apart: the very word, another name or writing of it, what is only near to it."""

import pytest

from archive.rendering.html.hit_marks import MarkKind, kinds_in, legend
from search.query.parser import parse
from search.query.tree import Word
from search.results.highlighting import Highlighter, snippet, without_kinds
from search.results.near_words import missing_words, with_near

WORD, OTHER, NEAR = MarkKind


def kinds(query, text):
    spans = Highlighter(parse(query)[0]).spans(text)
    return [(text[span.start : span.end], span.kind) for span in spans]


def near(text, *missing, spans=()):
    found = with_near(text, list(spans), [Word(word) for word in missing])
    return [text[span.start : span.end] for span in found if span.kind is NEAR]


def test_another_name_is_told_from_the_word():
    assert kinds("职代会", "职代会，即职工代表大会") == [("职代会", WORD), ("职工代表大会", OTHER)]


@pytest.mark.parametrize(
    ("query", "text", "kind"),
    [
        ("勞動競賽", "劳动竞赛", WORD),
        ('"听党话,跟党走"', "听党话、跟党走", WORD),
        ("2021-2025年", "2021—2025年", WORD),
        ("第3条", "第三条", OTHER),
        ("第三条", "第三条", WORD),
        ("二〇二一", "2021", OTHER),
        ("示工发[2023]7号", "示工发〔2023〕第7号", WORD),
    ],
)
def test_another_writing_is_told_from_other_marks(query, text, kind):
    assert kinds(query, text) == [(text, kind)]


@pytest.mark.parametrize("word", ["的", "和", "在", "关于"])
def test_a_function_word_is_marked_where_nothing_else_was_typed(word):
    text = f"示例{word}竞赛"
    for query in (f"{word} 竞赛", f"{word}竞赛"):
        assert [words.removeprefix(word) for words, _ in kinds(query, text)] == ["竞赛"]
    assert kinds(f"{word} 竞赛", f"{word}示例") == []
    assert kinds(word, text) == [(word, WORD)]


def test_a_character_that_is_left_of_a_longer_word_is_not_marked_by_itself():
    assert kinds("安康怀", "安康、关怀") == [("安康", WORD)]
    assert kinds("2023年", "2023年，一年") == [("2023", WORD)]
    assert kinds("怀", "关怀") == [("怀", WORD)]


def test_what_a_directive_has_of_a_missing_word_is_near():
    assert near("弘扬劳模精神，说精神。", "工匠精神") == ["精神", "精神"]


def test_what_is_marked_already_is_not_marked_again():
    text = "劳模精神"
    assert near(text, "工匠精神", spans=Highlighter(parse(text)[0]).spans(text)) == []


def test_a_character_a_function_word_and_a_sentence_are_near_to_nothing():
    assert near("我们有工和匠", "工匠精神", "我们的书") == []
    assert near("示例劳动竞赛", "各级工会要组织动员职工参加劳动竞赛活动") == []


def test_a_word_is_missing_that_stands_in_title_and_text_by_no_name():
    words = [Word("职代会"), Word("书屋"), Word("竞赛")]
    text = "职工代表大会"
    spans = Highlighter(parse("职代会")[0]).spans(text)
    assert missing_words(words, "关于书屋的通知", text, spans) == [Word("竞赛")]


def test_a_snippet_stands_where_a_word_is_rather_than_where_something_near_is():
    text = "精神" * 3 + "，其他工作" * 60 + "安康杯"
    spans = with_near(text, Highlighter(parse("安康杯")[0]).spans(text), [Word("工匠精神")])
    shown = snippet(text, spans)
    assert "<mark>安康杯</mark>" in shown and kinds_in([shown]) == {WORD}


def test_programs_read_marks_without_their_kinds():
    shown = snippet("职工代表大会<b>", Highlighter(parse("职代会")[0]).spans("职工代表大会<b>"))
    assert 'class="other-name"' in shown and "title=" in shown
    assert without_kinds(shown) == "<mark>职工代表大会</mark>&lt;b&gt;"


def test_a_legend_stands_where_there_is_something_to_tell():
    assert legend([]) == legend([WORD]) == ""
    told = legend({NEAR, WORD})
    assert "检索的词语" in told and "只是词语的一部分" in told and "同义名称" not in told
