"""A start over a large archive whose index has to be made anew: readers need not wait for it."""

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.serving import ROOT, environment_of, get, served_from

COUNT = 230
_SETUP = "import django; django.setup()\n"
_MAKE = f"""
from django.core.management import call_command
from archive import signals
from archive.ops import static_files
from tests.support.makers import make_directive, make_source
call_command("migrate", verbosity=0)
static_files.collect_changed()
with signals.batched(send_at_end=False):
    for at in range({COUNT}):
        make_directive(source=make_source(f"示例 {{at}}".encode()))
call_command("rebuild_index")
"""
# Stops after so many directives, with the rebuilder's lock.
_STUCK = """
import os, time
from django.core.management import call_command
from search.whoosh_engine.segments.index_writer import Writer
os.sched_getaffinity = lambda pid: {0}
add, added = Writer.add_document, []
def adding(*arguments, **fields):
    if len(added) == 40:
        print("stuck", flush=True)
        time.sleep(300)
    added.append(add(*arguments, **fields))
Writer.add_document = adding
call_command("rebuild_index")
"""
# Keeps every indexer waiting, until it is written a line.
_WRITING = """
import sys
from search.haystack_front.connection import engine
with engine().index_directory.writing_alone(0):
    print("writing", flush=True)
    sys.stdin.readline()
"""


def _environment(folder):
    return environment_of(folder) | {"DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT)}


def script(folder, code, **options):
    return subprocess.Popen([sys.executable, "-c", f"{_SETUP}{code}"], cwd=ROOT, env=_environment(folder), **options)


@pytest.fixture(scope="module")
def _made(tmp_path_factory, warm_python):
    folder = tmp_path_factory.mktemp("large")
    (folder / "first-holdings-imported").touch()
    status, said = warm_python.run("-c", f"{_SETUP}{_MAKE}", environment=_environment(folder))
    assert status == 0, said
    return folder


@pytest.fixture
def large(_made, tmp_path):
    """An archive of more directives than are written while somebody waits for the address."""
    shutil.copytree(_made, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def outdated(large):
    """Its index was made by another version, in a format that this one cannot read."""
    alter(large, format="another")
    return large


def alter(folder: Path, **stamp):
    current = folder / "index" / "CURRENT"
    current.write_text(json.dumps(json.loads(current.read_text()) | stamp))


def until(is_so) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.2)
    raise AssertionError("it never came to it")


def is_ready(address) -> bool:
    return get(address + "/readyz")[0] == 200


def found(address, words="示例") -> int:
    return json.loads(get(f"{address}/api/v1/search/?q={quote(words)}")[2])["count"]


@pytest.mark.slow
def test_readers_read_while_the_index_is_made_and_the_search_page_says_how_far_it_is(outdated):
    stuck = script(outdated, _STUCK, stdout=subprocess.PIPE, text=True)
    try:
        assert stuck.stdout.readline() == "stuck\n"
        with served_from(outdated) as (address, printed):
            assert "启动后在旁进行" in printed and "用浏览器打开" in printed
            for path in ("/", "/directives/", "/directives/1/", "/directives/1/print/", "/compare/?d=1&d=2"):
                assert get(address + path)[0] == 200
            status, headers, body = get(address + "/search/?q=%E7%A4%BA%E4%BE%8B")
            page = body.decode()
            assert (status, headers["Retry-After"]) == (503, "30")
            assert f"已建 40 / {COUNT} 件" in page and 'data-look-again="10"' in page
            status, _, body = get(address + "/api/v1/search/?q=%E7%A4%BA%E4%BE%8B")
            assert status == 503 and f"已建 40 / {COUNT} 件" in json.loads(body)["error"]
            status, _, body = get(address + "/readyz")
            assert status == 503 and f"40 of {COUNT}" in body.decode()
            assert get(address + "/search/suggest/?q=%E7%A4%BA")[0] == 200
            # Killed, it is taken up by the next who searches.
            stuck.kill()
            stuck.wait(timeout=20)
            assert get(address + "/search/")[0] == 503
            until(lambda: is_ready(address))
            assert found(address) == COUNT
            assert get(address + "/search/?q=%E7%A4%BA%E4%BE%8B")[0] == 200
    finally:
        stuck.kill()
        stuck.wait(timeout=20)
    assert not (outdated / "index" / "PROGRESS").exists()


@pytest.mark.slow
def test_the_server_makes_the_index_of_its_own_accord(outdated):
    with served_from(outdated) as (address, printed):
        assert "启动后在旁进行" in printed
        until(lambda: is_ready(address))
        assert found(address) == COUNT
        until(lambda: f"已重建，共 {COUNT} 件" in (outdated / "log").read_text())


@pytest.mark.slow
def test_an_old_index_is_searched_until_the_new_one_is_there(large):
    """Made with another dictionary it can be read."""
    alter(large, dictionary="another")
    with served_from(large) as (address, printed):
        assert "词典或结构已更新，启动后在旁进行" in printed
        counts = set()
        until(lambda: counts.add(found(address)) or "已重建" in (large / "log").read_text())
        assert counts == {COUNT}


@pytest.mark.slow
def test_readers_read_where_there_can_be_no_index(tmp_path):
    """A file where its folder is to be: whoever may not write there finds no more."""
    (tmp_path / "index").touch()
    (tmp_path / "first-holdings-imported").touch()
    with served_from(tmp_path) as (address, printed):
        assert "用浏览器打开" in printed
        assert get(address + "/directives/")[0] == 200
        assert get(address + "/search/?q=%E7%A4%BA%E4%BE%8B")[0] == 503
        assert get(address + "/api/v1/search/?q=%E7%A4%BA%E4%BE%8B")[0] == 503
        assert get(address + "/readyz")[0] == 503


@pytest.mark.slow
def test_many_changes_are_written_beside_and_readers_are_told_that_they_wait(large):
    """Retitled behind the index's back, by more than are written while somebody waits for the address."""
    retitle = "from archive.models import Directive\nDirective.objects.update(title='示例市总工会关于安康杯的通知')"
    assert script(large, retitle).wait(timeout=60) == 0
    writing = script(large, _WRITING, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert writing.stdout.readline() == "writing\n"
        with served_from(large) as (address, printed):
            assert "有较多变更尚未写入索引，启动后在旁进行" in printed
            assert waiting(large) == COUNT and found(address, "安康杯") == 0
            assert f"有 {COUNT} 件文件的变更尚未写入索引" in get(address + "/search/")[2].decode()
            status, _, body = get(address + "/readyz")
            assert status == 200 and f"behind, {COUNT} directives" in body.decode()
            writing.communicate("\n", timeout=20)
            until(lambda: waiting(large) == 0)
            assert found(address, "安康杯") == COUNT
            assert "尚未写入索引" not in get(address + "/search/")[2].decode()
    finally:
        writing.kill()
        writing.wait(timeout=20)


def waiting(folder) -> int:
    with contextlib.closing(sqlite3.connect(folder / "archive.sqlite3")) as database:
        return database.execute("SELECT count(*) FROM archive_outboxentry").fetchone()[0]
