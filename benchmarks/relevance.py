"""make relevance: what a reader sees, judged, beside haystack as it comes, pairs of characters, and tantivy.

    python -m benchmarks.relevance [--documents docs.jsonl --queries queries.jsonl] [--json] [--only ours,tantivy]

docs.jsonl has {"id", "title", "text"} a line, queries.jsonl {"id", "text", "relevant": [ids]} or {id: gain}; without
them the five first directives and 180 invented notices are asked the 60 queries of judged/queries.jsonl.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.reader import Archive, tell  # isort: skip  (sets Django up)
from benchmarks.judgments import BadLine, Document, Query, documents_of, own, queries_of
from benchmarks.metrics import DEPTH, METRICS, averages
from benchmarks.rivals import Rivals

OURS = "ours"
SYSTEMS = {
    OURS: "ours",
    "stock": "stock haystack + jieba",
    "stock-or": "stock, any word",
    "pairs": "pairs of characters",
    "tantivy": "tantivy + jieba",
    "both": "tantivy, words + pairs",
}


def measured(documents: list[Document], queries: list[Query], names: list[str]) -> dict:
    """{name: {metric: average, "kinds": {kind: {metric: average}}, "seconds": …}}"""
    archive = Archive(documents, tell)
    found, rivals = {}, Rivals(documents, archive.ids, archive.folder / "stock")
    for name in names:
        tell(f"{SYSTEMS[name]} …")
        began = time.perf_counter()
        if name == OURS:
            archive.index()
        ask = archive.ranked if name == OURS else rivals.asked(name)
        found[name] = judged(ask, queries) | {"seconds": round(time.perf_counter() - began, 1)}
    return found


def judged(ask: Callable[[str, int], list[str]], queries: list[Query]) -> dict:
    rankings = [ask(query.text, DEPTH) for query in queries]
    relevant = [query.relevant for query in queries]
    figures = averages(rankings, relevant)
    kinds = list(dict.fromkeys(query.kind for query in queries if query.kind))
    if kinds:
        figures["kinds"] = {kind: _of_kind(kind, queries, rankings) for kind in kinds}
    return figures


def _of_kind(kind, queries, rankings):
    chosen = [
        (ranking, query.relevant) for ranking, query in zip(rankings, queries, strict=True) if query.kind == kind
    ]
    return averages(*zip(*chosen, strict=True))


def table(found: dict) -> str:
    """One line a system; below, nDCG@10 by kind of query where queries have kinds."""
    lines = [f"{'':24}" + "".join(f"{name:>12}" for name in [*METRICS, "seconds"])]
    for name, figures in found.items():
        lines.append(
            f"{SYSTEMS[name]:24}" + "".join(f"{figures[one]:12.3f}" for one in METRICS) + f"{figures['seconds']:12}"
        )
    kinds = next(iter(found.values())).get("kinds", {})
    if kinds:
        lines += ["", f"{'nDCG@10':24}" + "".join(f"{kind:>13}" for kind in kinds)]
        for name, figures in found.items():
            cells = "".join(f"{one['nDCG@10']:13.3f}" for one in figures["kinds"].values())
            lines.append(f"{SYSTEMS[name]:24}{cells}")
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=Path, help="a file of texts, one JSON object a line")
    options.add_argument("--queries", type=Path, help="a file of judged queries, one JSON object a line")
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options.add_argument("--only", default=",".join(SYSTEMS), help=f"some of {','.join(SYSTEMS)}, in this order")
    chosen = options.parse_args()
    if (chosen.documents is None) != (chosen.queries is None):
        options.error("--documents and --queries belong together")
    chosen.only = [name for name in chosen.only.split(",") if name]
    if not chosen.only or (unknown := set(chosen.only) - SYSTEMS.keys()):
        options.error(
            f"--only takes names of {', '.join(SYSTEMS)}" + (f"; not {', '.join(unknown)}" if chosen.only else "")
        )
    return chosen


def read(chosen: argparse.Namespace) -> tuple[list[Document], list[Query], int]:
    """(documents, queries, how many queries cannot be judged); ends the program where a file cannot be used."""
    if chosen.documents is None:
        return *own(), 0
    try:
        documents = documents_of(chosen.documents)
        queries, left_out = queries_of(chosen.queries, {one.id for one in documents})
    except (OSError, BadLine) as error:
        sys.exit(str(error))
    if not documents:
        sys.exit(f"{chosen.documents} holds no documents.")
    if not queries:
        sys.exit(
            f"{chosen.queries} holds no query with text and a relevant document among those of {chosen.documents}."
        )
    return documents, queries, left_out


def main() -> None:
    chosen = arguments()
    documents, queries, left_out = read(chosen)
    if left_out:
        tell(f"{left_out} queries left out: without text, or nothing relevant to them among the documents.")
    found = measured(documents, queries, chosen.only)
    if chosen.json:
        counted = {"documents": len(documents), "queries": len(queries), "left_out": left_out}
        print(json.dumps(counted | {"systems": found}, ensure_ascii=False))
        return
    print(f"{len(documents):,} documents, {len(queries):,} queries\n")
    print(table(found))


if __name__ == "__main__":
    main()
