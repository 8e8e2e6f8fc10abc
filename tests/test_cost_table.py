"""The table of what the tests cost names the dearest first."""

from collections import Counter

from tests.support.cost_table import table


def test_the_dearest_stands_first_with_all_that_it_took():
    counted = {
        "tests/test_one.py": Counter(tests=3, setup=1.0, call=2.0),
        "tests/test_other.py": Counter(tests=1, call=4.0, teardown=0.5),
    }
    assert [line.split() for line in table("file", counted)] == [
        ["seconds", "tests", "setup", "call", "teardown", "file"],
        ["4.5", "1", "0.0", "4.0", "0.5", "tests/test_other.py"],
        ["3.0", "3", "1.0", "2.0", "0.0", "tests/test_one.py"],
    ]


def test_no_more_than_one_looks_at_are_told():
    assert len(table("file", {str(at): Counter(call=at) for at in range(100)})) == 41
