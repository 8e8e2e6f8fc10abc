"""Rows beyond what one answer may hold, all of one moment."""

from collections.abc import Iterator, Sequence
from typing import Any

from opensearchpy import OpenSearch

from search.errors import EngineUnavailable
from search.opensearch_engine.msearch import SEARCH_TYPE
from search.opensearch_engine.query_clauses import Clause

_KEPT = "2m"
_WHOLLY = {"search_type": SEARCH_TYPE, "allow_partial_search_results": "false"}


def rows_of_one_moment(
    client: OpenSearch, alias: str, pages: Sequence[tuple[Clause, int]]
) -> Iterator[dict[str, Any]]:
    """The hits of a question, which holds its order: of the first page so many, and so on; the last page is asked for
    again until there is nothing more. Raises EngineUnavailable."""
    moment = client.create_pit(index=alias, params={"keep_alive": _KEPT})["pit_id"]
    try:
        after: Clause = {}
        for at in range(1 << 30):
            body, size = pages[min(at, len(pages) - 1)]
            asked = {
                **body,
                **after,
                "size": size,
                "pit": {"id": moment, "keep_alive": _KEPT},
                "track_total_hits": False,
            }
            answer = client.search(
                body=asked, params={"search_type": SEARCH_TYPE, "allow_partial_search_results": "false"}
            )
            if answer["timed_out"] or answer["_shards"]["failed"]:
                raise EngineUnavailable("away", str(answer["_shards"])[:500])
            hits = answer["hits"]["hits"]
            yield from hits
            if len(hits) < size:
                return
            after = {"search_after": hits[-1]["sort"]}
    finally:
        client.delete_pit(body={"pit_id": [moment]})
