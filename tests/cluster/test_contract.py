"""The engine of a cluster does what the contract says, on three nodes."""

import hashlib
import os
from pathlib import Path

import pytest
from opensearchpy import OpenSearch

from search.opensearch_engine.engine import OpenSearchEngine
from tests.search.contract.checks import CHECKS
from tests.search.contract.trial import EngineUnderTest, Trial

URLS = [one for one in os.environ.get("OPENSEARCH_URL", "").split(",") if one]
pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(not URLS, reason="no cluster: python -m tests.servers.opensearch starts one"),
]


def alias(path: Path) -> str:
    return f"contract-{hashlib.sha256(str(path).encode()).hexdigest()[:16]}"


def made(path, fields) -> OpenSearchEngine:
    return OpenSearchEngine(fields, HOSTS=URLS, INDEX_NAME=alias(path), LOCK_WAIT=30)


def close(path) -> None:
    """What an administrator may do, and a broken shard does: the index is there and cannot be read."""
    client = OpenSearch(URLS)
    (name,) = client.indices.get_alias(name=alias(path))
    client.indices.close(index=name)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_it_does_what_the_contract_says(check, tmp_path):
    try:
        check(Trial(EngineUnderTest(made, close), tmp_path))
    finally:
        OpenSearch(URLS).indices.delete(index=f"{alias(tmp_path / 'index')}-*", params={"expand_wildcards": "all"})
