"""From a text to what stands on its paper: nothing left out, nothing made up."""

import copy

from archive.rendering.layout import LaidOutLine, LayoutTable, LineRole, Passage
from archive.rendering.paper import end_matter
from archive.rendering.paper.composition import paper_of
from archive.rendering.paper.pieces import (
    Addressees,
    AttachmentList,
    Corner,
    Face,
    Grid,
    Heading,
    Imprint,
    ImprintRow,
    Mark,
    Note,
    Number,
    Paragraph,
    Part,
    RedRule,
    Signature,
    Title,
)
from archive.rendering.paper.table_grid import grid_of
from tests.support import paper_texts
from tests.support.papers import directive_in, paper_in

TITLE = "示例市总工会关于示例工作的通知"
BODY = "各县总工会：\n现通知如下。\n"


def pieces(text, kind, **fields):
    return [piece for piece in paper_in(text, **fields).pieces if isinstance(piece, kind)]


def faces(text):
    return {piece.wording: piece.face for piece in pieces(text, Heading)}


def test_the_pieces_come_in_the_order_of_the_paper():
    kinds = [type(piece) for piece in paper_in(paper_texts.whole()).pieces]
    assert kinds[:5] == [Mark, Number, RedRule, Title, Addressees]
    assert [kind for kind in kinds if kind in (AttachmentList, Signature, Part, Imprint)] == [
        AttachmentList,
        Signature,
        Part,
        Part,
        Imprint,
    ]


def test_the_row_that_it_is_made_of_stays_as_it_is():
    """Contacts are redacted on the paper; the row could still be saved."""
    directive, sections = directive_in(f"{TITLE}（联系人：示某某）\n{BODY}")
    before = copy.deepcopy(vars(directive))
    assert "示某某" not in paper_of(directive, sections, directive.annotations, ["示某某"]).title
    assert vars(directive) == before


def test_a_text_without_mark_and_number_gets_neither():
    assert pieces(f"{TITLE}\n{BODY}", (Mark, Number, RedRule, Corner)) == []


def test_several_issuers_stand_above_one_another_with_the_word_beside_them():
    assert pieces(paper_texts.JOINT, Mark) == [Mark(("示例省总工会", "示例省教育厅"), "文件")]


def test_copy_number_secrecy_and_urgency_stand_in_the_corner():
    assert pieces(paper_texts.JOINT, Corner) == [
        Corner("000012", Face.FANGSONG),
        Corner("机密★1年", Face.HEITI),
        Corner("特急", Face.HEITI),
    ]


def test_who_signs_an_upward_directive_stands_beside_its_number():
    assert pieces(paper_texts.JOINT, Number) == [Number("示工发〔2022〕3号", ("示某某",), upward=True)]


def test_the_archives_own_title_is_marked_as_such():
    (title,) = pieces(f"{TITLE}\n{BODY}", Title, title="关于另一项工作的通知")
    assert title.lines == ("［关于另一项工作的通知］",)


def test_a_title_made_of_the_first_words_is_not_printed_before_them():
    text = "各县总工会：\n现将有关事项告知如下。\n"
    assert pieces(text, Title, title="[各县总工会：]") == []
    assert [piece.text for piece in pieces(text, (Addressees, Paragraph))] == text.splitlines()


def test_a_line_in_brackets_below_the_title_belongs_to_it():
    text = "示例市职工代表大会办法\n（2023年5月4日示例市总工会第一次会议通过）\n第一条　为了示例，制定本办法。\n"
    assert pieces(text, Note) == [Note("（2023年5月4日示例市总工会第一次会议通过）")]


def test_headings_have_the_face_of_their_label():
    assert faces(paper_texts.HEAD + paper_texts.BODY) == {
        "一、总体要求": Face.HEITI,
        "二、主要任务": Face.HEITI,
        "（一）广泛开展竞赛。": Face.KAITI,
        "1.抓好重点。": Face.FANGSONG,
        "（1）制定计划。": Face.FANGSONG,
        "（二）加强培训。": Face.KAITI,
        "三、有关要求": Face.HEITI,
    }


def test_an_arabic_number_that_goes_on_after_chinese_ones_is_set_like_them():
    text = f"{TITLE}\n{BODY}一、提高认识\n要学习。\n二、加强领导\n要重视。\n3、活动要求\n要落实。\n"
    assert faces(text)["3、活动要求"] is Face.HEITI


def test_an_item_without_heading_is_text():
    text = f"{TITLE}\n{BODY}一、各单位要将学习情况报送市总工会，不得迟延。\n二、各单位要落实。\n"
    assert set(faces(text).values()) == {Face.FANGSONG}


def test_first_items_of_an_attachment_are_set_like_first_items():
    assert faces(paper_texts.whole())["一、报名条件"] is Face.HEITI


def test_the_attachments_of_the_list_are_told_from_their_numbers():
    (attachment_list,) = pieces(paper_texts.whole(), AttachmentList)
    assert attachment_list.label == "附件："
    assert [number for number, _ in attachment_list.names] == ["1.", "2."]


def test_a_list_of_attachments_without_names_keeps_its_label():
    label = LaidOutLine(LineRole.ATTACHMENT, Passage.at("附件：", 0), ((LineRole.LIST_LABEL, 0, 3),))
    assert end_matter.foot_of([label]) == [AttachmentList("附件：", (("", ""),))]


def test_a_tables_columns_are_as_wide_as_their_cells_need():
    (grid,) = pieces(paper_texts.whole(), Grid)
    assert grid.head == ("序号", "项目", "承办单位", "时间", "内容")
    assert len(grid.rows) == 60
    assert grid.shares[0] < grid.shares[1] < grid.shares[2] < grid.shares[4]
    assert grid.centred == (True, True, False, True, False)


def test_a_row_that_is_short_of_cells_is_filled_up():
    grid = grid_of(LayoutTable([["单位", "姓名", "工种"], ["示例厂"], ["另一示例厂", "示某"]]))
    assert grid.head == ("单位", "姓名", "工种")
    assert grid.rows == (("示例厂", "", ""), ("另一示例厂", "示某", ""))


def test_a_table_of_many_long_columns_is_set_smaller():
    narrow, wide = (grid_of(LayoutTable([["示例" * 4] * count, ["例"] * count])) for count in (3, 12))
    assert narrow.size == 14
    assert wide.size == 9


def test_the_version_record_comes_last_even_where_attachments_follow_it_in_the_file():
    text = paper_texts.HEAD + BODY + "示例市总工会\n2023年5月4日\n" + paper_texts.IMPRINT + paper_texts.attachments(3)
    kinds = [type(piece) for piece in paper_in(text).pieces]
    assert kinds[-1] is Imprint
    assert kinds.count(Imprint) == 1
    assert kinds.count(Part) == 2


def test_the_version_record_is_told_in_rows():
    (imprint,) = pieces(paper_texts.whole(), Imprint)
    assert (imprint.rows[0].label, imprint.rows[0].text[:6]) == ("抄送：", "示例省总工会")
    assert imprint.rows[1] == ImprintRow(office="示例市总工会办公室", printed="2023年5月4日印发")


def test_a_printing_office_on_a_line_of_its_own_and_copies_set_with_a_gap_are_of_the_version_record():
    foot = "示例市总工会\n2023年5月4日\n抄 送：示例省总工会。\n示例市总工会办公室\n2023年5月5日印制\n"
    (imprint,) = pieces(f"{TITLE}\n{BODY}{foot}", Imprint)
    assert imprint.rows == (
        ImprintRow(label="抄送：", text="示例省总工会。"),
        ImprintRow(office="示例市总工会办公室", printed="2023年5月5日印制"),
    )


def test_what_is_hidden_is_hidden_in_the_title_and_the_metadata_too():
    title = "示例市总工会关于示某某同志任职的通知"
    paper = paper_in(f"{title}\n{BODY}一、任命示某某为主任\n请遵照。\n", hidden=["示某某"])
    assert paper.title == "示例市总工会关于＊＊＊同志任职的通知"
    assert [title.lines for title in paper.pieces if isinstance(title, Title)] == [(paper.title,)]
    assert "示某某" not in repr(paper)
