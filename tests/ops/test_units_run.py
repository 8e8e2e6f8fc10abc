"""What the units for systemd start, started as they say it over an archive of the test's own."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.models import OutboxEntry
from tests.support.kept_archive import KeptArchive
from tests.support.serving import ROOT, free_port, get

pytestmark = pytest.mark.slow

PROGRAMS = Path(sys.executable).parent
UNITS = ROOT / "deploy" / "systemd"
_WAITING = f"SELECT count(*) FROM {OutboxEntry._meta.db_table}"


@pytest.fixture
def unit(tmp_path):
    """unit(name): what a service says, its folders those of the test: /opt/archive the program, the others made."""
    return lambda name: Unit(UNITS / f"{name}.service", tmp_path)


class Unit:
    def __init__(self, path: Path, place: Path):
        told = path.read_text(encoding="utf-8")
        told = re.sub(r"(/opt/archive/)?\.venv/bin/(\w+)", lambda found: str(PROGRAMS / found[2]), told)
        folders = {"/opt/archive": ROOT, "/var/lib/archive": place / "data", "/var/backups/archive": place / "backups"}
        for named, here in folders.items():
            told = told.replace(named, str(here))
        self.lines = [line.split("=", 1) for line in told.splitlines() if "=" in line and line[0] not in "#["]
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(place), "PORT": str(free_port())}
        for said in self.of("Environment"):
            self.environment |= dict(one.split("=", 1) for one in shlex.split(said))
        self.folder = self.of("WorkingDirectory")[0]

    def of(self, key: str) -> list[str]:
        return [value for name, value in self.lines if name == key]

    def command(self, key: str) -> list[str]:
        (line,) = self.of(key)
        # systemd writes $ as $$.
        return shlex.split(line.replace("$$", "$"))

    def run(self, key: str = "ExecStart") -> subprocess.CompletedProcess:
        options = {"capture_output": True, "text": True, "timeout": 120}
        return subprocess.run(self.command(key), cwd=self.folder, env=self.environment, **options)

    def start(self) -> subprocess.Popen:
        return subprocess.Popen(
            self.command("ExecStart"), cwd=self.folder, env=self.environment, stderr=subprocess.DEVNULL
        )


def until(is_so) -> None:
    for _ in range(300):
        if is_so():
            return
        time.sleep(0.2)
    raise AssertionError("it never came to it")


def ended(process: subprocess.Popen) -> int:
    """As systemd stops it."""
    process.send_signal(signal.SIGTERM)
    return process.wait(timeout=60)


def answers(address: str) -> bool:
    try:
        return get(address)[0] == 200
    except OSError:
        return False


def test_the_server_answers_and_the_night_finds_all_well(unit, tmp_path):
    web, night = unit("archive-web"), unit("archive-night")
    prepared = web.run("ExecStartPre")
    assert prepared.returncode == 0, prepared.stderr
    server = web.start()
    try:
        until(lambda: answers(f"http://127.0.0.1:{web.environment['PORT']}/readyz"))
        assert answers(f"http://127.0.0.1:{web.environment['PORT']}/directives/1/")
        told = night.run()
        assert told.returncode == 0, told.stdout + told.stderr
        assert len(list((tmp_path / "backups").glob("archive-*.zip"))) == 1
    finally:
        assert ended(server) == 0
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_the_night_fails_where_an_original_is_gone_and_checks_all_the_same(unit, tmp_path, warm_python):
    assert unit("archive-web").run("ExecStartPre").returncode == 0
    archive = KeptArchive(tmp_path / "data", warm_python)
    archive.originals()[0].unlink()
    told = unit("archive-night").run()
    assert told.returncode == 1
    assert "原件不在" in told.stderr and "重新导入" in told.stdout
    assert len(list((tmp_path / "backups").glob("archive-*.zip"))) == 1


def test_the_indexer_takes_up_what_was_brought_in(unit, tmp_path, warm_python):
    assert unit("archive-web").run("ExecStartPre").returncode == 0
    archive = KeptArchive(tmp_path / "data", warm_python)
    notice = tmp_path / "notice.txt"
    notice.write_text(
        "示例市总工会关于报送示例材料的通知\n各县总工会：\n一、请于3月1日前报送示例材料。\n示例市总工会\n2024年2月1日\n"
    )
    assert archive.run("import_directives", "--leave-index", str(notice))[0] == 0
    assert archive.sql(_WAITING) == [(1,)]
    indexer = unit("archive-indexer").start()
    try:
        until(lambda: archive.sql(_WAITING) == [(0,)])
    finally:
        assert ended(indexer) in (0, -signal.SIGTERM)
