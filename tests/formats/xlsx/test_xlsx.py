"""A notice that somebody wrote in a workbook is read, a list is refused with what to do."""

import io
from datetime import date

import openpyxl
import pytest

from archive.formats import Refused, read, xlsx
from tests.support.word_files import zipped

LINES = [
    "示例市总工会文件", "示工发〔2023〕12号", "关于开展职工读书活动的通知", "各县（市、区）总工会：",
    "为做好职工读书活动，现将有关事项通知如下：",
    "请各单位于6月10日前将活动总结报送市总工会宣教部。", "示例市总工会", "2023年4月20日",
]  # fmt: skip


def book(*sheets: list[list], hidden: tuple[int, ...] = ()) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(sheets):
        sheet = workbook.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
        if number in hidden:
            sheet.sheet_state = "hidden"
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def alone(lines: list) -> list[list]:
    return [[line] for line in lines]


LIST = [
    ["关于开展职工读书活动的通知"],
    ["序号", "单位", "名额"],
    *([number, "示例县总工会", 3] for number in range(9)),
]


def test_a_notice_in_one_column_is_read():
    found = read(book(alone(LINES)), "通知.xlsx")
    assert (found.text.split("\n"), found.media_type) == (LINES, xlsx.MEDIA_TYPE)


def test_a_whole_notice_in_one_cell_is_read():
    assert xlsx.read(book([["\n".join(LINES)]])).text.split("\n") == LINES


def test_a_table_in_it_is_lines_with_tabs_and_dates_are_dates():
    rows = alone(LINES[:6]) + [["单位", "名额"], ["示例县\n总工会", 3]] + [["示例市总工会"], [date(2023, 4, 20)]]
    assert xlsx.read(book(rows)).text.split("\n")[6:] == [
        "单位\t名额",
        "示例县 总工会\t3",
        "示例市总工会",
        "2023年4月20日",
    ]


def test_other_sheets_are_told_and_hidden_ones_never_taken():
    found = xlsx.read(book(alone(["示例工会的旧通知", *LINES[3:]]), alone(LINES), LIST, hidden=(0,)))
    assert found.text.split("\n") == LINES
    assert [one.reason for one in found.omitted] == ["隐藏的工作表“表0”", "工作表“表2”"]


def test_hidden_rows_and_columns_are_no_words():
    workbook = openpyxl.load_workbook(io.BytesIO(book(alone(LINES))))
    sheet = workbook.active
    sheet["B3"], sheet["A9"] = "草稿", "勿外传"
    sheet.column_dimensions["B"].hidden = sheet.row_dimensions[9].hidden = True
    saved = io.BytesIO()
    workbook.save(saved)
    assert xlsx.read(saved.getvalue()).text.split("\n") == LINES


@pytest.mark.parametrize("rows", [LIST, alone(["张某", "李某", "王某"] * 9), [], [["合计", 0.5, "90%"]]])
def test_a_list_is_refused_with_what_to_do(rows):
    with pytest.raises(Refused, match="Excel.*docx"):
        xlsx.read(book(rows))


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (45036, "yyyy-mm-dd", "2023年4月20日"),
        (45036, '[$-804]yyyy"年"m"月"d"日"', "2023年4月20日"),
        (45036.375, "yyyy/m/d h:mm", "2023年4月20日 9:00"),
        (0.25, "0%", "25%"),
        (0.125, "0.0%", "12.5%"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
    ],
)
def test_numbers_are_what_the_sheet_shows(value, form, shown):
    workbook = openpyxl.load_workbook(io.BytesIO(book(alone(LINES))))
    workbook.active["A9"].value = value
    workbook.active["A9"].number_format = form
    saved = io.BytesIO()
    workbook.save(saved)
    assert xlsx.read(saved.getvalue()).text.split("\n")[8] == shown


def test_a_damaged_workbook_is_refused():
    with pytest.raises(Refused, match="已损坏"):
        xlsx.read(zipped({"xl/workbook.xml": "<a"}))
    with pytest.raises(Refused, match="DOCTYPE"):
        xlsx.read(zipped({"xl/workbook.xml": "<!DOCTYPE a><a/>"}))
