"""The archive served as it is served: gunicorn with the archive's own configuration, 8 readers, a free port.

A reader opens a connection for each page: gunicorn closes one that is idle for two seconds, which is less than it
takes to read a page of results, and which worker answers is then not settled by the first page asked for.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.search_speed.questions import Question
from benchmarks.search_speed.timing import milliseconds, percentile

READERS = 8
# Each worker is to have answered each question; which one answers is chance.
_REPEATS = 8
_BLOCKS = 3
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """(port, process) of a server over DATA_DIR, prepared as at every start; it writes to served.log there."""
    manage = [sys.executable, str(ROOT / "manage.py"), "prepare"]
    subprocess.run(manage, check=True, stdout=subprocess.DEVNULL)
    port = _free_port()
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port)}
    with (Path(os.environ["DATA_DIR"]) / "served.log").open("w") as log:
        command = [sys.executable, "-m", "gunicorn"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait(server, port)
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def loaded(port: int, questions: Sequence[Question], requests: int) -> dict:
    """The times of the results page and of the 404 page under 8 readers, in turns."""
    pages = [f"/search/?{urlencode(question.address)}" for question in questions]
    missing = [f"/no-such-page-{serial}/" for serial in range(len(pages))]
    each = max(requests // _BLOCKS, READERS)
    _read(port, missing[:READERS], 404)
    searched, missed = [], []
    for block in range(_BLOCKS):
        searched += _read(port, _turned(pages, block * each, each), 200)
        missed += _read(port, _turned(missing, block * each, each), 404)
    return {"search_page": _told(searched), "missing_page": _told(missed), "readers": READERS}


def memory_after(port: int, process: int, questions: Sequence[Question]) -> list[dict]:
    """What each worker holds after all questions, in MB: RSS, and PSS, which divides what workers share."""
    pages = [f"/search/?{urlencode(question.address)}" for question in questions]
    _read(port, pages * _REPEATS, 200)
    return [_held(worker) for worker in _children(process)]


def _read(port, paths, status) -> list[float]:
    """Milliseconds for each page; READERS read at once, each the next page that nobody has read."""
    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(lambda path: milliseconds(_page, port, path, status), paths))


def _page(port, path, status) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Connection": "close"})
    answered = connection.getresponse()
    answered.read()
    connection.close()
    if answered.status != status:
        raise RuntimeError(f"{path} answered {answered.status} where {status} was expected.")


def _told(times) -> dict:
    shares = {"median_ms": 0.5, "p95_ms": 0.95}
    return {"requests": len(times)} | {name: round(percentile(times, share), 1) for name, share in shares.items()}


def _turned(paths, start, count) -> list[str]:
    return [paths[(start + at) % len(paths)] for at in range(count)]


def _wait(server, port) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            _page(port, "/healthz", 200)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("gunicorn did not answer within a minute; DATA_DIR/served.log has what it wrote.")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _children(process) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for child in chain.from_iterable(task.read_text().split() for task in tasks)]


def _held(worker) -> dict:
    lines = Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {name: int(rest.split()[0]) for name, rest in (line.split(":", 1) for line in lines)}
    return {"rss_mb": kilobytes["Rss"] >> 10, "pss_mb": kilobytes["Pss"] >> 10}
