"""Word files that cannot be read: each refused with its own sentence, and nothing else comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import Refused, Text, docx
from tests.support.word_files import (
    a_list,
    entries_of,
    field,
    item,
    level,
    paragraph,
    run,
    table,
    text_box,
    word,
    zipped,
)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        docx.read(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("通知.txt", "普通压缩包"),
    ],
)
def test_another_kind_of_zip_is_named(entry, kind):
    assert kind in refusal(zipped({entry: "<a/>"}))


def test_a_picture_with_a_wrong_name_is_no_word_file():
    assert "不是 Word 文件" in refusal(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)


@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "docProps/app.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    ['<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">', "<!DOCTYPE a>"],
)
def test_a_doctype_in_any_part_is_refused_before_it_is_parsed(part, encoding, declared):
    content = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<a/>'.encode(encoding)
    assert "DOCTYPE" in refusal(zipped(entries_of(paragraph("正文。")) | {part: content}))


def test_a_doctype_behind_an_unreadable_beginning_is_still_seen():
    entries = entries_of(paragraph("正文。")) | {"customXml/item1.xml": "x<!doctype a>"}
    assert "DOCTYPE" in refusal(zipped(entries))


def test_the_word_doctype_in_the_text_is_only_a_word():
    assert docx.read(word(paragraph("&lt;!DOCTYPE a>"))).text == "<!DOCTYPE a>"


def test_a_broken_part_that_is_not_needed_does_no_harm():
    entries = entries_of(paragraph("正文。")) | {"customXml/item1.xml": "数据<".encode("gb18030")}
    assert docx.read(zipped(entries)).text == "正文。"


def test_a_hundred_thousand_elements_in_one_another_are_refused():
    assert "嵌套超过" in refusal(word("<w:p>" * 100_000 + "</w:p>" * 100_000))


def test_tables_in_tables_as_deep_as_is_allowed_are_read():
    depth = 45
    inner = "<w:tbl><w:tr><w:tc>" * depth + paragraph("深处") + "</w:tc></w:tr></w:tbl>" * depth
    assert docx.read(word(inner)).text == "深处"


def test_more_elements_than_any_directive_has_are_refused():
    assert "万个" in refusal(word("<a/>" * 1_000_001))


@pytest.mark.parametrize("xml", ["<w:document", "<a></b>", "", "\x00", '<?xml version="1.0" encoding="gbk"?><a/>'])
def test_xml_that_is_none_is_refused(xml):
    assert "XML" in refusal(zipped({"word/document.xml": xml}))


def test_another_document_in_the_place_of_the_text_is_refused():
    assert "正文部分" in refusal(zipped({"word/document.xml": "<html/>"}))


def test_a_text_that_is_another_file_inside_is_refused():
    assert "嵌入" in refusal(word('<w:altChunk r:id="a"/>'))


def test_a_file_without_words_says_so():
    assert "没有文字" in refusal(word(paragraph("")))


def test_a_file_of_pictures_says_how_to_get_them_read():
    sentence = refusal(
        zipped(entries_of(paragraph("")) | {"word/media/image1.png": b"", "word/media/image2.png": b""})
    )
    assert "2 张图片" in sentence
    assert "PDF" in sentence


def test_a_long_text_of_a_list_is_not_repeated_on_every_line():
    numbering = a_list(level(0, "decimal", "长" * 1_000_000))
    assert len(docx.read(word(item("甲") * 50, numbering=numbering)).text) < 50_000


def test_a_cell_over_a_billion_columns_is_not_believed():
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{paragraph("甲")}</w:tc>'
    assert len(docx.read(word(table([wide, "乙"]))).text) < 100


WHOLE = entries_of(
    paragraph(text_box(paragraph("示例省总工会文件")), "关于", field("REF a", "开展"), run("<w:br/>"), "活动的通知")
    + item("总体要求")
    + item("甲", 1)
    + table(["单位", "名额"], ["甲市总工会", table(["1", "2"])])
    + paragraph("正文", run('<w:footnoteReference w:id="1"/>'), "。")
    + '<w:sectPr><w:titlePg/><w:headerReference w:type="first" r:id="header1"/></w:sectPr>',
    numbering=a_list(level(0, "chineseCounting", "%1、"), level(1, "decimalEnclosedCircle", "%2")),
    styles='<w:style w:styleId="a" w:type="paragraph" w:default="1"/>',
    footnotes=f'<w:footnote w:id="1">{paragraph("注文")}</w:footnote>',
    header1=paragraph("示例工发〔2023〕5号"),
)
SOUND = zipped(WHOLE)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_bytes_change_it_is_a_text_or_a_refusal(data):
    mutated = bytearray(SOUND)
    for at in data.draw(st.lists(st.integers(0, len(SOUND) - 1), min_size=1, max_size=5)):
        mutated[at] = data.draw(st.integers(0, 255))
    _read_or_refused(bytes(mutated[: data.draw(st.sampled_from([None, None, 30, 200, -10]))]))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_xml_changes_it_is_a_text_or_a_refusal(data):
    """Pieces of one part put into another place: damage that checksums do not show."""
    name = data.draw(st.sampled_from(sorted(WHOLE)))
    xml = WHOLE[name]
    tags = [at for at, character in enumerate(xml) if character == "<"] + [len(xml)]
    start, end, to = (tags[data.draw(st.integers(0, len(tags) - 1))] for _ in range(3))
    moved = xml[:to] + xml[min(start, end) : max(start, end)] + xml[to:]
    _read_or_refused(zipped(WHOLE | {name: moved}))


@given(
    st.sampled_from(sorted(WHOLE)),
    st.sampled_from(['w:val="', 'w:id="', 'w:ilvl="', 'w:type="']),
    st.text(max_size=12),
)
@settings(max_examples=100, deadline=None)
def test_whatever_an_attribute_says_it_is_a_text_or_a_refusal(name, attribute, value):
    written = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    _read_or_refused(zipped(WHOLE | {name: WHOLE[name].replace(attribute, attribute + written)}))


def _read_or_refused(data: bytes) -> None:
    try:
        assert isinstance(docx.read(data), Text)
    except Refused as refused:
        assert str(refused).endswith("。")
