"""An archive of a test's own that is served as it is in use, and may be killed: folder, gunicorn, commands."""

import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.serving import ROOT, environment_of
from tests.support.web_reader import Answer, WebReader

_START_SECONDS = 90


class ServedArchive:
    """`folder` is its DATA_DIR; more of the environment may be given. Everything it starts, it ends in `close`. It is
    served by the program in `program`: this one, where nothing else is said."""

    program = ROOT

    def __init__(self, folder: Path, **environment: str):
        self.folder, self.environment = folder, environment_of(folder) | environment
        self.port = int(self.environment["PORT"])
        self.log = folder.with_name(f"{folder.name}.log")
        self._server: subprocess.Popen | None = None
        self._started: list[subprocess.Popen] = []

    def start(self, is_prepared: bool = False) -> None:
        """`make serve`, without installing; returns once it answers."""
        with self.log.open("a") as log:
            if not is_prepared:
                subprocess.run(
                    [sys.executable, "manage.py", "prepare"], cwd=self.program, env=self.environment, check=True,
                    stdout=log, stderr=log,
                )  # fmt: skip
            gunicorn = Path(sys.executable).with_name("gunicorn")
            self._server = subprocess.Popen([gunicorn], cwd=self.program, env=self.environment, stdout=log, stderr=log)
        until(self._answers, _START_SECONDS)

    def stop(self) -> None:
        if self._server and self._server.poll() is None:
            self._server.terminate()
            try:
                self._server.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """kill -9 of the server and all that it has started, as a power cut ends them."""
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self._server:
            self._server.wait(30)

    def close(self) -> None:
        for process in self._started:
            if process.poll() is None:
                kill_group(process)
        self.stop()

    def processes(self) -> list[int]:
        """The server's process, its workers, and what these have started."""
        return tree_of(self._server.pid) if self._server and self._server.poll() is None else []

    def command(self, *words: str) -> tuple[int, str]:
        """(exit status, what it printed) of `manage.py WORDS`."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=self.program, env=self.environment, capture_output=True,
            text=True, errors="replace", timeout=400,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def begin(self, *words: str, output: Path | None = None) -> subprocess.Popen:
        """`manage.py WORDS` in a group of processes of its own, to be waited for or killed by whoever asks; what it
        says beside its output stands in `output`.errors."""
        errors = output.with_suffix(".errors") if output else Path(os.devnull)
        with (output or errors).open("w") as out, errors.open("w") as err:
            process = subprocess.Popen(
                [sys.executable, "manage.py", *words], cwd=self.program, env=self.environment, stdout=out, stderr=err,
                start_new_session=True,
            )  # fmt: skip
        self._started.append(process)
        return process

    def checked(self, *options: str) -> list[dict]:
        """What check_archive finds."""
        status, said = self.command("check_archive", "--json", *options)
        found = json.loads(said[said.index("{") : said.rindex("}") + 1])
        assert (status == 0) == found["ok"], said
        return [fault for fault in found["faults"] if not fault.get("mended")]

    def reader(self, seconds: float = 60) -> WebReader:
        return WebReader(self.port, seconds)

    def archivist(self) -> WebReader:
        """Somebody who is signed in and may do everything."""
        return WebReader(self.port, cookies={"sessionid": (self.folder / "session-of-tests").read_text().strip()})

    def get(self, path: str) -> Answer:
        return self.reader().get(path)

    def rows(self, question: str, *values: object) -> list[tuple]:
        with contextlib.closing(sqlite3.connect(self.folder / "archive.sqlite3", timeout=20)) as database:
            return database.execute(question, values).fetchall()

    def change(self, *statements: str) -> None:
        """Raw SQL, past the program."""
        with contextlib.closing(sqlite3.connect(self.folder / "archive.sqlite3", timeout=20)) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()

    def count(self, table: str) -> int:
        return self.rows(f"SELECT count(*) FROM archive_{table}")[0][0]

    def is_in_step(self) -> bool:
        return self.count("outboxentry") == 0

    def tracebacks(self) -> list[str]:
        """What the log has of them, each with its last line."""
        log = self.log.read_text(errors="replace")
        return re.findall(r"Traceback \(most recent call last\):\n(?:[ \t].*\n|\n)*(\S.*)", log)

    def _answers(self) -> bool:
        if self._server is None or self._server.poll() is not None:
            raise AssertionError(f"the server ended: {self.log.read_text(errors='replace')[-2000:]}")
        with contextlib.suppress(OSError):
            return self.reader(5).get("/healthz").status == 200
        return False


def until(is_so: Callable[[], object], seconds: float = 60, pause: float = 0.1) -> None:
    """Wait for it. Raises AssertionError where it does not come."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(pause)


def kill_group(process: subprocess.Popen) -> None:
    """kill -9 of a command and all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def tree_of(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        for tasks in Path(f"/proc/{one}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += map(int, tasks.read_text().split())
    return found
