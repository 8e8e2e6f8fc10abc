"""A PostgreSQL of the tests' own: in a temporary folder, to be reached by a socket in it and by nothing else."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from signal import SIGINT
from time import monotonic, sleep

_NAME = "archive"
# It refuses to run as root.
_IN_PLACE_OF_ROOT = "nobody"
# Seconds that a start may take.
_PATIENCE = 60


def why_not() -> str:
    """What is missing to start one; '' where nothing is."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    return "" if _binaries() else "no PostgreSQL is installed (Debian: postgresql-15)"


@contextmanager
def running() -> Iterator[dict[str, str]]:
    """Start one with an empty database; the environment in which its tools and `settings` find it. Raises
    RuntimeError where it does not start."""
    with tempfile.TemporaryDirectory(prefix="archive-postgresql-") as folder:
        _hand_over(folder)
        _run("initdb", "--pgdata", f"{folder}/data", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
             "--username=archive", "--no-sync")  # fmt: skip
        # Nothing of it outlives the test: it need not reach the disk.
        options = ("-k", folder, "-c", "listen_addresses=", "-c", "fsync=off")
        # Nobody reads what it says while it runs, and a full pipe would stop it.
        process = _start("postgres", "-D", f"{folder}/data", *options, said=subprocess.DEVNULL)
        try:
            environment = {"PGHOST": folder, "PGUSER": _NAME}
            _wait(process, environment)
            _run("createdb", _NAME, environment=environment)
            yield environment
        finally:
            process.send_signal(SIGINT)
            process.wait()


def _binaries() -> Path | None:
    """The folder of the newest PostgreSQL; Debian puts none of its server into the path."""
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    return max(folders, key=lambda folder: int(folder.parent.name), default=None)


def _hand_over(folder: str) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, _IN_PLACE_OF_ROOT)


def _start(name: str, *arguments: str, environment=None, said=subprocess.PIPE) -> subprocess.Popen:
    as_whom = {"user": _IN_PLACE_OF_ROOT} if os.geteuid() == 0 else {}
    return subprocess.Popen(
        [str(_binaries() / name), *arguments], stdout=said, stderr=subprocess.STDOUT, cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"} | (environment or {}), **as_whom,
    )  # fmt: skip


def _run(name: str, *arguments: str, environment=None) -> None:
    process = _start(name, *arguments, environment=environment)
    told, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{name}: {told.decode(errors='replace')}")


def _wait(process: subprocess.Popen, environment) -> None:
    until = monotonic() + _PATIENCE
    while monotonic() < until and process.poll() is None:
        with suppress(RuntimeError):
            return _run("pg_isready", environment=environment)
        sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start within {_PATIENCE} s")
