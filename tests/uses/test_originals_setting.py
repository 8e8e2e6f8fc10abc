"""ORIGINALS=permitted: no door gives the bytes of an original that holds hidden matter to who may not receive it."""

import os
import subprocess
import sys

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile

from archive.models import Occurrence, UseRecord
from archive.models.choices import UseAct
from archive.settings import BASE_DIR
from tests.support.makers import make_directive, make_source
from tests.support.persons import CONTACTS, MOBILE, NAME

pytestmark = pytest.mark.django_db

WORDS = f"示例市总工会关于示例工作的通知\n联系人：{NAME}，电话：{MOBILE}\n"


def with_original(text, **fields):
    source = make_source(text.encode(), name="示例通知.txt")
    source.text = text
    source.file.save(source.sha256, ContentFile(text.encode()))
    source.save()
    return make_directive(source=source, text=text, **fields)


@pytest.fixture
def telling():
    return with_original(WORDS, contacts=CONTACTS)


@pytest.fixture
def plain():
    return with_original("示例市总工会关于另一工作的通知\n请各单位做好工作。\n")


@pytest.fixture
def permitted(settings):
    settings.ORIGINALS = "permitted"


@pytest.fixture
def reader(client, django_user_model):
    account = django_user_model.objects.create_user("chayue", password="x", is_staff=True)
    client.force_login(account)
    return account


def source(client, directive, **headers):
    return client.get(f"/directives/{directive.pk}/source/", **headers)


def test_as_it_was_everybody_is_given_every_original(client, telling, plain):
    assert [source(client, one).status_code for one in (telling, plain)] == [200, 200]


def test_by_permission_the_public_is_told_why_and_whom_to_ask(client, permitted, telling):
    answer = source(client, telling)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "凭授权" in page
    assert "档案员" in page
    assert f"?next=/directives/{telling.pk}/source/" in page
    assert (NAME in page, MOBILE in page) == (False, False)


def test_an_original_without_hidden_matter_stays_open(client, permitted, plain):
    assert source(client, plain).status_code == 200


def test_being_signed_in_is_no_permission(client, permitted, telling, reader):
    answer = source(client, telling)
    assert answer.status_code == 403
    assert "请先登录" not in answer.content.decode()


def test_who_has_the_permission_is_given_it(client, permitted, telling, reader):
    reader.user_permissions.add(Permission.objects.get(codename="receive_sources"))
    assert b"".join(source(client, telling).streaming_content) == WORDS.encode()


@pytest.mark.parametrize("headers", [{"HTTP_RANGE": "bytes=0-40"}, {"HTTP_IF_NONE_MATCH": "*"}])
def test_no_header_opens_the_door(client, permitted, telling, headers):
    answer = source(client, telling, **headers)
    assert answer.status_code == 403
    assert NAME not in answer.content.decode()


def test_the_head_alone_is_refused_too(client, permitted, telling):
    answer = client.head(f"/directives/{telling.pk}/source/")
    assert answer.status_code == 403
    assert "Content-Disposition" not in answer


def test_hidden_matter_of_another_directive_in_the_file_counts(client, permitted, plain):
    make_directive(title="另一件", text=WORDS, contacts=CONTACTS, source=plain.source, position=2)
    assert source(client, plain).status_code == 403


def test_hidden_matter_of_a_directive_that_stands_in_it_too_counts(client, permitted, plain, telling):
    Occurrence.objects.create(directive=telling, source=plain.source, basis="title", likeness=1)
    assert source(client, plain).status_code == 403


def test_what_cleaning_took_out_of_the_text_counts(client, permitted, plain):
    plain.source.text += f"联系人：{NAME}，联系电话：{MOBILE}\n"
    plain.source.save()
    assert source(client, plain).status_code == 403


@pytest.mark.parametrize("address", ["/directives/{}/", "/directives/{}/received/"])
def test_links_say_that_they_ask_for_permission(client, permitted, telling, plain, address):
    assert "需要授权" in client.get(address.format(telling.pk)).content.decode()
    assert "需要授权" not in client.get(address.format(plain.pk)).content.decode()


def test_the_admin_leads_to_no_file_that_is_served(admin_client, permitted, telling):
    page = admin_client.get(f"/admin/archive/source/{telling.source.pk}/change/").content.decode()
    assert admin_client.get(f"/{telling.source.sha256}").status_code == 404
    assert admin_client.get(f"/static/{telling.source.sha256}").status_code == 404
    assert NAME not in page


def test_each_original_given_that_holds_hidden_matter_is_recorded(client, telling, plain):
    for one in (telling, plain, telling):
        source(client, one, REMOTE_ADDR="192.0.2.9")
    (row,) = UseRecord.objects.of_acts([UseAct.ORIGINAL])
    assert (row.directive_id, row.account_name, row.address) == (telling.pk, "", "192.0.2.9")


def test_one_refused_is_not_recorded_as_given(client, permitted, telling):
    source(client, telling)
    assert not UseRecord.objects.exists()


def test_a_value_that_is_none_of_the_two_is_one_sentence(tmp_path):
    environment = os.environ | {"ORIGINALS": "closed", "DATA_DIR": str(tmp_path)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=BASE_DIR, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "ORIGINALS=closed 无法识别；请设 open 或 permitted。没有改动任何数据。"
