"""The index follows the archive: the queue, the lock, rebuilding."""

import signal
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from haystack.query import SearchQuerySet

from archive import changes
from archive.models import Change, Directive
from search import indexer
from search.backend import opened_indexes
from search.engine import storage
from tests.make import make_directive

pytestmark = pytest.mark.usefixtures("index")


def held():
    return {int(result.pk) for result in SearchQuerySet().all()}


def refresh():
    out = StringIO()
    call_command("refresh_index", stdout=out)
    return out.getvalue()


def test_a_saved_and_a_removed_directive_reach_the_index():
    kept, gone = make_directive(), make_directive()
    changes.announce(saved=[kept.pk, gone.pk])
    assert indexer.drain() == indexer.Outcome(updated=2)
    changes.announce(removed=[gone.pk])
    gone.delete()
    assert indexer.drain() == indexer.Outcome(removed=1)
    assert held() == {kept.pk}
    assert not Change.objects.exists()


def test_a_commit_is_followed_by_a_drain(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        directive = make_directive(text="安康杯")
        changes.announce(saved=[directive.pk])
    assert SearchQuerySet().auto_query("安康杯").count() == 1


def test_an_edited_directive_is_found_by_its_new_words_only():
    directive = make_directive(text="安康杯")
    indexer.rebuild()
    Directive.objects.update(text="职代会")
    changes.announce(saved=[directive.pk])
    indexer.drain()
    assert SearchQuerySet().auto_query("职代会").count() == 1
    assert SearchQuerySet().auto_query("安康杯").count() == 0


def test_a_held_lock_leaves_the_rows_and_the_saver_in_peace(index):
    directive = make_directive()
    changes.announce(saved=[directive.pk])
    lock = index.get_backend().snapshot() and index.get_backend().index.lock("WRITELOCK")
    assert lock.acquire()
    try:
        indexer.after_commit()
        with pytest.raises(storage.IndexBusy):
            indexer.drain(wait=0.1)
        assert Change.objects.count() == 1
    finally:
        lock.release()
    indexer.after_commit()
    assert held() == {directive.pk}


def test_a_change_made_while_another_drains_is_taken_up_too(index, monkeypatch):
    first, second = make_directive(), make_directive()
    changes.announce(saved=[first.pk])
    write = indexer._write

    def write_while_another_saves(writer, pks):
        if second.pk not in pks:
            changes.announce(saved=[second.pk])
        return write(writer, pks)

    monkeypatch.setattr(indexer, "_write", write_while_another_saves)
    indexer.drain()
    assert held() == {first.pk, second.pk}
    assert not Change.objects.exists()


def test_remove_really_removes(index):
    directive = make_directive()
    indexer.rebuild()
    index.get_backend().remove(directive)
    assert held() == set()


def test_a_failed_write_changes_nothing_and_frees_the_lock(index):
    directive = make_directive()
    indexer.rebuild()
    with pytest.raises(ZeroDivisionError), index.get_backend().writing() as writer:
        writer.delete_by_term("id", f"archive.directive.{directive.pk}")
        raise ZeroDivisionError
    assert held() == {directive.pk}
    assert indexer.rebuild().updated == 1


def test_readers_see_the_old_index_until_the_new_one_is_complete(index, monkeypatch):
    for _ in range(5):
        make_directive()
    indexer.rebuild()
    backend, seen = index.get_backend(), []
    add = backend.add

    def add_while_read(*args):
        seen.append(SearchQuerySet().all().count())
        add(*args)

    monkeypatch.setattr(backend, "add", add_while_read)
    indexer.rebuild()
    assert seen == [5] * 5
    assert len(held()) == 5


def test_readers_in_other_threads_never_see_a_part(index):
    for _ in range(4):
        make_directive()
    indexer.rebuild()
    backend = index.get_backend()
    counts, done = set(), threading.Event()

    def read():
        while not done.is_set():
            try:
                reader = type(backend)("default", **index.options)
                counts.update(int(reader.snapshot().alive.sum()) for _ in range(3))
            except Exception as error:  # a thread's exception would fail nothing
                counts.add(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(8):
        indexer.rebuild()
    done.set()
    for thread in threads:
        thread.join()
    assert counts == {4}


def test_refresh_makes_a_missing_index_and_then_has_nothing_to_do():
    make_directive()
    assert "已重建，共 1 件" in refresh()
    assert "无需更新" in refresh()
    assert held()


def test_refresh_finds_differences_both_ways():
    gone, changed = make_directive(), make_directive()
    indexer.rebuild()
    gone.delete()
    new = make_directive()
    Directive.objects.filter(pk=changed.pk).update(title="改过的标题")
    assert "写入 2 件，移除 1 件" in refresh()
    assert held() == {changed.pk, new.pk}
    assert SearchQuerySet().auto_query("改过的标题").count() == 1


def test_refresh_rebuilds_after_the_dictionary_changed(monkeypatch):
    make_directive()
    refresh()
    monkeypatch.setattr(indexer.lexicon, "digest", lambda: "another")
    assert "词典或结构已更新" in refresh()
    assert "无需更新" in refresh()


def test_refresh_mends_a_damaged_index(index):
    make_directive()
    refresh()
    for segment in Path(index.get_backend().path).glob("*.lists"):
        segment.write_bytes(b"")
    opened_indexes.clear()
    index.reset_sessions()
    assert "已重建" in refresh()
    assert len(held()) == 1


def test_rebuild_index_takes_noinput():
    make_directive()
    out = StringIO()
    call_command("rebuild_index", "--noinput", stdout=out)
    assert "共 1 件" in out.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_a_killed_writer_leaves_the_index_whole_and_unlocked(index):
    directive = make_directive()
    indexer.rebuild()
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_WRITER, index.get_backend().path], capture_output=True, text=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert held() == {directive.pk}
    assert indexer.rebuild().updated == 1


_KILLED_WRITER = """
import os, signal, sys
from whoosh.index import open_dir
writer = open_dir(sys.argv[1]).writer()
writer.delete_by_query(__import__("whoosh.query").query.Every())
os.kill(os.getpid(), signal.SIGKILL)
"""
