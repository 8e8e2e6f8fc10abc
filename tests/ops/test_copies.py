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
DAMAGED = "示例市总工会关于受损示例的通知"

# An archive as the first release left it: of its form, no version recorded, a directive in it whose title was
# corrected, and one that was saved in the admin, with a browser's line ends.
_OLDER = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
first = [("archive", "0004_counted_lists")]
executor = MigrationExecutor(connection)
executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] != "archive"] + first)
apps = executor.loader.project_state(first).apps
directives = apps.get_model("archive", "Directive").objects
for at, (title, text) in enumerate([(TITLE, "示例"), (DAMAGED, f"{DAMAGED}\\r\\n各县总工会：\\r\\n做好示例工作。")]):
    source = apps.get_model("archive", "Source").objects.create(sha256=str(at) * 64, file="x", name="x.txt", size=1)
    directives.create(source=source, title=title, text=text)
corrected = {"directive": directives.get(title=TITLE), "corrected_at": timezone.now()}
findings = apps.get_model("archive", "Finding").objects
findings.create(**corrected, field="title", how="据标题行", certainty="doubtful")
# What takes long and is no part of what is tried here.
from archive.ops import static_files
from search import analysis
static_files.collect_changed()
analysis.initialize()
"""
# What a start does with an archive, without the index: that is behind the copy and what it is about.
_PREPARE = """
from django.core.management import call_command
from archive.management.commands import prepare
prepare.Command._bring_index_in_step = lambda self: None
call_command("prepare")
"""
# Takes the last migration back, past the command that would make a copy.
_ONE_BEHIND = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
(last,) = executor.loader.graph.leaf_nodes("archive")
executor.migrate([parent.key for parent in executor.loader.graph.node_map[last].parents if parent.key[0] == "archive"])
"""
# Breaks off when the migrations are done.
_BREAK_OFF = f"""
from archive.ingest import reference_fixtures
def fail(): raise OSError
reference_fixtures.load = fail
{_PREPARE}
"""


class Folder:
    """A DATA_DIR, and the commands over it."""

    def __init__(self, path: Path, python):
        self.path, self.database, self.copies, self.python = path, path / "archive.sqlite3", path / "copies", python
        # The first directives are no part of an older archive.
        (path / "first-holdings-imported").touch()

    def run(self, *arguments, **environment):
        """(exit status, what it printed)"""
        environment = os.environ | {
            "DATA_DIR": str(self.path), "DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT),
        } | environment  # fmt: skip
        return self.python.run(*arguments, environment=environment)

    def script(self, code, **environment):
        return self.run("-c", f"import django; django.setup()\n{code}", **environment)

    def prepare(self, **environment):
        return self.script(_PREPARE, **environment)

    def names(self):
        return sorted(path.name for path in self.copies.glob("*"))

    def copy(self):
        (name,) = self.names()
        return self.copies / name

    def rows(self):
        return dump(self.database)

    @property
    def version(self):
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute("PRAGMA user_version").fetchone()[0]

    @version.setter
    def version(self, number):
        with closing(sqlite3.connect(self.database)) as connection:
            connection.execute(f"PRAGMA user_version = {number}")


def dump(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        # A copy has the triggers in another order among the indexes.
        return sorted(connection.iterdump())


def titles(database: Path) -> list[str]:
    return [title for (title,) in asked(database, "SELECT title FROM archive_directive ORDER BY id")]


def asked(database: Path, question: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(question).fetchall()


def number(version: str) -> int:
    major, minor, patch = map(int, version.split("."))
    return (major * 100 + minor) * 100 + patch


# Large, and made anew where they are missing.
_MADE_ANEW = ("static", "static-files-collected", "jieba")


def cloned(path: Path, into: Path) -> Path:
    """A DATA_DIR like the one at `path`."""
    shutil.copytree(path, into / "data", ignore=shutil.ignore_patterns(*_MADE_ANEW))
    for name in _MADE_ANEW:
        (into / "data" / name).symlink_to(path / name)
    return into / "data"


@pytest.fixture(scope="module")
def _older(tmp_path_factory, warm_python):
    folder = Folder(tmp_path_factory.mktemp("older"), warm_python)
    assert folder.script(f"TITLE, DAMAGED = {TITLE!r}, {DAMAGED!r}\n{_OLDER}") == (0, "")
    return folder.path


@pytest.fixture(scope="module")
def _current(_older, tmp_path_factory, warm_python):
    folder = Folder(cloned(_older, tmp_path_factory.mktemp("current")), warm_python)
    status, folder.said = folder.prepare()
    assert status == 0
    shutil.rmtree(folder.copies)
    return folder


@pytest.fixture(scope="module")
def _behind(_current, tmp_path_factory, warm_python):
    folder = Folder(cloned(_current.path, tmp_path_factory.mktemp("behind")), warm_python)
    assert folder.script(_ONE_BEHIND) == (0, "")
    folder.version = 0
    return folder.path


@pytest.fixture
def older(_older, tmp_path, warm_python):
    """Of the form of the first release: all migrations lie before it."""
    return Folder(cloned(_older, tmp_path), warm_python)


@pytest.fixture
def behind(_behind, tmp_path, warm_python):
    """One that the first release is recorded to have put in order, and that lacks the last migration alone: of a copy
    and the way back to it there is as much to see, and to migrate takes a tenth of the time."""
    return Folder(cloned(_behind, tmp_path), warm_python)


@pytest.fixture
def current(_current, tmp_path, warm_python):
    """One that this version has put in order; `said` is what it said."""
    folder = Folder(cloned(_current.path, tmp_path), warm_python)
    folder.said = _current.said
    return folder


def go_back(said: str) -> None:
    """Do what the sentence says, to the letter."""
    told = re.search(
        r"要退回：停止程序，把 (\S+)（连同旁边的 (\S+)、(\S+)）移到别处，再把副本 (\S+) 复制为 (\S+)，", said
    )
    database, copy = Path(told[1]), Path(told[4])
    assert told[5] == told[1]
    away = database.parent / "away"
    away.mkdir()
    for name in (database.name, told[2], told[3]):
        if (database.parent / name).exists():
            shutil.move(database.parent / name, away)
    shutil.copy(copy, database)


def test_an_older_archive_is_copied_before_it_is_changed_and_the_way_back_leads_there(older):
    before = older.rows()
    status, said = older.run("manage.py", "prepare")
    assert status == 0
    assert f"由 0.1.0 版升级到 {_NEW} 版" in said and "用 0.1.0 版的程序启动" in said
    assert older.rows() != before
    assert re.fullmatch(r"archive-0\.1\.0-\d{4}-\d\d-\d\d\.sqlite3", older.copy().name)
    assert older.copy().stat().st_mode & 0o777 == 0o600
    # A program that was not stopped: the log of pages beside the database goes with it, and does not come back.
    with closing(sqlite3.connect(older.database)) as left:
        left.execute("UPDATE archive_directive SET title = '后来的题目'")
        left.commit()
        assert older.database.with_name("archive.sqlite3-wal").stat().st_size
        go_back(said)
    assert (older.rows(), older.version) == (before, 0)
    # Forward once more: an archive that was put back is an older one again, and no copy is written over.
    status, said = older.run("manage.py", "prepare")
    assert (status, len(older.names())) == (0, 2)
    assert titles(older.database) == [TITLE, DAMAGED]


def test_an_archive_of_the_first_release_is_mended_and_keeps_its_corrections(current):
    assert "已修复 1 件在后台保存后正文与章节、工作任务对不上的文件" in current.said
    assert asked(current.database, "SELECT text FROM archive_directive WHERE instr(text, char(13))") == []
    kept = "SELECT title FROM archive_provenance p JOIN archive_directive d ON d.id = p.directive_id WHERE"
    assert asked(current.database, f"{kept} p.field = 'title' AND corrected_at IS NOT NULL") == [(TITLE,)]


def test_a_new_archive_and_a_second_start_make_none(current, tmp_path):
    (tmp_path / "new").mkdir()
    new = Folder(tmp_path / "new", current.python)
    for name in _MADE_ANEW:
        (new.path / name).symlink_to(current.path / name)
    for _ in range(2):
        status, said = new.prepare()
        assert (status, new.names(), new.version) == (0, [], number(_NEW))
        assert "另存" not in said
    assert new.run("manage.py", "migrate")[0] == 0
    assert new.names() == []


def test_a_start_with_nothing_left_to_migrate_copies_what_an_older_version_left(current):
    """Rows are mended without a migration too."""
    current.version = number("0.1.1")
    _, said = current.prepare()
    assert "由 0.1.1 版升级" in said
    assert current.copy().name.startswith("archive-0.1.1-")
    assert current.prepare()[0] == 0 and current.copy()


def test_a_migration_alone_is_reason_enough(behind):
    behind.version = number(_NEW)
    _, said = behind.prepare()
    assert re.search(r"数据库将有 \d+ 项变更", said)
    assert behind.copy().name.startswith(f"archive-{_NEW}-")


def test_a_migration_run_by_hand_is_preceded_by_a_copy_too_and_the_next_start_does_the_rest(older):
    before = older.rows()
    assert "另存" not in older.run("manage.py", "migrate", "--plan")[1]
    _, said = older.run("manage.py", "migrate")
    assert "由下一次启动做完" in said and older.version == -number("0.1.0")
    _, resumed = older.prepare()
    assert "上次升级没有做完" in resumed and "已修复 1 件" in resumed
    assert older.copy() and older.version == number(_NEW)
    go_back(said)
    assert older.rows() == before


@pytest.mark.parametrize("target", [pytest.param(["auth"], marks=pytest.mark.slow), ["archive", "0005"]])
def test_a_part_of_the_migrations_run_by_hand_leaves_the_upgrade_unfinished(older, target):
    before = older.rows()
    _, said = older.run("manage.py", "migrate", *target)
    assert "由下一次启动做完" in said and older.version == -number("0.1.0")
    _, said = older.prepare()
    assert "上次升级没有做完" in said and older.version == number(_NEW)
    go_back(said)
    assert (older.rows(), older.version) == (before, 0)


def test_migrations_taken_back_by_hand_are_preceded_by_a_copy(current):
    before = current.rows()
    migrations = sorted(path.name for path in (ROOT / "archive" / "migrations").glob("0*.py"))
    taken_back = len([name for name in migrations if name > "0006"])
    status, said = current.run("manage.py", "migrate", "archive", "0005")
    assert status == 0 and f"数据库将撤回 {taken_back} 项变更" in said
    assert current.rows() != before and current.version < 0
    go_back(said)
    assert (current.rows(), current.version) == (before, number(_NEW))


def test_of_migrations_that_are_not_there_django_speaks(current):
    status, said = current.run("manage.py", "migrate", "archive", "0999")
    assert status == 1 and "Cannot find a migration" in said
    assert (current.names(), current.version) == ([], number(_NEW))


def test_a_start_that_broke_off_is_taken_up_with_the_copy_from_before_it(behind):
    before = behind.rows()
    assert behind.script(_BREAK_OFF)[0] != 0
    copy = behind.copy()
    status, said = behind.prepare()
    assert (status, behind.copy()) == (0, copy)
    assert "上次升级没有做完" in said
    assert "没有做完" not in behind.prepare()[1]
    go_back(said)
    assert behind.rows() == before


def with_one_of_an_earlier_time(behind):
    behind.copies.mkdir()
    shutil.copy(behind.database, behind.copies / "archive-0.1.0-2026-01-31.sqlite3")
    behind.script(_BREAK_OFF, WITHOUT_COPY=_NEW)


def with_its_own_deleted(behind):
    behind.script(_BREAK_OFF)
    behind.copy().unlink()


def with_a_name_that_was_only_reserved(behind):
    """By a start that was killed before the copy came under it."""
    behind.script(_BREAK_OFF)
    behind.copy().write_bytes(b"")


@pytest.mark.parametrize(
    "break_off",
    [
        with_one_of_an_earlier_time,
        with_its_own_deleted,
        pytest.param(with_a_name_that_was_only_reserved, marks=pytest.mark.slow),
    ],
)
def test_of_what_a_start_left_that_broke_off_no_copy_is_made(behind, break_off):
    """It is no archive of the version before."""
    break_off(behind)
    assert behind.version < 0
    names = behind.names()
    status, said = behind.prepare()
    assert (status, behind.names(), behind.version) == (0, names, number(_NEW))
    assert "上次升级没有做完，也没有改动之前的副本" in said and "要退回：" not in said


def of_a_newer_version(folder):
    folder.version = number("99.1.2")


def with_an_unknown_migration(folder):
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("INSERT INTO django_migrations VALUES (999, 'archive', '0999_of_tomorrow', '2026-01-31')")
        connection.commit()


@pytest.mark.parametrize(
    ("make", "named", "command"),
    [
        (of_a_newer_version, "由 99.1.2 版的程序", "prepare"),
        (with_an_unknown_migration, "archive.0999_of_tomorrow", "prepare"),
        (of_a_newer_version, "由 99.1.2 版的程序", "migrate"),
    ],
)
def test_an_older_program_does_not_start_over_a_newer_archive(current, make, named, command):
    make(current)
    before = current.rows(), current.version
    status, said = current.run("manage.py", command)
    assert status == 1
    assert named in said and f"本程序是 {_NEW} 版" in said and f"没有 {_NEW} 版的副本" in said
    assert (current.rows(), current.version, current.names()) == (*before, [])


def test_an_older_program_leads_back_to_the_copy_that_it_can_read(current):
    before = current.rows()
    current.copies.mkdir()
    shutil.copy(current.database, current.copies / f"archive-{_NEW}-2026-01-31.sqlite3")
    of_a_newer_version(current)
    with_an_unknown_migration(current)
    go_back(current.prepare()[1])
    assert current.prepare()[0] == 0
    assert current.rows() == before


_TROUBLE = {
    "no room": "import shutil\nusage = shutil.disk_usage\n"
    "shutil.disk_usage = lambda path: usage(path)._replace(free=1000)\n",
    "full": "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n",
    "damaged": "from archive.ops.copies import copy_files as files\ncheck = files._check\n"
    "files._check = lambda draft, version: (draft.open('r+b').truncate(40960), check(draft, version))\n",
}


@pytest.mark.parametrize("trouble", _TROUBLE)
def test_without_a_copy_nothing_is_changed_and_it_is_said_how_to_go_on(behind, trouble):
    before = behind.rows()
    # A version that is not this one is no leave.
    status, said = behind.script(_TROUBLE[trouble] + _PREPARE, WITHOUT_COPY="0.1.0")
    assert status != 0
    assert "没能另存数据库的副本" in said and "档案没有改动" in said
    assert (behind.rows(), behind.names()) == (before, [])
    assert f"可以用 WITHOUT_COPY={_NEW} make serve" in said


def test_whoever_has_a_copy_elsewhere_goes_on_without_one(behind):
    before = behind.rows()
    status, said = behind.prepare(WITHOUT_COPY=_NEW)
    assert (status, behind.names()) == (0, [])
    assert "没有另存数据库的副本" in said
    assert behind.rows() != before


@pytest.mark.parametrize("error", ["EPERM", pytest.param("EOPNOTSUPP", marks=pytest.mark.slow)])
def test_a_disk_without_hard_links_holds_copies_too_and_none_is_written_over(behind, error):
    before = behind.rows()
    code = f"import errno, os\ndef link(*names): raise OSError(errno.{error}, 'no')\nos.link = link{_PREPARE}"
    status, said = behind.script(code)
    copy, held = behind.copy(), behind.copy().read_bytes()
    assert (status, copy.suffix) == (0, ".sqlite3")
    go_back(said)
    assert behind.rows() == before
    assert behind.script(code)[0] == 0
    assert len(behind.names()) == 2 and copy.read_bytes() == held


def test_other_programs_at_the_database_do_not_spoil_the_copy(behind):
    """One reads on at an earlier moment, and what was committed last stands in the log of pages only."""
    reader, writer = (sqlite3.connect(behind.database, isolation_level=None) for _ in range(2))
    with closing(reader), closing(writer):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM archive_directive").fetchone()
        writer.execute("UPDATE archive_directive SET title = '示例市总工会关于新题目的通知'")
        status, _ = behind.prepare()
        assert status == 0
    assert set(titles(behind.copy())) == {"示例市总工会关于新题目的通知"}


def test_what_a_killed_start_left_of_a_copy_is_cleared_away_and_another_start_keeps_its_own(behind):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    behind.copies.mkdir()
    for pid in (ended.pid, os.getpid()):
        (behind.copies / f"archive-0.1.0-2026-01-31.{pid}.partial").write_bytes(b"x")
    behind.prepare()
    left = [name for name in behind.names() if "partial" in name]
    assert left == [f"archive-0.1.0-2026-01-31.{os.getpid()}.partial"]


def test_many_copies_are_told_of_and_kept(behind):
    behind.copies.mkdir()
    for day in range(1, 4):
        (behind.copies / f"archive-0.0.9-2025-01-0{day}.sqlite3").write_bytes(b"x")
    _, said = behind.prepare()
    assert "现有 4 份副本" in said
    assert len(behind.names()) == 4


def test_the_version_is_the_projects_and_fits_where_it_is_recorded():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == _NEW
    assert [int(part) < 100 for part in _NEW.split(".")] == [True] * 3
