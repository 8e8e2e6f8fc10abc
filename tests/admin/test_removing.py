"""What was deleting in the admin is withdrawing: with a reason, undone by a button, and nothing is gone."""

import pytest
from django.urls import reverse

from archive.custody import custody_acts
from archive.models import Directive, HistoryEntry, OutboxEntry, Source
from archive.models.choices import Custody
from tests.support.incoming_texts import TITLE, forwarding, own

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["directive", "source", "directiveunderreview"])
def test_nobody_deletes_for_good_not_even_a_superuser(admin_client, take, model):
    take(own())
    row = Directive.objects.get() if model != "source" else Source.objects.get()
    assert (
        admin_client.post(reverse(f"admin:archive_{model}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    )
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    admin_client.post(reverse(f"admin:archive_{model}_changelist"), chosen)
    assert Directive.objects.exists() and Source.objects.exists()


@pytest.mark.parametrize("model", ["directive", "source"])
def test_chosen_rows_lead_to_the_page_that_asks_for_a_reason(admin_client, take, model):
    take(forwarding(own()))
    keys = sorted(Directive.objects.values_list("pk", flat=True))
    rows = keys if model == "directive" else [Source.objects.get().pk]
    chosen = {"action": "withdraw", "_selected_action": rows}
    address = admin_client.post(reverse(f"admin:archive_{model}_changelist"), chosen)["Location"]
    assert TITLE in admin_client.get(address).text
    OutboxEntry.objects.all().delete()
    refused = admin_client.post(address, {"reason": " "})
    assert refused.status_code == 400 and Directive.objects.held().count() == 2
    assert admin_client.post(address, {"reason": "重复收文"}).status_code == 302
    assert set(Directive.objects.values_list("custody", flat=True)) == {Custody.WITHDRAWN}
    assert HistoryEntry.objects.filter(field="custody", reason="重复收文", person_name="admin").count() == 2
    assert sorted(OutboxEntry.objects.values_list("directive_id", flat=True)) == keys
    assert Source.objects.count() == 1


def test_the_admin_shows_no_word_of_what_is_sealed(admin_client, admin_user, take):
    take(own(), name="示例来文.txt")
    directive = Directive.objects.get()
    custody_acts.seal([directive.pk], admin_user, "疑似涉密")
    for model in ("directive", "directiveunderreview", "section", "actionitem", "source"):
        page = admin_client.get(reverse(f"admin:archive_{model}_changelist"), follow=True)
        assert page.status_code == 200 and TITLE not in page.text and "示例来文" not in page.text
    for model, key in (("directive", directive.pk), ("source", directive.source_id)):
        page = admin_client.get(reverse(f"admin:archive_{model}_change", args=[key]), follow=True)
        assert TITLE not in page.text and "示例来文" not in page.text
