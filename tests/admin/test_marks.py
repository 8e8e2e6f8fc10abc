"""What staff type is judged as what comes in by a file is: marks of secrecy, words that close a circulation."""

import pytest
from django.contrib.messages import get_messages

from archive.ingest import secrecy_gate
from archive.models import Directive, Provenance
from tests.support.admin_forms import fields_of
from tests.support.incoming_texts import own

pytestmark = pytest.mark.django_db

FORMS = ["directive", "directiveunderreview"]
MARKED = f"000012\n秘密★1年\n特急\n{own()}"
TITLE = "示例市总工会关于示例的通知"
CLOSED = own().replace("各市总工会：", "（此件不公开）\n各市总工会：")


@pytest.fixture
def directive(take):
    take(own())
    return Directive.objects.get()


def changed(admin_client, form, directive, **fields):
    """Send a form back with changes, and where it asks whether the text is to be read anew say yes."""
    address = f"/admin/archive/{form}/{directive.pk}/change/?other=1"
    sent = fields_of(admin_client.get(address)) | fields
    answer = admin_client.post(address, sent)
    if answer.status_code == 200 and answer.context["adminform"].form.effect:
        stamp = answer.context["adminform"].form.fields["reread"].widget.attrs["value"]
        answer = admin_client.post(address, sent | {"reread": stamp})
    return answer


def errors(answer, field="text"):
    assert answer.status_code == 200
    return "".join(answer.context["adminform"].form.errors[field])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("field", "words"), [("text", MARKED), ("title", f"{TITLE}（秘密）")])
def test_a_mark_of_secrecy_is_not_written_into_a_directive(admin_client, directive, form, field, words):
    before = Directive.objects.values("title", "text").get()
    assert "非涉密系统" in errors(changed(admin_client, form, directive, **{field: words}), field)
    assert Directive.objects.values("title", "text").get() == before
    assert list(secrecy_gate.held()) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_bore_a_mark_before_is_told_by_check_archive_and_hinders_no_other_correction(
    admin_client, directive, form
):
    Directive.objects.update(publication="秘密★1年")
    assert changed(admin_client, form, directive, number="示省工发〔2022〕33号").status_code == 302


def review():
    return Provenance.objects.doubtful().filter(field="publication", directive__in=Directive.objects.to_review())


def warned(answer):
    return any("此件不公开" in str(message) for message in get_messages(answer.wsgi_request))


@pytest.mark.parametrize("form", FORMS)
def test_closed_circulation_written_into_a_text_is_told_and_goes_to_review(admin_client, directive, form):
    answer = changed(admin_client, form, directive, text=CLOSED)
    assert answer.status_code == 302 and warned(answer) and review().exists()


@pytest.mark.parametrize("form", FORMS)
def test_what_staff_settled_of_it_is_not_asked_again(admin_client, directive, form):
    changed(admin_client, form, directive, text=CLOSED)
    changed(admin_client, form, directive, publication="主动公开")
    answer = changed(admin_client, form, directive, text=CLOSED.replace("如下。", "如下："))
    assert answer.status_code == 302 and not warned(answer) and not review().exists()
