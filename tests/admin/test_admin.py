"""The archivists' side: every list and form opens, and a correction reaches the readers."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from archive.models import Issuer, OutboxEntry, Topic
from tests.support.admin_forms import fields_of
from tests.support.corpus import SOURCES

pytestmark = pytest.mark.django_db(transaction=True)

MODELS = ["source", "issuer", "topic", "region"]


@pytest.fixture(autouse=True)
def archive(known_places, index):
    call_command("import_directives", str(SOURCES / "yunnan-2023-7.txt"), verbosity=0)


@pytest.mark.parametrize("name", MODELS)
def test_every_list_and_form_opens(admin_client, name):
    first = apps.get_model("archive", name).objects.first()
    assert admin_client.get(reverse(f"admin:archive_{name}_changelist"), {"q": "云"}).status_code == 200
    assert admin_client.get(reverse(f"admin:archive_{name}_change", args=[first.pk])).status_code == 200


def test_a_form_that_nobody_changed_changes_nothing(admin_client, client):
    topic = Topic.objects.exclude(words=[]).first()
    before = Topic.objects.values().get(pk=topic.pk)
    address = reverse("admin:archive_topic_change", args=[topic.pk])
    OutboxEntry.objects.all().delete()
    assert admin_client.post(address, fields_of(admin_client.get(address))).status_code == 302
    assert Topic.objects.values().get(pk=topic.pk) == before and not OutboxEntry.objects.exists()


def test_the_words_of_a_topic_are_a_line_each(admin_client):
    topic = Topic.objects.first()
    address = reverse("admin:archive_topic_change", args=[topic.pk])
    sent = fields_of(admin_client.get(address)) | {"words": "示例甲\r\n\r\n 示例乙 "}
    assert admin_client.post(address, sent).status_code == 302
    topic.refresh_from_db()
    assert topic.words == ["示例甲", "示例乙"]


@pytest.mark.parametrize("name", MODELS)
def test_a_filter_without_sense_is_left_out(admin_client, name):
    """A NUL, which some databases refuse."""
    address = reverse(f"admin:archive_{name}_changelist")
    for filters in apps.get_model("archive", name)._meta.concrete_fields[:3]:
        assert admin_client.get(address, {f"{filters.name}__exact": "\x00"}, follow=True).status_code < 500
    assert admin_client.get(address, {"q": "\x00"}, follow=True).status_code == 200


def test_a_renamed_issuer_is_found(admin_client, client):
    issuer = Issuer.objects.get(name="云南省总工会")
    aliases = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": "示例别名总工会"}
    fields = {"name": issuer.name, "region": "530000", "level": "province"} | aliases
    assert admin_client.post(reverse("admin:archive_issuer_change", args=[issuer.pk]), fields).status_code == 302
    assert client.get("/api/v1/search/", {"q": "机关:示例别名总工会"}).json()["count"] == 1


def test_readers_have_no_business_there(client):
    assert client.get(reverse("admin:archive_issuer_changelist")).status_code == 302


def test_a_renamed_region_is_found(admin_client, client):
    fields = {"code": "530000", "name": "云南省", "short_name": "示例滇", "level": "province", "parent": "000000"}
    answer = admin_client.post(reverse("admin:archive_region_change", args=["530000"]), fields)
    assert answer.status_code == 302, answer.context["errors"]
    assert client.get("/api/v1/search/", {"q": "地区:示例滇"}).json()["count"] == 1
