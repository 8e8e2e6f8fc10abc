"""The figures as the table of issue rows: ours, the rival's, their ratio, and what is aimed at. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`ours` and `rival` in `unit`; `ratio` says how many times the rival's ours is, and `met` whether that, or ours
    alone, is what is aimed at."""

    name: str
    aim: str
    unit: str
    ours: float
    rival: float | None
    met: bool

    @property
    def ratio(self) -> float | None:
        return None if self.rival is None else round(self.ours / self.rival, 2)

    @property
    def cell(self) -> str:
        """0.2 : 0.1 ms = 2.0, not met"""
        told = f"{self.ours:g} {self.unit}" if self.rival is None else (
            f"{self.ours:g} : {self.rival:g} {self.unit} = {self.ratio:g}"
        )  # fmt: skip
        return told if self.met else f"{told}, **not met**"


def lines(found: Mapping) -> list[Line]:
    """The rows of one size's figures, see `measuring.measured`."""
    engines, pages, rebuilt = found["engines"], found["pages"], found["rebuild"]
    return [
        _timed("terms in memory : tantivy", engines["terms"], _words_of_tantivy, 1),
        _timed("the same, what words are worth found anew", engines["terms_worth_found_anew"], _words_of_tantivy, 1),
        _timed("phrases in memory, found anew : tantivy, same pairs", engines["phrases_found_anew"], _pairs, 1),
        _timed("phrases in memory, found anew : tantivy, words", engines["phrases_found_anew"], _words_of_tantivy, 1),
        _timed("phrases in memory, kept : tantivy, same pairs", engines["phrases_kept"], _pairs, 1),
        _timed("phrases in memory, kept : tantivy, words", engines["phrases_kept"], _words_of_tantivy, 1),
        _timed("first time a term is asked : FTS5", engines["first_time"], lambda name: name == "fts5", 1.5),
        _pair("search page, p95 : 404 page, p95", "≤ 4 ×", "ms",
              pages["search_page"]["p95_ms"], pages["missing_page"]["p95_ms"], lambda ratio: ratio <= 4),
        _pair("rebuild : stock haystack", "≥ 3 ×", "directives/s",
              rebuilt["ours"]["a_second"], rebuilt["stock"]["a_second"], lambda ratio: ratio >= 3),
        _alone("saved to findable, median", "< 1 s", "s", found["save_to_findable"]["median_s"], 1),
        _alone("a worker, RSS", "< 350 MB", "MB", max(one["rss_mb"] for one in pages["workers"]), 350),
        _alone("a worker, PSS", "< 350 MB", "MB", max(one["pss_mb"] for one in pages["workers"]), 350),
    ]  # fmt: skip


def table(sizes: Mapping[int, list[Line]]) -> str:
    """The rows under one another, the sizes side by side."""
    heads = ["ours : rival", "aim", *(f"{size:,}" for size in sizes)]
    rows = [heads, ["---"] * len(heads)]
    for side_by_side in zip(*sizes.values(), strict=True):
        first = side_by_side[0]
        rows.append([first.name, first.aim, *(line.cell for line in side_by_side)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _timed(name, figures: Mapping, is_rival: Callable[[str], bool], most: float) -> Line:
    """Medians; of a rival's several ways of doing the work the fastest counts."""
    rival = min(times["median_ms"] for system, times in figures.items() if is_rival(system))
    return _pair(name, f"≤ {most:g} ×", "ms", figures["ours"]["median_ms"], rival, lambda ratio: ratio <= most)


def _pair(name, aim, unit, ours, rival, is_met: Callable[[float], bool]) -> Line:
    return Line(name, aim, unit, ours, rival, is_met(ours / rival))


def _alone(name, aim, unit, ours, below) -> Line:
    return Line(name, aim, unit, ours, None, ours < below)


def _words_of_tantivy(system) -> bool:
    return system in ("tantivy_counting", "tantivy_not_counting")


def _pairs(system) -> bool:
    return system.startswith("tantivy_pairs")
