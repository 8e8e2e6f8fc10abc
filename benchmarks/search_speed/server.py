"""The archive served as it is served: gunicorn with the archive's own configuration on a free port, 8 readers."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count, islice
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.search_speed.page_readers import READERS, page
from benchmarks.search_speed.questions import Question
from benchmarks.search_speed.timing import percentile

# Each worker is to have answered each question; which one answers is chance.
_REPEATS = 8
_BLOCKS = 3
# More than are read.
_MOST_A_SECOND = 500
ROOT = Path(__file__).resolve().parents[2]


def pages(questions: Sequence[Question], seconds: float) -> dict:
    """What each worker holds after all questions; then the times of the results page and of the 404 page, in turns,
    each read for so long altogether."""
    searched = [f"/search/?{urlencode(question.address)}" for question in questions]
    with served() as (port, process):
        _read(port, searched * _REPEATS, 200)
        workers = [_held(worker) for worker in children(process)]
        return {"workers": workers, "readers": READERS, **_in_turns(port, searched, seconds / _BLOCKS)}


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """(port, process) of a server over DATA_DIR, prepared as at every start; it writes to served.log there."""
    manage = [sys.executable, str(ROOT / "manage.py"), "prepare"]
    subprocess.run(manage, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
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


def _in_turns(port, searched, seconds) -> dict:
    missing = [f"/no-such-page-{serial}/" for serial in range(len(searched))]
    _read(port, missing, 404)
    taken = {"search_page": [], "search_page_anew": [], "missing_page": []}
    # Each address once: what was answered before is kept, and what differs in a word that means nothing is not that.
    others = (f"{address}&serial={serial}" for serial in count() for address in searched)
    for _ in range(_BLOCKS):
        taken["search_page"] += _read(port, searched, 200, seconds)
        taken["search_page_anew"] += _read(port, list(islice(others, int(seconds * _MOST_A_SECOND))), 200, seconds)
        taken["missing_page"] += _read(port, missing, 404, seconds)
    return {name: _told(times) for name, times in taken.items()}


def _read(port, addresses, status, seconds=0) -> list[float]:
    """Milliseconds for each page, see `page_readers`."""
    command = [sys.executable, "-m", "benchmarks.search_speed.page_readers", str(port), str(status), str(seconds)]
    read = subprocess.run(
        command, input="\n".join(addresses), text=True, stdout=subprocess.PIPE, check=True, timeout=seconds + 300
    )
    return json.loads(read.stdout)


def _told(times) -> dict:
    shares = {"median_ms": 0.5, "p95_ms": 0.95}
    return {"requests": len(times)} | {name: round(percentile(times, share), 1) for name, share in shares.items()}


def _wait(server, port) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            page(port, "/healthz", 200)
        except (OSError, RuntimeError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("gunicorn did not answer within a minute; DATA_DIR/served.log has what it wrote.")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def children(process) -> list[int]:
    """The processes that one started: gunicorn's workers."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for child in chain.from_iterable(task.read_text().split() for task in tasks)]


def _held(worker) -> dict:
    lines = Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {name: int(rest.split()[0]) for name, rest in (line.split(":", 1) for line in lines)}
    return {"rss_mb": kilobytes["Rss"] >> 10, "pss_mb": kilobytes["Pss"] >> 10}
