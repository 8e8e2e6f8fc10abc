"""The archivists' side: every list and form opens, and a correction reaches the readers."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.urls import reverse

from archive.admin.faithful_forms import BOXES, FaithfulForm
from archive.models import Directive, Issuer, Section
from tests.support.admin_forms import fields_of
from tests.support.corpus import SOURCES

pytestmark = pytest.mark.django_db(transaction=True)

MODELS = ["directive", "section", "actionitem", "source", "issuer", "topic", "region"]


@pytest.fixture(autouse=True)
def archive(known_places, index):
    call_command("import_directives", str(SOURCES / "yunnan-2023-7.txt"), verbosity=0)


@pytest.mark.parametrize("name", MODELS)
def test_every_list_and_form_opens(admin_client, name):
    first = apps.get_model("archive", name).objects.first()
    assert admin_client.get(reverse(f"admin:archive_{name}_changelist"), {"q": "云"}).status_code == 200
    assert admin_client.get(reverse(f"admin:archive_{name}_change", args=[first.pk]) + "?other=1").status_code == 200


def test_every_form_gives_back_what_it_was_given():
    for model, one in admin.site._registry.items():
        for form in (one, *one.inlines) if model._meta.app_label == "archive" else ():
            assert issubclass(form.form, FaithfulForm), form
            assert all(form.formfield_overrides[kind].items() >= box.items() for kind, box in BOXES.items()), form


@pytest.mark.parametrize("name", MODELS)
def test_a_filter_without_sense_is_left_out(admin_client, name):
    """A NUL, which some databases refuse."""
    address = reverse(f"admin:archive_{name}_changelist")
    for filters in apps.get_model("archive", name)._meta.concrete_fields[:3]:
        assert admin_client.get(address, {f"{filters.name}__exact": "\x00"}, follow=True).status_code < 500
    assert admin_client.get(address, {"q": "\x00"}, follow=True).status_code == 200


def test_a_corrected_title_is_found(admin_client, client):
    directive = Directive.objects.get()
    address = reverse("admin:archive_directive_change", args=[directive.pk]) + "?other=1"
    fields = fields_of(admin_client.get(address)) | {"title": "云南省总工会关于示例更正的通知"}
    answer = admin_client.post(address, fields)
    assert answer.status_code == 302, answer.context["errors"]
    assert client.get("/api/v1/search/", {"q": "示例更正"}).json()["count"] == 1


def test_a_renamed_issuer_is_found(admin_client, client):
    issuer = Issuer.objects.get(name="云南省总工会")
    aliases = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "示例别名总工会"}
    fields = {"name": issuer.name, "region": "530000", "level": "province"} | aliases
    assert admin_client.post(reverse("admin:archive_issuer_change", args=[issuer.pk]), fields).status_code == 302
    assert client.get("/api/v1/search/", {"q": "机关:示例别名总工会"}).json()["count"] == 1


def test_a_section_is_corrected_but_for_the_words_of_the_text(admin_client):
    before = Section.objects.filter(anchor="s-3-4")
    words = before.values("directive", "parent", "label", "heading", "text", "start").get()
    section = before.get()
    fields = {"kind": "closing", "level": 1, "heading": "示例新标题", "text": "示例", "label": "八、", "start": 0}
    answer = admin_client.post(reverse("admin:archive_section_change", args=[section.pk]), fields | {"directive": 9})
    assert answer.status_code == 302, answer.context["errors"]
    assert before.values(*words).get() == words
    assert before.values_list("kind", "level").get() == ("closing", 1)


def test_an_action_item_that_was_not_read_is_added_by_its_sentence(admin_client):
    section = Section.objects.exclude(text="").filter(anchor="s-3-4").get()
    section.actions.all().delete()
    address = reverse("admin:archive_actionitem_add")
    words = section.text[5:15]
    fields = {"section": section.pk, "kind": "task", "figures": "[]", "initiatives": ""}
    for wrong in ("没有的一句话", f"{words}没有"):
        assert admin_client.post(address, fields | {"text": wrong}).status_code == 200
    answer = admin_client.post(address, fields | {"text": words})
    assert answer.status_code == 302, answer.context["errors"]
    assert section.actions.values_list("start", "end", "text", "figures").get() == (5, 15, words, [])
    assert section.directive.provenance.corrected().get().field == "outline"
    assert admin_client.post(address, fields | {"text": section.text[8:20]}).status_code == 200


def test_a_list_of_words_is_a_list_of_words(admin_client):
    directive = Directive.objects.get()
    address = reverse("admin:archive_directive_change", args=[directive.pk]) + "?other=1"
    fields = fields_of(admin_client.get(address))
    for wrong in ("{}", "5", '["甲", 5]', "甲"):
        assert admin_client.post(address, fields | {"addressees": wrong}).status_code == 200
    assert admin_client.post(address, fields | {"addressees": ""}).status_code == 302
    directive.refresh_from_db()
    assert directive.addressees == []


def test_readers_have_no_business_there(client):
    assert client.get(reverse("admin:archive_directive_changelist")).status_code == 302


def test_a_renamed_region_is_found(admin_client, client):
    fields = {"code": "530000", "name": "云南省", "short_name": "示例滇", "level": "province", "parent": "000000"}
    answer = admin_client.post(reverse("admin:archive_region_change", args=["530000"]), fields)
    assert answer.status_code == 302, answer.context["errors"]
    assert client.get("/api/v1/search/", {"q": "地区:示例滇"}).json()["count"] == 1
