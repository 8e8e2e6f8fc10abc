"""Indexers as processes of their own, over one archive on the disk."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

_MAKE = """
import sys
from django.core.management import call_command
from archive import signals
from archive.ingest import announcement
from archive.models import OutboxEntry
from tests.support.makers import make_directive, make_source
if sys.argv[1] == "first":
    call_command("migrate", verbosity=0)
with signals.batched(send_at_end=False):
    sources = [make_source(f"{sys.argv[1]} {at}".encode()) for at in range(int(sys.argv[2]))]
    announcement.announce(saved=[make_directive(source=source).pk for source in sources])
"""
_COUNT = """
from archive.models import Directive, OutboxEntry
from haystack.query import SearchQuerySet
print(SearchQuerySet().all().count(), Directive.objects.count(), OutboxEntry.objects.count())
"""
_TAKE_UP = """
from django.core.management import call_command
call_command("run_indexer", "--once")
"""
# Stops half-way, and keeps whatever lock it has.
_STUCK = """
import time
from django.core.management import call_command
from search.whoosh_engine.segments.index_writer import Writer
add = Writer.add_document
def adding(*arguments, **fields):
    add(*arguments, **fields)
    print("added", flush=True)
    time.sleep(60)
Writer.add_document = adding
call_command("run_indexer")
"""


class Archive:
    """An archive in a folder of its own, used by processes of their own."""

    def __init__(self, folder, python):
        self.python = python
        self.environment = os.environ | {
            "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def start(self, *arguments):
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        )

    def script(self, code, *arguments):
        return self.start("-c", f"import django; django.setup()\n{code}", *arguments)

    def run(self, code, *arguments):
        code = f"import django; django.setup()\n{code}"
        status, said = self.python.run("-c", code, *arguments, environment=self.environment)
        assert status == 0, said
        return said

    def counts(self):
        """Directives in the index, in the archive, and changes on record."""
        return [int(number) for number in re.findall(r"\d+", self.run(_COUNT))]


@pytest.fixture(scope="module")
def archive(tmp_path_factory, warm_python):
    archive = Archive(tmp_path_factory.mktemp("archive"), warm_python)
    archive.run(_MAKE, "first", "3")
    return archive


def wait_for(process, text):
    """Read what a process says up to a text; a process that says nothing more is ended."""
    timer = threading.Timer(60, process.kill)
    timer.start()
    try:
        for line in process.stdout:
            if text in line:
                return
    finally:
        timer.cancel()
    raise AssertionError(f"it ended without {text}")


@pytest.mark.slow
def test_two_at_once_and_one_killed_lose_nothing(archive):
    stuck = archive.script(_STUCK)
    wait_for(stuck, "added")
    others = [archive.start("manage.py", "run_indexer", "--once") for _ in range(2)]
    time.sleep(2)
    assert [other.poll() for other in others] == [None, None]
    stuck.kill()
    said = [other.communicate(timeout=60)[0] for other in others]
    assert [other.returncode for other in others] == [0, 0]
    assert sorted(re.findall(r"共 (\d) 件", "".join(said))) in (["3"], ["0", "3"])
    assert archive.counts() == [3, 3, 0]


@pytest.mark.slow
def test_of_two_rebuilding_one_waits_and_says_so_and_searches_go_on(archive):
    before = archive.counts()
    stuck = archive.script(_STUCK.replace("run_indexer", "rebuild_index"))
    wait_for(stuck, "added")
    other = archive.start("manage.py", "rebuild_index")
    wait_for(other, "另一个进程正在重建索引")
    assert archive.counts() == before
    assert other.poll() is None
    stuck.kill()
    stuck.communicate(timeout=20)
    assert f"共 {before[1]} 件" in other.communicate(timeout=60)[0]
    assert other.returncode == 0
    assert archive.counts() == before


def test_it_waits_for_changes_and_stops_cleanly(archive):
    archive.run(_TAKE_UP)
    indexer = archive.start("manage.py", "run_indexer")
    wait_for(indexer, "等待变更")
    _, before, _ = archive.counts()
    archive.run(_MAKE, "more", "2")
    wait_for(indexer, "写入 2 件")
    indexer.send_signal(signal.SIGTERM)
    assert "已停止" in indexer.communicate(timeout=20)[0]
    assert indexer.returncode == 0
    assert archive.counts() == [before + 2, before + 2, 0]


# As on a machine of three cores, however many this one has.
_REBUILD = """
import os, sys
from django.core.management import call_command
from search.whoosh_engine import generation_fill
os.sched_getaffinity = lambda pid: {0, 1, 2}
add = generation_fill._add
def failing(*args):
    if sys.argv[1] == "fail":
        raise OSError(28, "No space left on device")
    if sys.argv[1] == "die":
        os._exit(9)
    add(*args)
generation_fill._add = failing
call_command("rebuild_index")
"""


@pytest.mark.slow
def test_a_large_archive_is_rebuilt_by_several_processes(tmp_path, warm_python):
    archive = Archive(tmp_path, warm_python)
    archive.run(_MAKE, "first", "230")
    for trouble in ("fail", "die"):
        failed = archive.script(_REBUILD, trouble)
        failed.communicate(timeout=60)
        assert failed.returncode == 1
    archive.run(_REBUILD, "none")
    assert archive.counts() == [230, 230, 0]
    assert len(list(tmp_path.glob("**/*.lists"))) == 3
    archive.run("from search.indexing.archive_check import index_faults; assert not list(index_faults())")
