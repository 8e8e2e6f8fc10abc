"""The server's own process for the index, over a server as it is served."""

import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.incoming_texts import own
from tests.support.serving import ROOT, environment_of, get, served_from

# Linux tells of its processes by files.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc here"),
]
_NICENESS = 10
# An import that is killed once it has stored some of its files.
_IMPORT = """
import os, signal, sys
from pathlib import Path
import django; django.setup()
from archive import ingest, signals
run = ingest.ImportRun()
with signals.batched():
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        assert run.import_file(path).status == "imported"
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "first-holdings-imported").touch()
    return folder


def processes(folder: Path) -> dict[int, int]:
    """{pid: its parent's} of what runs over that DATA_DIR and stands back."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            is_ours = f"\0DATA_DIR={folder}\0".encode() in b"\0" + (path / "environ").read_bytes() + b"\0"
            if is_ours and os.getpriority(os.PRIO_PROCESS, int(path.name)) == _NICENESS:
                found[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
    return found


def upkeep_of(folder: Path) -> int | None:
    """The one that is nobody's child of these."""
    alive = processes(folder)
    return next((pid for pid, parent in alive.items() if parent not in alive), None)


def until(is_so, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := is_so():
            return found
        time.sleep(0.2)
    raise AssertionError("it never came to it")


def found(address, words) -> int:
    return json.loads(get(f"{address}/api/v1/search/?q={quote(words)}")[2]).get("count", -1)


def waiting(folder) -> int:
    with contextlib.closing(sqlite3.connect(folder / "archive.sqlite3")) as database:
        return database.execute("SELECT count(*) FROM archive_outboxentry").fetchone()[0]


def an_import_killed(folder, words):
    files = folder.with_name("incoming")
    files.mkdir()
    for at, other in enumerate(("安康杯竞赛", "职工书屋", "困难帮扶")):
        body = f"{other}与{words}一并开展。\n" * (at + 1)
        text = own(title=f"示例省总工会关于{other}的通知", number=f"示省工发〔2023〕{at + 1}号", body=body)
        (files / f"{at}.txt").write_text(text, encoding="utf-8")
    environment = environment_of(folder) | {"DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-c", _IMPORT, str(files)]
    assert subprocess.run(command, cwd=ROOT, env=environment).returncode == -signal.SIGKILL


def test_what_a_killed_import_left_is_found_within_seconds(folder):
    with served_from(folder) as (address, _):
        assert found(address, "厂务公开") == 0
        an_import_killed(folder, "厂务公开")
        assert waiting(folder) == 3
        until(lambda: found(address, "厂务公开") == 3, seconds=15)
        assert waiting(folder) == 0 and get(address + "/readyz")[2] == b"ok\nno backup was made yet\n"


def test_a_damaged_index_is_mended_while_it_is_served_and_a_killed_process_comes_back(folder):
    with served_from(folder) as (address, _):
        an_import_killed(folder, "厂务公开")
        until(lambda: found(address, "厂务公开") == 3)
        first = until(lambda: upkeep_of(folder))
        os.kill(first, signal.SIGKILL)
        second = until(lambda: (now := upkeep_of(folder)) != first and now)
        for path in folder.glob("index/generation-*/*.lists"):
            path.write_bytes(bytes(path.stat().st_size))
        until(lambda: "索引损坏，已重建，共 3 件" in (folder / "log").read_text(errors="replace"))
        assert found(address, "厂务公开") == 3
        shutil.rmtree(folder / "index")
        assert get(address + "/search/?q=1")[0] == 503
        until(lambda: found(address, "厂务公开") == 3)
        # One, and the same all the time.
        assert upkeep_of(folder) == second
        server = processes(folder)[second]
    until(lambda: not processes(folder))
    assert not Path(f"/proc/{server}").exists()


def test_it_ends_with_a_server_that_is_killed(folder):
    with served_from(folder) as (_, _):
        upkeep = until(lambda: upkeep_of(folder))
        os.kill(processes(folder)[upkeep], signal.SIGKILL)
        until(lambda: not processes(folder), seconds=10)


def test_the_server_of_whoever_works_on_the_program_has_it_too(folder):
    environment = environment_of(folder)
    command = [sys.executable, "manage.py"]
    subprocess.run([*command, "prepare"], cwd=ROOT, env=environment, check=True, capture_output=True)
    serving = [*command, "runserver", environment["PORT"], "--noreload"]
    server = subprocess.Popen(serving, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        upkeep = until(lambda: upkeep_of(folder))
        os.kill(upkeep, signal.SIGKILL)
        until(lambda: upkeep_of(folder) not in (None, upkeep))
    finally:
        server.kill()
        server.wait(timeout=20)
    until(lambda: not processes(folder), seconds=10)


def test_one_works_for_several_servers(folder):
    """Each has its own, and the index is made once."""
    with served_from(folder) as (first, _), served_from(folder, log_name="other-log") as (second, _):
        until(lambda: len(processes(folder)) == 2)
        an_import_killed(folder, "厂务公开")
        until(lambda: found(first, "厂务公开") == found(second, "厂务公开") == 3)
        shutil.rmtree(folder / "index")
        until(lambda: found(first, "厂务公开") == found(second, "厂务公开") == 3)
        until(lambda: any("已重建" in log.read_text(errors="replace") for log in folder.glob("*log")))
        time.sleep(3)
        assert len(list(folder.glob("index/generation-*"))) == 1


def annotations(folder, forget=False) -> list[str | None]:
    with contextlib.closing(sqlite3.connect(folder / "archive.sqlite3")) as database, database:
        kept = [row[0] for row in database.execute("SELECT annotations FROM archive_directive ORDER BY id")]
        if forget:
            database.execute("UPDATE archive_directive SET annotations = NULL")
            database.execute("DELETE FROM archive_upkeep WHERE name LIKE 'annotations%'")
        return kept


def test_an_archive_of_an_older_version_is_annotated_while_it_is_served(folder):
    with served_from(folder) as (address, _):
        an_import_killed(folder, "厂务公开")
        until(lambda: found(address, "厂务公开") == 3)
        page = _as_it_reads(address)
    kept = annotations(folder, forget=True)
    assert len(kept) == 3 and all(kept)
    with served_from(folder, "later") as (address, _):
        assert _as_it_reads(address) == page
        until(lambda: annotations(folder) == kept)
        assert _as_it_reads(address) == page


def _as_it_reads(address) -> bytes:
    """A page without what differs each time: the token of its forms, the port of its server."""
    page = get(address + "/directives/1/")[2].replace(address.encode(), b"")
    return re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]*', rb"\1", page)
