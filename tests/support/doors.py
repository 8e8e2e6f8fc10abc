"""The doors by which the archive changes: each a change that a reader may see. They open on what `own` and `citing`
tell, one after the other."""

from unittest.mock import patch

from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from archive import signals
from archive.ingest.reparse import text_damage
from archive.models import (
    ActionItem,
    Directive,
    Issuer,
    IssuerAlias,
    Occurrence,
    Reference,
    Region,
    Section,
    Source,
    Upkeep,
)
from tests.support.admin_forms import fields_of
from tests.support.check_archive import checked
from tests.support.incoming_texts import BODY, NUMBER, TITLE, citing, forwarding, own
from tests.support.makers import save_as_the_first_release
from tests.support.review_forms import boxes_of

_LATER = "示省工发〔2022〕5号"


def an_import(admin, take):
    take(own(title="示例省总工会关于另一项示例的通知", number="示省工发〔2022〕4号"))


def an_import_of_another_copy(admin, take):
    take(own().encode("gb18030"))
    assert Occurrence.objects.count() == 1


def an_import_that_answers_a_reference(admin, take):
    take(citing(_LATER, n=2))
    assert not Reference.objects.get(text=_LATER).target
    take(own(title="示例省总工会关于又一项示例的通知", number=_LATER, body="此件另有所述。\n"))
    assert Reference.objects.get(text=_LATER).target


def an_import_that_forwards(admin, take):
    take(forwarding(own()))
    assert _first().forwarded_by.exists()


def a_correction(admin, take):
    _review(admin, f"/review/{_first().pk}/", genre="决定")


def a_correction_of_a_section(admin, take):
    lowered = Section.objects.get(directive=_first(), heading="广泛发动职工")
    place = list(_first().sections.order_by("position")).index(lowered)
    _review(admin, f"/review/{_first().pk}/", do=f"down:{place}")
    lowered.refresh_from_db()
    assert lowered.level == 2


def a_correction_of_an_action_item(admin, take):
    item = ActionItem.objects.filter(section__directive=_first()).first()
    _review(admin, f"/review/{_first().pk}/actions/{item.pk}/", actor="示例委员会")


def a_correction_of_a_reference(admin, take):
    quoting = Reference.objects.filter(text=NUMBER).first().directive
    _review(admin, f"/review/{quoting.pk}/relations/", **{"new-words": "做好自查"})
    assert quoting.references.filter(text="做好自查").exists()


def a_changed_text(admin, take):
    """As staff send it: it is asked whether sections and action items are to be read anew, and answered."""
    address = f"/review/{_first().pk}/text/"
    sent = boxes_of(admin.get(address)) | {"text": _first().text.replace("深入班组", "深入车间")}
    box = admin.post(address, sent).context["form"].fields["reread"].widget
    assert admin.post(address, sent | {"reread": box.attrs["value"]}).status_code == 302
    assert "深入车间" in _first().text


def a_raw_update(admin, take):
    """By somebody who has opened the database with a tool of its own."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_directive SET publication = '此件公开发布' WHERE id = %s", [_first().pk])


def a_damaged_text(admin, take):
    save_as_the_first_release(_first())


def a_repair_of_the_text(admin, take):
    assert checked("--repair")[0] == 0
    assert "\r" not in _first().text


def a_mending_at_start(admin, take):
    save_as_the_first_release(_first())
    Upkeep.objects.all().delete()
    with signals.batched():
        assert text_damage.mend_once() == text_damage.MendedTexts(mended=1)


def a_renamed_topic(admin, take):
    """Of which there are action items only."""
    action_item = ActionItem.objects.exclude(topics=None).first()
    _first().topics.clear()
    _save(admin, action_item.topics.first(), name="改过的主题")


def a_renamed_region(admin, take):
    _save(admin, Region.objects.get(code="530000"), short_name="改称")


def a_renamed_issuer(admin, take):
    _save(admin, Issuer.objects.get(name="示例省总工会"), name="改名总工会")


def an_alias(admin, take):
    aliases = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "示例别名"}
    _save(admin, Issuer.objects.get(name="改名总工会"), **aliases)
    assert IssuerAlias.objects.filter(name="示例别名").exists()


def a_review(admin, take):
    _first().provenance.update(confidence="doubtful")
    admin.post("/review/", {"d": [_first().pk], "done": "1"})
    assert _first().reviewed_at


def a_directive_that_cannot_be_indexed(admin, take):
    with patch("search.search_indexes.DirectiveIndex.full_prepare", side_effect=ValueError):
        _review(admin, f"/review/{_first().pk}/", publication="主动公开")


def a_misread_source(admin, take):
    Source.objects.filter(pk=_first().source_id).update(text="读错的文字")


def a_reparse(admin, take):
    """Of which the directives stay what they were."""
    call_command("reparse", "--all", "--write", verbosity=0)
    assert BODY[:9] in _first().source.text


def a_withdrawal(admin, take):
    _act(admin, _first(), "withdraw")
    assert not Reference.objects.filter(text=NUMBER, target__title=TITLE).exists()


def a_restoration(admin, take):
    _act(admin, _first(), "restore")
    assert Reference.objects.filter(text=NUMBER, target__title=TITLE).exists()


def a_seal(admin, take):
    _act(admin, _first(), "seal")
    assert not Directive.objects.held().filter(title=TITLE).exists()


DOORS = [
    a_misread_source,
    a_reparse,
    an_import,
    an_import_of_another_copy,
    an_import_that_answers_a_reference,
    an_import_that_forwards,
    a_correction,
    a_correction_of_a_section,
    a_correction_of_an_action_item,
    a_changed_text,
    a_raw_update,
    a_damaged_text,
    a_repair_of_the_text,
    a_mending_at_start,
    a_renamed_topic,
    a_renamed_region,
    a_renamed_issuer,
    an_alias,
    a_review,
    a_directive_that_cannot_be_indexed,
    a_withdrawal,
    a_restoration,
    a_seal,
    # Once a person has settled references, nothing resolves them anew: the doors before this one do.
    a_correction_of_a_reference,
]


def _first() -> Directive:
    return Directive.objects.get(title=TITLE)


def _save(admin, row, **changed) -> None:
    address = reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])
    answer = admin.post(address, fields_of(admin.get(address)) | changed)
    assert answer.status_code == 302, answer.context["errors"]


def _review(admin, address, **changed) -> None:
    """Open a page of the review, change some boxes, and send it."""
    assert admin.post(address, boxes_of(admin.get(address)) | changed).status_code == 302


def _act(admin, row, act) -> None:
    address = reverse("directive_custody", args=[row.pk])
    shown = admin.get(address).context["shown"]
    assert admin.post(address, {"act": act, "shown": shown, "reason": "示例"}).status_code == 302
