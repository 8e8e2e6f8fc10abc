"""Figures of pages as a table: how often as long as a page of the base template, how many queries, how many bytes.
Knows no archive."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

# A page that was shown before may take so many times as long as the base template alone.
MOST_TIMES = 3
MOST_QUERIES = 8
# Compressed, without fonts.
MOST_BYTES = 60_000
# Whether the page was shown before, and still holds.
CACHE_STATES = ("kept", "anew", "after a change")


@dataclass(frozen=True)
class Figures:
    """Of one page: seconds by the way in which it was asked for, and of the base template asked for in turns with it;
    queries where it is made anew after a change; bytes, compressed too."""

    name: str
    seconds: Mapping[str, float]
    base: float
    queries: int
    size: int
    compressed: int

    def times(self, way: str) -> float:
        """How often as long as the base template."""
        return self.seconds[way] / self.base

    @property
    def faults(self) -> list[str]:
        """What is more than it may be."""
        told = {
            f"kept, it takes more than {MOST_TIMES} ×": self.times("kept") > MOST_TIMES,
            f"more than {MOST_QUERIES} queries": self.queries > MOST_QUERIES,
            f"more than {MOST_BYTES:,} bytes compressed": self.compressed > MOST_BYTES,
        }
        return [fault for fault, holds in told.items() if holds]


def in_turns(asks: Mapping[str, Callable[[int], object]], rounds: int) -> dict[str, float]:
    """{way: median seconds of the processor}; in every round each is asked in turn, with the round's number: the
    machine's noise hits everyone alike."""
    taken = {name: [] for name in asks}
    for at in range(rounds):
        for name, ask in asks.items():
            began = time.process_time()
            ask(at)
            taken[name].append(time.process_time() - began)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def table(pages: Sequence[Figures]) -> str:
    """Markdown, a row a page."""
    heads = ["page", *CACHE_STATES, "base template, ms", "queries", "bytes", "compressed", "aims, kept"]
    rows = [heads, ["---"] * len(heads), *map(_row, pages)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _times(times: float) -> str:
    return f"{times:.1f} ×" if times <= MOST_TIMES else f"**{times:.1f} ×**"


def _row(page: Figures) -> list[str]:
    return [
        page.name,
        *(_times(page.times(way)) for way in CACHE_STATES),
        f"{page.base * 1000:.2f}",
        str(page.queries),
        f"{page.size:,}",
        f"{page.compressed:,}",
        "; ".join(page.faults) or "reached",
    ]
