import io
import zipfile
from datetime import UTC, date, datetime
from itertools import repeat

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.exporting import workbook
from archive.exporting.sheet import Link, Sheet, SheetColumn, legal
from archive.exporting.workbook import MOST_CHARACTERS, shortened, xlsx_file

MADE = datetime(2026, 11, 26, 8, tzinfo=UTC)


def made(*rows, remark="", columns=1, **fields) -> bytes:
    sheet = Sheet(
        "检索结果", "示例", [SheetColumn(f"第{at}列", 20) for at in range(columns)], rows, len(rows),
        fields.get("asked", [("检索词", "示例")]), remark,
    )  # fmt: skip
    with xlsx_file(sheet, MADE) as file:
        return file.read()


def opened(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def first(data: bytes):
    return opened(data).worksheets[0]["A2"]


def test_a_date_is_a_date_and_a_number_a_number():
    sheet = opened(made([date(2021, 3, 1), 2021], columns=2)).worksheets[0]
    assert (sheet["A2"].value, sheet["B2"].value) == (datetime(2021, 3, 1), 2021)
    assert sheet["A2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(("columns", "pages"), [(3, 1), (20, 3)])
def test_a_wide_sheet_is_printed_over_pages_side_by_side(columns, pages):
    """400 characters on one page cannot be read."""
    sheet = opened(made(["示例"] * columns, columns=columns)).worksheets[0]
    assert (sheet.page_setup.fitToWidth or 1) == pages  # 1 is what is meant where nothing is said
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")


def test_a_day_before_all_that_a_workbook_can_count_is_text():
    assert first(made([date(1899, 12, 31)])).value == "1899-12-31"


def test_a_link_leads_to_its_address():
    cell = first(made([Link("标题", "http://archive.example/directives/4/#s-1")]))
    assert cell.value == "标题"
    assert f"{cell.hyperlink.target}#{cell.hyperlink.location}" == "http://archive.example/directives/4/#s-1"


@pytest.mark.parametrize("text", ["=1+1", "{=1}", "http://archive.example/", "0012", "_x0041_", "a\tb\nc", "<b>&amp;"])
def test_text_stays_text(text):
    cell = first(made([text]))
    assert (openpyxl.utils.escape.unescape(cell.value), cell.data_type, cell.hyperlink) == (text, "s", None)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(max_size=20).filter(lambda text: "_x" not in text), min_size=1, max_size=20))
def test_any_text_comes_back_without_what_xml_cannot_hold(texts):
    cells = opened(made(*([f"文{text}"] for text in texts))).worksheets[0]["A"][1:]
    # XML's own reading makes one end of line of several kinds.
    read = [openpyxl.utils.escape.unescape(cell.value).replace("\r", "") for cell in cells]
    assert read == [legal(f"文{text}").replace("\r", "") for text in texts]


def test_a_cell_too_long_is_cut_and_says_so():
    cut = shortened("😀" * MOST_CHARACTERS)
    assert len(cut.encode("utf-16-le")) // 2 in (MOST_CHARACTERS, MOST_CHARACTERS - 1)
    assert cut.endswith("😀……（太长，未完）")
    assert first(made([cut])).value == cut


def test_a_cell_as_long_as_a_cell_may_be_is_whole():
    assert shortened("字" * MOST_CHARACTERS) == "字" * MOST_CHARACTERS


def test_links_beyond_what_excel_takes_are_text(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    sheet = opened(made(*repeat([Link("题", "http://x.example/")], 3))).worksheets[0]
    assert [bool(sheet.cell(row, 1).hyperlink) for row in (2, 3, 4)] == [True, True, False]
    assert not first(made([Link("题", "http://x.example/" + "a" * 2079)])).hyperlink


def test_headings_stay_in_sight_and_filter():
    sheet = opened(made(["甲", "乙"], ["丙", "丁"], columns=2)).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:B3")
    assert sheet.column_dimensions["A"].width == pytest.approx(20, abs=1)
    assert {(sheet[at].font.name, sheet[at].font.scheme) for at in ("A1", "A2")} == {("等线", None)}


def test_it_says_what_was_asked_for_and_what_it_is():
    book = opened(made(["甲"], asked=[("检索词", "=示例"), ("说明", "x" * 40_000)]))
    assert book.sheetnames == ["检索结果", "检索条件"]
    assert [cell.value for cell in book.worksheets[1]["A"]] == ["检索词", "说明"]
    assert book.worksheets[1]["B1"].value == "=示例"
    assert (book.properties.title, book.properties.created) == ("检索结果 示例", datetime(2026, 11, 26, 8))


def test_what_is_left_out_is_said_apart_from_the_rows():
    sheet = opened(made(["甲"], remark="共 2 行")).worksheets[0]
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["甲", None, "共 2 行"]
    assert sheet.auto_filter.ref == "A1:A2"


def test_nothing_found_is_a_workbook_too():
    assert opened(made()).worksheets[0].max_row == 1


def test_the_same_rows_lie_in_a_zip_that_is_whole():
    assert zipfile.ZipFile(io.BytesIO(made(["甲"]))).testzip() is None


def test_no_file_is_left_where_the_rows_fail(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def rows():
        yield ["甲"]
        raise RuntimeError

    sheet = Sheet("检索结果", "", [SheetColumn("列", 10)], rows(), 1, [])
    with pytest.raises(RuntimeError):
        xlsx_file(sheet, MADE)
    assert list(tmp_path.iterdir()) == []
