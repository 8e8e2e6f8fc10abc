"""Deleting in the admin: nothing goes that another source has too, and what pointed to it finds another."""

import pytest
from django.urls import reverse

from archive.models import Directive, Occurrence, OutboxEntry, Reference, Source
from tests.support.incoming_texts import NUMBER, TITLE, citing, forwarding, own

pytestmark = pytest.mark.django_db


def delete(admin_client, row):
    address = reverse(f"admin:archive_{row._meta.model_name}_delete", args=[row.pk])
    page = admin_client.get(address).text
    OutboxEntry.objects.all().delete()
    assert admin_client.post(address, {"post": "yes"}).status_code == 302
    return page


def test_a_directive_that_stands_in_another_file_too_moves_there(admin_client, take):
    take(forwarding(own()))
    take(own())
    forwarded, wrapper = Directive.objects.get(title=TITLE), Directive.objects.exclude(title=TITLE).get()
    second = Occurrence.objects.get().source
    page = delete(admin_client, forwarded.source)
    kept = Directive.objects.get()
    assert (kept, kept.source, kept.position, Occurrence.objects.count()) == (forwarded, second, 0, 0)
    assert wrapper.title in page and reverse("admin:archive_directive_change", args=[forwarded.pk]) not in page
    assert [(entry.directive_id, entry.removed) for entry in OutboxEntry.objects.all()] == [(wrapper.pk, True)]


def test_deleting_the_other_file_leaves_the_directive(admin_client, take):
    take(own())
    take(forwarding(own()))
    second = Occurrence.objects.get().source
    delete(admin_client, second)
    assert (Directive.objects.get().title, Occurrence.objects.count()) == (TITLE, 0)


def test_what_goes_with_all_its_files_goes(admin_client, take):
    take(own())
    take(own().encode("gb18030"))
    chosen = {"action": "delete_selected", "_selected_action": Source.objects.values_list("pk", flat=True)}
    admin_client.post(reverse("admin:archive_source_changelist"), chosen | {"post": "yes"})
    assert (Source.objects.count(), Directive.objects.count()) == (0, 0)


def test_a_reference_to_what_is_gone_finds_the_next_of_that_number(admin_client, take):
    take(own())
    take(own(body="另有一件同号的文件。\n"))
    take(citing(NUMBER))
    first, second = Directive.objects.filter(number=NUMBER).order_by("pk")
    delete(admin_client, first)
    assert Reference.objects.get(text=NUMBER).target == second
