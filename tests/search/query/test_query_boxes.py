from hypothesis import assume, given
from hypothesis import strategies as st

from search.query.narrowed_query import TOO_MUCH, parts_of
from search.query.parser import parse
from search.query.query_boxes import QueryBoxes, boxes_of
from tests.search.query.test_narrowed_query import QUERIES


def test_each_box_has_its_meaning():
    boxes = QueryBoxes("劳模 工匠", "五小 安康杯", "听党话、跟党走", "帮扶 宣讲", (2020, 2023))
    assert boxes.query == '劳模 工匠 (五小 OR 安康杯) "听党话、跟党走" -帮扶 -宣讲 年份:2020-2023'
    assert boxes_of(boxes.query) == boxes


def test_what_fits_no_box_stays_as_it_is():
    assert boxes_of("标题:通知 -标题:方案 劳模") == QueryBoxes("标题:通知 -标题:方案 劳模")


@given(QUERIES)
def test_boxes_ask_for_what_the_query_did(words):
    tree, again = parse(words)[0], parse(boxes_of(words).query)[0]
    assume(tree is not None)
    assert set(parts_of(again)) == set(parts_of(tree))


@given(st.tuples(QUERIES, QUERIES, QUERIES, QUERIES))
def test_whatever_stands_in_the_boxes_makes_a_query(typed):
    problems = parse(QueryBoxes(*typed).query)[1]
    assert {problem.code for problem in problems} <= {
        *TOO_MUCH,
        *(one.code for text in typed for one in parse(text)[1]),
    }
