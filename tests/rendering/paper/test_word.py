"""The Word file, read back by python-docx and by the archive's own reader."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from archive.formats import read
from archive.parsing import parse
from archive.rendering.paper.word import docx_of
from tests.support import corpus, paper_texts
from tests.support.papers import paper_in, plain


@pytest.fixture(scope="module")
def file():
    return docx_of(paper_in(paper_texts.whole()))


@pytest.fixture(scope="module")
def document(file):
    return Document(io.BytesIO(file))


def outline(sections):
    return [(s.kind, s.level, s.label, s.heading, s.run_in, outline(s.children)) for s in sections]


@pytest.mark.parametrize("name", [*corpus.NAMES, "whole", "joint"])
def test_it_is_read_back_as_the_same_directive(name):
    text = {"whole": paper_texts.whole(), "joint": paper_texts.JOINT}.get(name) or corpus.raw(name)
    given = parse(text).directives[0]
    back = parse(read(docx_of(paper_in(text)), "back.docx").text).directives[0]
    for field in ("title", "number", "issuers", "issued_on", "printed_on", "addressees", "attachments", "copies_to"):
        assert getattr(back, field) == getattr(given, field), field
    assert outline([*back.outline, *back.parts]) == outline([*given.outline, *given.parts])
    assert "".join(back.text.split()) == "".join(given.text.split())


def test_the_page_is_the_official_one(document):
    section = document.sections[0]
    sides = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides] == [37, 28, 26, 35]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_grid_has_22_lines_of_28_characters(document):
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    line, character = int(grid.get(qn("w:linePitch"))) / 20, 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert int(225 / 25.4 * 72 / line) == 22
    assert int(156 / 25.4 * 72 / character) == 28


def test_headings_have_words_own_styles_by_level(document):
    levels = {p.text: p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")}
    assert levels["一、总体要求"] == "Heading 1"
    assert levels["（一）广泛开展竞赛。"] == "Heading 2"
    assert levels["1.抓好重点。"] == "Heading 3"
    assert levels["（1）制定计划。"] == "Heading 4"


@pytest.mark.parametrize(("style", "face"), [
    ("Heading 1", "黑体"), ("Heading 2", "楷体_GB2312"), ("Heading 3", "仿宋_GB2312"), ("Normal", "仿宋_GB2312"),
    ("Title", "方正小标宋简体"),
])  # fmt: skip
def test_styles_have_the_official_faces(document, style, face):
    properties = document.styles[style].element.rPr
    assert properties.rFonts.get(qn("w:eastAsia")) == face
    assert properties.rFonts.get(qn("w:eastAsiaTheme")) is None
    assert document.styles[style].font.bold is False


def test_a_heading_that_runs_in_is_parted_from_its_text_by_the_style_separator(document):
    at = next(at for at, p in enumerate(document.paragraphs) if p.text == "（一）广泛开展竞赛。")
    mark = document.paragraphs[at]._p.pPr.find(qn("w:rPr"))
    assert mark.find(qn("w:specVanish")) is not None
    assert document.paragraphs[at + 1].text == "要组织职工参加竞赛，覆盖各类企业。"


def test_paragraphs_are_indented_two_characters(document):
    assert document.styles["Body Text"].element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_page_numbers_differ_on_odd_and_even_pages(document):
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
        assert paragraph._p.pPr.jc.val.name == side.upper()


def test_a_table_is_a_table_whose_head_repeats(document):
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "项目", "承办单位", "时间", "内容"]
    assert len(table.rows) == 61
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_version_record_floats_at_the_foot_of_the_last_page(document):
    place = document.tables[-1]._tbl.tblPr.find(qn("w:tblpPr"))
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")
    assert document.tables[-1].rows[0].cells[0].text.startswith("抄送：示例省总工会")


def test_the_signature_is_inset_and_no_page_holds_it_alone():
    text = "示例市总工会关于示例工作的通知\n各县总工会：\n现通知如下。\n示例市总工会\n2023年11月14日\n"
    before, name, date = Document(io.BytesIO(docx_of(paper_in(text)))).paragraphs[-3:]
    assert [p._p.pPr.ind.get(qn("w:rightChars")) for p in (name, date)] == ["500", "200"]
    assert before.paragraph_format.keep_with_next and name.paragraph_format.keep_with_next


def test_title_number_issuer_and_language_stand_in_its_properties(document):
    properties = document.core_properties
    assert (properties.title, properties.subject) == (paper_texts.TITLE, paper_texts.NUMBER)
    assert (properties.author, properties.language) == ("示例市总工会", "zh-CN")
    assert properties.comments == ""


def test_the_same_paper_gives_the_same_bytes(file):
    assert docx_of(paper_in(paper_texts.whole())) == file


def test_characters_that_xml_cannot_hold_are_dropped():
    file = docx_of(plain("示\x00例\x0b甲\ufffe", title="示\x01例"))
    assert Document(io.BytesIO(file)).paragraphs[-1].text == "示例甲"


def test_properties_stand_in_the_order_that_word_demands(document):
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "tabs"]
    order += ["snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"]
    for root in (document.element, document.styles.element):
        for properties in root.iter(qn("w:pPr")):
            places = [order.index(child.tag.rpartition("}")[2]) for child in properties]
            assert places == sorted(places)


def test_nothing_in_it_points_outside(file):
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        relations = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
    assert 'TargetMode="External"' not in relations
