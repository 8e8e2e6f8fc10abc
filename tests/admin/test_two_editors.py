"""Two editors with one directive open: the second to save is told, and overwrites nothing."""

import sqlite3

import pytest
from django.db import OperationalError
from django.urls import reverse

from archive.admin.shown_version import CHANGED
from archive.models import ActionItem, Directive, Issuer, Reference, Section
from tests.support.admin_forms import fields_of
from tests.support.incoming_texts import citing, own

pytestmark = pytest.mark.django_db


@pytest.fixture
def directive(take):
    take(own())
    return Directive.objects.get()


def address_of(row, model="") -> str:
    return reverse(f"admin:archive_{model or row._meta.model_name}_change", args=[row.pk]) + "?other=1"


@pytest.mark.parametrize("model", ["directive", "directiveunderreview"])
def test_the_second_to_save_an_older_version_is_told_and_overwrites_nothing(admin_client, directive, model):
    address = address_of(directive, model)
    first, second = fields_of(admin_client.get(address)), fields_of(admin_client.get(address))
    assert admin_client.post(address, first | {"number": "示省工发〔2022〕33号"}).status_code == 302
    answer = admin_client.post(address, second | {"publication": "主动公开"})
    assert answer.status_code == 200
    assert str(CHANGED) in answer.content.decode()
    directive.refresh_from_db()
    assert (directive.number, directive.publication) == ("示省工发〔2022〕33号", "")


def test_who_sends_the_refused_form_again_is_refused_again(admin_client, directive):
    address = address_of(directive)
    first, second = fields_of(admin_client.get(address)), fields_of(admin_client.get(address))
    admin_client.post(address, first | {"number": "示省工发〔2022〕33号"})
    refused = admin_client.post(address, second | {"genre": "决定"})
    again = admin_client.post(address, fields_of(refused))
    assert str(CHANGED) in again.content.decode()
    assert Directive.objects.get().genre == "通知"


def test_whoever_opens_the_page_anew_can_save(admin_client, directive):
    address = address_of(directive)
    for number in ("示省工发〔2022〕33号", "示省工发〔2022〕34号"):
        assert admin_client.post(address, fields_of(admin_client.get(address)) | {"number": number}).status_code == 302
    assert Directive.objects.get().number == "示省工发〔2022〕34号"


def test_rows_that_are_edited_on_the_same_page_belong_to_the_version(admin_client, directive, take):
    take(citing("示省工发〔2022〕3号"))
    quoting = Reference.objects.get(text="示省工发〔2022〕3号").directive
    sent = fields_of(admin_client.get(address_of(quoting)))
    Reference.objects.filter(directive=quoting).update(target=None)
    assert str(CHANGED) in admin_client.post(address_of(quoting), sent).content.decode()
    assert Reference.objects.get(directive=quoting).target is None


def test_topics_belong_to_the_version(admin_client, directive, known_places):
    sent = fields_of(admin_client.get(address_of(directive)))
    directive.topics.create(name="示例主题")
    assert str(CHANGED) in admin_client.post(address_of(directive), sent | {"genre": "决定"}).content.decode()
    assert directive.topics.filter(name="示例主题").exists()


@pytest.mark.parametrize("model", [Section, ActionItem, Issuer])
def test_parts_and_what_directives_are_told_by_are_kept_alike(admin_client, directive, model):
    row = model.objects.first()
    changed = {Section: {"level": "2"}, ActionItem: {"actor": "示例大学工会"}, Issuer: {"level": "county"}}[model]
    sent = fields_of(admin_client.get(address_of(row)))
    assert admin_client.post(address_of(row), sent | changed).status_code == 302
    assert str(CHANGED) in admin_client.post(address_of(row), sent).content.decode()


def test_what_the_form_does_not_show_is_no_other_version(admin_client, directive, admin_user):
    sent = fields_of(admin_client.get(address_of(directive)))
    Directive.objects.update(reviewed_by=admin_user)
    assert admin_client.post(address_of(directive), sent | {"genre": "决定"}).status_code == 302


def test_a_program_that_opened_no_page_is_taken_at_its_word(admin_client, directive):
    sent = fields_of(admin_client.get(address_of(directive)))
    del sent["shown"]
    assert admin_client.post(address_of(directive), sent | {"genre": "决定"}).status_code == 302


def test_a_save_that_finds_no_room_is_told_in_words(admin_client, directive, monkeypatch):
    def full(*arguments, **options):
        cause = sqlite3.OperationalError("database or disk is full")
        cause.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError(str(cause)) from cause

    sent = fields_of(admin_client.get(address_of(directive)))
    monkeypatch.setattr(Directive, "save", full)
    admin_client.raise_request_exception = False
    answer = admin_client.post(address_of(directive), sent | {"publication": "主动公开"})
    assert answer.status_code == 503
    assert "磁盘已满，没有保存" in answer.content.decode() and "按浏览器的“后退”" in answer.content.decode()
