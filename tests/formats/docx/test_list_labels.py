"""Labels that Word's automatic lists show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats import docx
from archive.formats.docx.number_formats import chinese, written
from archive.lexicon.numerals import value_of
from tests.support.word_files import a_list, item, level, paragraph, word

OFFICIAL = a_list(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)
STYLED = '<w:pStyle w:val="{}"/>'.format


def lines(body: str, numbering: str, **parts: str) -> list[str]:
    return docx.read(word(body, numbering=numbering, **parts)).text.split("\n")


def style(name: str, number: int | None = None, based_on: str = "", at: int | None = None) -> str:
    listed = "" if number is None else f'<w:numId w:val="{number}"/>'
    listed += "" if at is None else f'<w:ilvl w:val="{at}"/>'
    properties = f"<w:pPr><w:numPr>{listed}</w:numPr></w:pPr>" if listed else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}">{base}{properties}</w:style>'


def test_the_four_levels_of_an_official_text():
    body = item("甲") + item("乙", 1) + item("丙", 2) + item("丁", 3) + item("戊", 1) + item("己", 2) + item("庚")
    assert lines(body, OFFICIAL) == ["一、甲", "（一）乙", "1.丙", "（1）丁", "（二）戊", "1.己", "二、庚"]


def test_a_label_without_punctuation_keeps_its_distance():
    numbering = a_list(
        level(0, "chineseCounting", "第%1条"), level(1, "chineseCounting", "第%2款", '<w:suff w:val="nothing"/>')
    )
    assert lines(item("总则") + item("细则", 1), numbering) == ["第一条 总则", "第一款细则"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一〇五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("japaneseCounting", 10, "十"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 1, "子"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 1, "①"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("lowerLetter", 0, "0"),
        ("unheardOf", 7, "7"),
    ],
)
def test_forms_of_numbers(form, number, shown):
    assert written(number, form) == shown


@given(st.integers(0, 999))
def test_chinese_numbers_are_read_back(number):
    assert value_of(chinese(number)) == number


@given(st.integers(1, 99_999_999))
def test_a_chinese_number_never_has_two_zeros_or_ends_in_one(number):
    assert "零零" not in chinese(number)
    assert not chinese(number).endswith("零")


@given(
    st.integers(0, 10**9), st.sampled_from(["upperLetter", "lowerRoman", "chineseCounting", "decimalEnclosedCircle"])
)
def test_no_number_is_too_large_to_write(number, form):
    assert 1 <= len(written(number, form)) <= 50


def test_a_higher_number_is_repeated_in_a_lower_label():
    numbering = a_list(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2"))
    assert lines(item("甲") + item("乙", 1), numbering) == ["第一章 甲", "一.1 乙"]


def test_a_legal_level_shows_arabic_numbers_throughout():
    numbering = a_list(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert lines(item("甲") + item("乙", 1), numbering) == ["一、甲", "1.1 乙"]


def test_a_level_above_that_never_stood_shows_where_it_would_begin():
    numbering = a_list(level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2"))
    assert lines(item("乙", 1), numbering) == ["3.1 乙"]


def test_a_numbering_may_begin_at_two():
    assert lines(item("甲"), a_list(level(0, "chineseCounting", "%1、", start=2))) == ["二、甲"]


def test_a_level_that_is_not_to_start_anew_counts_on():
    numbering = a_list(level(0, "decimal", "%1、"), level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>'))
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert lines(body, numbering) == ["1、甲", "第1条 乙", "2、丙", "第2条 丁"]


def test_a_level_may_start_anew_only_with_the_highest():
    numbering = a_list(
        level(0, "decimal", "%1、"),
        level(1, "decimal", "%2)"),
        level(2, "decimal", "%3]", '<w:lvlRestart w:val="1"/>'),
    )
    body = item("甲") + item("乙", 1) + item("丙", 2) + item("丁", 1) + item("戊", 2) + item("己") + item("庚", 2)
    assert [line[:2] for line in lines(body, numbering)] == ["1、", "1)", "1]", "2)", "2]", "2、", "1]"]


def test_lists_of_one_abstract_list_count_on_together():
    numbering = a_list(level(0, "chineseCounting", "%1、")) + a_list(number=2)
    assert lines(item("甲") + item("乙", number=2) + item("丙"), numbering) == ["一、甲", "二、乙", "三、丙"]


def test_a_list_with_a_start_of_its_own_begins_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = a_list(level(0, "decimal", "%1.")) + a_list(number=2, overrides=override)
    body = item("甲") + item("乙", number=2) + item("丙", number=2)
    assert lines(body, numbering) == ["1.甲", "5.乙", "6.丙"]


def test_a_list_may_replace_a_level():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = a_list(level(0, "decimal", "%1.")) + a_list(number=2, overrides=override)
    assert lines(item("甲") + item("乙", number=2), numbering) == ["1.甲", "B)乙"]


def test_a_style_gives_its_list_and_a_style_based_on_it_too():
    styles = style("标题", 1) + style("小标题", based_on="标题")
    body = paragraph("甲", properties=STYLED("标题")) + paragraph("乙", properties=STYLED("小标题"))
    assert lines(body, OFFICIAL, styles=styles) == ["一、甲", "二、乙"]


def test_a_level_that_names_the_style_decides():
    numbering = a_list(level(0, "decimal", "%1."), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="二级"/>'))
    body = paragraph("甲", properties=STYLED("二级"))
    assert lines(body, numbering, styles=style("二级", 1)) == ["（一）甲"]


def test_number_zero_switches_the_list_of_the_style_off():
    off = STYLED("标题") + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("甲", properties=STYLED("标题"))
        + paragraph("乙", properties=off)
        + paragraph("丙", properties=STYLED("标题"))
    )
    assert lines(body, OFFICIAL, styles=style("标题", 1)) == ["一、甲", "乙", "二、丙"]


def test_styles_based_on_one_another_in_a_ring_have_no_list():
    styles = style("甲", based_on="乙") + style("乙", based_on="甲")
    assert lines(paragraph("文", properties=STYLED("甲")), OFFICIAL, styles=styles) == ["文"]


def test_a_list_style_lends_its_levels():
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="公文"/></w:abstractNum>'
    entry = '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    assert lines(item("甲", number=2), OFFICIAL + linked + entry, styles=style("公文", 1)) == ["一、甲"]


def test_bullets_have_no_label():
    numbering = a_list(level(0, "bullet", "\uf06c"), level(1, "bullet", "●"), level(2, "bullet", "其一"))
    assert lines(item("甲") + item("乙", 1) + item("丙", 2), numbering) == ["甲", "乙", "其一 丙"]


def test_a_level_without_number_or_with_a_hidden_one_has_no_label():
    numbering = a_list(level(0, "none", "%1"), level(1, "decimal", "%2.", "<w:rPr><w:vanish/></w:rPr>"))
    assert lines(item("甲") + item("乙", 1), numbering) == ["甲", "乙"]


def test_an_empty_item_counts_but_shows_no_number():
    assert lines(item("甲") + item("") + item("丙"), OFFICIAL) == ["一、甲", "", "三、丙"]


def test_a_list_that_is_nowhere_defined_numbers_nothing():
    assert lines(item("甲", number=9), OFFICIAL) == ["甲"]


def test_an_old_number_of_a_tracked_change_does_not_count():
    change = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert lines(paragraph("甲", properties=change), OFFICIAL) == ["甲"]
