"""The copy that a start makes of an older archive, and the way back to it, as whoever runs the start has them."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

import archive

ROOT = Path(__file__).resolve().parents[2]
_NEW = archive.__version__
TITLE = "示例市总工会关于示例工作的通知"

# An archive as an earlier version left it: without the newest migration, a directive in it, no version recorded.
_OLDER = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
(leaf,) = executor.loader.graph.leaf_nodes("archive")
before = [node.key for node in executor.loader.graph.node_map[leaf].parents if node.key[0] == "archive"]
executor.migrate(before)
apps = executor.loader.project_state(before).apps
source = apps.get_model("archive", "Source").objects.create(sha256="0" * 64, file="x", name="x.txt", size=1)
apps.get_model("archive", "Directive").objects.create(source=source, title=TITLE, text="示例")
# What takes long and is no part of what is tried here.
from archive.ops import static_files
from search import analysis
static_files.collect_changed()
analysis.initialize()
"""
_PREPARE = "from django.core.management import call_command\ncall_command('prepare')"


class Folder:
    """A DATA_DIR, and the commands over it."""

    def __init__(self, path: Path):
        self.path, self.database, self.copies = path, path / "archive.sqlite3", path / "copies"
        # The first directives are no part of an older archive.
        (path / "first-holdings-imported").touch()

    def run(self, *arguments, **environment):
        """(exit status, what it printed)"""
        environment = os.environ | {
            "DATA_DIR": str(self.path), "DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT),
        } | environment  # fmt: skip
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
        )
        return done.returncode, done.stdout + done.stderr

    def script(self, code):
        return self.run("-c", f"import django; django.setup()\n{code}")

    def prepare(self, **environment):
        return self.run("manage.py", "prepare", **environment)

    def names(self):
        return sorted(path.name for path in self.copies.glob("*"))

    def rows(self):
        return dump(self.database)


def dump(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def titles(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM archive_directive ORDER BY id")]


@pytest.fixture(scope="module")
def _made(tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("older"))
    assert folder.script(f"TITLE = {TITLE!r}\n{_OLDER}") == (0, "")
    return folder.path


@pytest.fixture
def older(_made, tmp_path):
    shutil.copytree(_made, tmp_path / "data")
    return Folder(tmp_path / "data")


def go_back(said: str) -> None:
    """Do what the sentence says, to the letter."""
    told = re.search(r"另存为 (\S+)。要退回：停止程序，把 (\S+)（连同旁边的 (\S+)、(\S+)）移到别处，", said)
    copied = re.search(r"再把这份副本 (\S+) 复制为 (\S+)，", said)
    copy, database = Path(told[1]), Path(told[2])
    assert (copied[1], copied[2]) == (copy.name, told[2])
    away = database.parent / "away"
    away.mkdir()
    for name in (database.name, told[3], told[4]):
        if (database.parent / name).exists():
            shutil.move(database.parent / name, away)
    shutil.copy(copy, database)


def test_an_older_archive_is_copied_before_it_is_changed_and_the_way_back_leads_there(older):
    before = older.rows()
    status, said = older.prepare()
    assert status == 0
    assert f"由 0.1.0 版升级到 {_NEW} 版" in said and "用 0.1.0 版的程序启动" in said
    assert older.rows() != before
    (name,) = older.names()
    assert re.fullmatch(r"archive-0\.1\.0-\d{4}-\d\d-\d\d\.sqlite3", name)
    assert (older.copies / name).stat().st_mode & 0o777 == 0o600
    go_back(said)
    assert older.rows() == before
    # Forward once more: an archive that was put back is an older one again, and no copy is written over.
    status, said = older.prepare()
    assert (status, len(older.names())) == (0, 2)
    assert titles(older.database) == [TITLE]


def test_what_was_changed_without_being_stopped_does_not_come_back_with_the_copy(older):
    """A log of pages beside the database belongs to the database that is moved away."""
    _, said = older.prepare()
    with closing(sqlite3.connect(older.database)) as left:
        left.execute("UPDATE archive_directive SET title = '后来的题目'")
        left.commit()
        assert older.database.with_name("archive.sqlite3-wal").stat().st_size
        go_back(said)
    assert titles(older.database) == [TITLE]
    assert older.prepare()[0] == 0
    assert titles(older.database) == [TITLE]


def test_a_new_archive_and_a_second_start_make_none(tmp_path):
    folder = Folder(tmp_path)
    for _ in range(2):
        status, said = folder.prepare()
        assert (status, folder.names()) == (0, [])
        assert "另存" not in said
    assert folder.run("manage.py", "migrate")[0] == 0
    assert folder.names() == []


def test_a_start_with_nothing_left_to_migrate_copies_what_an_older_version_left(older):
    """Rows are mended without a migration too."""
    older.prepare()
    shutil.rmtree(older.copies)
    with closing(sqlite3.connect(older.database)) as connection:
        connection.execute("PRAGMA user_version = 101")
    _, said = older.prepare()
    assert "由 0.1.1 版升级" in said
    assert [name[:14] for name in older.names()] == ["archive-0.1.1-"]
    assert older.prepare()[0] == 0 and len(older.names()) == 1


def test_a_migration_alone_is_reason_enough(older):
    with closing(sqlite3.connect(older.database)) as connection:
        major, minor, patch = map(int, _NEW.split("."))
        connection.execute(f"PRAGMA user_version = {(major * 100 + minor) * 100 + patch}")
    _, said = older.prepare()
    assert re.search(r"数据库将有 \d+ 项变更", said)
    assert [name.startswith(f"archive-{_NEW}-") for name in older.names()] == [True]


def test_a_migration_run_by_hand_is_preceded_by_a_copy_too(older):
    before = older.rows()
    assert "另存" not in older.run("manage.py", "migrate", "--plan")[1]
    _, said = older.run("manage.py", "migrate")
    go_back(said)
    assert older.rows() == before


def test_one_start_makes_one_copy_whoever_asks(older):
    status, said = older.script(
        "from archive.ingest import reference_fixtures\nfrom archive.ops import copies\n"
        "load = reference_fixtures.load\n"
        "def mend():\n"
        "    load()\n"
        "    copies.before_change('一', print)\n"
        "    copies.before_change('二', print)\n"
        "reference_fixtures.load = mend\n" + _PREPARE
    )
    assert (status, len(older.names()), said.count("另存为")) == (0, 1, 1)
    # Of an archive that is up to date a mending asks for its own, and the next mending for another.
    for count in (2, 3):
        status, said = older.script(
            "from archive.ops import copies\ncopies.before_change('改正一件', print)\ncopies.finished()"
        )
        assert (status, len(older.names())) == (0, count)
        assert said.startswith("改正一件；")


def test_a_start_that_broke_off_is_taken_up_with_the_copy_from_before_it(older):
    status, _ = older.script(
        "from archive.ingest import reference_fixtures\ndef fail(): raise OSError\nreference_fixtures.load = fail\n"
        + _PREPARE
    )
    assert status != 0
    names = older.names()
    status, said = older.prepare()
    assert (status, older.names()) == (0, names)
    assert "上次升级没有做完" in said and names[0] in said
    assert "没有做完" not in older.prepare()[1]


_TROUBLE = {
    "no room": "import shutil\nusage = shutil.disk_usage\n"
    "shutil.disk_usage = lambda path: usage(path)._replace(free=1000)\n",
    "full": "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n",
    "damaged": "from archive.ops.copies import copy_files as files\nlink = files._check\n"
    "files._check = lambda draft, held: (draft.open('r+b').truncate(40960), link(draft, held))\n",
}


@pytest.mark.parametrize("trouble", _TROUBLE)
def test_without_a_copy_nothing_is_changed_and_it_is_said_how_to_go_on(older, trouble):
    before = older.rows()
    status, said = older.script(_TROUBLE[trouble] + _PREPARE)
    assert status != 0
    assert "没能另存数据库的副本" in said and "档案没有改动" in said
    assert (older.rows(), older.names()) == (before, [])
    (named,) = set(re.findall(r"WITHOUT_COPY=(\S+)", said))
    # A version that is not this one is no leave.
    assert older.script(f"import os; os.environ['WITHOUT_COPY'] = '0.1.0'\n{_TROUBLE[trouble]}{_PREPARE}")[0] != 0
    status, said = older.prepare(WITHOUT_COPY=named)
    assert (status, older.names()) == (0, [])
    assert "没有另存数据库的副本" in said
    assert older.rows() != before


def test_other_programs_at_the_database_do_not_spoil_the_copy(older):
    """One reads on at an earlier moment, and what was committed last stands in the log of pages only."""
    reader, writer = (sqlite3.connect(older.database, isolation_level=None) for _ in range(2))
    with closing(reader), closing(writer):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM archive_directive").fetchone()
        writer.execute("UPDATE archive_directive SET title = '示例市总工会关于新题目的通知'")
        status, _ = older.prepare()
        assert status == 0
    (name,) = older.names()
    assert titles(older.copies / name) == ["示例市总工会关于新题目的通知"]


def test_what_a_killed_start_left_of_a_copy_is_cleared_away(older):
    older.copies.mkdir()
    (older.copies / "archive-0.1.0-2026-01-31.77.partial").write_bytes(b"x")
    older.prepare()
    assert [Path(name).suffix for name in older.names()] == [".sqlite3"]


def test_many_copies_are_told_of_and_kept(older):
    older.copies.mkdir()
    for day in range(1, 4):
        (older.copies / f"archive-0.0.9-2025-01-0{day}.sqlite3").write_bytes(b"x")
    _, said = older.prepare()
    assert "现有 4 份副本" in said
    assert len(older.names()) == 4


def test_the_version_is_the_projects_and_fits_where_it_is_recorded():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == _NEW
    assert [int(part) < 100 for part in _NEW.split(".")] == [True] * 3
