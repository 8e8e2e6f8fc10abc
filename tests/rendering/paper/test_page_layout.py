"""Head, title, text, foot and 版记 on the pages of a PDF (GB/T 9704-2012, 7)."""

import pytest

from tests.support import paper_texts, pdf_positions
from tests.support.papers import paper_in, pdf_in, pdf_of
from tests.support.pdf_positions import MM, needs_fonts, needs_poppler

pytestmark = [needs_fonts, needs_poppler]
PITCH, ADVANCE = 28.95 / MM, 15.79 / MM
BOTTOM = 297 - 35


@pytest.fixture(scope="module")
def whole():
    return pdf_in(paper_texts.whole())


def test_the_mark_begins_35_mm_below_the_type_area(whole):
    top, _ = pdf_positions.ink(whole, 1, "示例市总工会文件")
    assert top == pytest.approx(37 + 35, abs=0.5)


def test_the_red_rule_is_as_wide_as_the_type_area_and_4_mm_below_the_number(whole):
    left, top, right, bottom = pdf_positions.rules(whole, 1)[0]
    number = pdf_positions.line(whole, 1, "示工发〔2023〕12号")
    assert (left, right) == pytest.approx((28, 184), abs=0.1)
    assert top - number.bottom == pytest.approx(4, abs=0.2)


def test_the_number_stands_in_the_middle(whole):
    number = pdf_positions.line(whole, 1, "示工发〔2023〕12号")
    assert (number.left + number.right) / 2 == pytest.approx(28 + 78, abs=0.5)


def test_the_title_is_set_in_22_points_in_the_middle(whole):
    title = pdf_positions.line(whole, 1, "示例市总工会关于印发")
    assert (title.bottom - title.top) * MM == pytest.approx(22, abs=1)
    assert (title.left + title.right) / 2 == pytest.approx(28 + 78, abs=0.5)


def test_below_the_head_the_text_is_on_the_grid_again(whole):
    addressees = pdf_positions.line(whole, 1, "各县（市、区）总工会")
    cells = ((addressees.top + addressees.bottom) / 2 - 37) / PITCH - 0.5
    assert cells == pytest.approx(round(cells), abs=0.02)
    assert addressees.left == pytest.approx(28, abs=0.1)


def test_the_list_of_attachments_is_indented_two_and_hangs(whole):
    page = next(page for page in range(1, 9) if "附件：" in "".join(x.text for x in pdf_positions.lines(whole, page)))
    first, second = pdf_positions.line(whole, page, "竞赛项目表"), pdf_positions.line(whole, page, "报名须知")
    assert pdf_positions.line(whole, page, "附件：").left == pytest.approx(28 + 2 * ADVANCE, abs=0.2)
    assert pdf_positions.lefts(whole, page, "示例市职工劳动和技能竞赛项目表")[0] == pytest.approx(
        pdf_positions.lefts(whole, page, "机关事业单位")[0], abs=0.2
    )
    assert second.top > first.top


def test_the_name_is_inset_two_from_the_right_where_it_is_longer_than_the_date():
    pdf = pdf_in(
        "示例市总工会关于示例工作的通知\n各县总工会：\n现通知如下。\n示例市教育科技文化卫生体育工会委员会\n2023年5月4日\n"
    )
    name, date = pdf_positions.line(pdf, 1, "体育工会委员会"), pdf_positions.line(pdf, 1, "2023年5月4日")
    assert name.right == pytest.approx(184 - 2 * ADVANCE, abs=0.3)
    assert date.left - name.left == pytest.approx(2 * ADVANCE, abs=0.3)
    assert date.top - name.top == pytest.approx(PITCH, abs=0.1)


def test_the_date_is_inset_two_where_it_is_longer_than_the_name():
    head = "示例市总工会关于示例工作的通知\n各县总工会：\n现通知如下。\n"
    pdf = pdf_in(f"{head}示例市总工会\n2023年11月14日\n")
    date = pdf_positions.line(pdf, 1, "2023年11月14日")
    (name,) = (line for line in pdf_positions.lines(pdf, 1) if line.text == "示例市总工会")
    assert date.right == pytest.approx(184 - 2 * ADVANCE, abs=0.3)
    assert date.left - name.left == pytest.approx(2 * ADVANCE, abs=0.3)


def test_a_signature_never_stands_on_a_page_alone():
    for filling in range(9, 15):
        body = "现将有关情况通知如下。\n" * filling
        pdf = pdf_in(f"{paper_texts.HEAD}{body}示例市总工会\n2023年5月4日\n")
        last = pdf_positions.lines(pdf, pdf_positions.pages(pdf))
        assert any("现将" in line.text for line in last)


def test_an_attachment_begins_a_page_with_its_title_on_the_third_line(whole):
    page = next(at for at in range(2, 12) if pdf_positions.lines(whole, at)[0].text == "附件1")
    label, title = pdf_positions.lines(whole, page)[:2]
    assert label.left == pytest.approx(28, abs=0.1)
    assert title.text == "示例市职工劳动和技能竞赛项目表"
    assert title.top > 37 + 2 * PITCH
    assert title.bottom < 37 + 3.5 * PITCH


def test_a_table_repeats_its_head_on_every_page(whole):
    pages = [[line.text for line in pdf_positions.lines(whole, at)] for at in range(1, pdf_positions.pages(whole) + 1)]
    with_rows = [page for page in pages if any("机械工会" in text for text in page)]
    assert len(with_rows) > 2
    assert all("序号" in "".join(page) for page in with_rows)


def test_the_version_record_ends_the_last_page_at_the_foot_of_the_type_area(whole):
    last = pdf_positions.pages(whole)
    drawn = pdf_positions.rules(whole, last)
    assert drawn[-1][3] == pytest.approx(BOTTOM, abs=0.1)
    assert [bottom - top for _, top, _, bottom in drawn] == pytest.approx([0.35, 0.25, 0.35], abs=0.02)
    assert all((left, right) == pytest.approx((28, 184), abs=0.1) for left, _, right, _ in drawn)


def test_the_printing_office_stands_left_and_the_date_right_each_inset_one(whole):
    last = pdf_positions.pages(whole)
    office, printed = (
        pdf_positions.line(whole, last, "示例市总工会办公室"),
        pdf_positions.line(whole, last, "2023年5月4日印发"),
    )
    assert office.left == pytest.approx(28 + 14 / MM, abs=0.3)
    assert printed.right == pytest.approx(184 - 14 / MM, abs=0.3)
    assert (office.bottom - office.top) * MM == pytest.approx(14, abs=0.5)


def test_a_version_record_that_does_not_fit_has_a_page_more():
    def set_with(lines):
        return pdf_in(
            f"示例市总工会关于示例工作的通知\n各县总工会：\n{'现将有关情况通知如下。' * 2}\n" * 1
            + lines
            + paper_texts.IMPRINT
        )

    full = set_with("现将有关情况通知如下。\n" * 17)
    assert pdf_positions.pages(full) == 2
    assert pdf_positions.rules(full, 2)[-1][3] == pytest.approx(BOTTOM, abs=0.1)


def test_heads_have_the_faces_of_their_levels():
    fonts = pdf_positions.poppler("pdffonts", pdf_in(paper_texts.whole()))
    assert "Sans" in fonts or "Hei" in fonts
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in fonts.splitlines()[2:])


def test_the_text_is_read_in_the_order_of_the_directive(whole):
    directive_text = "".join(paper_texts.HEAD.split())
    assert pdf_positions.text(whole).startswith(directive_text)


def test_all_of_a_directive_is_on_paper(whole):
    text = pdf_positions.text(whole)
    for paragraph in (paper_texts.BODY + paper_texts.FOOT + paper_texts.IMPRINT).splitlines():
        assert "".join(paragraph.split()) in text


def test_a_directive_without_mark_has_no_red_head():
    pdf = pdf_in(f"{paper_texts.NUMBER}\n示例市总工会关于示例工作的通知\n各县总工会：\n现通知如下。\n")
    assert pdf_positions.rules(pdf, 1) == []
    assert pdf_positions.lines(pdf, 1)[0].text.replace(" ", "") == paper_texts.NUMBER


def test_an_upward_directive_has_its_number_left_and_who_signs_it_right():
    pdf = pdf_in(paper_texts.JOINT)
    number, signer = pdf_positions.line(pdf, 1, "示工发〔2022〕3号"), pdf_positions.line(pdf, 1, "签发人：")
    assert number.left == pytest.approx(28 + 16 / MM, abs=0.3)
    assert signer.right == pytest.approx(184 - 16 / MM, abs=0.3)


def test_contacts_are_redacted_everywhere():
    pdf = pdf_of([paper_in(paper_texts.whole(), hidden=["示某某", "0000-1234567"])])
    assert "示某某" not in pdf_positions.text(pdf)
    assert "联系人：＊＊＊" in pdf_positions.text(pdf)
