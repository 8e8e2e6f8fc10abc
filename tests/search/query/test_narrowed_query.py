import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from search.query.narrowed_query import TOO_MUCH, narrowed, parts_of
from search.query.parser import parse

# What means something in a query, in any order.
QUERIES = st.lists(
    st.sampled_from(
        ["劳模", "竞赛", " ", " ", "OR", "或", "-", "(", ")", "（", '"', "“", "”", "标题:", "年份:", "2023", "示工",
         "〔2023〕7号", "各市（州", "AND", "「", "通知："]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "also", "both"),
    [
        ("劳模", "竞赛", "劳模 竞赛"),
        ("五小 或 安康杯", "竞赛", "(五小 或 安康杯) 竞赛"),
        ("竞赛", "五小 OR 安康杯", "竞赛 (五小 OR 安康杯)"),
        ("标题:通知", "-竞赛", "标题:通知 -竞赛"),
        ('"劳模', '"竞赛"', '劳模 "竞赛"'),
        ("", "竞赛", "竞赛"),
        ("劳模", "。", "劳模"),
    ],
)
def test_both_are_asked_for(words, also, both):
    assert narrowed(words, also) == both


@given(QUERIES, QUERIES)
@example("示工", "〔2023〕7号")
@example("标题:", "竞赛")
def test_all_that_either_asks_for_is_asked_for(words, also):
    first, second = parse(words)[0], parse(also)[0]
    assume(first is not None and second is not None)
    tree, problems = parse(narrowed(words, also))
    assume(not {problem.code for problem in problems} & TOO_MUCH)
    assert {part for one in parts_of(tree) for part in parts_of(one)} == {*parts_of(first), *parts_of(second)}
