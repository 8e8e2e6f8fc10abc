import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.exporting.csv_text import csv_parts, disarmed
from archive.exporting.sheet import Link, Sheet, SheetColumn

DANGEROUS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ARMED = st.builds(str.__add__, st.sampled_from(["", " ", '"', "“", "'", "\u3000"]), st.sampled_from(DANGEROUS))
CELLS = TEXTS | st.builds(str.__add__, ARMED, TEXTS)


def written(rows, remark="") -> str:
    columns = [SheetColumn("标题", 10), SheetColumn("年份", 10)]
    sheet = Sheet("名", "", columns, rows, len(rows), [], remark)
    return b"".join(csv_parts(sheet)).decode()


def read(text) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def armed_again(text: str) -> str:
    """What a cell was before it was disarmed."""
    return text[1:] if text.startswith("'") and disarmed(text[1:]) == text else text


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_what_is_read_back_is_what_was_written_but_for_the_disarming(rows):
    read_back = read(written(rows))[1:]
    assert [[armed_again(cell) for cell in row] for row in read_back] == [list(row) for row in rows]


@settings(deadline=None)
@given(CELLS)
def test_no_cell_begins_as_a_formula_does(text):
    assert disarmed(text).lstrip(" \"'“”‘’\u3000")[:1] not in DANGEROUS or disarmed(text) == f"'{text}"


@pytest.mark.parametrize("text", ["=1+1", " =1+1", '"=1+1', "＝HYPERLINK(1)", "-5%", "@SUM(1)", "+86", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_compute_is_shown(text):
    assert disarmed(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "示例", "2023", "——破折号", "a=1", "《示例》", "（一）示例"])
def test_other_text_stays_as_it_is(text):
    assert disarmed(text) == text


def test_numbers_and_dates_are_ours_and_stay_as_they_are():
    assert read(written([(-5, date(2021, 3, 1)), (None, Link("=题", "http://x/"))]))[1:] == [
        ["-5", "2021-03-01"], ["", "'=题"]
    ]  # fmt: skip


def test_a_spreadsheet_knows_the_encoding_and_the_ends_of_lines():
    text = written([("两\n行", '引"号')])
    assert text == '\ufeff标题,年份\r\n"两\n行","引""号"\r\n'


def test_what_is_not_in_it_is_said_in_the_last_row():
    assert read(written([("甲", 1)], remark="共 2 行"))[-1] == ["共 2 行"]
