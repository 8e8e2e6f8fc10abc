"""What the engine of a cluster answers beside the embedded one, judged: nDCG@10 of every kind of query.

    OPENSEARCH_URL=http://127.0.0.1:9200 python -m benchmarks.cluster_relevance [--json]

Both are asked the 60 queries of judged/queries.jsonl and the seen ones of judged/ten_kinds.jsonl, each of texts of its
own in an index that is taken away after. Ends with 1 where the cluster's is more than 0.02 from the embedded one over
all queries or more than 0.04 in any kind.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from uuid import uuid4

from benchmarks.reader import Archive, tell  # isort: skip  (sets Django up)
from haystack import connections
from opensearchpy import OpenSearch, helpers

from archive.models import Directive, Source
from benchmarks.judgments import own
from benchmarks.metrics import DEPTH, ndcg
from benchmarks.two_hands import NOTHING, ten_kinds
from search.haystack_front import backend
from search.haystack_front.connection import index
from search.indexing.archive_documents import ArchiveDocuments
from search.opensearch_engine.document_source import as_source
from search.opensearch_engine.index_reader import IndexReader
from search.opensearch_engine.mapping import CLUSTER_SETTINGS, index_body


class QuietIndex(IndexReader):
    """The index for questions only: nobody is writing."""

    def progress(self) -> None:
        return None


OVERALL, IN_A_KIND = 0.02, 0.04
Asked = Sequence[tuple[str, Callable[[], float]]]


def by_kind(asked: Asked) -> dict[str, float]:
    """{kind: average of its queries}, and under "all" that of all of them."""
    kinds: dict[str, list[float]] = {}
    for kind, score in asked:
        for name in (kind, "all"):
            kinds.setdefault(name, []).append(score())
    return {kind: sum(scores) / len(scores) for kind, scores in kinds.items()}


def compared(archive: Archive, asked: Asked, client: OpenSearch) -> dict:
    """{engine: {"kinds": …, "seconds": …}}"""
    archive.index()
    found = {"embedded": timed(asked)}
    here = connections["default"].get_backend()
    fields = here.build_schema(index().fields)
    name = f"relevance-{uuid4().hex[:12]}"
    embedded = here.engine
    try:
        client.indices.create(index=name, body=index_body(fields, 2, 0))
        fill(client, name, fields)
        backend.engines[here._key] = QuietIndex(client, name, fields)
        found["cluster"] = timed(asked)
    finally:
        backend.engines[here._key] = embedded
        client.indices.delete(index=name, ignore=[404])
    return found


def timed(asked: Asked) -> dict:
    began = time.perf_counter()
    return {"kinds": by_kind(asked), "seconds": round(time.perf_counter() - began, 1)}


def fill(client: OpenSearch, name: str, fields: dict) -> None:
    """Write the archive's directives into an index."""
    documents = ArchiveDocuments()
    rows = (
        {"_index": name, "_id": str(one.pk), "_source": as_source(one, fields)}
        for one in documents.read(documents.keys())
    )
    helpers.bulk(client, rows, chunk_size=200, refresh=True)


def own_queries() -> tuple[Archive, Asked]:
    documents, queries = own()
    archive = Archive(documents, tell)
    return archive, [
        (one.kind or "own", lambda one=one: ndcg(archive.ranked(one.text, DEPTH), one.relevant)) for one in queries
    ]


def graded_queries() -> tuple[Archive, Asked]:
    documents, graded = ten_kinds()
    archive = Archive(documents, tell)

    def score(one) -> float:
        if one.query.kind == NOTHING:
            return 0.0 if archive.claims(one.query.text) else 1.0
        return ndcg(archive.ranked(one.query.text, DEPTH), one.query.relevant)

    return archive, [(one.query.kind, lambda one=one: score(one)) for one in graded if not one.is_unseen]


def apart(found: dict) -> list[str]:
    """What is further apart than it may be."""
    embedded, cluster = (found[name]["kinds"] for name in ("embedded", "cluster"))
    return [
        f"{kind}: {embedded[kind]:.3f} embedded, {cluster[kind]:.3f} in the cluster"
        for kind in embedded
        if abs(embedded[kind] - cluster[kind]) > (OVERALL if kind == "all" else IN_A_KIND)
    ]


def main() -> None:
    client = OpenSearch(os.environ["OPENSEARCH_URL"].split(","), timeout=60)
    client.cluster.put_settings(body={"persistent": CLUSTER_SETTINGS})
    told = []
    for queries in (own_queries, graded_queries):
        found = compared(*queries(), client)
        told += apart(found)
        if "--json" in sys.argv:
            print(json.dumps(found, ensure_ascii=False))
        else:
            print(table(found))
        Directive.objects.all().delete()
        Source.objects.all().delete()
    print("\n".join(told) or "Nowhere are the two further apart than they may be.")
    sys.exit(1 if told else 0)


def table(found: dict) -> str:
    """A line a kind, in Markdown."""
    names = list(found)
    lines = [f"| nDCG@10 | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for kind in found[names[0]]["kinds"]:
        lines.append(f"| {kind} | " + " | ".join(f"{found[name]['kinds'][kind]:.3f}" for name in names) + " |")
    lines.append("| seconds | " + " | ".join(str(found[name]["seconds"]) for name in names) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
