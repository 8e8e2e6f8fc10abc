"""What differs after any change; that pages hang on it: tests/web/test_page_cache.py."""

import pytest
from haystack.query import SearchQuerySet

from archive import signals
from archive.catalogue import data_version
from archive.ingest import announcement
from archive.models import Directive
from search.indexing import index_upkeep, outbox_queue
from tests.support.makers import make_directive
from tests.support.threads import elsewhere

# Without an index nobody can say.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]


def test_another_day_is_another_version(monkeypatch):
    before = data_version.current()
    monkeypatch.setattr("archive.catalogue.data_version.timezone.localdate", lambda: "tomorrow")
    assert data_version.current() not in (None, before)


def test_what_another_connection_writes_counts():
    make_directive()
    before = data_version.current()
    elsewhere(Directive.objects.update, title="别处改的")
    assert data_version.current() not in (None, before)


def test_an_index_made_anew_is_another_version_though_no_directive_is():
    """As with other words in the dictionary."""
    make_directive()
    index_upkeep.rebuild()
    before = data_version.current()
    index_upkeep.rebuild()
    assert data_version.current() not in (None, before)


def test_what_the_index_takes_up_is_another_version_once_it_can_be_found(monkeypatch):
    with signals.batched(send_at_end=False):
        announcement.announce(saved=[make_directive(title="示例市总工会关于安康杯竞赛的通知").pk])
    made, seen = outbox_queue.write, []

    def seen_while_written(keys_of, wait):
        return made(lambda: seen.append(data_version.current()) or keys_of(), wait)

    monkeypatch.setattr(outbox_queue, "write", seen_while_written)
    index_upkeep.drain()
    assert SearchQuerySet().auto_query("安康杯").count() == 1
    assert seen and data_version.current() not in (None, *seen)
