"""Where the register cannot be written, nothing hidden is shown, and the public reads on."""

import pytest
from django.db import OperationalError

from archive.uses import use_writer
from tests.support.persons import NAME, make_persons

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def held():
    return make_persons()


@pytest.fixture
def full_disk(held, admin_client, monkeypatch):
    def refuse(notes):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(use_writer, "write_notes", refuse)


@pytest.mark.parametrize("address", ["/directives/{}/", "/api/v1/directives/{}/", "/directives/{}/docx/", "/actions/"])
def test_who_is_signed_in_is_told_and_shown_nothing(full_disk, admin_client, held, address):
    answer = admin_client.get(address.format(held.whole.pk))
    assert answer.status_code == 503
    assert "利用登记" in answer.content.decode()
    assert NAME not in answer.content.decode()


@pytest.mark.parametrize("address", ["/directives/{}/", "/directives/{}/docx/", "/directives/export.csv", "/actions/"])
def test_the_public_reads_on(full_disk, client, held, address):
    assert client.get(address.format(held.whole.pk)).status_code == 200
