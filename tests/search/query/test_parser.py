"""The readers' language, without a database."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from search.query.parser import parse
from search.query.problems import MAX_ASKED, MAX_LENGTH, Code
from search.query.tree import And, Filter, Not, Numbered, Or, Phrase, Word, written


def tree(text):
    understood, problems = parse(text)
    assert problems == []
    return understood


def codes(text):
    return [problem.code for problem in parse(text)[1]]


def test_words_are_joined_by_and():
    assert tree("劳模 工匠　安康杯") == And((Word("劳模"), Word("工匠"), Word("安康杯")))


@pytest.mark.parametrize("text", ['"学习 宣传"', "“学习 宣传”", "「学习 宣传」", "『学习 宣传』", "＂学习 宣传＂"])
def test_every_kind_of_quotation_mark_makes_a_phrase(text):
    assert tree(text) == Phrase("学习 宣传")


@pytest.mark.parametrize("text", ["五小 OR 产改", "五小 或 产改"])
def test_or(text):
    assert tree(text) == Or((Word("五小"), Word("产改")))


def test_or_within_a_word_is_text():
    assert tree("劳模或工匠") == Word("劳模或工匠")


def test_and_binds_closer_than_or():
    assert tree("甲 乙 OR 丙") == Or((And((Word("甲"), Word("乙"))), Word("丙")))


@pytest.mark.parametrize("text", ["-五小", "NOT 五小", "－五小"])
def test_not(text):
    assert tree(text) == Not(Word("五小"))


def test_a_hyphen_within_a_word_is_text():
    assert tree("2021-2023") == Word("2021-2023")


@pytest.mark.parametrize("text", ["(五小 或 产改) 竞赛", "（五小 OR 产改）竞赛"])
def test_brackets_group(text):
    assert tree(text) == And((Or((Word("五小"), Word("产改"))), Word("竞赛")))


def test_not_takes_a_whole_bracket():
    assert tree("NOT(五小 OR 产改)") == Not(Or((Word("五小"), Word("产改"))))


def test_a_bracket_glued_to_a_word_is_text():
    assert tree("各市（州）（县）总工会 (劳模)") == And((Word("各市（州）（县）总工会"), Word("劳模")))


@pytest.mark.parametrize(
    "text", ["示总工字（2021）19号", "示总工字〔2021〕19号", "示总工字 [2021] 第19号", "示总工字【2021】19"]
)
def test_a_number_in_any_brackets_is_one_number(text):
    assert tree(text) == Numbered("示总工字", 2021, 19)


def test_a_number_of_two_parts_is_another_than_its_first():
    asked = tree("示总工字〔2021〕19-2号")
    assert (asked, str(asked)) == (Numbered("示总工字", 2021, 19, part="2"), "示总工字〔2021〕19-2号")


@pytest.mark.parametrize("name", ["标题:", "标题：", "title:", "TITLE:", "标题: "])
def test_a_field_by_either_name_and_colon(name):
    assert tree(f"{name}方案") == Word("方案", "title")


def test_a_field_holds_for_a_whole_bracket():
    assert tree("标题:(方案 OR “通知”)") == Or((Word("方案", "title"), Phrase("通知", "title")))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021", (2021, 2021)),
        ("2021年", (2021, 2021)),
        ("2020-2022", (2020, 2022)),
        ("2022-2020", (2020, 2022)),
        ("２０２０年至２０２２年", (2020, 2022)),
        ("二○二一年", (2021, 2021)),
    ],
)
def test_years(text, years):
    assert tree(f"年份:{text}") == Filter("year", "range", years)


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("劳模 “学习", Code.UNBALANCED_QUOTE, And((Word("劳模"), Word("学习")))),
        ("(劳模", Code.UNBALANCED_BRACKET, Word("劳模")),
        ("劳模）", Code.UNBALANCED_BRACKET, Word("劳模")),
        ("foo:bar", Code.UNKNOWN_FIELD, Word("foo:bar")),
        ("作者:某人", Code.UNKNOWN_FIELD, Word("作者:某人")),
        ("年份:去年 劳模", Code.BAD_YEAR, Word("劳模")),
        ("劳模 OR", Code.DANGLING, Word("劳模")),
        ("劳模 NOT", Code.DANGLING, Word("劳模")),
        ("劳模 -", Code.DANGLING, Word("劳模")),
        ("劳" * 600, Code.TOO_LONG, Word("劳" * 512)),
        ("，。！", Code.NOTHING, None),
        ("   ", Code.NOTHING, None),
    ],
)
def test_a_problem_is_named_and_the_rest_understood(text, code, rest):
    assert code in codes(text)
    assert parse(text)[0] == rest


def test_brackets_may_nest_twenty_deep_and_no_deeper():
    assert codes("(" * 20 + "劳模" + ")" * 20) == []
    assert codes("(" * 21 + "劳模" + ")" * 21) == [Code.TOO_DEEP]


@pytest.mark.parametrize("text", ["8:30", "各市总工会：", "http://example.org"])
def test_not_every_colon_names_a_field(text):
    assert tree(text) == Word(text)


def test_a_bracket_after_a_number_groups():
    assert tree("示总工字〔2021〕19号(劳模 OR 工匠)") == And(
        (Numbered("示总工字", 2021, 19), Or((Word("劳模"), Word("工匠"))))
    )


def test_a_query_asks_for_forty_words_and_no_more():
    many = " ".join(f"词{at}" for at in range(MAX_ASKED + 5))
    assert codes(many) == [Code.TOO_MANY]
    assert len(parse(many)[0].parts) == MAX_ASKED


@pytest.mark.parametrize("sign", ["(", "（(", "*", "?", "！", "\x00\x07", "“", "-", "( )"])
def test_signs_alone_ask_for_nothing_and_are_told(sign):
    understood, problems = parse(sign * 3000)
    assert understood is None
    assert Code.NOTHING in [problem.code for problem in problems]
    assert len(problems) < 10


@pytest.mark.parametrize("text", ["劳\x07模", "劳\x00模", "劳\ud800模"])
def test_what_no_reader_sees_parts_words(text):
    assert tree(text) == And((Word("劳"), Word("模")))


def test_a_phrase_is_written_between_marks_that_it_does_not_hold():
    assert written(Phrase("“五一”节")) == "「“五一”节」"
    assert written(Phrase("「a」『b』“c")) == '"「a」『b』c"'


SIGNS = [
    '"', "“", "”", "「", "」", "『", "(", ")", "（", "）", "-", "OR", "或", "NOT", "AND", "标题:", "地区：", "年份:",
    "2021-2020", "劳模", "示工〔2021〕7号", "转发", "〔", "。", "*", "/", " ", "\u3000", "\x07",
]  # fmt: skip


@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=3), max_size=14))
def test_any_text_is_understood_and_means_the_same_when_written_out(pieces):
    understood, _ = parse("".join(pieces))
    assume(understood is not None and len(written(understood)) <= MAX_LENGTH)
    assert parse(written(understood))[0] == understood


@given(st.text(alphabet=st.characters(categories=["Cs", "Lo"]), max_size=5))
def test_half_characters_are_no_words(text):
    written(parse(text)[0]).encode()


def test_a_long_quotation_is_told_that_marks_count_in_its_rest():
    assert codes("「" + "工会、职工，" * 9 + "」") == []
    assert codes("「" + "工会、职工，" * 12 + "」") == [Code.LONG_WORDING]
