"""What a cluster's nodes hold: bytes of the index without its copies, memory of each node."""

import json
from urllib.request import urlopen


def cluster_figures(addresses: str) -> dict:
    """`addresses` as OPENSEARCH_URL has them, parted by commas. Raises OSError where none answers."""
    first = addresses.split(",")[0].strip().rstrip("/")
    stored = _told(f"{first}/_stats/store,docs")["_all"]["primaries"]
    nodes = _told(f"{first}/_nodes/stats/jvm,process")["nodes"].values()
    return {
        "index_bytes": stored["store"]["size_in_bytes"],
        "documents": stored["docs"]["count"],
        "nodes": [
            {
                "name": node["name"],
                "heap_mb": node["jvm"]["mem"]["heap_used_in_bytes"] >> 20,
                "beside_heap_mb": node["jvm"]["mem"]["non_heap_used_in_bytes"] >> 20,
            }
            for node in nodes
        ],
    }


def _told(address: str) -> dict:
    with urlopen(address, timeout=30) as answer:
        return json.load(answer)
