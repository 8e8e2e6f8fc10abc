"""Re-reading with another parser changes no field that a person set, and names what it would have changed."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from archive.amendment.saved_fields import save_fields
from archive.amendment.undone_changes import undo
from archive.history import directive_values
from archive.ingest import corrections
from archive.models import ActionItem, Directive, HistoryEntry, Issuer, Topic
from archive.models.choices import ChangeAct
from archive.rendering.provenance_labels import label_of
from tests.support.incoming_texts import forwarding, own
from tests.support.makers import make_region

pytestmark = pytest.mark.django_db

WORDS = ("title", "number", "form", "publication", "printed_by", "copy_number", "urgency", "note")
LISTS = ("addressees", "copies_to", "attachments", "signers", "circulation", "contacts", "reports_to")
# What a person sets each field to: nothing that the file says.
SET = {
    **{name: f"核定的{name}" for name in WORDS},
    **{name: [f"核定的{name}"] for name in LISTS},
    "issued_on": "2020-01-01",
    "printed_on": "2020-01-02",
    "genre": "函",
    "year": 2019,
    "region": "990000",
    "city": "990100",
    "county": "990101",
    "issuers": ["核定的工会"],
    "topics": ["核定的主题"],
    "references": [{"kind": "work", "text": "核定的引文"}],
}


@pytest.fixture
def directive(take, known_places):
    take(forwarding(own()))
    make_region("990000")
    make_region("990100", "示例市", "示例", "city")
    make_region("990101", "示例县", "示例", "county")
    Topic.objects.create(name="核定的主题")
    Issuer.objects.create(name="核定的工会", level="city")
    return Directive.objects.get(position=1)


def reparse(capsys):
    call_command("reparse", "--all", "--write")
    return capsys.readouterr().out


def outline_of(directive):
    return directive_values.of(directive, ["outline"])["outline"]


def test_every_field_is_tried():
    assert set(SET) | {"outline", "carried_by"} == set(corrections.FIELDS)


def test_every_field_that_a_person_set_stays_and_is_named(directive, admin_user, capsys):
    outline = outline_of(directive)
    for section in outline["sections"]:
        section["level"] = 3
    save_fields(directive, SET | {"outline": outline, "carried_by": []}, admin_user)
    set_by_hand = directive_values.of(directive)
    out = reparse(capsys)
    assert directive_values.of(directive) == set_by_hand
    kept = {line.split("：")[0].strip() for line in out.splitlines() if "（已人工核定，保留）" in line}
    # A text that stayed is no difference, and neither is a place that the file does not tell.
    named = {str(label_of(field)) for field in corrections.FIELDS}
    assert kept >= named, named - kept
    assert not HistoryEntry.objects.filter(directive=directive, act=ChangeAct.REREAD).exists()


@pytest.mark.parametrize("act", ["changed", "added", "deleted", "border"])
def test_action_items_and_borders_that_a_person_set_stay(directive, admin_user, capsys, act):
    outline = outline_of(directive)
    section = next(one for one in outline["sections"] if one["actions"])
    if act == "changed":
        section["actions"][0]["actor"] = "核定的主体"
    elif act == "added":
        section["actions"] = [{"start": 0, "end": 4, "kind": "study"}]
    elif act == "deleted":
        section["actions"] = []
    else:
        section |= {"end": section["body_start"] + 5, "actions": []}
    save_fields(directive, {"outline": outline}, admin_user)
    rows = list(ActionItem.objects.order_by("pk").values())
    assert "（已人工核定，保留）" in reparse(capsys)
    assert list(ActionItem.objects.order_by("pk").values()) == rows


def test_what_a_re_reading_changed_is_recorded_and_a_person_takes_it_back_for_good(directive, admin_user, capsys):
    Directive.objects.filter(pk=directive.pk).update(number="旧号", reviewed_at=timezone.now())
    reparse(capsys)
    entries = {one.field: one for one in HistoryEntry.objects.filter(directive=directive)}
    assert {field: one.act for field, one in entries.items()} == dict.fromkeys(["number", "reviewed"], "reread")
    assert (entries["number"].old, entries["number"].person) == ("旧号", None)
    undo(directive, [entries["number"].pk, entries["reviewed"].pk], admin_user)
    assert "（已人工核定，保留）" in reparse(capsys)
    kept = Directive.objects.get(pk=directive.pk)
    assert kept.number == "旧号"
    assert kept.reviewed_at is not None


def test_a_correction_that_is_taken_back_leaves_the_field_to_the_re_reading(directive, admin_user, capsys):
    save_fields(directive, {"number": "核定的号"}, admin_user)
    undo(directive, directive.history.values_list("pk", flat=True), admin_user)
    Directive.objects.filter(pk=directive.pk).update(number="旧号")
    assert "（已人工核定，保留）" not in reparse(capsys)
    assert Directive.objects.get(pk=directive.pk).number != "旧号"


def test_what_another_source_fills_is_recorded(take):
    take(forwarding(own(number="", date="").rstrip()))
    take(own())
    told = HistoryEntry.objects.get(field="number")
    assert (told.old, told.new, told.reason, told.person) == ("", "示省工发〔2022〕3号", "据另一来源", None)


def test_new_files_have_no_history(directive):
    assert not HistoryEntry.objects.exists()
