"""What counts as gone, and what as new."""

import pytest

from tests.public_names import kept


@pytest.mark.parametrize(
    ("listed", "now", "told"),
    [
        ({"a": "integer"}, {"a": "integer", "b": "string"}, []),
        ({"a": "integer"}, {"b": "integer"}, ["the list: 'a' is gone"]),
        ({"a": "integer"}, {"a": "string"}, ["a: was 'integer', and is 'string'"]),
        ({"a": "null"}, {"a": "string"}, []),
        ({"a": ["x", "y"]}, {"a": ["x", "new", "y"]}, []),
        ({"a": ["x", "y"]}, {"a": ["x"]}, ["a: 'y' is gone"]),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, ["a: the order was ['x', 'y'], and is ['y', 'x']"]),
        ({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 2}}}, ["a → b → c: was 1, and is 2"]),
        ({"a": {"b": 1}}, {"a": [1]}, ["a: was {'b': 1}, and is [1]"]),
    ],
)
def test_what_is_listed_may_not_go_and_more_may_come(listed, now, told):
    assert kept.gone(listed, now) == told


def test_a_closed_set_has_only_what_is_listed():
    assert kept.unknown({"kind": ["task", "report"]}, {"kind": ["task"]}) == []
    assert kept.unknown({"kind": ["task"]}, {"kind": ["todo"]}) == ["kind: 'todo' is not among ['task']"]


def test_adding_takes_nothing_from_a_list():
    listed, now = {"a": ["x", "y"], "b": 1}, {"a": ["x", "z"], "c": {"d": 2}}
    assert kept.merged(listed, now) == {"a": ["x", "y", "z"], "b": 1, "c": {"d": 2}}


def test_other_values_are_told_and_new_keys_are_not():
    listed, now = {"rows": [{"title": "甲"}]}, {"rows": [{"title": "乙", "new": 1}], "more": 2}
    assert kept.otherwise(listed, now) == [' → rows → [0] → title: was "甲", and is "乙"']
