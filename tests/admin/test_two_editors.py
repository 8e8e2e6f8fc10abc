"""Two editors with one row of the reference data open: the second to save is told, and overwrites nothing."""

import pytest
from django.urls import reverse

from archive.amendment.outdated_page import CHANGED
from archive.models import Issuer, Topic
from tests.support.admin_forms import fields_of
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def issuer(db):
    make_directive()
    return Issuer.objects.get()


def address_of(row) -> str:
    return reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])


def test_the_second_to_save_an_older_version_is_told_and_overwrites_nothing(admin_client, issuer):
    first, second = (fields_of(admin_client.get(address_of(issuer))) for _ in range(2))
    assert admin_client.post(address_of(issuer), first | {"level": "county"}).status_code == 302
    answer = admin_client.post(address_of(issuer), second | {"name": "示例二总工会"})
    assert answer.status_code == 200 and str(CHANGED) in answer.content.decode()
    assert Issuer.objects.values_list("name", "level").get() == ("示例市总工会", "county")
    again = admin_client.post(address_of(issuer), fields_of(answer))
    assert str(CHANGED) in again.content.decode()


def test_whoever_opens_the_page_anew_can_save(admin_client, issuer):
    for level in ("county", "city"):
        sent = fields_of(admin_client.get(address_of(issuer))) | {"level": level}
        assert admin_client.post(address_of(issuer), sent).status_code == 302
    assert Issuer.objects.get().level == "city"


def test_rows_that_are_edited_on_the_same_page_belong_to_the_version(admin_client, issuer):
    sent = fields_of(admin_client.get(address_of(issuer)))
    issuer.aliases.create(name="示例别名")
    assert str(CHANGED) in admin_client.post(address_of(issuer), sent).content.decode()


def test_the_words_of_a_topic_are_kept_alike(admin_client, db):
    topic = Topic.objects.create(name="示例主题", words=["示例"])
    sent = fields_of(admin_client.get(address_of(topic)))
    Topic.objects.update(words=["示例", "另一词"])
    assert str(CHANGED) in admin_client.post(address_of(topic), sent | {"words": "示例"}).content.decode()
    assert Topic.objects.get().words == ["示例", "另一词"]


def test_a_program_that_opened_no_page_is_taken_at_its_word(admin_client, issuer):
    sent = fields_of(admin_client.get(address_of(issuer)))
    del sent["shown"]
    assert admin_client.post(address_of(issuer), sent | {"level": "county"}).status_code == 302
