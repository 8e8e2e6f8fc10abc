"""All values of a field, page by page, where there are more than one answer tells."""

from collections.abc import Callable
from typing import Any

from search.opensearch_engine.query_clauses import Clause

_PAGE = 10_000


def all_values(ask: Callable[[Clause], dict[str, Any]], field: str, under: Clause) -> dict[Any, int]:
    """{value: how many of what is matched have it}."""
    counts: dict[Any, int] = {}
    after: dict[str, Any] = {}
    while True:
        composite = {"size": _PAGE, "sources": [{field: {"terms": {"field": field}}}], **after}
        answer = ask({"size": 0, "query": under, "aggs": {"values": {"composite": composite}}})
        found = answer["aggregations"]["values"]
        counts |= {one["key"][field]: one["doc_count"] for one in found["buckets"]}
        if "after_key" not in found:
            return counts
        after = {"after": found["after_key"]}
