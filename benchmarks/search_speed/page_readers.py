"""Readers of pages, in a process of their own, so that whoever measures does not share their time.

`python -m benchmarks.search_speed.page_readers PORT STATUS SECONDS` takes addresses from its input, a line each, and
prints the milliseconds of each page as a JSON list. SECONDS 0 reads each address once; more reads them over and over
so long.
A reader opens a connection for each page: gunicorn closes one that is idle for two seconds, which is less than it
takes a person to read a page of results, and which worker answers is then not settled by the first page asked for.
"""

import http.client
import json
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Lock

from benchmarks.search_speed.timing import milliseconds

READERS = 8


def page(port: int, address: str, status: int) -> None:
    """Read one page whole. Raises RuntimeError where its status is another."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers={"Connection": "close"})
    answered = connection.getresponse()
    answered.read()
    connection.close()
    if answered.status != status:
        raise RuntimeError(f"{address} answered {answered.status} where {status} was expected.")


def _until(addresses: list[str], seconds: float) -> Iterator[str]:
    end = time.monotonic() + seconds
    for address in cycle(addresses):
        if time.monotonic() >= end:
            return
        yield address


def _read(port, addresses: Iterator[str], status) -> list[float]:
    """What one reader takes for each page: the next that nobody has read."""
    taken = []
    while address := next(addresses, None):
        taken.append(milliseconds(page, port, address, status))
    return taken


class _Shared:
    """An iterator that several threads draw from."""

    def __init__(self, items):
        self._items, self._lock = items, Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self._lock:
            return next(self._items)


def main() -> None:
    port, status, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    addresses = sys.stdin.read().split()
    shared = _Shared(_until(addresses, seconds) if seconds else iter(addresses))
    with ThreadPoolExecutor(READERS) as readers:
        taken = list(readers.map(lambda _: _read(port, shared, status), range(READERS)))
    print(json.dumps([round(one, 3) for several in taken for one in several]))


if __name__ == "__main__":
    main()
