"""The figures as rows: ours, the rival's, their ratio, what is aimed at and whether it is reached. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`ours` and `rival` in `unit`. `reached` is None where nothing is aimed at; `failed` says why a figure lacks."""

    name: str
    aim: str
    unit: str
    ours: float | None = None
    rival: float | None = None
    reached: bool | None = None
    failed: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the rival's ours is."""
        return round(self.ours / self.rival, 2) if self.ours is not None and self.rival else None

    @property
    def cell(self) -> str:
        """0.2 : 0.1 ms = 2, not reached"""
        told = [] if self.ours is None else [f"{self.ours:g} {self.unit}".strip()]
        if self.ratio is not None:
            told = [" ".join(f"{self.ours:g} : {self.rival:g} {self.unit} = {self.ratio:g}".split())]
        if self.failed:
            told.append(f"failed: {self.failed}")
        elif self.reached is not None:
            told.append("reached" if self.reached else "**not reached**")
        return ", ".join(told).replace("|", "/").replace("\n", " ")


_WORDS = ("tantivy", "tantivy_not_counting")
_PAIRS = ("tantivy_pairs", "tantivy_pairs_not_counting")
_MADE = ("tantivy_made", "tantivy_made_not_counting")
_FTS5 = ("fts5",)
# What it is called, among what it stands in the figures, who counts as the rival, how many times its time is aimed at.
_TIMED = (
    ("terms in memory : tantivy", "terms", _WORDS, 1),
    ("– all, the query not read from text", "terms_made_before", _MADE, 1),
    ("– one to five words", "words", _WORDS, None),
    ("– OR", "either", _WORDS, None),
    ("– NOT", "without", _WORDS, None),
    ("– filters", "filtered", _WORDS, None),
    ("– all, what words are worth found anew", "terms_worth_found_anew", _WORDS, None),
    ("phrases in memory : tantivy, same pairs", "phrases_kept", _PAIRS, 1),
    ("– where they stand found anew", "phrases_found_anew", _PAIRS, 1),
    ("– found anew : tantivy, jieba's words", "phrases_found_anew", _WORDS, None),
    ("first time terms are asked : FTS5", "first_time", _FTS5, 1.5),
    ("– one word alone", "first_time_one_word", _FTS5, 1.5),
    ("– phrases", "first_time_phrases", _FTS5, None),
)


def lines(found: Mapping) -> list[Line]:
    """The rows of one size's figures, see `one_size.measured`."""
    return [
        *(_timed(found, name, compared, rivals, most) for name, compared, rivals, most in _TIMED),
        _agreement(found),
        _pair(found, "search page, p95, 8 readers : 404 page", "≤ 4 ×", "ms", ("pages", "search_page", "p95_ms"),
              ("pages", "missing_page", "p95_ms"), lambda ratio: ratio <= 4),
        _pair(found, "– no page asked before", "≤ 4 ×", "ms", ("pages", "search_page_anew", "p95_ms"),
              ("pages", "missing_page", "p95_ms"), lambda ratio: ratio <= 4),
        _pair(found, "rebuild, all : stock haystack, first ones", "≥ 3 ×", "directives/s",
              ("rebuild", "ours", "a_second"), ("rebuild", "stock_of_first", "a_second"), lambda ratio: ratio >= 3),
        _pair(found, "rebuild, first ones : stock haystack, same", "≥ 3 ×", "directives/s",
              ("rebuild", "ours_of_first", "a_second"), ("rebuild", "stock_of_first", "a_second"),
              lambda ratio: ratio >= 3),
        _alone(found, "– cores used by our rebuild of all", "", "", ("rebuild", "ours", "cores_used"), None),
        _alone(found, "saved to findable, median", "< 1 s", "s", ("saving", "median_s"), 1),
        _alone(found, "saved to findable, slowest", "< 1 s", "s", ("saving", "slowest_s"), 1),
        _alone(found, "the larger worker, RSS", "< 350 MB", "MB", ("pages", "workers", "rss_mb"), 350),
        _alone(found, "the larger worker, PSS", "< 350 MB", "MB", ("pages", "workers", "pss_mb"), 350),
    ]  # fmt: skip


def table(sizes: Mapping[int, list[Line]]) -> str:
    """The rows under one another, the sizes side by side."""
    heads = ["ours : rival", "aim", *(f"{size:,}" for size in sizes)]
    rows = [heads, ["---"] * len(heads)]
    for side_by_side in zip(*sizes.values(), strict=True):
        first = side_by_side[0]
        rows.append([first.name, first.aim, *(line.cell for line in side_by_side)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _timed(found, name, compared, rivals, most: float | None) -> Line:
    """Medians; of a rival's several ways of doing the work the fastest counts."""
    # A rival that fails in one way of asking is still a rival in the other.
    path = min(
        (("engines", compared, rival, "median_ms") for rival in rivals),
        key=lambda path: _figure(found, path)[0] or float("inf"),
    )
    aim, is_reached = (f"≤ {most:g} ×", lambda ratio: ratio <= most) if most else ("", None)
    return _pair(found, name, aim, "ms", ("engines", compared, "ours", "median_ms"), path, is_reached)


def _pair(found, name, aim, unit, ours, rival, is_reached: Callable[[float], bool] | None) -> Line:
    (mine, why), (theirs, why_theirs) = _figure(found, ours), _figure(found, rival)
    reached = is_reached(mine / theirs) if mine is not None and theirs and is_reached else None
    return Line(name, aim, unit, mine, theirs, reached, why or why_theirs)


def _alone(found, name, aim, unit, path, below: float | None) -> Line:
    mine, why = _figure(found, path)
    return Line(name, aim, unit, mine, None, None if mine is None or below is None else mine < below, why)


def _agreement(found) -> Line:
    """Of the questions whose words have no other names; those widen ours alone."""
    (same, why), (asked, _) = (_figure(found, ("engines", "totals", name)) for name in ("same_total", "same_meaning"))
    reached = None if same is None else same == asked
    return Line("same totals as tantivy over pairs : questions", "all", "", same, asked, reached, why)


def _figure(found, path) -> tuple[float | None, str]:
    """(the figure at a path, of several the largest; why there is none)."""
    for name in path:
        if isinstance(found, list):
            found = max(one[name] for one in found)
        elif "failed" in found:
            return None, found["failed"]
        else:
            found = found[name]
    return found, ""
