"""The PDF as a file: its claim, its metadata, its bookmarks, and that texts are data to it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.rendering.paper import pdf as printing
from archive.rendering.paper.pieces import Face, Grid, Heading, Mark, Paragraph, RedRule, Title
from archive.rendering.title_lines import lines_of
from tests.support import paper_texts, pdf_positions
from tests.support.papers import paper_in, pdf_in, pdf_of, plain
from tests.support.pdf_positions import needs_fonts, needs_poppler

pytestmark = needs_fonts


def test_it_says_that_it_is_pdf_a_2b():
    pdf = pdf_of([plain("示例。")])
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"/OutputIntents" in pdf


@needs_poppler
def test_title_number_issuers_and_date_stand_in_the_metadata():
    told = pdf_positions.poppler("pdfinfo", pdf_in(paper_texts.whole()))
    fields = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert fields["Title"].strip() == paper_texts.TITLE
    assert fields["Subject"].strip() == paper_texts.NUMBER
    assert fields["Author"].strip() == "示例市总工会"
    assert "2023" in fields["CreationDate"]


def test_its_language_is_chinese_and_its_text_is_tagged():
    pdf = pdf_of([plain("示例。")])
    assert b"/Lang(zh-CN)" in pdf.replace(b"/Lang (", b"/Lang(")
    assert b"/MarkInfo" in pdf


def test_the_bookmarks_are_the_outline():
    found = pdf_positions.bookmarks(pdf_in(paper_texts.whole()))
    assert [(level, title) for level, title, _ in found][:6] == [
        (0, "一、总体要求"),
        (0, "二、主要任务"),
        (1, "（一）广泛开展竞赛"),
        (2, "1.抓好重点"),
        (3, "（1）制定计划"),
        (1, "（二）加强培训"),
    ]
    assert (0, "附件2 示例市职工劳动和技能竞赛报名须知") in [(level, title) for level, title, _ in found]


@needs_poppler
def test_a_bookmark_leads_to_its_page():
    pdf = pdf_in(paper_texts.whole())
    for _, title, page in pdf_positions.bookmarks(pdf)[-4:]:
        assert title.split()[-1] in "".join(line.text for line in pdf_positions.lines(pdf, page)).replace(" ", "")


def test_an_item_without_heading_is_known_by_how_it_begins():
    items = "一、各单位要将学习贯彻情况及时报送市总工会，不得迟延。\n二、各单位要落实。\n"
    text = f"示例市总工会关于示例工作的通知\n各县总工会：\n{items}"
    assert pdf_positions.bookmarks(pdf_in(text))[0][1] == "一、各单位要将学习贯彻情况及时报送市总工会…"


def test_the_same_paper_gives_the_same_bytes():
    assert pdf_of([plain("示例。")]) == pdf_of([plain("示例。")])


@needs_poppler
def test_several_papers_begin_with_a_contents_page_that_names_their_pages():
    papers = [plain(paper_texts.PLAIN * 40, title=f"关于第{name}项工作的通知") for name in "一二三"]
    pdf = pdf_of(papers, "文件汇编（3件）")
    listed = [(line.text, line.top) for line in pdf_positions.lines(pdf, 1)]
    pages = {title: page for level, title, page in pdf_positions.bookmarks(pdf) if level == 0}
    for paper in papers:
        (top,) = [top for text, top in listed if paper.title in text]
        (number,) = [text for text, at in listed if text.isdigit() and abs(at - top) < 3]
        assert int(number) == pages[paper.title]
        assert paper.title in pdf_positions.lines(pdf, int(number))[0].text


def test_in_a_file_of_several_the_outline_of_each_is_under_its_title():
    found = pdf_positions.bookmarks(pdf_of([paper_in(paper_texts.whole()), plain("示例。")], "文件汇编（2件）"))
    assert [level for level, title, _ in found if title == paper_texts.TITLE] == [0]
    assert [level for level, title, _ in found if title == "（一）广泛开展竞赛"] == [2]


@needs_poppler
def test_in_a_file_of_several_one_without_a_title_has_its_bookmark_too():
    nameless = plain(title="[现将有关事项]", pieces=(Paragraph("现将有关事项告知如下。"),))
    pdf = pdf_of([plain("示例。"), nameless], "文件汇编（2件）")
    assert (0, "[现将有关事项]", 3) in pdf_positions.bookmarks(pdf)
    (first, _) = pdf_positions.lines(pdf, 3)
    assert first.text == "现将有关事项告知如下。"
    assert first.top < 37 + 10


HOSTILE = st.text(
    st.sampled_from("#$*_<>@\\`~=-+/[]{}()\"'|&^%!?,.;:0aZ天地、。《》“”…—　")
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    min_size=1,
    max_size=60,
)


@needs_poppler
@settings(max_examples=25, deadline=None)
@given(HOSTILE, HOSTILE)
def test_a_text_comes_out_as_it_is_whatever_it_says(heading, text):
    pieces = (
        Title(("题",)),
        Heading(1, heading, text, heading, Face.HEITI),
        Paragraph(f'#import "/etc/passwd" #read("pdf.py") {text}'),
    )
    pdf = pdf_of([plain(title=heading, pieces=pieces)])
    wanted = "".join(f'题{heading}{text}#import "/etc/passwd" #read("pdf.py") {text}'.split())
    assert pdf_positions.text(pdf) == wanted


@needs_poppler
def test_a_character_that_no_font_has_is_told_by_its_code(caplog):
    pdf = pdf_of([plain("示例\U0002fffc甲")])
    assert "示例［U+2FFFC］甲" in pdf_positions.text(pdf)
    assert "U+2FFFC" in caplog.text


@needs_poppler
def test_a_mark_that_no_font_sets_on_its_letter_is_told_too():
    assert "］［U+034D］甲" in pdf_positions.text(pdf_of([plain("\U000977b7\u034d甲")]))


@needs_poppler
def test_a_character_of_private_use_is_told_by_its_code_whatever_a_font_shows_for_it():
    assert "示例［U+E123］甲" in pdf_positions.text(pdf_of([plain("示例\ue123甲")]))


@needs_poppler
@pytest.mark.parametrize("run", ["https://example.org/" + "a" * 300, "…" * 200, "》" * 200, "1234567890" * 30])
def test_what_has_no_place_to_break_does_not_run_off_the_sheet(run):
    grid = Grid(("序号", "网址"), (("1", run),), (30.0, 60.0), (True, False), 12.0, 3.5)
    pdf = pdf_of([plain(pieces=(Title(("题",)), Paragraph(run), grid))])
    assert pdf_positions.text(pdf) == f"题{run}序号网址1{run}"
    # The blank half of a closing mark may stand over.
    assert max(line.right for line in pdf_positions.lines(pdf, 1)) < 210 - 26 + 3


@needs_poppler
def test_a_title_of_five_hundred_characters_is_all_there():
    title = ("示例市总工会关于进一步做好新时代职工工作的" * 30)[:497] + "的通知"
    pieces = (Mark(("示例市总工会文件",)), RedRule(), Title(lines_of(title)), Paragraph("示例。"))
    assert pdf_positions.text(pdf_of([plain(title=title, pieces=pieces)])) == f"示例市总工会文件{title}示例。"


@needs_poppler
def test_control_characters_are_dropped():
    assert pdf_positions.text(pdf_of([plain("示\x00例\x07甲\ufffe")])).endswith("示例甲")


def test_the_template_reads_nothing_but_itself():
    printing.pdf_of([plain("示例。")])
    assert printing.TEMPLATE.parent.name == "paper"
    source = printing.TEMPLATE.read_text(encoding="utf-8")
    assert not any(f"#{word}" in source for word in ("import", "include", "read(", "eval("))
    assert "eval(" not in source


def test_what_typst_refuses_for_another_reason_is_not_hidden(monkeypatch):
    monkeypatch.setattr(printing, "_paper", lambda paper: {"pieces": [{"kind": "unknown"}]})
    with pytest.raises(printing.typst.TypstError):
        printing.pdf_of([plain("示例。", dated=date(2023, 5, 4))])
