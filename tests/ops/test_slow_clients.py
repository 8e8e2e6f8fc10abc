"""Whoever holds connections and hardly uses them, or asks for what is heavy, holds up nobody else."""

import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from tests.support.serving import get, served_from
from tests.support.slow_clients import BODY, HEAD, SILENT, slow_clients

pytestmark = pytest.mark.slow

# They answer at all: how fast is `make test-faults`' to measure. gunicorn alone would have held them 5 s a connection.
PATHS = ["/healthz", "/", "/directives/", "/search/?q=%E5%B7%A5%E4%BC%9A"]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with served_from(tmp_path_factory.mktemp("slow")) as (address, _):
        yield address


def statuses(address, times=3):
    return {get(address + path)[0] for _ in range(times) for path in PATHS}


@pytest.mark.parametrize(
    "held",
    [[(16, SILENT)], [(20, HEAD)], [(16, SILENT), (20, HEAD)], [(20, BODY)], [(16, b"GET")], [(60, SILENT)]],
    ids=["silent", "dripping heads", "both", "dripping bodies", "half a word", "preconnects"],
)
def test_slow_connections_hold_up_nobody(served, held):
    with ExitStack() as clients:
        for count, sent in held:
            clients.enter_context(slow_clients(served, count, sent))
        assert statuses(served) == {200}
    assert statuses(served, 1) == {200}


def test_a_browser_may_open_a_connection_before_it_asks(served):
    """And ask on it after a while, when it is held without a thread."""
    with slow_clients(served, 1, SILENT) as clients:
        threading.Event().wait(2)
        (connection,) = clients.connections
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 200")


def test_exports_at_once_hold_up_nobody_and_each_is_answered_or_told(served):
    with ThreadPoolExecutor(16) as pool:
        exports = [pool.submit(get, f"{served}/actions/export.xlsx?asked={at}") for at in range(16)]
        assert statuses(served) == {200}
        answers = [export.result() for export in exports]
    assert {status for status, _, _ in answers} <= {200, 503}
    assert any(status == 200 for status, _, _ in answers)
    assert all(headers["Retry-After"] for status, headers, _ in answers if status == 503)


def soon_answered(address):
    return any(get(address)[0] == 200 or time.sleep(0.5) for _ in range(120))


@pytest.mark.parametrize("path", ["/actions/export.csv", "/actions/export.xlsx", "/directives/1/pdf/"])
def test_who_leaves_or_fetches_slowly_keeps_no_place(served, path):
    """More than there are places: one that was lost would be missed in the end."""
    for _ in range(12):
        connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=30)
        connection.request("GET", path)
        connection.close()
    # What nobody waits for any more is still worked off.
    assert soon_answered(served + path)
    held = []
    for _ in range(12):
        connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=30)
        connection.request("GET", path)
        held.append((connection, connection.getresponse()))
    assert {answer.status for _, answer in held} == {200}
    assert get(served + path)[0] == 200
    for connection, _ in held:
        connection.close()
