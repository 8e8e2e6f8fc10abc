"""The outbox and its consumers: each takes up every entry that is committed, in whatever order that comes."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.models import OutboxConsumer, OutboxEntry
from tests.support.threads import elsewhere

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def consumers(db):
    OutboxEntry.objects.all().delete()
    OutboxConsumer.objects.all().delete()
    return [OutboxConsumer.objects.registered(name).name for name in (settings.INDEX_NAME, "another")]


def record(*keys, **fields):
    OutboxEntry.objects.bulk_create([OutboxEntry(directive_id=key, **fields) for key in keys])


def take_up(name, most=100) -> list[int]:
    """As an indexer does: the keys of what it found."""
    OutboxConsumer.objects.number()
    taken = list(OutboxEntry.objects.waiting(name).numbered().values_list("number", "directive_id")[:most])
    if taken:
        OutboxConsumer.objects.passed(name, taken[-1][0])
    return [key for _, key in taken]


def test_an_entry_goes_when_all_have_passed_it(consumers):
    record(1, 2)
    mine, other = consumers
    assert take_up(mine) == [1, 2] and take_up(mine) == []
    assert OutboxEntry.objects.count() == 2
    assert take_up(other, most=1) == [1]
    assert [entry.directive_id for entry in OutboxEntry.objects.all()] == [2]
    assert take_up(other) == [2]
    assert not OutboxEntry.objects.exists()


def test_what_is_committed_late_with_an_early_key_is_not_passed_over(consumers):
    record(2, pk=9)
    assert take_up(consumers[0]) == [2]
    record(1, pk=5)
    assert take_up(consumers[0]) == [1]
    assert take_up(consumers[1]) == [2, 1]


def test_a_number_never_comes_twice(consumers):
    for key in range(3):
        record(key)
        assert [take_up(name) for name in consumers] == [[key], [key]]
    assert not OutboxEntry.objects.exists()
    assert OutboxConsumer.objects.number() == 3


def test_a_consumer_that_was_not_seen_for_a_month_is_dropped_and_is_not_filled_when_it_comes_back(consumers):
    mine, other = consumers
    OutboxConsumer.objects.filled(other)
    OutboxConsumer.objects.filter(name=other).update(seen_at=timezone.now() - timedelta(days=31))
    record(1)
    assert take_up(mine) == [1]
    assert not OutboxEntry.objects.exists()
    assert [consumer.name for consumer in OutboxConsumer.objects.all()] == [mine]
    record(2)
    again = OutboxConsumer.objects.registered(other)
    assert (again.is_filled, again.cursor) == (False, 0)
    assert take_up(other) == [2]


def test_who_says_that_it_is_there_stays(consumers):
    mine, other = consumers
    OutboxConsumer.objects.filter(name=other).update(seen_at=timezone.now() - timedelta(days=29))
    OutboxConsumer.objects.seen(other)
    assert timezone.now() - OutboxConsumer.objects.get(name=other).seen_at < timedelta(minutes=1)


def test_the_version_of_an_index_is_raised_beyond_all_that_it_was_before(consumers):
    versions = []
    for _ in range(3):
        OutboxConsumer.objects.written()
        versions.append(OutboxConsumer.objects.registered().version)
    # As when a backup was put back.
    OutboxConsumer.objects.update(version=versions[0])
    OutboxConsumer.objects.written()
    versions.append(OutboxConsumer.objects.registered().version)
    assert versions == sorted(set(versions))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer: nobody commits in between")
def test_of_two_that_commit_in_the_other_order_none_is_passed_over(consumers):
    mine, other = consumers
    with transaction.atomic():
        record(1)
        elsewhere(record, 2)
        assert list(OutboxEntry.objects.order_by("pk").values_list("directive_id", flat=True)) == [1, 2]
        assert elsewhere(take_up, mine) == [2]
    assert take_up(mine) == [1]
    assert take_up(other) == [2, 1]


class AnyOrder(TestCase):
    @given(st.lists(st.tuples(st.sampled_from(["record", *"ab"]), st.integers(1, 3)), max_size=25))
    def test_each_takes_up_every_entry_once(self, steps):
        """`record` commits an entry with a key before or after all others; a and b take up so many."""
        for model in (OutboxEntry, OutboxConsumer):
            model.objects.all().delete()
        names, recorded = [OutboxConsumer.objects.registered(name).name for name in "ab"], []
        taken = {name: [] for name in names}
        for at, (what, many) in enumerate(steps):
            if what == "record":
                record(at, pk=1000 + at if many > 1 else 1000 - at)
                recorded.append(at)
            else:
                taken[what] += take_up(what, many)
        for name in names:
            taken[name] += take_up(name)
            assert sorted(taken[name]) == recorded
        assert not OutboxEntry.objects.exists()
