"""What staff correct is theirs: it is noted by whom and when, field by field."""

import pytest
from django.urls import reverse

from archive.models import ActionItem, Directive, Provenance, Reference, Section
from tests.support.admin_forms import fields_of
from tests.support.incoming_texts import NUMBER, TITLE, citing, forwarding, own

pytestmark = pytest.mark.django_db

DELETED = {"post": "yes", "reason": "示例理由"}


@pytest.fixture
def directive(take):
    take(own())
    return Directive.objects.get()


def correct(admin_client, row, **changed):
    """Open a row's form, change some of it, and send it back; the fields then marked as corrected."""
    address = reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk]) + "?other=1"
    answer = admin_client.post(address, fields_of(admin_client.get(address)) | changed)
    assert answer.status_code == 302, answer.context["errors"]
    return set(Provenance.objects.corrected().values_list("field", flat=True))


def test_saving_without_a_change_corrects_nothing(admin_client, directive):
    assert correct(admin_client, directive) == set()


def test_a_corrected_field_tells_by_whom_and_when(admin_client, admin_user, directive):
    assert correct(admin_client, directive, number="示省工发〔2022〕33号") == {"number"}
    provenance = Provenance.objects.get(field="number")
    assert (provenance.method, provenance.confidence, provenance.corrected_by) == ("人工核定", "certain", admin_user)
    assert provenance.corrected_at and provenance.is_corrected


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"issuer_basis": "inferred"}, "issuers"),
        ({"issuances-0-position": "3"}, "issuers"),
        ({"year_basis": "number"}, "year"),
        ({"addressees": '["示例大学工会"]'}, "addressees"),
    ],
)
def test_part_of_a_field_counts_as_the_field(admin_client, directive, changed, field):
    assert correct(admin_client, directive, **changed) == {field}


def test_a_corrected_section_or_action_item_settles_the_outline(admin_client, directive):
    assert correct(admin_client, Section.objects.get(anchor="s-1"), level="2") == {"outline"}
    Provenance.objects.all().delete()
    assert correct(admin_client, ActionItem.objects.first(), actor="示例大学工会") == {"outline"}


def test_a_deleted_action_item_settles_the_outline(admin_client, directive):
    action = ActionItem.objects.first()
    admin_client.post(reverse("admin:archive_actionitem_delete", args=[action.pk]), DELETED)
    assert not ActionItem.objects.filter(pk=action.pk).exists()
    assert Provenance.objects.corrected().get().field == "outline"


def test_a_corrected_action_item_stays_so_when_its_sentence_comes_under_a_new_heading(admin_client, directive):
    first, *_, last = ActionItem.objects.order_by("pk")
    correct(admin_client, first, actor="示例大学工会")
    admin_client.post(reverse("admin:archive_actionitem_delete", args=[last.pk]), DELETED)
    address = reverse("admin:archive_directive_change", args=[directive.pk]) + "?other=1"
    heading = f"（九）示例新的小标题\n{first.text}"
    sent = fields_of(admin_client.get(address)) | {"text": directive.text.replace(first.text, heading)}
    form = admin_client.post(address, sent).context["adminform"].form
    count = ActionItem.objects.count()
    assert form.effect.actions == (count, count, count)
    answer = admin_client.post(address, sent | {"reread": form.fields["reread"].widget.attrs["value"]})
    assert answer.status_code == 302
    assert ActionItem.objects.get(text=first.text).actor == "示例大学工会"
    assert not ActionItem.objects.filter(text=last.text).exists()


def test_a_corrected_reference_is_settled(admin_client, take, directive):
    take(citing("《另一件示例文件》"))
    reference = Reference.objects.get(form="work")
    assert correct(admin_client, reference.directive, **{"references-0-target": directive.pk}) == {"references"}
    assert Reference.objects.get(pk=reference.pk).target == directive


def test_a_corrected_forwarding_directive_is_settled(admin_client, take):
    take(forwarding(own()))
    forwarded = Directive.objects.get(title=TITLE)
    assert correct(admin_client, forwarded, **{"forwarded_by-0-kind": "印发"}) == {"carried_by"}


def test_a_corrected_number_is_found_by_those_who_cite_it(admin_client, take):
    take(own(number=""))
    take(citing(NUMBER))
    cited = Directive.objects.get(title=TITLE)
    correct(admin_client, cited, number=NUMBER)
    assert Reference.objects.get(text=NUMBER).target == cited


def test_a_settled_doubt_is_off_the_review_list(admin_client, directive):
    Provenance.objects.update_or_create(directive=directive, field="number", defaults={"confidence": "doubtful"})
    assert directive in Directive.objects.to_review()
    correct(admin_client, directive, number="示省工发〔2022〕33号")
    assert not Provenance.objects.doubtful().filter(field="number").exists()
