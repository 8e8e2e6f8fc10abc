import re
import subprocess
import sys

import pytest

from archive.settings import BASE_DIR
from benchmarks.page_figures import Figures, in_turns, table


def figures(kept=0.002, queries=8, compressed=59_999):
    seconds = {"kept": kept, "anew": 0.01, "after a change": 0.02}
    return Figures("results", seconds, 0.001, queries, 100_000, compressed)


def test_a_page_is_told_by_how_often_as_long_as_the_base_template_it_takes():
    assert table([figures()]).splitlines()[-1] == (
        "| results | 2.0 × | **10.0 ×** | **20.0 ×** | 1.00 | 8 | 100,000 | 59,999 | reached |"
    )


def test_what_is_more_than_it_may_be_is_said():
    assert figures(kept=0.0031).faults == ["kept, it takes more than 3 ×"]
    assert figures(queries=9).faults == ["more than 8 queries"]
    assert figures(compressed=60_001).faults == ["more than 60,000 bytes compressed"]


def test_everybody_is_asked_in_every_round():
    asked = []
    taken = in_turns({"a": lambda at: asked.append(f"a{at}"), "b": lambda at: asked.append(f"b{at}")}, 2)
    assert asked == ["a0", "b0", "a1", "b1"]
    assert taken.keys() == {"a", "b"}


@pytest.mark.slow
def test_a_small_archive_gives_a_row_for_each_page():
    command = [sys.executable, "-m", "benchmarks.pages", "--count", "5", "--rounds", "2"]
    printed = subprocess.run(command, cwd=BASE_DIR, check=True, capture_output=True, text=True).stdout
    assert len(re.findall(r" ×(\*\*)? \|", printed)) == 6 * 3
