"""Word files → their text."""

import io
import zipfile

import docx as python_docx
import pytest

from archive.formats import docx
from archive.parsing import parse
from tests.support.word_files import (
    a_list,
    entries_of,
    field,
    item,
    level,
    paragraph,
    relations_of,
    run,
    table,
    text,
    text_box,
    word,
    zipped,
)

MARK = paragraph("示例省总工会文件")


def lines(body: str, **parts: str) -> list[str]:
    return docx.read(word(body, **parts)).text.split("\n")


def omitted(body: str, **parts: str) -> list[tuple[str, str]]:
    return [(omission.reason, omission.text) for omission in docx.read(word(body, **parts)).omitted]


class TestParagraphs:
    def test_a_file_that_a_program_saved_is_read_paragraph_by_paragraph(self):
        document, file = python_docx.Document(), io.BytesIO()
        document.add_heading("示例市总工会关于开展职工读书活动的通知")
        document.add_paragraph("各县（区）总工会：")
        document.save(file)
        read = docx.read(file.getvalue())
        assert read.text == "示例市总工会关于开展职工读书活动的通知\n各县（区）总工会："
        assert read.media_type == docx.MEDIA_TYPE

    def test_a_line_break_is_a_line_and_a_tab_is_a_space(self):
        body = paragraph("关于开展活动的", run("<w:br/>"), "通知") + paragraph("联系人：", run("<w:tab/>"), "工作人员")
        assert lines(body) == ["关于开展活动的", "通知", "联系人： 工作人员"]

    def test_a_line_end_in_the_xml_is_no_line_break(self):
        assert lines(paragraph("要加强\n\t管理")) == ["要加强  管理"]

    def test_content_controls_links_and_smart_tags_are_looked_into(self):
        control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
        inner = [
            control(text("示例")),
            f"<w:hyperlink>{text('市')}</w:hyperlink>",
            f"<w:smartTag>{text('总工会')}</w:smartTag>",
        ]
        assert lines(control(paragraph(*inner))) == ["示例市总工会"]

    def test_the_prompt_of_an_empty_control_is_not_the_authors(self):
        control = (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{text('单击输入文字')}</w:sdtContent></w:sdt>"
        )
        assert lines(paragraph("签发人：", control)) == ["签发人："]
        assert omitted(paragraph("签发人：", control)) == [("填写提示", "单击输入文字")]

    def test_an_insertion_stands_and_a_deletion_goes_on_record(self):
        deleted = f"<w:del>{run('<w:delText>三</w:delText>')}</w:del>"
        body = paragraph("于", deleted, f"<w:ins>{text('五')}</w:ins>", "月底前完成。")
        assert lines(body) == ["于五月底前完成。"]
        assert omitted(body) == [("修订中删除的文字", "三")]

    def test_moved_text_is_read_where_it_went(self):
        body = paragraph("甲", f"<w:moveFrom>{text('乙')}</w:moveFrom>") + paragraph(
            f"<w:moveTo>{text('乙')}</w:moveTo>"
        )
        assert lines(body) == ["甲", "乙"]

    def test_a_heading_that_runs_into_its_text_by_a_style_separator_is_one_line_with_it(self):
        mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
        body = paragraph("（一）加强领导。", properties=mark) + paragraph("要重视。")
        assert lines(body) == ["（一）加强领导。要重视。"]

    def test_a_deleted_paragraph_mark_joins_two_paragraphs(self):
        body = paragraph("要认真", properties="<w:rPr><w:del/></w:rPr>") + paragraph("落实。")
        assert lines(body) == ["要认真落实。"]

    def test_a_dropped_capital_belongs_to_its_paragraph(self):
        assert lines(paragraph("各", properties='<w:framePr w:dropCap="drop"/>') + paragraph("级工会：")) == [
            "各级工会："
        ]

    def test_hidden_text_is_left_out(self):
        body = paragraph("公开", run("<w:rPr><w:vanish/></w:rPr><w:t>内部批示</w:t>"))
        assert lines(body) == ["公开"]
        assert omitted(body) == [("隐藏文字", "内部批示")]

    def test_a_pronunciation_above_a_character_is_left_out(self):
        ruby = f"<w:ruby><w:rt>{text('sòng')}</w:rt><w:rubyBase>{text('颂')}</w:rubyBase></w:ruby>"
        assert lines(paragraph(run(ruby), "劳模")) == ["颂劳模"]

    @pytest.mark.parametrize(
        ("symbol", "shown"),
        [('w:font="Wingdings" w:char="F0FE"', "☑"), ('w:font="Symbol" w:char="F0B3"', "≥"), ('w:char="2103"', "℃")],
    )
    def test_symbols_become_characters(self, symbol, shown):
        assert lines(paragraph("甲", run(f"<w:sym {symbol}/>"))) == [f"甲{shown}"]

    def test_an_unknown_symbol_is_on_record(self):
        body = paragraph("甲", run('<w:sym w:font="Webdings" w:char="F021"/>'))
        assert omitted(body) == [("不认识的符号", "Webdings F021")]

    def test_formulas_keep_their_characters(self):
        assert lines(paragraph("达到", "<m:oMath><m:r><m:t>80%</m:t></m:r></m:oMath>")) == ["达到80%"]


class TestFields:
    def test_the_result_is_read_and_not_the_instruction(self):
        assert lines(paragraph("见", field(" REF a1 ", "附件1"), "。")) == ["见附件1。"]

    def test_a_field_in_the_instruction_of_another_is_not_read(self):
        inner = field(" PAGE ", "3")
        begin, separate, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
        assert lines(paragraph("甲", begin, inner, separate, "乙", end)) == ["甲乙"]

    def test_page_numbers_are_left_out(self):
        body = paragraph("正文。") + paragraph("—", field("PAGE \\* MERGEFORMAT", "4"), "—")
        assert lines(body) == ["正文。", "——"]
        assert omitted(body) == [("页码", "4")]

    def test_a_simple_field_reads_the_same(self):
        simple = '<w:fldSimple w:instr=" {} ">{}</w:fldSimple>'.format
        body = paragraph("甲", simple("NUMPAGES", text("9")), simple("DATE", text("2023年5月1日")))
        assert lines(body) == ["甲2023年5月1日"]

    def test_a_table_of_contents_is_on_record_line_by_line(self):
        begin, separate, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
        toc = run('<w:instrText>TOC \\o "1-3"</w:instrText>')
        body = paragraph(begin, toc, separate, "一、总体要求1") + paragraph("二、任务2", end) + paragraph("正文。")
        assert lines(body) == ["正文。"]
        assert omitted(body) == [("目录", "一、总体要求1\n二、任务2")]

    def test_a_field_that_lost_its_end_hides_nothing(self):
        body = paragraph(run('<w:fldChar w:fldCharType="begin"/>'), run("<w:instrText>PAGE</w:instrText>"), "正文。")
        assert lines(body) == ["正文。"]

    @pytest.mark.parametrize(("inside", "shown"), [("3", "③"), ("密", "密")])
    def test_an_enclosed_character_is_read_from_its_instruction(self, inside, shown):
        begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
        instruction = run(f"<w:instrText>eq \\o\\ac(○,{inside})</w:instrText>")
        assert lines(paragraph(begin, instruction, end, "落实责任")) == [f"{shown}落实责任"]


class TestTextBoxes:
    def test_a_box_at_the_head_is_read_first_and_once(self):
        body = paragraph("示例工发〔2023〕5号", text_box(MARK))
        assert lines(body) == ["示例省总工会文件", "示例工发〔2023〕5号"]

    def test_a_box_further_down_is_read_after_its_paragraph(self):
        body = paragraph("正文。") + paragraph(text_box(paragraph("抄送：省总工会。")), "2023年5月1日")
        assert lines(body) == ["正文。", "2023年5月1日", "抄送：省总工会。"]

    def test_a_box_set_above_its_paragraph_is_read_before_it(self):
        place = '<wp:positionV relativeFrom="paragraph"><wp:posOffset>-90000</wp:posOffset></wp:positionV>'
        body = paragraph("内部") + paragraph(text_box(MARK, anchor=place), "示例工发〔2023〕5号")
        assert lines(body) == ["内部", "示例省总工会文件", "示例工发〔2023〕5号"]

    def test_a_box_in_a_box_is_read_once(self):
        assert lines(paragraph(text_box(paragraph("外", text_box(paragraph("内")))))) == ["内", "外"]

    def test_the_branch_with_words_is_taken(self):
        inner = "<w:txbxContent><w:p><w:r><w:t>旧版文字</w:t></w:r></w:p></w:txbxContent>"
        branches = f"<mc:Choice><box/></mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
        assert lines(paragraph(run(f"<mc:AlternateContent>{branches}</mc:AlternateContent>"))) == ["旧版文字"]

    def test_ornamental_lettering_is_read(self):
        lettering = run('<w:pict><v:shape><v:textpath string="示例省总工会文件"/></v:shape></w:pict>')
        assert lines(paragraph(lettering)) == ["示例省总工会文件"]


class TestTables:
    def test_a_row_is_a_line_with_tabs(self):
        assert lines(table(["序号", "单位"], ["1", "甲市总工会"])) == ["序号\t单位", "1\t甲市总工会"]

    def test_lines_and_tabs_in_a_cell_become_spaces(self):
        cell = paragraph("甲市", run("<w:br/>"), "总工会", run("<w:tab/>"), "机关") + paragraph("乙市总工会")
        assert lines(table(["单位", "名额"], [cell, "3"]))[1] == "甲市 总工会 机关 乙市总工会\t3"

    def test_a_merged_cell_is_read_once_and_columns_stay_columns(self):
        wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("名额分配")}</w:tc>'
        first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("甲市")}</w:tc>'
        below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
        body = table([wide, "备注"], [first, "机关", "1"], [below, "企业", "2"])
        assert lines(body) == ["名额分配\t\t备注", "甲市\t机关\t1", "\t企业\t2"]

    def test_a_table_in_a_cell_keeps_to_its_cell(self):
        inner = table(["一季度", "3"], ["二季度", "4"]) + paragraph("")
        assert lines(table(["项目", "数量"], ["培训", inner]))[1] == "培训\t一季度 3 二季度 4"

    def test_a_deleted_row_goes(self):
        body = table(["甲", "1"], ["乙", "2"], ["丙", "3"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
        assert lines(body) == ["乙\t2", "丙\t3"]

    def test_rows_and_cells_in_content_controls_are_read(self):
        body = table(["甲", "1"], ["乙", "2"])
        body = body.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>", 1).replace(
            "</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1
        )
        assert lines(body) == ["甲\t1", "乙\t2"]

    def test_serial_numbers_made_by_a_list_stand_in_their_cells(self):
        numbered = f"<w:tc>{item('')}</w:tc>"
        body = table([numbered, "甲市"], [numbered, "乙市"])
        assert [line.split() for line in lines(body, numbering=a_list(level(0, "decimal", "%1")))] == [
            ["1", "甲市"],
            ["2", "乙市"],
        ]

    def test_a_table_of_one_column_is_plain_lines(self):
        assert lines(table([paragraph("一、总体要求") + paragraph("要提高认识。")])) == [
            "一、总体要求",
            "要提高认识。",
        ]

    def test_two_signatures_side_by_side_are_plain_lines(self):
        signature = "{}<w:p><w:r><w:t>2023年5月1日</w:t></w:r></w:p>".format
        body = table([signature(paragraph("示例省总工会")), signature(paragraph("示例省教育厅"))])
        assert lines(body) == ["示例省总工会", "2023年5月1日", "示例省教育厅", "2023年5月1日"]

    def test_one_row_with_borders_stays_a_row(self):
        borders = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
        assert lines(table(["甲", "乙"], properties=borders)) == ["甲\t乙"]

    def test_the_mark_of_joint_issuers_is_one_line(self):
        assert lines(table(["示例省总工会", "文件"], ["示例省教育厅", ""])) == ["示例省总工会 示例省教育厅文件"]

    def test_signatures_and_dates_in_rows_are_plain_lines(self):
        body = table(["示例省总工会", "示例省教育厅"], ["2023年5月1日", "2023年5月1日"])
        assert lines(body) == ["示例省总工会", "示例省教育厅", "2023年5月1日", "2023年5月1日"]

    @pytest.mark.parametrize("head", [["文件", "份数"], ["印发通知", "3日前"], ["单位", "2023年5月1日"]])
    def test_a_table_with_such_words_stays_a_table(self, head):
        assert lines(table(head, ["甲县总工会", "2"]))[0] == "\t".join(head)

    def test_a_text_in_a_cell_keeps_its_lines(self):
        text = "".join(map(paragraph, ["各县总工会：", "现将事项通知如下。", "一、时间", "5月。"]))
        body = table(["示工发〔2023〕1号", "签发人：某某"], [text, ""], ["抄送：示例省教育厅。", ""])
        assert lines(body) == [
            "示工发〔2023〕1号  签发人：某某",
            *["各县总工会：", "现将事项通知如下。", "一、时间", "5月。"],
            "抄送：示例省教育厅。",
        ]

    def test_a_text_behind_its_label_keeps_its_lines(self):
        text = "".join(map(paragraph, ["现将事项通知如下。", "一、时间", "5月。"]))
        body = table(["标题", "关于开展竞赛的通知"], ["正文", text])
        assert lines(body) == ["标题\t关于开展竞赛的通知", "正文\t现将事项通知如下。", "一、时间", "5月。"]

    def test_the_foot_set_as_a_table_is_plain_lines(self):
        body = table(["抄送：示例省教育厅。", ""], ["示例省总工会办公室", "2023年5月6日印发"])
        assert lines(body) == ["抄送：示例省教育厅。", "示例省总工会办公室  2023年5月6日印发"]


def note(number: int, *inner: str) -> str:
    return f'<w:footnote w:id="{number}">{paragraph(run("<w:footnoteRef/>"), *inner)}</w:footnote>'


def mark(number: int) -> str:
    return run(f'<w:footnoteReference w:id="{number}"/>')


class TestNotes:
    SEPARATOR = f'<w:footnote w:id="0" w:type="separator">{paragraph("——")}</w:footnote>'

    def test_a_note_follows_its_paragraph_and_its_mark_goes(self):
        body = paragraph("30日内", mark(2), "报送。") + paragraph("再议。")
        assert lines(body, footnotes=self.SEPARATOR + note(2, "指工作日。")) == [
            "30日内报送。",
            "注1：指工作日。",
            "再议。",
        ]

    def test_a_note_to_a_title_waits_for_the_text(self):
        body = (
            paragraph("关于开展活动的", mark(1)) + paragraph("通知") + paragraph("各工会：") + paragraph("现予通知。")
        )
        assert lines(body, footnotes=note(1, "以会议审定为准。"))[2:] == [
            "各工会：",
            "现予通知。",
            "注1：以会议审定为准。",
        ]

    def test_a_note_is_counted_where_it_is_first_referred_to(self):
        body = paragraph("甲", mark(7), "乙", mark(5), "丙", mark(7), "。")
        assert lines(body, footnotes=note(5, "五") + note(7, "七"))[1:] == ["注1：七", "注2：五"]

    def test_a_note_that_nothing_follows_stands_at_the_end(self):
        assert lines(paragraph("示例省总工会", mark(1)), footnotes=note(1, "盖章"))[1:] == ["注1：盖章"]

    def test_endnotes_are_named_so(self):
        body = paragraph("甲。", run('<w:endnoteReference w:id="1"/>'))
        endnote = f'<w:endnote w:id="1">{paragraph("出处")}</w:endnote>'
        assert lines(body, endnotes=endnote)[1:] == ["尾注1：出处"]


SECTION = '<w:sectPr>{}<w:headerReference w:type="{}" r:id="header1"/></w:sectPr>'.format


class TestMargins:
    def test_headers_and_footers_are_on_record_with_their_page_numbers(self):
        section = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
        footer = paragraph("— ", field("PAGE", "1"), " —")
        body = paragraph("正文。") + section
        assert lines(body, header1=paragraph("内部资料"), footer1=footer) == ["正文。"]
        assert omitted(body, header1=paragraph("内部资料"), footer1=footer) == [
            ("页眉", "内部资料"),
            ("页脚", "— 1 —"),
        ]

    def test_the_issuers_mark_in_the_first_pages_header_is_kept(self):
        body = paragraph("正文。") + SECTION("<w:titlePg/>", "first")
        assert lines(body, header1=MARK) == ["示例省总工会文件", "正文。"]
        assert omitted(body, header1=MARK) == []

    def test_a_mark_in_a_header_of_every_page_is_a_header(self):
        body = paragraph("正文。") + SECTION("", "default")
        assert omitted(body, header1=MARK) == [("页眉", "示例省总工会文件")]

    def test_a_first_header_without_mark_is_a_header(self):
        body = paragraph("正文。") + SECTION("<w:titlePg/>", "first")
        assert omitted(body, header1=paragraph("征求意见稿")) == [("页眉", "征求意见稿")]

    def test_a_list_in_a_header_does_not_move_the_numbers_of_the_text(self):
        body = item("总体要求") + SECTION("", "default")
        numbering = a_list(level(0, "chineseCounting", "%1、"))
        assert lines(body, header1=item("页眉"), numbering=numbering) == ["一、总体要求"]

    def test_comments_are_on_record(self):
        comment = f'<w:comment w:id="1">{paragraph("此处待核")}</w:comment>'
        assert omitted(paragraph("正文。"), comments=comment) == [("批注", "此处待核")]


def test_a_red_headed_file_is_understood():
    numbering = a_list(level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"))
    body = "".join(
        [
            paragraph(text_box(MARK)),
            paragraph("示例工发〔2023〕5号"),
            paragraph("示例省总工会关于开展送清凉活动的", run("<w:br/>"), "通知"),
            paragraph("各市总工会："),
            paragraph("现就有关事项通知如下。"),
            item("主要任务"),
            item("走访慰问。要于7月31日前走访一线班组。", 1),
            item("加强宣传。要普及防暑知识。", 1),
            item("名额分配"),
            table(["单位", "名额"], ["甲市总工会", "10"]),
            paragraph("示例省总工会"),
            paragraph("2023年6月5日"),
        ]
    )
    [directive] = parse(docx.read(word(body, numbering=numbering)).text).directives
    assert (directive.number, directive.issuers) == ("示例工发〔2023〕5号", ["示例省总工会"])
    assert directive.title == "示例省总工会关于开展送清凉活动的通知"
    assert [(each.label, each.heading) for each in directive.outline] == [("一、", "主要任务"), ("二、", "名额分配")]
    assert [each.label for each in directive.outline[0].children] == ["（一）", "（二）"]


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_read_alike(kind):
    document, file = python_docx.Document(), io.BytesIO()
    document.add_paragraph("各县（区）总工会：")
    document.part._content_type = kind
    document.save(file)
    assert kind in zipfile.ZipFile(file).read("[Content_Types].xml").decode()
    assert docx.read(file.getvalue()).text == "各县（区）总工会："


def test_a_strict_open_xml_file_is_read_alike():
    entries = entries_of(paragraph("各县（区）总工会："))
    strict = entries["word/document.xml"].replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/"
    )
    assert docx.read(zipped(entries | {"word/document.xml": strict})).text == "各县（区）总工会："


def test_relations_that_lead_nowhere_or_outside_are_passed_by():
    entries = entries_of(paragraph("正文。"), footnotes="")
    relations = entries["word/_rels/document.xml.rels"].replace("footnotes.xml", "NULL")
    outside = relations.replace("<Relationship ", '<Relationship TargetMode="External" ').replace(
        "NULL", "http://x.example"
    )
    for written in (relations, outside):
        assert docx.read(zipped(entries | {"word/_rels/document.xml.rels": written})).text == "正文。"


def test_the_main_part_may_have_another_name():
    entries = entries_of(paragraph("正文。"))
    entries["word/document2.xml"] = entries.pop("word/document.xml")
    relation = '<Relationship Id="a" Type="x/officeDocument" Target="/word/document2.xml"/>'
    entries["_rels/.rels"] = relations_of(relation)
    assert docx.read(zipped(entries)).text == "正文。"
