"""The table of what the tests run adds up files to rooms."""

from pathlib import Path

from tests.support.coverage_table import table


def summary(lines, run, branches=0, taken=0):
    counts = {"num_statements": lines, "covered_lines": run, "num_branches": branches, "covered_branches": taken}
    return counts | {"percent_covered": 0.0}


def test_files_are_counted_in_the_room_that_they_stand_in():
    files = {
        Path("archive/urls.py"): summary(10, 10),
        Path("archive/parsing/parser.py"): summary(1000, 500, 200, 100),
        Path("archive/parsing/outline/levels.py"): summary(1000, 1000, 200, 200),
        Path("search/apps.py"): summary(10, 0),
    }
    assert table(files)[2:] == [
        "| archive | 10 | 10 | 0 | 0 | 100.0% |",
        "| archive/parsing | 2,000 | 1,500 | 400 | 300 | 75.0% |",
        "| search | 10 | 0 | 0 | 0 | 0.0% |",
        "| all | 2,020 | 1,510 | 400 | 300 | 74.8% |",
    ]


def test_an_empty_file_misses_nothing():
    assert table({Path("archive/web/__init__.py"): summary(0, 0)})[-1] == "| all | 0 | 0 | 0 | 0 | 100.0% |"
