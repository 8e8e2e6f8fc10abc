"""What befalls an index: killed writers, full disks, damaged files, other versions. Nothing is lost, nobody waits."""

import contextlib
import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from haystack.query import SearchQuerySet

from archive.ingest import announcement, originals
from archive.models import Directive, OutboxEntry, Source
from archive.models.outbox import OutboxConsumerQuerySet
from search.errors import EngineUnavailable
from search.haystack_front import backend
from search.indexing import index_upkeep
from search.whoosh_engine.segments.index_writer import CROWD
from search.whoosh_engine.storage.index_directory import IndexDirectory
from tests.support.check_archive import checked
from tests.support.makers import make_directive, make_source

# What a process does to its files, as Python's audit hooks name it.
_TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
KINDS = ["*.lists", "*_stored.col", "*_text_len.col", "*.key.col", "*.toc", "*.sums"]


@pytest.fixture
def directory(index):
    """The index of three directives."""
    for word in ("安康杯", "职代会", "五小竞赛"):
        make_kept(word)
    index_upkeep.rebuild()
    return index.get_backend().engine.index_directory


def make_kept(word):
    """A directive whose original is kept."""
    source = make_source(word.encode())
    Source.objects.filter(pk=source.pk).update(file=originals.keep(word.encode()))
    return make_directive(title=f"关于{word}的通知", source=source)


def held():
    return {int(result.pk) for result in SearchQuerySet().all()}


def stored():
    return set(Directive.objects.values_list("pk", flat=True))


def reopened(index):
    """As a process that has just been started sees the index."""
    backend.engines.clear()
    index.reset_sessions()
    return index.get_backend().engine.index_directory


def dying(action, at: int) -> bool:
    """Run `action` in a process that kills itself at the `at`th touch of the index's files; whether it got so far."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        return os.WIFSIGNALED(status)
    left = at

    def count(event, arguments):
        nonlocal left
        if event in _TOUCHES and "/index" in str(arguments[0]):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        action()
        os._exit(0)
    finally:
        os._exit(1)


def deaths(action, most):
    """Kill `action` at ever later points, at most at so many; yields after each."""
    total = next(at for at in range(50, 5000, 50) if not dying(action, at))
    yield 0
    for at in sorted({1, 2, 3, *range(4, total, max(1, total // most))}):
        if dying(action, at):
            yield at


def test_a_drain_killed_at_any_point_loses_nothing(directory):
    before = held()
    new = make_directive(title="关于疗休养的通知")
    announcement.announce(saved=[new.pk])
    for at in deaths(index_upkeep.drain, 25):
        assert held() in (before, before | {new.pk}), at
        assert OutboxEntry.objects.count() == 1
        index_upkeep.drain(wait=0)
        assert held() == stored(), at
        assert directory.leftovers() == []
        announcement.announce(removed=[new.pk])
        new.delete()
        index_upkeep.drain()
        new = make_directive(title="关于疗休养的通知")
        announcement.announce(saved=[new.pk])


def test_a_drain_killed_before_the_rows_go_does_its_work_once_more(directory, monkeypatch):
    announcement.announce(saved=[make_directive().pk])
    with monkeypatch.context() as patched:
        patched.setattr(OutboxConsumerQuerySet, "passed", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        assert dying(index_upkeep.drain, 10_000)
    assert held() == stored()
    assert index_upkeep.drain(wait=0).updated == 1
    assert held() == stored()
    assert not OutboxEntry.objects.exists()


@pytest.mark.parametrize("at_start", [True, False])
def test_a_rebuild_killed_at_any_point_leaves_readers_an_index(directory, at_start):
    for at in deaths(index_upkeep.rebuild, 25):
        assert held() == stored(), at
        assert (index_upkeep.refresh if at_start else index_upkeep.rebuild)() is not None
        assert list(directory.folder.glob("generation-*")) == [directory.current()]
        assert directory.leftovers() == []


def test_the_first_rebuild_killed_is_done_by_the_next(index, directory):
    shutil.rmtree(directory.folder)
    for at in deaths(index_upkeep.rebuild, 12):
        assert index_upkeep.refresh().updated in (0, 3), at
        assert held() == stored()
        shutil.rmtree(directory.folder)


@pytest.mark.parametrize("limit", [0, 30, 200, 600, 1500, 4000, 12_000])
def test_a_full_disk_leaves_the_index_and_the_changes(directory, limit):
    """No file may become longer than `limit`: each write beyond it fails, at another point each."""
    before, new = held(), make_directive(title="关于疗休养的通知" * 20)
    announcement.announce(saved=[new.pk])
    for act in (index_upkeep.rebuild, index_upkeep.drain):
        failed = with_files_up_to(limit, act)
        assert held() == (before if failed else stored())
        assert OutboxEntry.objects.exists() == failed
    index_upkeep.drain()
    assert held() == stored()
    assert directory.leftovers() == []


def full_from(action, at: int, directory) -> bool:
    """Run `action` in a process for which the disk is full from the `at`th new file on, and then no more; whether it
    got so far. It sees for itself that it goes on as if nothing had been."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert os.WIFEXITED(status) and os.WEXITSTATUS(status) in (0, 3), at
        return os.WEXITSTATUS(status) == 3
    left, before = at, held()

    def fail(event, arguments):
        nonlocal left
        if event == "open" and arguments[2] & os.O_CREAT and "/generation-" in str(arguments[0]):
            left -= 1
            if left < 0:
                raise OSError(errno.ENOSPC, "No space left on device")

    try:
        sys.addaudithook(fail)
        with contextlib.suppress(OSError):
            action()
        got_so_far, left = left < 0, 1 << 30
        assert held() == (before if got_so_far else stored())
        index_upkeep.drain()
        assert held() == stored() and directory.leftovers() == []
        os._exit(3 if got_so_far else 0)
    finally:
        os._exit(1)


@pytest.mark.parametrize("act", [index_upkeep.drain, index_upkeep.rebuild])
def test_a_disk_that_is_full_from_any_file_on(directory, act):
    got_so_far = set()
    for at in range(0, 100, 7):
        announcement.announce(saved=[make_directive(title="关于疗休养的通知").pk])
        got_so_far.add(full_from(act, at, directory))
        index_upkeep.drain()
        assert held() == stored()
        assert directory.leftovers() == []
    assert got_so_far == {True, False}


def test_a_full_disk_is_told_in_words(directory, monkeypatch):
    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("search.whoosh_engine.new_generation.fill", full)
    with pytest.raises(CommandError, match="磁盘已满"):
        call_command("rebuild_index")
    assert held() == stored()


def with_files_up_to(limit, action) -> bool:
    """Whether `action` failed because no file could grow beyond `limit` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        action()
    except OSError as error:
        assert error.errno == errno.EFBIG
        return True
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    return False


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


def empty(path):
    os.truncate(path, 0)


def overwrite(path):
    data = bytearray(path.read_bytes())
    chance = random.Random(len(data))
    for _ in range(1 + len(data) // 100):
        data[chance.randrange(len(data))] ^= 0x55
    path.write_bytes(data)


def delete(path):
    path.unlink()


@pytest.mark.parametrize("damage", [cut, empty, overwrite, delete])
@pytest.mark.parametrize("kind", [*KINDS, "CURRENT"])
def test_a_damaged_file_is_seen_said_and_mended(index, directory, kind, damage):
    (path, *_) = directory.folder.rglob(kind)
    damage(path)
    reopened(index)
    with pytest.raises(EngineUnavailable):
        held()
    status, said = checked()
    # A stamp with another letter in it is that of another version.
    assert status == 1 and any(why in said for why in ("损坏", "尚未建成", "另一版本"))
    assert "check_archive --repair" in said
    status, said = checked("--repair")
    assert status == 0 and "已修复" in said
    assert held() == stored()
    assert checked()[0] == 0


@pytest.mark.parametrize("kind", ["*.lists", "*_text_len.col", "*.toc", "*.sums"])
def test_damage_under_a_reader_never_gives_it_an_error_of_its_own(index, directory, kind):
    SearchQuerySet().auto_query("安康杯").count()
    (path, *_) = directory.folder.rglob(kind)
    overwrite(path)
    for query in ("职代会", '"关于五小竞赛"', "标题:通知"):
        try:
            len(SearchQuerySet().auto_query(query).facet("topics"))
        except EngineUnavailable:
            continue
    assert checked("--repair")[0] == 0
    assert held() == stored()


def test_a_damaged_index_leaves_changes_on_record_for_whoever_makes_it_anew(index, directory):
    """Whoever saves waits for no rebuild."""
    for path in directory.folder.rglob("*.lists"):
        cut(path)
    reopened(index)
    announcement.announce(saved=[make_directive().pk])
    index_upkeep.after_commit()
    assert OutboxEntry.objects.count() == 1
    assert index_upkeep.drain().rebuilt == "damaged"
    assert held() == stored()
    assert not OutboxEntry.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_damage_under_a_writer_is_not_merged(directory, kind):
    """It has the index open, and found it whole when it opened it."""
    for _ in range(CROWD - 2):
        announcement.announce(saved=[make_directive().pk])
        index_upkeep.drain()
    (path, *_) = directory.folder.rglob(kind)
    overwrite(path)
    announcement.announce(saved=[make_directive().pk])
    assert index_upkeep.drain().rebuilt == "damaged"
    assert held() == stored()
    assert not OutboxEntry.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_damage_in_a_segment_that_is_mostly_deleted_is_not_merged(directory, kind):
    (path, *_) = directory.folder.rglob(kind)
    overwrite(path)
    announcement.announce(saved=list(Directive.objects.values_list("pk", flat=True)[:2]))
    assert index_upkeep.drain().rebuilt == "damaged"
    assert held() == stored()


def test_an_index_in_another_format_is_not_read_but_made_anew(index, directory):
    directory.swap(directory.current(), directory.stamp() | {"format": "another"})
    with pytest.raises(EngineUnavailable):
        held()
    assert index_upkeep.refresh().rebuilt == "outdated"
    assert held() == stored()


def test_an_index_of_another_dictionary_is_read_until_it_is_made_anew(directory):
    directory.swap(directory.current(), directory.stamp() | {"dictionary": "another"})
    assert held() == stored()
    assert index_upkeep.refresh().rebuilt == "outdated"
    assert index_upkeep.refresh().rebuilt == ""


def test_the_earlier_layout_is_made_anew_and_cleared_away(index, directory):
    generation = directory.current()
    for path in generation.iterdir():
        shutil.move(path, directory.folder / path.name)
    generation.rmdir()
    (directory.folder / "CURRENT").rename(directory.folder / "STAMP.json")
    reopened(index)
    assert index_upkeep.refresh().rebuilt == "missing"
    assert held() == stored()
    assert {path.name for path in directory.folder.iterdir()} == {
        "CURRENT",
        "LOCK",
        "REBUILD",
        directory.current().name,
    }


def test_a_reader_whose_generation_is_gone_goes_over_to_the_next(index, directory):
    assert held() == stored()
    other = IndexDirectory(directory.folder)
    generation = other.new_generation()
    shutil.copytree(directory.current(), generation, dirs_exist_ok=True)
    other.swap(generation, other.stamp())
    other.clean()
    assert held() == stored()


def test_a_generation_removed_by_hand_is_said_to_be_missing(index, directory):
    shutil.rmtree(directory.current())
    reopened(index)
    with pytest.raises(EngineUnavailable):
        held()
    assert index_upkeep.refresh().rebuilt
    assert held() == stored()


def test_a_search_is_told_that_there_is_no_index_and_starts_nothing(index, directory, client, monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    monkeypatch.setattr(os, "fork", None)
    shutil.rmtree(directory.folder)
    reopened(index)
    assert client.get("/search/?q=示例").status_code == 503
    assert client.get("/api/v1/search/?q=示例").status_code == 503
    assert not directory.folder.exists()
