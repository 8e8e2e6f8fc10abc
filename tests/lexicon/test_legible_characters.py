"""Radicals and entities are read as the characters that they stand for, and the record of removals stays true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats.pdf.pages import glyphs
from archive.lexicon import legible_characters
from archive.parsing import parse

PLAIN = "关于开展“工会开放日”活动的通知\n各基层工会：\n请于5月20日前报送方案，人数<30人。\n示例县总工会\n2023年4月20日"
AS_RADICALS = str.maketrans("工会大力行文月日一二十人中", "⼯会⼤⼒⾏⽂⽉⽇⼀⼆⼗⼈中")


def read(text):
    (one,) = parse(text).directives
    return one.title, one.text, one.issuers, one.issued_on, one.addressees, [item.text for item in one.outline]


def test_radicals_are_the_characters_they_stand_for():
    assert read(PLAIN.translate(AS_RADICALS)) == read(PLAIN)


@pytest.mark.parametrize(
    "entities",
    [("&ldquo;", "&rdquo;", "&lt;"), ("&#8220;", "&#8221;", "&#60;"), ("&#x201c;", "&#x201D;", "&#x3C;")],
    ids=lambda forms: forms[0],
)
def test_entities_are_the_signs_they_stand_for(entities):
    written = PLAIN
    for sign, entity in zip("“”<", entities, strict=True):
        written = written.replace(sign, entity)
    assert read(written) == read(PLAIN)
    for removal in parse(written).removals:
        assert removal.reason == "网页标记" and written[removal.start : removal.end] == removal.text


@pytest.mark.parametrize("text", ["A&B公司工会", "?a=1&copy=2", "&unknown;", "&nbsp;", "AT&T;"])
def test_what_is_no_entity_of_one_sign_stays(text):
    assert legible_characters.of(text) is text


def test_traditional_characters_and_radicals_meet():
    (one,) = parse(
        "關於開展&ldquo;讀書⽇&rdquo;活動的通知\n各基層工會：\n請按時報送。\n示例縣總工會\n2023年4⽉20⽇"
    ).directives
    assert one.title == "關於開展“讀書日”活動的通知" and one.issuers == ["示例县总工会"]


@given(st.text(alphabet="工会⼯⺠&lquo;#8220 x\n“"))
def test_every_text_keeps_its_length(text):
    copy = legible_characters.of(text)
    assert len(copy) == len(text) and "⼯" not in copy


def test_a_text_and_a_pdf_are_read_by_the_same_radicals():
    radicals = "".join(map(chr, range(0x2E80, 0x2FD6)))
    assert legible_characters.of(radicals) == "".join(map(glyphs.ordinary, radicals))
