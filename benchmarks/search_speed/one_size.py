"""Every figure of one size, in a process of its own over its own DATA_DIR; prints one JSON object.

`python -m benchmarks.search_speed.one_size COUNT [--quick]`, started by `benchmarks.search_speed`.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import dataclass

import django

django.setup()

from benchmarks.search_speed import (  # noqa: E402
    bulk_archive,
    engine_turns,
    prepared_data,
    questions,
    rebuild_figures,
    save_to_find,
    server,
)
from benchmarks.search_speed.timing import attempted  # noqa: E402
from search import analysis  # noqa: E402
from search.analysis import segmentation  # noqa: E402

# What is drawn from: every archive holds these, so that the questions are the same at every size.
_FIRST = 1000


@dataclass(frozen=True)
class Effort:
    """How much is done: rounds of questions; directives and rounds of haystack's own rebuild; seconds of reading each
    page; directives saved."""

    rounds: int = 9
    stock: int = 300
    rebuilds: int = 2
    reading: float = 15
    saves: int = 9


QUICK = Effort(rounds=3, stock=100, rebuilds=1, reading=1.5, saves=3)


def measured(count: int, effort: Effort) -> dict:
    """The figures of each topic, or why there are none. The index is made first: everybody else asks it."""
    tell("filling the archive")
    prepared_data.archive(count)
    analysis.initialize()
    asked = questions.drawn(bulk_archive.first_rows(_FIRST), segmentation.cut)
    topics = {
        "rebuild": lambda: rebuild_figures.rebuilt(count, min(count, effort.stock), effort.rebuilds),
        "engines": lambda: engine_turns.engines(asked, effort.rounds),
        "pages": lambda: server.pages(asked, effort.reading),
        "saving": lambda: save_to_find.saved_to_findable(min(count, effort.saves)),
    }
    found = {}
    for topic, measure in topics.items():
        tell(topic)
        found[topic] = attempted(measure)
    return found


def tell(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what} (load {os.getloadavg()[0]:.1f})", file=sys.stderr)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("--quick", action="store_true")
    arguments = options.parse_args()
    print(json.dumps(measured(arguments.count, QUICK if arguments.quick else Effort()), ensure_ascii=False))
