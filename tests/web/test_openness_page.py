"""The page on which it is set who may know of a directive: with a reason, and kept in the history."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from archive.history.field_writers import writer_of
from archive.ingest.openness import recorded
from archive.models import Directive, Forwarding, HistoryEntry
from archive.models.choices import Openness
from archive.models.history_entry import LONGEST_REASON
from tests.support.accounts import make_account
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(make_account("archivist", "open_directive", "change_directive"))
    return client


@pytest.fixture
def closed():
    return make_directive(openness=Openness.SIGNED_IN)


def send(client, directive, **fields):
    return client.post(f"/review/{directive.pk}/openness/", {"openness": "all", **fields})


def openness(directive) -> str:
    return Directive.objects.get(pk=directive.pk).openness


def shown(client, directive) -> str:
    return client.get(f"/review/{directive.pk}/openness/").context["form"]["shown"].value()


def test_opening_is_recorded_with_its_reason(staff, closed):
    answer = send(staff, closed, reason="经公开审查", shown=shown(staff, closed))
    assert answer.status_code == 302 and openness(closed) == "all"
    entry = HistoryEntry.objects.get(directive=closed)
    assert (entry.field, entry.reason, entry.person_name) == ("openness", "经公开审查", "archivist")
    assert "经公开审查" in staff.get(answer["Location"]).content.decode()
    writer_of("openness")(closed, entry.old, entry.person)
    assert openness(closed) == "signed-in"


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": " "},
        {"reason": "长" * (LONGEST_REASON + 1)},
        {"reason": "依据", "openness": "nobody"},
        {"reason": "依据", "openness": "groups"},
        {"reason": "依据", "openness": "groups", "groups": ["999999"]},
        {"reason": "依据", "openness": "groups", "groups": ["x"]},
    ],
)
def test_what_cannot_be_saved_is_told_and_keeps_what_was_typed(staff, closed, fields):
    answer = send(staff, closed, shown=shown(staff, closed), **fields)
    assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()
    assert fields["reason"].strip() in answer.content.decode()
    assert openness(closed) == "signed-in" and not HistoryEntry.objects.exists()


def test_the_second_to_save_is_told(staff, closed):
    was = shown(staff, closed)
    Directive.objects.update(openness=Openness.GROUPS)
    answer = send(staff, closed, reason="我的依据", shown=was)
    assert answer.status_code == 400 and "我的依据" in answer.content.decode() and openness(closed) == "groups"
    again = answer.context["form"]["shown"].value()
    assert send(staff, closed, reason="我的依据", shown=again).status_code == 302 and openness(closed) == "all"


def test_narrowing_needs_no_reason_and_groups_are_kept(staff):
    group, directive = Group.objects.create(name="示例组"), make_directive()
    send(staff, directive, openness="groups", groups=[group.pk], shown=shown(staff, directive))
    assert openness(directive) == "groups" and list(directive.known_to.all()) == [group]


def test_a_notice_is_not_opened_wider_than_what_it_brings_along(staff, closed):
    notice = make_directive("示例市总工会转发示例方案的通知", openness=Openness.SIGNED_IN)
    Forwarding.objects.create(forwarding_directive=notice, forwarded_directive=closed, kind="转发")
    answer = send(staff, notice, reason="依据", shown=shown(staff, notice))
    assert answer.status_code == 400 and closed.title in answer.content.decode() and openness(notice) == "signed-in"


def test_it_is_for_who_may_open(client, closed):
    address = f"/review/{closed.pk}/openness/"
    assert client.get(address)["Location"] == f"/accounts/login/?next={address}"
    client.force_login(make_account("clerk", "change_directive"))
    assert send(client, closed, reason="依据").status_code == 403
    assert client.get("/review/999999/openness/").status_code == 403


def test_without_its_token_nothing_is_saved(closed):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_account("archivist", "open_directive", "change_directive"))
    assert send(strict, closed, reason="依据").status_code == 403 and openness(closed) == "signed-in"
    assert strict.get("/review/999999/openness/").status_code == 404


@pytest.mark.parametrize("values", [(None, {}), ({}, None), (None, None)])
def test_an_entry_that_lacks_a_value_is_not_taken_for_one_that_widens_nothing(values):
    old, new = values
    with pytest.raises(ValueError, match="lacks a value"):
        recorded(HistoryEntry(old=old, new=new))
