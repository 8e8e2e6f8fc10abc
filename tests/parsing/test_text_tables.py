"""Tables by runs of spaces, tabs and drawn lines become rows with tabs; what only has gaps does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.cleaning import clean
from archive.parsing.cleaning.text_tables import in_text

ROWS = [["序号", "单位", "类别"], ["1", "示例县总工会", "先进集体"], ["2", "赵某某", "先进个人"]]
TABBED = "\n".join("\t".join(row) for row in ROWS)
CELLS = st.text("示例市总工会赵钱孙ab12", min_size=2, max_size=6)


@pytest.mark.parametrize("gap", ["    ", "　　　", "\t", " \t "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_gaps_that_make_the_same_columns_are_a_table(gap, between):
    raw = between.join(gap.join(row) for row in ROWS)
    assert clean(f"名单如下。\n{raw}\n特此通报。").text == f"名单如下。\n{TABBED}\n特此通报。"


def test_gaps_of_different_width_are_a_table():
    raw = "序号  单  位            类别\n1     示例县总工会      先进集体\n2     赵某某            先进个人"
    assert clean(raw).text == TABBED.replace("单位", "单 位")


def test_single_wide_spaces_are_gaps_where_three_columns_hold():
    assert clean("\n".join("　".join(row) for row in ROWS)).text == TABBED


def test_empty_cells_of_tabbed_rows_keep_their_place():
    raw = "单位\t名额\t备注\n示例县\t3\t\n合计\t\t3\n\t\t"
    assert in_text(clean(raw).text)[0].rows == (("单位", "名额", "备注"), ("示例县", "3", ""), ("合计", "", "3"))


def test_bars_are_taken_out_and_recorded():
    raw = "| 序号 | 单位 | 类别 |\n|---|:---:|---|\n| 1 | 示例县总工会 | 先进集体 |\n| 2 | 赵某某 | 先进个人 |"
    cleaned = clean(raw)
    assert cleaned.text == TABBED
    assert {removal.reason for removal in cleaned.removals} == {"表格线"}
    assert "|---|:---:|---|" in [removal.text for removal in cleaned.removals]


@pytest.mark.parametrize(
    "raw",
    [
        "┌──┬──┐\n│姓名│单位│\n├──┼──┤\n│赵某│示例│\n└──┴──┘",
        "+------+------+\n| 姓名 | 单位 |\n+======+======+\n| 赵某 | 示例 |\n+------+------+",
    ],
)
def test_drawn_tables_are_tables(raw):
    assert clean(raw).text == "姓名\t单位\n赵某\t示例"


@pytest.mark.parametrize(
    "raw",
    [
        "示例市总工会    示例市教育局\n示例市妇女联合会    示例市科学技术协会",
        "示例市总工会    示例市教育局\n2023年5月1日",
        "示例市总工会\t\t示例市教育局",
        "示例市总工会办公室          2023年6月12日印发",
        "示县工发〔2021〕40号\t签发人：孙某某",
        "示例市总工会\t2023年5月1日",
        "联系人：周某某    电话：0100-5550100\n联系人：吴某某    电话：0100-5550101",
        "单位：      领队：      联系电话：",
        "第一条　　为规范职工书屋管理，制定本办法。\n第二条　　本办法适用于本市各级工会。",
        "1.\t加强领导\n2.\t狠抓落实",
        "示  例  市  总  工  会\n关  于  表  彰  的  决  定",
        "2023  年  5  月  1  日\n2023  年  6  月  1  日",
        "各级工会要  认真学习会议精神，切实\n抓好各项  工作任务的落实，做到有人",
        "\t一、加强领导\n\t各级工会要重视。",
        "| 不成表的一行 |",
    ],
)
def test_gaps_that_make_no_columns_are_none(raw):
    assert "\t" not in clean(raw).text


def test_rows_are_never_joined():
    raw = "姓名\t事迹\n赵某某\t认真学习，努力工作，团结同事，\n钱某某\t深入一线，服务职工，"
    assert clean(raw).text == raw


def test_a_section_s_tables_have_their_place_and_cells():
    text = f"名单如下。\n{TABBED}\n附注如下。\n甲\t乙"
    tables = in_text(text)
    assert [text[table.start : table.end] for table in tables] == [TABBED, "甲\t乙"]
    assert tables[0].rows == tuple(map(tuple, ROWS))


def test_shorter_rows_are_filled_up():
    assert in_text("甲\t乙\t丙\n丁\t戊")[0].rows == (("甲", "乙", "丙"), ("丁", "戊", ""))


@given(st.integers(3, 5).flatmap(lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=2)))
def test_any_tabbed_table_comes_back_cell_by_cell(rows):
    text = "\n".join("\t".join(row) for row in rows)
    assert in_text(text)[0].rows == tuple(map(tuple, rows))
    assert (in_text(text)[0].start, in_text(text)[0].end) == (0, len(text))
