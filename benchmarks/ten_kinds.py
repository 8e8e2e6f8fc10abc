"""make relevance, second half: nDCG@10 of ten kinds of queries, ours beside each rival, with intervals.

    python -m benchmarks.ten_kinds [--unseen | --more] [--only ours,tantivy] [--json] [--write]

The 200 queries of judged/ten_kinds.jsonl (see two_hands.py) are asked of 300 texts. The unseen third is left out but
with --unseen, which asks that third alone: nobody is to look at it while weights are tried; --more asks the queries of
judged/pasted_and_mixed.jsonl instead, which are for trying. Ends with 1 where ours
is below the best rival's interval in any kind. Where nothing is to be found, right is an answer without results, or
results that are told to be the nearest only.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.reader import Archive, tell  # isort: skip  (sets Django up)
from benchmarks import results
from benchmarks.judgments import Document
from benchmarks.metrics import DEPTH, interval, ndcg
from benchmarks.relevance import OURS, SYSTEMS
from benchmarks.rivals import Rivals
from benchmarks.two_hands import MORE_QUERIES, NOTHING, QUERIES, Graded, agreement, ten_kinds

SECTION, UNSEEN, MORE = (
    f"make relevance, {name}" for name in ("ten kinds", "the unseen third", "pasted and mixed ones for trying")
)


def measured(documents: Sequence[Document], asked: Sequence[Graded], names: Sequence[str]) -> dict:
    """{system: {kind: {"nDCG@10", "interval", "queries"}, "seconds": …}}"""
    archive = Archive(documents, tell)
    archive.index()
    rivals = Rivals(documents, archive.ids, archive.folder / "stock")
    found = {}
    for name in names:
        tell(f"{SYSTEMS[name]} …")
        began = time.perf_counter()
        score = _score_of(archive.ranked, archive.claims) if name == OURS else _score_of(rivals.asked(name))
        found[name] = by_kind(asked, score) | {"seconds": round(time.perf_counter() - began, 1)}
    return found


def _score_of(ranked: Callable, claims: Callable[[str], bool] | None = None) -> Callable[[Graded], float]:
    """How well a system answers a query, 0 to 1. A rival that shows anything claims it."""

    def score(one: Graded) -> float:
        words = one.query.text
        if one.query.kind == NOTHING:
            return 0.0 if (claims(words) if claims else ranked(words, DEPTH)) else 1.0
        return ndcg(ranked(words, DEPTH), one.query.relevant)

    return score


def by_kind(asked: Sequence[Graded], score: Callable[[Graded], float]) -> dict[str, dict]:
    kinds: dict[str, list[float]] = {}
    for one in asked:
        kinds.setdefault(one.query.kind, []).append(score(one))
    return {
        kind: {
            "nDCG@10": round(sum(scores) / len(scores), 3),
            "interval": [round(end, 3) for end in interval(scores)],
            "queries": len(scores),
        }
        for kind, scores in kinds.items()
    }


def behind(found: dict) -> list[str]:
    """The kinds in which ours is below the interval of the rival that is best in it, as sentences. Where a rival
    answers all of a kind rightly its interval has no width: a difference that two decimals do not show is none."""
    rivals = [name for name in found if name != OURS]
    told = []
    for kind, ours in (found.get(OURS) or {}).items():
        if kind == "seconds" or not rivals:
            continue
        best = max(rivals, key=lambda name: found[name][kind]["nDCG@10"])
        figure, (low, high) = ours["nDCG@10"], found[best][kind]["interval"]
        if round(figure, 2) < round(low, 2):
            told.append(f"{kind}: ours {figure:.3f} is below {SYSTEMS[best]}, {low:.3f} to {high:.3f}.")
    return told


def table(found: dict) -> str:
    """A line a kind, a column a system, in Markdown."""
    kinds = [kind for kind in next(iter(found.values())) if kind != "seconds"]
    head = ["kind", "queries", *(SYSTEMS[name] for name in found)]
    lines = [head, ["---"] * len(head)]
    for kind in kinds:
        figures = [figures[kind] for figures in found.values()]
        cells = [f"{one['nDCG@10']:.3f} ({one['interval'][0]:.2f}–{one['interval'][1]:.2f})" for one in figures]
        lines.append([kind, str(figures[0]["queries"]), *cells])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def report(found: dict, documents: Sequence[Document], asked: Sequence[Graded], agreed: dict) -> str:
    told = behind(found) or ["In no kind is ours below the interval of the best rival."]
    return f"""
nDCG@10 with its 95 % interval; of `{NOTHING}` the share of queries that are rightly answered with nothing, or with
what is told to be the nearest only. {len(documents)} texts, {len(asked)} queries.

{table(found)}

{chr(10).join(told)}

The two hands: kappa {agreed["kappa"]} over all pairs; of the {agreed["pairs"]:,} pairs that either counts
{agreed["both"]:.0%} are counted by both, {agreed["same"]:.0%} with the same grade. Where they differ the lower holds.
"""


def arguments() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--unseen", action="store_true", help="the third that nobody looks at while trying weights")
    options.add_argument("--more", action="store_true", help="further pasted and mixed ones, for trying")
    options.add_argument("--only", default=",".join(SYSTEMS), help=f"some of {','.join(SYSTEMS)}, in this order")
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options.add_argument("--write", action="store_true", help="keep the table in RESULTS.md")
    chosen = options.parse_args()
    chosen.only = [name for name in chosen.only.split(",") if name]
    if chosen.unseen and chosen.more:
        options.error("--unseen and --more are different queries")
    if not chosen.only or set(chosen.only) - SYSTEMS.keys():
        options.error(f"--only takes names of {', '.join(SYSTEMS)}")
    return chosen


def main() -> None:
    chosen = arguments()
    host = results.machine()
    documents, graded = ten_kinds(MORE_QUERIES if chosen.more else QUERIES)
    asked = [one for one in graded if chosen.more or one.is_unseen == chosen.unseen]
    found = measured(documents, asked, chosen.only)
    said = report(found, documents, asked, agreement(graded, documents))
    print(json.dumps(found, ensure_ascii=False) if chosen.json else said)
    if chosen.write:
        results.write(
            MORE if chosen.more else UNSEEN if chosen.unseen else SECTION, results.headed(host) + "\n" + said
        )
    if behind(found):
        sys.exit(1)


if __name__ == "__main__":
    main()
