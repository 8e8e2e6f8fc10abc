"""What the archive says and asks: whoever saves, reads or watches is in peace, whatever a receiver does."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from archive import signals
from archive.catalogue import data_version
from archive.ingest import announcement
from archive.models import Directive, OutboxEntry
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def connected():
    """connected(signal, receiver): connects it for this test, before all others."""
    before = []

    def connect(signal, receiver):
        before.append((signal, list(signal.receivers)))
        signal.connect(receiver, weak=False)
        signal.receivers.insert(0, signal.receivers.pop())

    yield connect
    for signal, receivers in before:
        signal.receivers = receivers


def failing(sender, **kwargs):
    raise OSError("the disk is gone")


def saved(directive):
    with transaction.atomic():
        announcement.announce(saved=[directive.pk])


def test_a_receiver_that_fails_is_logged_and_neither_the_saver_nor_the_next_hears_of_it(connected, index, caplog):
    connected(signals.directives_changed, failing)
    saved(make_directive())
    assert "the disk is gone" in caplog.text
    assert not OutboxEntry.objects.exists()


def test_whoever_saves_in_the_admin_is_told_that_it_is_saved(connected, index, client):
    directive = make_directive()
    connected(signals.directives_changed, failing)
    client.force_login(User.objects.create_superuser("staff"))
    address = f"/review/withdraw/?d={directive.pk}"
    assert client.post(address, {"reason": "示例"}).status_code == 302
    assert not Directive.objects.held().exists()


def test_a_version_that_nobody_can_say_has_no_page_kept(connected, index, client):
    assert data_version.current() is not None
    connected(signals.version_asked, failing)
    assert data_version.current() is None
    assert client.get("/").status_code == 200


def test_a_check_that_fails_is_a_fault(connected, index, client):
    connected(signals.faults_asked, failing)
    page = client.get("/readyz")
    assert page.status_code == 503
    assert "the disk is gone" in page.text


def test_a_batch_is_said_once_at_its_end_by_the_outermost(connected):
    heard = []
    connected(signals.directives_changed, lambda sender, **kwargs: heard.append(OutboxEntry.objects.count()))
    with signals.batched():
        saved(make_directive(text="一"))
        with signals.batched():
            saved(make_directive(text="二"))
        assert heard == []
    assert heard == [2]


def test_a_batch_that_is_not_said_stays_on_record(connected):
    heard = []
    connected(signals.directives_changed, lambda sender, **kwargs: heard.append(1))
    with signals.batched(send_at_end=False):
        saved(make_directive())
    assert (heard, OutboxEntry.objects.count()) == ([], 1)


def test_a_batch_that_is_cut_off_says_what_was_saved_by_then(connected):
    heard = []
    connected(signals.directives_changed, lambda sender, **kwargs: heard.append(1))
    with pytest.raises(KeyboardInterrupt), signals.batched():
        saved(make_directive())
        raise KeyboardInterrupt
    assert heard == [1]
