"""The originals of chosen directives in one ZIP: what goes in, under which names, and what the list says."""

import csv
import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from archive.custody import custody_acts
from archive.exporting import chosen_originals
from archive.models import Directive, Occurrence, UseRecord
from archive.models.choices import Openness
from tests.exporting.conftest import PHONE
from tests.support.accounts import make_account, make_account_of
from tests.support.makers import make_directive, make_source

pytestmark = pytest.mark.django_db


def directive_of(data: bytes, title="示例市总工会关于示例工作的通知", name="示例.txt", **fields):
    source = make_source(data, name)
    source.file.save(source.sha256, ContentFile(data))
    return make_directive(title, source=source, **fields)


def taken(client, *directives, more=""):
    answer = client.get("/chosen/originals.zip?" + "&".join(f"d={one.pk}" for one in directives) + more)
    assert answer.status_code == 200, answer.text
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert packed.testzip() is None
    held = {name: packed.read(name) for name in packed.namelist()}
    listed = list(csv.reader(io.StringIO(held.pop("清单.csv").decode("utf-8-sig"))))
    return held, listed[1:]


def test_they_are_there_byte_for_byte_in_their_order(client):
    one, two = directive_of(b"\x00one", number="示工发〔2023〕1号"), directive_of(b"two", name="a.PDF")
    held, listed = taken(client, two, one)
    assert held == {
        "001 示例市总工会关于示例工作的通知.pdf": b"two",
        "002 示工发〔2023〕1号 示例市总工会关于示例工作的通知.txt": b"\x00one",
    }
    assert [row[4:] for row in listed] == [[name, ""] for name in held]
    assert listed[1][3] == f"http://testserver/directives/{one.pk}/"


@pytest.mark.parametrize("title", ["../../示例\\通知", "示例\x00\u202e通知", "长" * 400, "con", "...", "/etc/passwd"])
def test_whatever_a_title_is_its_name_is_safe(client, title):
    if "\x00" in title and connection.vendor != "sqlite":
        pytest.skip("a server holds no such title")
    (name,) = taken(client, directive_of(b"x", title, name="../x.t/xt"))[0]
    assert not set(name) & set('/\\:*?"<>|\x00\u202e') and name.startswith("001") and len(name.encode()) <= 255


def test_what_stands_in_one_file_is_there_once(client):
    one = directive_of(b"x")
    two = make_directive("示例市总工会关于示例二的通知", source=one.source, position=2)
    held, listed = taken(client, one, two)
    assert len(held) == 1 and [row[4] for row in listed] == [*held] * 2


def test_what_is_not_there_is_listed_with_its_reason(client):
    one, lost = directive_of(b"x"), make_directive("示例市总工会关于示例丢失的通知")
    held, listed = taken(client, lost, one, more="&d=999999")
    assert [*held] == ["002 示例市总工会关于示例工作的通知.txt"]
    assert listed[0][4:] == ["", "原件不在服务器上，请告知管理员"]
    assert listed[2][1:] == ["编号 999999", "", "", "", "不在库内，或者不对您开放"]


def test_it_is_given_as_its_own_address_gives_it(client, settings):
    settings.ORIGINALS = "permitted"
    one = directive_of(b"x")
    hidden = directive_of(PHONE.encode(), text=f"示例，电话{PHONE}。", contacts=[PHONE])
    held, listed = taken(client, one, hidden)
    assert [*held.values()] == [b"x"] and "只提供给经授权的人员" in listed[1][5]
    client.force_login(make_account("示例", "receive_sources"))
    assert [*taken(client, one, hidden)[0].values()] == [b"x", PHONE.encode()]


def test_what_closes_a_file_closes_it_here(client):
    one, other = directive_of(b"x"), directive_of(b"y")
    closed = make_directive("示例市总工会关于示例另件的通知", openness=Openness.SIGNED_IN)
    Occurrence.objects.create(directive=closed, source=one.source, position=1, basis="title", likeness=0.9)
    _held, listed = taken(client, one, other)
    assert "不在您的知悉范围" in listed[0][5] and "另件" not in str(listed)
    custody_acts.withdraw([closed.pk], make_account_of("superuser"), "示例理由")
    assert "已撤下或封存" in taken(client, one, other)[1][0][5]


def test_where_none_can_be_given_that_is_said(client):
    page = client.get(f"/chosen/originals.zip?d={make_directive().pk}")
    assert page.status_code == 404 and "原件不在服务器上" in page.text


def test_there_is_an_end_to_their_number(client, monkeypatch):
    monkeypatch.setattr(chosen_originals, "MOST", 1)
    page = client.get(f"/chosen/originals.zip?d={directive_of(b'x').pk}&d={directive_of(b'y').pk}")
    assert page.status_code == 400 and "选了 2 件，一个 ZIP 最多收 1 件原件" in page.text


def test_there_is_an_end_to_their_bytes(client, monkeypatch):
    monkeypatch.setattr(chosen_originals, "MOST_BYTES", 5)
    one, two = directive_of(b"xxx"), directive_of(b"yyy")
    page = client.get(f"/chosen/originals.zip?d={one.pk}&d={two.pk}")
    assert page.status_code == 400 and "原件共 6" in page.text and "分几次取" in page.text
    assert len(taken(client, one)[0]) == 1


def test_it_stands_in_the_register_of_uses(client):
    directive = directive_of(PHONE.encode(), text=f"示例，电话{PHONE}。", contacts=[PHONE])
    client.force_login(make_account_of("档案员"))
    before = UseRecord.objects.count()
    taken(client, directive)
    told = [(row.act, row.directive_id, row.what) for row in UseRecord.objects.order_by("pk")[before:]]
    assert any(key == directive.pk for _, key, _ in told) and any("ZIP，1 件原件" in what for _, _, what in told)
    assert Directive.objects.count() == 1
