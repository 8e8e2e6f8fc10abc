"""What the server's own process finds to be done, looking cheaply."""

import os
import shutil
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.ingest import announcement
from archive.machines import database_clock
from archive.models import OutboxConsumer, OutboxEntry
from search.indexing import index_upkeep, index_watch
from search.indexing.index_watch import DRAIN, REFRESH, IndexWatch
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(index):
    make_directive()
    index_upkeep.rebuild()
    return index.get_backend().engine.index_directory


@pytest.fixture
def clock():
    return Clock()


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch(directory, clock):
    """One that has looked once, and found all in order."""
    watch = IndexWatch(clock)
    assert watch.look() == ""
    return watch


def damage(directory):
    (path, *_) = directory.folder.rglob("*.lists")
    path.write_bytes(bytes(len(path.read_bytes())))
    return path


def test_a_change_that_waits_for_some_seconds_is_taken_up(watch, monkeypatch):
    announcement.announce(saved=[make_directive().pk])
    assert watch.look() == ""
    # No row can be made older over a server, which sets the time itself.
    now = database_clock.now()
    monkeypatch.setattr(database_clock, "now", lambda: now + timedelta(seconds=3))
    assert watch.look() == DRAIN
    monkeypatch.undo()
    index_upkeep.drain()
    assert watch.look() == ""


def test_a_look_that_finds_nothing_writes_nothing(watch):
    with CaptureQueriesContext(connection) as asked:
        assert watch.look() == ""
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


def test_what_only_another_consumer_has_not_passed_is_not_waited_for(watch):
    OutboxConsumer.objects.registered("another")
    announcement.announce(saved=[make_directive().pk])
    OutboxEntry.objects.update(at=timezone.now() - timedelta(seconds=3))
    index_upkeep.drain()
    assert OutboxEntry.objects.exists() and watch.look() == ""


@pytest.mark.parametrize("harm", [damage, lambda directory: shutil.rmtree(directory.folder)])
def test_an_index_that_cannot_be_read_is_to_be_made_anew(watch, directory, clock, harm):
    clock.now += 60
    harm(directory)
    assert watch.look() == REFRESH
    assert index_upkeep.refresh().rebuilt
    clock.now += 60
    assert watch.look() == ""


def test_damage_without_a_date_is_found_in_time(watch, directory, clock):
    (path, *_) = directory.folder.rglob("*.lists")
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    damage(directory)
    os.utime(path, ns=times)
    clock.now += 60
    assert watch.look() == ""
    clock.now += 600
    assert watch.look() == REFRESH


def test_files_that_look_as_before_are_not_read(watch, clock, monkeypatch):
    monkeypatch.setattr(index_watch, "why_unsound", None)
    clock.now += 60
    assert watch.look() == ""


def test_other_words_count_at_the_start_alone(directory, clock):
    watch = IndexWatch(clock)
    assert watch.look() == ""
    directory.swap(directory.current(), directory.stamp() | {"dictionary": "another"})
    clock.now += 1200
    assert watch.look() == ""
    assert IndexWatch(clock).look() == REFRESH


def test_nobody_is_disturbed_who_rebuilds(watch, directory):
    OutboxConsumer.objects.update(is_filled=False)
    with directory.rebuilding_alone(0):
        assert watch.look() == ""
    assert watch.look() == REFRESH


def test_who_was_dropped_is_compared_with_the_archive(watch):
    OutboxConsumer.objects.all().delete()
    assert watch.look() == REFRESH
    index_upkeep.refresh()
    assert watch.look() == ""


def test_a_write_that_nobody_told_of_is_told(watch, directory):
    """Its writer was killed in between: kept pages hang on the number."""
    generation = directory.new_generation()
    shutil.copytree(directory.current(), generation, dirs_exist_ok=True)
    before = OutboxConsumer.objects.get().version
    directory.swap(generation, directory.stamp())
    assert watch.look() == "" and OutboxConsumer.objects.get().version == before
    assert watch.look() == "" and OutboxConsumer.objects.get().version > before
    told = OutboxConsumer.objects.get().version
    assert watch.look() == "" and OutboxConsumer.objects.get().version == told
