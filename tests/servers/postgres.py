"""A PostgreSQL of the tests' own, in a temporary folder: reached by a socket in it, and on a free port.

`python -m tests.servers.postgres COMMAND …` runs a command over one that lives as long as it does.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from signal import SIGINT, SIGQUIT
from time import monotonic, sleep

from tests.support.serving import free_port

_NAME = "archive"
# It refuses to run as root.
_IN_PLACE_OF_ROOT = "nobody"
# Seconds that a start may take.
_PATIENCE = 60


def why_not() -> str:
    """What is missing to start one; '' where nothing is. Where CI=1 says that all has to be there, nothing is excused:
    the start fails."""
    if os.environ.get("CI") == "1":
        return ""
    if find_spec("psycopg") is None:
        return "psycopg is not installed (requirements-cluster.txt)"
    return "" if _binaries() else "no PostgreSQL is installed (Debian: postgresql-15)"


@contextmanager
def running() -> Iterator[dict[str, str]]:
    """Start one with an empty database; the environment in which its tools and `settings` find it. Raises
    RuntimeError where it does not start."""
    with served() as server:
        yield server.environment


@contextmanager
def served() -> Iterator["PostgresServer"]:
    """The same, as a server that can be stopped and started again."""
    with tempfile.TemporaryDirectory(prefix="archive-postgresql-") as folder:
        server = PostgresServer(folder)
        server.start()
        try:
            server.create(_NAME)
            yield server
        finally:
            server.stop()


class PostgresServer:
    """Its data lie in `folder`, which is handed over to a user that it may run as."""

    def __init__(self, folder: str):
        self._folder, self.port = folder, free_port()
        self.environment = {"PGHOST": folder, "PGUSER": _NAME, "PGPORT": str(self.port)}
        self._process: subprocess.Popen | None = None
        if os.geteuid() == 0:
            shutil.chown(folder, _IN_PLACE_OF_ROOT)
        _run("initdb", "--pgdata", f"{folder}/data", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
             "--username=archive", "--no-sync")  # fmt: skip

    def start(self) -> None:
        # Nothing of it outlives the test: it need not reach the disk.
        options = ("-k", self._folder, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off")
        # Nobody reads what it says while it runs, and a full pipe would stop it.
        self._process = _start("postgres", "-D", f"{self._folder}/data", *options, said=subprocess.DEVNULL)
        until = monotonic() + _PATIENCE
        while monotonic() < until and self._process.poll() is None:
            with suppress(RuntimeError):
                return _run("pg_isready", environment=self.environment)
            sleep(0.1)
        raise RuntimeError(f"PostgreSQL did not start within {_PATIENCE} s")

    def stop(self, *, at_once: bool = False) -> None:
        """Ends sessions in order, or leaves them as a crash does."""
        if self._process:
            self._process.send_signal(SIGQUIT if at_once else SIGINT)
            self._process.wait(timeout=_PATIENCE)
            self._process = None

    def create(self, name: str, *options: str) -> str:
        """The DATABASE_URL of a new, empty database."""
        _run("createdb", *options, name, environment=self.environment)
        return self.url(name)

    def url(self, name: str = _NAME) -> str:
        return f"postgresql://{_NAME}@127.0.0.1:{self.port}/{name}"

    def ask(self, question: str, name: str = _NAME) -> list[str]:
        """The lines that psql answers."""
        arguments = ("--no-psqlrc", "--tuples-only", "--no-align", "--command", question, name)
        return _run("psql", *arguments, environment=self.environment).splitlines()


def _binaries() -> Path | None:
    """The folder of the newest PostgreSQL; Debian puts none of its server into the path."""
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    return max(folders, key=lambda folder: int(folder.parent.name), default=None)


def _start(name: str, *arguments: str, environment=None, said=subprocess.PIPE) -> subprocess.Popen:
    if (folder := _binaries()) is None:
        raise RuntimeError("no PostgreSQL is installed (Debian: postgresql-15)")
    as_whom = {"user": _IN_PLACE_OF_ROOT} if os.geteuid() == 0 else {}
    return subprocess.Popen(
        [str(folder / name), *arguments], stdout=said, stderr=subprocess.STDOUT, cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"} | (environment or {}), **as_whom,
    )  # fmt: skip


def _run(name: str, *arguments: str, environment=None) -> str:
    process = _start(name, *arguments, environment=environment)
    told, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{name}: {told.decode(errors='replace')}")
    return told.decode()


def main() -> int:
    if told := why_not():
        print(f"Not run: {told}.")
        return 0
    with running() as environment:
        return subprocess.run(sys.argv[1:], env=os.environ | environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
