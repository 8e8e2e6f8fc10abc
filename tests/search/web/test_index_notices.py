"""Whoever searches while the index lacks something is told so, and no longer than it does."""

from datetime import timedelta

import pytest

from archive.models import OutboxEntry
from search.indexing import index_upkeep
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db(transaction=True)
BEHIND, REBUILDING = "有 3 件文件的变更尚未写入索引，检索结果暂不完整。", "检索索引正在重建，其间按原有索引检索"

ONE_BEHIND = BEHIND.replace("3", "1")


@pytest.fixture
def directory(index, monkeypatch):
    """The index of a directive, of an archive in which two changes are written at once."""
    monkeypatch.setattr("search.indexing.lag.WRITTEN_AT_START", 2)
    make_directive(title="示例市总工会关于安康杯竞赛的通知")
    index_upkeep.rebuild()
    return index.get_backend().engine.index_directory


def told(client):
    """(the page's notices, the JSON's)"""
    page, answer = client.get("/search/?q=安康杯"), client.get("/api/v1/search/?q=安康杯")
    assert (page.status_code, answer.status_code, answer.json()["count"]) == (200, 200, 1)
    shown = [sentence for sentence in (BEHIND, ONE_BEHIND, REBUILDING) if sentence in page.text]
    return shown, [(one["code"], one["waiting"]) for one in answer.json()["index_notices"]]


def record(*keys):
    OutboxEntry.objects.bulk_create([OutboxEntry(directive_id=key) for key in keys])


def test_an_index_in_step_is_nothing_to_tell(client, directory):
    record(1, 2)
    assert told(client) == ([], [])
    assert client.get("/readyz").text == "ok\nno backup was made yet\n"


def test_many_changes_that_wait_are_told_until_they_are_written(client, directory):
    assert told(client) == ([], [])
    record(7, 8, 9, 9)
    assert told(client) == ([BEHIND], [("behind", 3)])
    ready = client.get("/readyz")
    assert (ready.status_code, ready.text) == (
        200,
        "ok\nno backup was made yet\nthe search index is behind, 3 directives to be written\n",
    )
    index_upkeep.drain()
    assert told(client) == ([], [])


def test_a_single_change_that_waits_for_long_is_told_though_nothing_else_changes(client, directory, monkeypatch):
    record(7)
    assert told(client) == ([], [])
    for module in ("archive.catalogue.data_version", "search.indexing.lag"):
        monkeypatch.setattr(f"{module}.LATE", timedelta(0))
    assert told(client) == ([ONE_BEHIND], [("behind", 1)])
    assert "behind, 1 directives" in client.get("/readyz").text


def test_a_rebuild_beside_is_told_while_it_goes_on(client, directory):
    assert told(client) == ([], [])
    with directory.rebuilding_alone(0):
        (directory.folder / "PROGRESS").write_text("5\n..")
        assert told(client) == ([REBUILDING], [("rebuilding", 3)])
        assert "rebuilding, 3 directives" in client.get("/readyz").text
    # Killed, it leaves its record behind.
    assert told(client) == ([], [])


def test_in_english(client, directory):
    record(7, 8, 9)
    client.cookies["django_language"] = "en"
    notices = client.get("/search/?q=安康杯").context["notices"]
    assert notices == ["3 changed directives are not in the index yet: results are incomplete for the time being."]
