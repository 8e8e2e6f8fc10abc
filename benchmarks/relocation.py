"""make bench-move: an SQLite archive moved into an empty PostgreSQL, killed twice on the way and gone on.

Killed once half of the sections are there and once half of the originals are. It ends with 1 where a table or a file
is not on the other side as it was.
"""

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg

from benchmarks import results
from tests.servers import postgres
from tests.support.serving import ROOT

_FILL = "import django; django.setup()\nfrom benchmarks.search_speed import bulk_archive\nbulk_archive.fill({}, True)"
_HEAD = "| attempt | seconds | peak memory, MB | ended |\n|---|---|---|---|"


def moved(count: int, folder: Path) -> dict:
    """What each attempt took, and what the last one compared; "rival" is SQLite's own copy of the same database."""
    old, new = folder / "old", folder / "new"
    _run(["-c", _FILL.format(count)], {"DATA_DIR": str(old)})
    with postgres.running() as server:
        url = f"postgres://{server['PGUSER']}@{quote(server['PGHOST'], safe='')}:{server['PGPORT']}/archive"
        here = {"DATA_DIR": str(new), "DATABASE_URL": url}
        _run(["manage.py", "migrate", "-v0"], here)
        with closing(sqlite3.connect(old / "archive.sqlite3")) as before, psycopg.connect(url, autocommit=True) as now:
            sections = _count(before)
            attempts = [
                _attempt(old, here, lambda: _count(now) > sections // 2),
                _attempt(old, here, lambda: _files_below(new / "sources") > count // 2),
                _attempt(old, here, lambda: False),
            ]
        copied = _seconds(old / "archive.sqlite3", folder / "copy.sqlite3")
    told = json.loads(attempts[-1].pop("said"))
    return {"directives": count, "sections": sections, "attempts": attempts, "told": told, "rival": copied}


def faults(found: dict) -> list[str]:
    """What is not on the other side as it was."""
    told = found["told"]
    wrong = [one["name"] for one in told["tables"]
             if one["rows"] != one["moved"] or one["digest"] != one["moved_digest"]]  # fmt: skip
    files = [] if told["files"] == found["directives"] else [f"{told['files']} files of {found['directives']}"]
    early = ["an attempt was not cut off" for one in found["attempts"][:-1] if not one["is_killed"]]
    return [*wrong, *told["faults"], *files, *early]


def table(found: dict) -> str:
    """The attempts in Markdown, and what was compared in a sentence."""
    rows = [
        f"| {at} | {one['seconds']:.1f} | {one['peak_mb']} | {'killed' if one['is_killed'] else 'done'} |"
        for at, one in enumerate(found["attempts"], 1)
    ]
    told, count = found["told"], sum(one["rows"] for one in found["told"]["tables"])
    rest = (
        f"{found['directives']:,} directives, {found['sections']:,} sections: {count:,} rows in {len(told['tables'])} "
        f"tables and {told['files']:,} files, counts and digests equal on both sides. SQLite's own copy of that "
        f"database into another file: {found['rival']:.1f} s."
    )
    return "\n".join([_HEAD, *rows, "", rest])


def _attempt(old: Path, here: dict[str, str], is_far_enough: Callable[[], bool]) -> dict:
    """One run of the command, killed as soon as it is far enough."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        command = [sys.executable, "manage.py", "move_archive", str(old), "--json"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment_of(here), stdout=said)
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            if is_far_enough():
                process.send_signal(signal.SIGKILL)
                ended = os.wait4(process.pid, 0)
                break
            time.sleep(0.05)
        _, status, used = ended
        is_killed = os.WIFSIGNALED(status)
        if not is_killed and os.waitstatus_to_exitcode(status):
            raise RuntimeError(f"move_archive ended with {os.waitstatus_to_exitcode(status)}")
        said.seek(0)
        return {
            "seconds": time.perf_counter() - began, "peak_mb": used.ru_maxrss >> 10, "is_killed": is_killed,
            "said": said.read().decode(),
        }  # fmt: skip


def _seconds(database: Path, copy: Path) -> float:
    began = time.perf_counter()
    with closing(sqlite3.connect(database)) as before, closing(sqlite3.connect(copy)) as after:
        before.backup(after)
    return time.perf_counter() - began


def _count(database) -> int:
    return database.execute("SELECT count(*) FROM archive_section").fetchone()[0]


def _files_below(folder: Path) -> int:
    return sum(len(files) for _, _, files in os.walk(folder))


def environment_of(here: dict[str, str]) -> dict[str, str]:
    return os.environ | {"DJANGO_SETTINGS_MODULE": "archive.settings", "DATABASE_URL": "", "ORIGINALS_URL": ""} | here


def _run(words: list[str], here: dict[str, str]) -> None:
    subprocess.run([sys.executable, *words], cwd=ROOT, env=environment_of(here), check=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=30_000, help="how many directives")
    options.add_argument("--write", action="store_true", help="keep the table in benchmarks/RESULTS.md")
    arguments = options.parse_args()
    host = results.machine()
    with tempfile.TemporaryDirectory() as folder:
        found = moved(arguments.count, Path(folder))
    if wrong := faults(found):
        sys.exit("\n".join(wrong))
    print(table(found))
    if arguments.write:
        results.write("make bench-move", f"{results.headed(host)}\n\n{table(found)}")


if __name__ == "__main__":
    main()
