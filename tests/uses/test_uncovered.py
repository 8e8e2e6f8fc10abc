"""Whoever is shown what the public may not see is in the register, once, however the page was made."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.models import UseRecord
from archive.models.choices import UseAct
from tests.support.makers import make_directive
from tests.support.persons import NAME, make_persons

pytestmark = pytest.mark.django_db(transaction=True)

ALONE = ["/directives/{}/", "/directives/{}/print/", "/directives/{}/received/", "/directives/{}/docx/",
         "/directives/{}/pdf/", "/api/v1/directives/{}/"]  # fmt: skip


@pytest.fixture
def held():
    return make_persons()


def uncovered() -> list:
    return list(UseRecord.objects.of_acts([UseAct.UNCOVERED]).values_list("account_name", "directive_id"))


@pytest.mark.parametrize("address", ALONE)
def test_a_page_that_shows_contacts_is_recorded_once(admin_client, held, address):
    for _ in range(3):
        assert admin_client.get(address.format(held.whole.pk)).status_code == 200
    assert uncovered().count(("admin", held.whole.pk)) == 1


@pytest.mark.parametrize("address", ALONE)
def test_the_public_is_shown_nothing_and_not_recorded(client, held, address):
    client.get(address.format(held.whole.pk))
    assert not UseRecord.objects.exists()


def test_a_page_that_was_kept_is_recorded_for_the_next_reader(client, admin_client, django_user_model, held):
    address = f"/directives/{held.whole.pk}/"
    admin_client.get(address)
    other = django_user_model.objects.create_superuser("shili", password="x")
    client.force_login(other)
    client.get(address)
    assert {name for name, pk in uncovered() if pk == held.whole.pk} == {"admin", "shili"}


def test_both_sides_of_a_comparison_are_recorded(admin_client, held):
    for address in ("/compare/", "/api/v1/compare/"):
        UseRecord.objects.all()
        admin_client.get(f"{address}?d={held.whole.pk}&d={held.other.pk}")
    assert {pk for _, pk in uncovered()} == {held.whole.pk, held.other.pk}


@pytest.mark.parametrize("address", ["/actions/", "/api/v1/actions/", "/directives/", "/api/v1/directives/"])
def test_lists_that_show_contacts_are_recorded(admin_client, held, address):
    assert NAME in admin_client.get(address).content.decode()
    assert ("admin", held.whole.pk) in uncovered()


@pytest.mark.parametrize("address", [*ALONE, "/directives/"])
def test_a_directive_without_anything_hidden_is_not_recorded(admin_client, address):
    plain = make_directive()
    admin_client.get(address.format(plain.pk))
    assert uncovered() == []


def test_the_head_alone_shows_nothing(admin_client, held):
    admin_client.head(f"/directives/{held.whole.pk}/")
    assert uncovered() == []


def test_after_ten_minutes_it_is_another_use(admin_client, held, monkeypatch):
    address = f"/directives/{held.whole.pk}/"
    admin_client.get(address)
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    admin_client.get(address)
    assert uncovered().count(("admin", held.whole.pk)) == 2


def test_the_register_itself_names_nobody_that_is_hidden(admin_client, held):
    admin_client.get(f"/directives/{held.whole.pk}/")
    titles = UseRecord.objects.values_list("directive_title", flat=True)
    assert [title for title in titles if NAME in title] == []
    assert "示例市总工会" in next(title for title in titles if title)
