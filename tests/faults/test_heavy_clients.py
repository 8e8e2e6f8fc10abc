"""Connections that say nothing or drip, exports, very long pages: readers and whoever watches the health wait for none
of them."""

import contextlib
import socket
import threading
import time
from http.client import HTTPException

import pytest

from tests.support.large_archive import COUNT, large_archive, long_keys
from tests.support.page_times import HealthTimes, PageTimes

_SECONDS, _READERS = 12, 4
_MOST_SECONDS = 1.0
_SILENT, _DRIPPING, _EXPORTS, _LONG_PAGES = 16, 20, 8, 8
_MOST_MB = 1024


@pytest.fixture(scope="module")
def served():
    archive = large_archive()
    archive.start(is_prepared=True)
    for path in ("/", "/search/?q=%E5%B7%A5%E4%BC%9A", "/directives/1/"):
        archive.get(path)
    yield archive
    archive.close()


class Weights:
    """What is laid upon the server, in threads that end when told."""

    def __init__(self, archive):
        self.archive, self.ends, self.statuses = archive, threading.Event(), []
        self.sockets, self.threads = [], []

    def silent(self, count: int, first: bytes = b"") -> None:
        for _ in range(count):
            opened = socket.create_connection(("127.0.0.1", self.archive.port), timeout=10)
            opened.sendall(first)
            self.sockets.append(opened)

    def dripping(self, count: int) -> None:
        self.silent(count, b"GET / HTTP/1.1\r\nX-Slow: ")
        self.threads.append(threading.Thread(target=self._drip, args=(self.sockets[-count:],)))

    def repeated(self, count: int, path: str) -> None:
        self.threads += [threading.Thread(target=self._repeat, args=(path.format(at),)) for at in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *raised):
        self.ends.set()
        for one in self.sockets:
            with contextlib.suppress(OSError):
                one.close()
        for thread in self.threads:
            thread.join(90)

    def _drip(self, sockets) -> None:
        while not self.ends.wait(1):
            for one in sockets:
                with contextlib.suppress(OSError):
                    one.sendall(b"a")

    def _repeat(self, path: str) -> None:
        while not self.ends.is_set():
            with contextlib.suppress(OSError, HTTPException):
                answer = self.archive.reader(90).get(path)
                self.statuses.append(answer.status)
                if answer.status == 503:
                    assert answer.headers["Retry-After"]
                    self.ends.wait(float(answer.headers["Retry-After"]))


@pytest.mark.parametrize("weight", ["silent", "dripping", "exports", "workbooks", "long pages", "long pages as JSON"])
def test_readers_do_not_wait_for(served, figures, weight):
    weights = Weights(served)
    if weight == "silent":
        weights.silent(_SILENT)
    elif weight == "dripping":
        weights.dripping(_DRIPPING)
    elif weight == "exports":
        weights.repeated(_EXPORTS, "/actions/export.csv?serial={}")
    elif weight == "workbooks":
        weights.repeated(_EXPORTS, "/actions/export.xlsx?serial={}")
    else:
        first, *_ = long_keys(served)
        path = f"/directives/{first}/" if weight == "long pages" else f"/api/v1/directives/{first}/"
        weights.repeated(_LONG_PAGES, path + "?serial={}")
    with weights, HealthTimes(served) as health, PageTimes(served, COUNT, _READERS, pause=0.1) as readers:
        time.sleep(_SECONDS)
    figures(pages=len(readers.seconds), p95_s=readers.share(0.95), most_s=max(readers.seconds))
    figures(
        health_most_s=max(health.seconds), heavy={one: weights.statuses.count(one) for one in set(weights.statuses)}
    )
    memory = most_memory(served)
    figures(most_MB_of_a_worker=memory)
    assert readers.errors + health.errors == []
    assert set(weights.statuses) <= {200, 503}
    assert max(health.seconds) < _MOST_SECONDS
    assert readers.share(0.95) < _MOST_SECONDS
    assert memory < _MOST_MB


def most_memory(served) -> int:
    """MB of the largest of the server's processes."""
    found = [0]
    for pid in served.processes():
        with contextlib.suppress(OSError), open(f"/proc/{pid}/status") as status:
            found.append(int(status.read().partition("VmRSS:")[2].split()[0]) // 1024)
    return max(found)
