"""The archive as it is served, by gunicorn over a data folder of a test's own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment_of(folder: Path) -> dict[str, str]:
    """What a process is to run with over that DATA_DIR."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return environment | {"DATA_DIR": str(folder), "PORT": str(free_port()), "HOST": "127.0.0.1"}


@contextmanager
def served_from(folder: Path, log_name: str = "log", **more: str):
    """(address, everything that start and server printed until it was told) of a server after its start, with more
    variables of the environment. Two over one folder print to files of their own."""
    environment = environment_of(folder) | more
    with (folder / log_name).open("w+") as log:
        printing = {"stdout": log, "stderr": subprocess.STDOUT}
        subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True, **printing)
        gunicorn = Path(sys.executable).with_name("gunicorn")
        server = subprocess.Popen([gunicorn], cwd=ROOT, env=environment, **printing)
        try:
            yield f"http://127.0.0.1:{environment['PORT']}", _printed(folder / log_name, server)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _printed(log: Path, server) -> str:
    for _ in range(600):
        if "http://" in (printed := log.read_text(errors="replace")) or server.poll() is not None:
            break
        time.sleep(0.1)
    return printed


def get(address, headers=()):
    """(status, headers, body)"""
    request = urllib.request.Request(address, headers=dict(headers))
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
