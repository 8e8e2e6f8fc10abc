"""Many questions in one round trip, each answered wholly or not at all."""

from collections.abc import Sequence
from typing import Any

from opensearchpy import OpenSearch

from search.errors import EngineUnavailable
from search.opensearch_engine.query_clauses import Clause

# Scores are told by the whole archive, whichever shard a directive lies on.
SEARCH_TYPE = "dfs_query_then_fetch"


def ask_all(client: OpenSearch, alias: str, bodies: Sequence[Clause]) -> list[dict[str, Any]]:
    """The answers to the questions, in order. Raises EngineUnavailable where any has none."""
    if not bodies:
        return []
    lines: list[Clause] = []
    for body in bodies:
        lines += [_header(alias, is_counted=not body.get("size")), body]
    answers = client.msearch(body=lines)["responses"]
    for answer in answers:
        _raise_for(answer)
    return answers


def _header(alias: str, is_counted: bool) -> Clause:
    return {
        "index": alias,
        "allow_partial_search_results": False,
        "search_type": "query_then_fetch" if is_counted else SEARCH_TYPE,
    }


def _raise_for(answer: dict[str, Any]) -> None:
    error = answer.get("error")
    if error:
        kind = error.get("type", "") if isinstance(error, dict) else str(error)
        reason = {"index_not_found_exception": "missing", "index_closed_exception": "damaged"}.get(kind, "away")
        raise EngineUnavailable(reason, _told(error))
    if answer.get("timed_out") or answer["_shards"]["failed"]:
        raise EngineUnavailable("away", _told(answer["_shards"]))


def _told(error: Any) -> str:
    return str(error)[:500]
