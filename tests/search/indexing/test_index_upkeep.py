"""The index follows the archive: the queue, the lock, rebuilding."""

import shutil
import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from haystack.query import SearchQuerySet

from archive import signals
from archive.ingest import announcement
from archive.models import Directive, OutboxEntry
from search.analysis import word_lists
from search.contract import Plan
from search.errors import EngineBusy
from search.haystack_front.index_documents import document_of
from search.indexing import archive_documents, index_upkeep, outbox_queue
from search.query.plan import MatchAll
from search.whoosh_engine import new_generation
from tests.support.makers import make_directive, rewrite

pytestmark = pytest.mark.usefixtures("index")


@pytest.fixture
def directory(index):
    return index.get_backend().engine.index_directory


def held():
    return {int(result.pk) for result in SearchQuerySet().all()}


def refresh():
    out = StringIO()
    call_command("refresh_index", stdout=out)
    return out.getvalue()


def test_a_saved_and_a_removed_directive_reach_the_index():
    kept, gone = make_directive(), make_directive()
    announcement.announce(saved=[kept.pk, gone.pk])
    assert index_upkeep.drain() == index_upkeep.IndexOutcome(updated=2)
    announcement.announce(removed=[gone.pk])
    gone.delete()
    assert index_upkeep.drain() == index_upkeep.IndexOutcome(removed=1)
    assert held() == {kept.pk}
    assert not OutboxEntry.objects.exists()


def test_a_commit_is_followed_by_a_drain(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        directive = make_directive(text="安康杯")
        announcement.announce(saved=[directive.pk])
    assert SearchQuerySet().auto_query("安康杯").count() == 1


def test_an_edited_directive_is_found_by_its_new_words_only():
    directive = make_directive(text="安康杯")
    index_upkeep.rebuild()
    rewrite(directive, "职代会")
    announcement.announce(saved=[directive.pk])
    index_upkeep.drain()
    assert SearchQuerySet().auto_query("职代会").count() == 1
    assert SearchQuerySet().auto_query("安康杯").count() == 0


def test_a_held_lock_leaves_the_rows_and_the_saver_in_peace(directory):
    directive = make_directive()
    announcement.announce(saved=[directive.pk])
    with directory.writing_alone(0):
        index_upkeep.after_commit()
        with pytest.raises(EngineBusy):
            index_upkeep.drain(wait=0.1)
        assert OutboxEntry.objects.count() == 1
    index_upkeep.after_commit()
    assert held() == {directive.pk}


def test_a_change_made_while_another_drains_is_taken_up_too(monkeypatch):
    first, second = make_directive(), make_directive()
    announcement.announce(saved=[first.pk])
    written = []

    def document_while_another_saves(index, directive):
        written.append(directive.pk)
        if second.pk not in written:
            announcement.announce(saved=[second.pk])
        return document_of(index, directive)

    monkeypatch.setattr(archive_documents, "document_of", document_while_another_saves)
    index_upkeep.drain()
    assert held() == {first.pk, second.pk}
    assert not OutboxEntry.objects.exists()


def test_a_drain_goes_on_beside_a_rebuild_and_nothing_is_lost(monkeypatch):
    """A directive saved, and one edited to other words of equal length, while the new index is being filled."""
    edited = make_directive(text="安康杯")
    index_upkeep.rebuild()
    fill = new_generation.fill

    def fill_while_another_saves(*args):
        fill(*args)
        rewrite(edited, "职代会")
        announcement.announce(saved=[edited.pk, make_directive(text="五小竞赛").pk])
        index_upkeep.drain()
        assert SearchQuerySet().auto_query("五小竞赛").count() == 1

    monkeypatch.setattr(new_generation, "fill", fill_while_another_saves)
    assert index_upkeep.rebuild().updated == 2
    assert SearchQuerySet().auto_query("五小竞赛").count() == 1
    assert SearchQuerySet().auto_query("职代会").count() == 1
    assert SearchQuerySet().auto_query("安康杯").count() == 0


def test_what_is_recorded_when_the_new_index_comes_is_taken_off_the_queue():
    announcement.announce(saved=[make_directive().pk])
    index_upkeep.rebuild()
    assert not OutboxEntry.objects.exists()
    assert len(held()) == 1


def test_a_rebuild_leaves_one_generation_and_a_stamp(directory):
    make_directive()
    for _ in range(3):
        index_upkeep.rebuild()
    assert list(directory.folder.glob("generation-*")) == [directory.current()]
    assert directory.stamp()["count"] == 1
    assert {"schema", "dictionary", "synonyms", "code", "format", "made_at"} <= directory.stamp().keys()


def test_remove_really_removes(index):
    directive = make_directive()
    index_upkeep.rebuild()
    index.get_backend().remove(directive)
    assert held() == set()


def test_a_failed_write_changes_nothing_and_frees_the_lock(index):
    directive = make_directive()
    index_upkeep.rebuild()

    def failing():
        yield directive.pk
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        index.get_backend().engine.write((), failing())
    assert held() == {directive.pk}
    assert index_upkeep.rebuild().updated == 1


def test_readers_see_the_old_index_until_the_new_one_is_complete(index, monkeypatch):
    for _ in range(5):
        make_directive()
    index_upkeep.rebuild()
    seen = []

    def document_while_read(*args):
        seen.append(SearchQuerySet().all().count())
        return document_of(*args)

    monkeypatch.setattr(archive_documents, "document_of", document_while_read)
    index_upkeep.rebuild()
    assert seen == [5] * 5
    assert len(held()) == 5


def test_readers_in_other_threads_never_see_a_part(index):
    for _ in range(4):
        make_directive()
    index_upkeep.rebuild()
    everything = Plan(MatchAll())
    counts, done = set(), threading.Event()

    def read():
        while not done.is_set():
            try:
                counts.update(index.get_backend().engine.count_many([everything] * 3))
            except Exception as error:  # a thread's exception would fail nothing
                counts.add(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(8):
        index_upkeep.rebuild()
    done.set()
    for thread in threads:
        thread.join()
    assert counts == {4}


def test_refresh_makes_a_missing_index_and_then_has_nothing_to_do(directory):
    make_directive()
    shutil.rmtree(directory.folder)
    assert "已重建，共 1 件" in refresh()
    assert "无需更新" in refresh()
    assert held()


def test_refresh_finds_differences_both_ways():
    gone, changed = make_directive(), make_directive()
    index_upkeep.rebuild()
    gone.delete()
    new = make_directive()
    Directive.objects.filter(pk=changed.pk).update(title="改过的标题")
    assert "写入 2 件，移除 1 件" in refresh()
    assert held() == {changed.pk, new.pk}
    assert SearchQuerySet().auto_query("改过的标题").count() == 1


def test_refresh_rebuilds_after_the_dictionary_changed(monkeypatch):
    make_directive()
    refresh()
    monkeypatch.setattr(word_lists, "digest", lambda *names: "another")
    assert "词典或结构已更新" in refresh()
    assert "无需更新" in refresh()


def test_rebuild_index_takes_noinput():
    make_directive()
    out = StringIO()
    call_command("rebuild_index", "--noinput", stdout=out)
    assert "共 1 件" in out.getvalue()


def refresh_few(monkeypatch, few):
    monkeypatch.setattr("search.management.commands.refresh_index.WRITTEN_AT_START", few)
    out = StringIO()
    call_command("refresh_index", "--few", stdout=out)
    return out.getvalue()


def test_a_start_leaves_a_long_rebuild_and_does_a_short_one(directory, monkeypatch):
    for _ in range(3):
        make_directive()
    shutil.rmtree(directory.folder)
    assert "启动后在旁进行" in refresh_few(monkeypatch, 2)
    assert directory.current() is None
    assert "已重建，共 3 件" in refresh_few(monkeypatch, 3)


def test_a_start_writes_few_changes_and_leaves_many_on_record(monkeypatch):
    index_upkeep.rebuild()
    made = [make_directive() for _ in range(3)]
    # Behind the index's back.
    assert "启动后在旁进行" in refresh_few(monkeypatch, 2)
    assert held() == set()
    assert set(OutboxEntry.objects.values_list("directive_id", flat=True)) == {one.pk for one in made}
    # On record it is many, too.
    assert "启动后在旁进行" in refresh_few(monkeypatch, 2)
    assert OutboxEntry.objects.count() == 3
    assert "写入 3 件" in refresh()
    made[0].delete()
    assert "移除 1 件" in refresh_few(monkeypatch, 2)
    assert len(held()) == 2


def test_who_saves_writes_few_changes_and_leaves_many_that_others_left(monkeypatch):
    monkeypatch.setattr(outbox_queue, "_AT_ONCE", 2)
    announcement.announce(saved=[make_directive().pk for _ in range(2)])
    signals.send()
    assert not OutboxEntry.objects.exists()
    announcement.announce(saved=[make_directive().pk for _ in range(3)])
    signals.send()
    assert OutboxEntry.objects.count() == 3
    with signals.batched():
        signals.send()
    assert not OutboxEntry.objects.exists()
    assert len(held()) == 5


def test_how_far_a_rebuild_is_can_be_read_while_it_goes_on_and_only_then(index, directory, monkeypatch):
    for _ in range(3):
        make_directive()
    seen = []

    def document_while_read(*args):
        seen.append(index_upkeep.progress())
        return document_of(*args)

    monkeypatch.setattr(archive_documents, "document_of", document_while_read)
    assert index_upkeep.progress() is None
    index_upkeep.rebuild()
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert index_upkeep.progress() is None
    # Of a rebuild that was killed.
    (directory.folder / "PROGRESS").write_text("3\n..")
    assert index_upkeep.progress() is None
    with directory.rebuilding_alone(0):
        assert index_upkeep.progress() == (2, 3)


@pytest.mark.parametrize(("written", "told"), [("", None), ("x\n", None), ("\n..", None), ("3", (0, 3))])
def test_what_is_no_record_of_a_rebuild_tells_nothing(directory, written, told):
    """The last one breaks off before the end of its line, and tells as much as it can."""
    (directory.folder / "PROGRESS").write_text(written)
    with directory.rebuilding_alone(0):
        assert index_upkeep.progress() == told
