"""PDF files with a text layer, as offices print them: read(data) gives the text that was printed."""

import pytest

from archive.formats import pdf
from archive.parsing import parse
from tests.support import corpus
from tests.support.printed_files import FONT, OFFICIAL, WEB, Press

TITLE = "示例市总工会关于做好户外劳动者驿站建设工作的通知"
SENTENCE = "为进一步做好户外劳动者驿站建设，经研究，现就有关事项通知如下，请结合实际认真抓好落实。"


def bare(text):
    return "".join(text.split())


def outline(sections):
    return [(section.label, bare(section.heading), outline(section.children)) for section in sections]


def printed(name, sheet, **printing):
    """One of the five directives on paper, its titles centred over as many lines as they need."""
    press = Press(sheet, **printing)
    reading = corpus.reading(name)
    titles = {bare(directive.title) for directive in reading.directives}
    for paragraph in "\n".join(directive.text for directive in reading.directives).split("\n"):
        if bare(paragraph) in titles:
            press.centred(*(paragraph[at : at + 20] for at in range(0, len(paragraph), 20)), size=sheet.size * 1.375)
        else:
            press.paragraph(paragraph, indent=0 if paragraph.endswith("：") else 2, justified=True)
    return press.pdf()


@pytest.mark.parametrize("name", corpus.NAMES)
@pytest.mark.parametrize(("sheet", "number"), [(OFFICIAL, "— {} —"), (WEB, "第 {} 页")], ids=["official", "web"])
def test_a_printed_directive_reads_as_the_text_it_was_printed_from(name, sheet, number):
    expected = corpus.reading(name).directives
    found = parse(pdf.read(printed(name, sheet, number=number)).text).directives
    for ours, theirs in zip(found, expected, strict=True):
        assert bare(ours.text) == bare(theirs.text)
        assert (bare(ours.title), ours.number, ours.issuers) == (bare(theirs.title), theirs.number, theirs.issuers)
        assert (ours.issued_on, ours.printed_on, ours.addressees) == (
            theirs.issued_on, theirs.printed_on, theirs.addressees,
        )  # fmt: skip
        assert outline(ours.outline) == outline(theirs.outline)
        assert [bare(action.text) for section in ours.sections for action in section.actions] == [
            bare(action.text) for section in theirs.sections for action in section.actions
        ]


def test_wrapped_lines_are_one_paragraph_again_and_pages_are_no_break():
    paragraphs = ["各县总工会：", *[f"{at}" + SENTENCE * 9 for at in "一二三四五"]]
    press = Press()
    for paragraph in paragraphs:
        press.paragraph(paragraph, indent=0 if paragraph.endswith("：") else 2)
    assert pdf.read(press.pdf()).text == "\n".join(paragraphs)


def test_paragraphs_set_without_indent_are_told_by_their_last_lines():
    paragraphs = [SENTENCE * 2, "一、" + SENTENCE, "二、" + SENTENCE * 3, "特此通知。"]
    press = Press(WEB)
    for paragraph in paragraphs:
        press.paragraph(paragraph, indent=0)
    assert pdf.read(press.pdf()).text == "\n".join(paragraphs)


def test_a_title_over_several_lines_is_one_and_the_mark_above_stays_alone():
    press = Press().centred("示例市总工会文件", size=40).centred("示工发〔2023〕7号")
    press.centred("示例市总工会关于做好户外劳动者", "驿站建设工作的通知", size=22).paragraph("各县总工会：", 0)
    text = pdf.read(press.paragraph(SENTENCE * 5).pdf()).text
    assert text.split("\n")[:4] == ["示例市总工会文件", "示工发〔2023〕7号", TITLE, "各县总工会："]


def test_signatures_and_dates_stay_on_lines_of_their_own():
    press = Press().paragraph(SENTENCE * 5).signed("示例市总工会", "2023年5月1日").paragraph("抄送：示例省总工会。", 0)
    assert pdf.read(press.pdf()).text.split("\n")[1:] == ["示例市总工会", "2023年5月1日", "抄送：示例省总工会。"]


def test_two_signatories_on_one_line_are_no_table():
    press = Press().paragraph(SENTENCE * 5)
    for left, right in [("示例市总工会", "示例市教育局"), ("2023年5月1日", "2023年5月2日")]:
        press.draw(140, press.y, left, 16)
        press.draw(340, press.y, right, 16)
        press.advance()
    text = pdf.read(press.pdf()).text
    assert "\t" not in text
    assert text.split("\n")[1].split() == ["示例市总工会", "示例市教育局"]


@pytest.mark.parametrize("number", ["— {} —", "－{}－", "第 {} 页", "第{}页 共3页", "{}/3", "{}"])
def test_page_numbers_are_left_out_and_recorded(number):
    text = pdf.read(Press(number=number).paragraph(SENTENCE * 36).pdf())
    assert text.text == SENTENCE * 36
    assert [(omission.reason, omission.text) for omission in text.omitted] == [
        ("页码", number.format(page)) for page in (1, 2, 3)
    ]


def test_running_heads_are_left_out_and_recorded():
    text = pdf.read(Press(head="示例市总工会文件汇编").paragraph(SENTENCE * 36).pdf())
    assert text.text == SENTENCE * 36
    assert [omission.text for omission in text.omitted if omission.reason == "页眉"] == ["示例市总工会文件汇编"] * 3


def test_an_attachment_mark_at_the_top_of_pages_is_no_running_head():
    press = Press()
    for _ in range(3):
        press.paragraph("附件", 0).paragraph(SENTENCE).new_page()
    assert pdf.read(press.paragraph(SENTENCE).pdf()).text.split("\n").count("附件") == 3


def test_a_number_in_the_text_is_no_page_number():
    press = Press(number="").paragraph(SENTENCE).paragraph("2023", 0).paragraph(SENTENCE)
    assert pdf.read(press.pdf()).text.split("\n")[1] == "2023"


ROWS = [["序号", "单位", "名额"], ["1", "示例市总工会", "12"], ["2", "示例县总工会", ""], ["合计", "", "12"]]


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "aligned"])
def test_a_table_is_a_line_for_each_row_with_tabs_between_cells(ruled):
    rows = ROWS if ruled else ROWS[:3]
    press = Press().paragraph(SENTENCE).table(rows, [80, 160, 380, 500], ruled=ruled).paragraph(SENTENCE)
    assert pdf.read(press.pdf()).text.split("\n") == [SENTENCE, *("\t".join(row) for row in rows), SENTENCE]


def test_a_cell_of_several_lines_is_one():
    press = Press().table([["序号", "单位"], ["1", "示例县总工会及\n各乡镇工会"]], [80, 160, 290])
    assert pdf.read(press.pdf()).text == "序号\t单位\n1\t示例县总工会及各乡镇工会"


def test_letter_spaced_characters_have_no_spaces_between_them():
    press = Press()
    press.draw(100, press.y, "示例市总工会通知", 16, spread=9)
    press.advance()
    press.draw(240, press.y, "通", 22)
    press.draw(290, press.y, "知", 22)
    assert pdf.read(press.pdf()).text == "示例市总工会通知\n通知"


def test_latin_words_keep_their_spaces_and_a_mailbox_has_none():
    words = "The Example Federation shall report to the office of the union before the end of the year " * 3
    press = (
        Press(WEB).paragraph(words + "by mail.", 0).paragraph("联系邮箱：" + "office@" + "example." * 20 + "org", 0)
    )
    assert pdf.read(press.pdf()).text.split("\n")[0] == words + "by mail."


def test_characters_printed_twice_to_look_bold_are_read_once():
    press = Press()
    for shift in (0, 0.4, 0.8):
        press.draw(100 + shift, press.y, TITLE, 16)
    assert pdf.read(press.pdf()).text == TITLE


def test_fragments_drawn_in_any_order_are_read_in_the_order_of_the_page():
    press = Press(number="")
    for at, piece in [(2, "关于示例工作"), (1, "二、"), (0, TITLE[:20]), (1, "加强领导")]:
        press.draw(100 + 32 * (piece == "加强领导"), 200 + 30 * at, piece, 16)
    assert pdf.read(press.pdf()).text == f"{TITLE[:20]}\n二、加强领导\n关于示例工作"


def test_radicals_become_the_characters_they_stand_for_and_this_is_recorded():
    text = pdf.read(Press(number="").paragraph("⼯会⼀⽅⾯⻓期坚持⺠主管理").pdf())
    assert text.text == "工会一方面长期坚持民主管理"
    assert [(omission.reason, "⼯→工" in omission.text) for omission in text.omitted] == [("字形改正", True)]


def test_watermarks_and_hidden_text_are_left_out_and_recorded():
    press = Press(number="").paragraph(SENTENCE)
    press.draw(-300, 300, "页外", 16)
    hidden = press.canvas.beginText(100, 300)
    hidden.setFont(FONT, 16)
    hidden.setTextRenderMode(3)
    hidden.textOut("看不见")
    press.canvas.drawText(hidden)
    press.canvas.rotate(45)
    press.canvas.setFont(FONT, 40)
    press.canvas.drawString(300, 100, "内部资料")
    text = pdf.read(press.pdf())
    assert text.text == SENTENCE
    assert {omission.reason: omission.text for omission in text.omitted} == {
        "不可见文字": "看不见", "页面之外的文字": "页外", "水印": "内部资料",
    }  # fmt: skip


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright(degrees):
    press = Press(number="")
    press.canvas.translate(300, 420)
    press.canvas.rotate(degrees)
    press.canvas.setFont(FONT, 16)
    for at, line in enumerate(["示例市总工会", "驿站任务分解表"]):
        press.canvas.drawString(-100, -29 * at, line)
    assert pdf.read(press.pdf()).text == "示例市总工会\n驿站任务分解表"


def test_two_columns_are_read_one_after_the_other():
    press = Press().centred("示例市总工会简报", size=22)
    left, right = "左栏" + SENTENCE * 4, "右栏" + SENTENCE * 4
    for at in range(0, len(left), 13):
        press.draw(80, press.y, left[at : at + 13], 16)
        press.draw(312, press.y, right[at : at + 13], 16)
        press.advance()
    assert pdf.read(press.pdf()).text == f"示例市总工会简报\n{left}\n{right}"


def test_a_file_that_only_its_owner_may_change_is_read():
    assert pdf.read(Press(owner="secret").paragraph(TITLE).pdf()).text == TITLE


def test_a_printed_text_is_not_said_to_be_recognised():
    text = pdf.read(Press().paragraph(SENTENCE).pdf())
    assert (text.media_type, text.ocr) == ("application/pdf", False)
