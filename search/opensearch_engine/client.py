"""The cluster as the engine speaks to it: by any of its nodes, with what goes wrong in the words of the contract."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

from opensearchpy import OpenSearch, exceptions

from search.errors import EngineUnavailable

# The one that was tried. Another speaks otherwise, and holds indexes otherwise.
MAJOR = 2
# Seconds for an answer of one node, which may hang instead of refusing. What is written may take longer.
ANSWER, WRITE = 5, 120
# For what every page asks and can do without.
GLANCE = 0.5
_LONGEST = 300


def client_of(addresses: Sequence[str], patience: float = ANSWER) -> OpenSearch:
    """A client of the nodes at these addresses (http://user:password@host:9200), which waits so many seconds for each.
    A node that does not answer is passed by, and what it was asked is asked of another."""
    return OpenSearch(
        [address.rstrip("/") for address in addresses],
        timeout=patience,
        max_retries=len(addresses) if patience >= ANSWER else 1,
        retry_on_timeout=True,
        retry_on_status=(502, 503, 504),
        # One that hung costs a reader that patience no more often than this.
        dead_timeout=15,
        pool_maxsize=32,
    )


def shown(addresses: Sequence[str]) -> str:
    """The addresses without names and passwords."""
    return ", ".join(f"{urlsplit(one).scheme}://{urlsplit(one).netloc.rpartition('@')[2]}" for one in addresses)


@contextmanager
def in_words_of_the_contract() -> Iterator[None]:
    """Raises EngineUnavailable for what the cluster answers or does not, and OSError for its full disk."""
    try:
        yield
    except exceptions.OpenSearchException as error:
        raise translated(error) from error


def translated(error: exceptions.OpenSearchException) -> Exception:
    """What the contract calls it; the error itself where the program is to blame."""
    said = str(error)[:_LONGEST]
    kind, told = (error.error, str(error.info)) if isinstance(error, exceptions.TransportError) else ("", "")
    if kind == "cluster_block_exception" and "read-only" in told:
        # A node's disk is nearly full, and the index takes in nothing more. Another block is for want of a manager.
        return OSError(errno.ENOSPC, f"{os.strerror(errno.ENOSPC)} ({said})")
    if isinstance(error, exceptions.AuthenticationException | exceptions.AuthorizationException):
        return EngineUnavailable("away", f"OPENSEARCH_URL 的用户名或口令不对，或没有权限：{said}")
    if isinstance(error, exceptions.ConnectionError):
        return EngineUnavailable("away", f"OPENSEARCH_URL 所指的集群没有应答：{said}")
    if kind == "index_closed_exception":
        return EngineUnavailable("damaged", said)
    status = error.status_code if isinstance(error, exceptions.TransportError) else 0
    if status == 404:
        return EngineUnavailable("missing", said)
    is_theirs = status in (408, 429) or (isinstance(status, int) and status >= 500)
    return EngineUnavailable("away", said) if is_theirs else error


def require_version(client: OpenSearch) -> None:
    """Raises EngineUnavailable where the cluster is not of the kind that was tried."""
    version = client.info()["version"]
    name, number = version.get("distribution", "Elasticsearch"), version["number"]
    if name != "opensearch" or int(number.partition(".")[0]) != MAJOR:
        raise EngineUnavailable(
            "away", f"OPENSEARCH_URL 所指的是 {name} {number}，只支持 OpenSearch {MAJOR}.x；请换一个集群"
        )
