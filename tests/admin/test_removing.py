"""A file as received is not deleted in the admin: what was read of it is withdrawn, with a reason."""

import pytest
from django.urls import reverse

from archive.custody import custody_acts
from archive.models import Directive, HistoryEntry, OutboxEntry, Source
from archive.models.choices import Custody
from tests.support.incoming_texts import TITLE, forwarding, own

pytestmark = pytest.mark.django_db


def test_nobody_deletes_for_good_not_even_a_superuser(admin_client, take):
    take(own())
    row = Source.objects.get()
    deleted = admin_client.post(reverse("admin:archive_source_delete", args=[row.pk]), {"post": "yes"})
    assert deleted.status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    admin_client.post(reverse("admin:archive_source_changelist"), chosen)
    assert Directive.objects.exists() and Source.objects.exists()


def test_chosen_rows_lead_to_the_page_that_asks_for_a_reason(admin_client, take):
    take(forwarding(own()))
    keys = sorted(Directive.objects.values_list("pk", flat=True))
    chosen = {"action": "withdraw", "_selected_action": [Source.objects.get().pk]}
    address = admin_client.post(reverse("admin:archive_source_changelist"), chosen)["Location"]
    assert TITLE in admin_client.get(address).text
    OutboxEntry.objects.all().delete()
    refused = admin_client.post(address, {"reason": " "})
    assert refused.status_code == 400 and Directive.objects.held().count() == 2
    assert admin_client.post(address, {"reason": "重复收文"}).status_code == 302
    assert set(Directive.objects.values_list("custody", flat=True)) == {Custody.WITHDRAWN}
    assert HistoryEntry.objects.filter(field="custody", reason="重复收文", person_name="admin").count() == 2
    assert sorted(OutboxEntry.objects.values_list("directive_id", flat=True)) == keys
    assert Source.objects.count() == 1


def test_no_word_of_what_is_sealed_is_shown(admin_client, admin_user, take):
    take(own(), name="示例来文.txt")
    directive = Directive.objects.get()
    custody_acts.seal([directive.pk], admin_user, "疑似涉密")
    for address in (
        reverse("admin:archive_source_changelist"),
        reverse("admin:archive_source_change", args=[directive.source_id]),
        "/review/?state=all",
        f"/review/{directive.pk}/",
    ):
        page = admin_client.get(address, follow=True)
        assert TITLE not in page.text and "示例来文" not in page.text
