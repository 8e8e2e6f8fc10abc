"""The page of one received copy: what a browser posts is registered, what makes no sense is told and stays typed."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.ingest import originals, stray_originals
from archive.models import HandlingSheet, Occurrence, Registration, UseRecord
from archive.ops.backups import backup_file
from archive.registry import handling_sheet
from archive.registry.registration_values import change
from tests.support.makers import make_directive, make_source

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WHOLE = {"register": "1", "received_on": TODAY.isoformat(), "copies": "3", "handling": "action", "handler": "组织部"}


def signed_in(django_user_model, name="clerk", *permissions):
    account = django_user_model.objects.create_user(name, password="x")
    account.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def clerk(django_user_model):
    return signed_in(django_user_model, "clerk", "enter_directives")


def page(directive) -> str:
    return reverse("directive_registration", args=[directive.pk])


def registered(client, directive) -> Registration:
    assert client.post(page(directive), WHOLE).status_code == 302
    return directive.registrations.get()


def as_shown(client, directive) -> dict:
    """What a browser sends back of the page as it stands."""
    form = client.get(page(directive)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in sent.items() if value not in (None, False)} | {"save": "1"}


def test_a_copy_is_registered(clerk):
    one = make_directive(urgency="加急")
    answer = clerk.get(page(one))
    assert answer.context["form"].initial["urgency"] == "加急"
    held = registered(clerk, one)
    assert (held.number, held.copies, held.handling, held.handler) == (f"{TODAY.year}-1", 3, "action", "组织部")
    assert f"收文号 {held.number}" in clerk.get(page(one)).content.decode()


BAD = [
    ("received_on", ""), ("received_on", "昨天"), ("received_on", (TODAY + timedelta(1)).isoformat()),
    ("received_on", "0001-01-01"), ("copies", "0"), ("copies", "三"), ("copies", "9" * 30), ("copies", "-1"),
    ("handler", "长" * 101), ("remark", "长" * 501), ("remark", "甲\x00乙"), ("handling", "x"), ("urgency", "x"),
    ("remark", "机密★10年"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_makes_no_sense_is_told_and_kept_in_its_box(clerk, name, value):
    one = make_directive()
    answer = clerk.post(page(one), WHOLE | {name: value})
    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() == {name}
    assert answer.context["form"]["handler"].value() in (WHOLE["handler"], value)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("settled_on", (TODAY + timedelta(1)).isoformat()), ("received_on", f"{TODAY.year - 1}-06-01"), ("place", "x")],
)
def test_a_correction_that_makes_no_sense_is_told(clerk, name, value):
    held = registered(clerk, one := make_directive())
    assert clerk.post(page(one), as_shown(clerk, one) | {name: value}).status_code == 400
    assert Registration.objects.get(pk=held.pk).received_on == TODAY


def test_a_correction_is_in_the_history_and_an_unchanged_save_is_not(clerk):
    registered(clerk, one := make_directive())
    count = one.history.count()
    assert clerk.post(page(one), as_shown(clerk, one)).status_code == 302
    assert one.history.count() == count
    clerk.post(page(one), as_shown(clerk, one) | {"settled_on": TODAY.isoformat(), "handler": "办公室"})
    assert {entry.field for entry in one.history.all()[:2]} == {"registration_settled_on", "registration_handler"}


def test_the_second_to_save_is_told_and_keeps_what_was_typed(clerk):
    registered(clerk, one := make_directive())
    first, second = as_shown(clerk, one), as_shown(clerk, one)
    assert clerk.post(page(one), first | {"handler": "办公室"}).status_code == 302
    answer = clerk.post(page(one), second | {"handler": "宣教部"})
    assert answer.status_code == 400
    assert "已经改过" in answer.content.decode() and answer.context["form"]["handler"].value() == "宣教部"
    assert one.registrations.get().handler == "办公室"


def test_registering_twice_tells_the_number(clerk):
    held = registered(clerk, one := make_directive())
    answer = clerk.post(page(one), WHOLE)
    assert answer.status_code == 409 and f"收文号 {held.number}" in answer.content.decode()
    assert Registration.objects.count() == 1


def test_what_is_saved_on_a_number_that_was_cancelled_meanwhile_is_told(clerk, django_user_model):
    held = registered(clerk, one := make_directive())
    sent = as_shown(clerk, one)
    change(held, {"is_cancelled": True}, django_user_model.objects.get())
    answer = clerk.post(page(one), sent | {"handler": "办公室"})
    assert answer.status_code == 409 and "刚刚被注销" in answer.content.decode()


def test_each_copy_has_a_page_and_one_of_another_directive_has_none(clerk):
    one, other = make_directive(), make_directive()
    second = make_source(name="第二份.txt")
    Occurrence.objects.create(directive=one, source=second, basis="title", likeness=1)
    assert clerk.post(page(one), WHOLE | {"copy": str(second.pk)}).status_code == 302
    assert one.registrations.get().source == second
    for foreign in (str(other.source_id), "0", "x", ""):
        assert clerk.get(page(one), {"copy": foreign}).status_code == 404
        assert clerk.post(page(one), WHOLE | {"copy": foreign}).status_code == 404


def test_a_person_chooses_the_principal_copy(clerk):
    registered(clerk, one := make_directive())
    second = make_source()
    Occurrence.objects.create(directive=one, source=second, basis="title", likeness=1)
    clerk.post(page(one), WHOLE | {"copy": str(second.pk)})
    assert one.registrations.get(is_principal=True).source == one.source
    sent = {"save": "1", "copy": str(second.pk), "received_on": TODAY.isoformat(), "is_principal": "on"}
    assert clerk.post(page(one), sent).status_code == 302
    assert one.registrations.get(is_principal=True).source == second
    assert one.history.filter(field="registration_is_principal").values("act_id").distinct().count() == 2


def test_who_may_not_enter_is_told_and_who_is_nobody_signs_in(clerk, django_user_model):
    held = registered(clerk, one := make_directive())
    reader = signed_in(django_user_model, "reader")
    addresses = [page(one), reverse("registration_sheet", args=[one.pk, held.pk]), "/registry/"]
    for address in addresses:
        assert reader.get(address).status_code == 403 and "没有权限" in reader.get(address).content.decode()
        assert Client().get(address)["Location"].startswith("/accounts/login/?next=/re")
    assert reader.post(page(one), WHOLE).status_code == 403


def test_without_the_token_nothing_is_written(clerk):
    one = make_directive()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = clerk.cookies
    assert strict.post(page(one), WHOLE).status_code == 403
    assert not Registration.objects.exists()


def test_a_directive_that_is_withdrawn_has_no_page(clerk):
    registered(clerk, one := make_directive())
    type(one).objects.filter(pk=one.pk).update(custody="withdrawn")
    assert clerk.get(page(one)).status_code == 404


def attach(client, directive, data, name="处理单.png"):
    return client.post(page(directive), {"attach": "1", "sheet": SimpleUploadedFile(name, data)})


def test_a_sheet_is_attached_given_out_and_recorded_as_a_use(clerk):
    held = registered(clerk, one := make_directive())
    assert attach(clerk, one, PNG, "..\\..\\/处理单.png").status_code == 302
    sheet = HandlingSheet.objects.get()
    assert (sheet.name, sheet.media_type) == ("处理单.png", "image/png")
    answer = clerk.get(reverse("registration_sheet", args=[one.pk, held.pk]))
    assert b"".join(answer.streaming_content) == PNG
    assert answer["Content-Disposition"].startswith("attachment")
    assert UseRecord.objects.get(act="original").directive_id == one.pk
    assert originals.is_whole(sheet.sha256) and stray_originals.found() == []


def test_a_sheet_that_gave_way_is_kept_with_its_history(clerk):
    registered(clerk, one := make_directive())
    for data in (PNG, PNG + b"1"):
        attach(clerk, one, data)
    entry = one.history.filter(field="registration_sheet").first()
    assert entry.old["value"][0] == HandlingSheet.objects.earliest("pk").pk
    assert stray_originals.found() == []


def word(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as held:
        body = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        held.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "空.png"), (b"GIF89a" + bytes(9), "图.gif"), (b"<html><body>x", "页.pdf"), (b"MZ" + bytes(9), "x.docx"),
     (PNG, "机密★10年.png"), (word("机密★10年"), "处理单.docx")],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_in_a_sentence_and_not_kept(clerk, data, name):
    registered(clerk, one := make_directive())
    answer = attach(clerk, one, data, name)
    assert answer.status_code == 400 and answer.context["sheet_error"].endswith("。")
    assert not HandlingSheet.objects.exists() and stray_originals.found() == []


def test_a_sheet_of_word_without_a_mark_is_taken(clerk):
    registered(clerk, one := make_directive())
    assert attach(clerk, one, word("拟请组织部阅办。"), "处理单.docx").status_code == 302


def test_a_sheet_that_is_too_large_or_none_is_told(clerk, settings):
    registered(clerk, one := make_directive())
    settings.MAX_SOURCE_BYTES = 10
    assert "超过" in attach(clerk, one, PNG).context["sheet_error"]
    assert "没有选文件" in clerk.post(page(one), {"attach": "1", "sheet": "x"}).context["sheet_error"]


def test_a_sheet_that_is_gone_or_changed_is_found(clerk, settings, tmp_path):
    held = registered(clerk, one := make_directive())
    attach(clerk, one, PNG)
    path = tmp_path / "sources" / HandlingSheet.objects.get().file
    path.write_bytes(b"x")
    assert [kind for _, kind in handling_sheet.faults()] == ["changed"]
    path.unlink()
    assert [kind for _, kind in handling_sheet.faults()] == ["missing"]
    assert clerk.get(reverse("registration_sheet", args=[one.pk, held.pk])).status_code == 404


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a backup is one of SQLite")
@pytest.mark.django_db(transaction=True)
def test_a_sheet_is_in_the_backup(clerk, tmp_path, monkeypatch):
    registered(clerk, one := make_directive())
    for data in (PNG, PNG, PNG + b"1"):
        attach(clerk, one, data)
    file = tmp_path / "copied.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    monkeypatch.setattr(backup_file.database_state, "database_file", lambda: file)
    monkeypatch.setattr(backup_file, "_copy_database", lambda draft: draft.write_bytes(file.read_bytes()))
    path, told = backup_file.make(tmp_path / "backups")
    sheets = {f"sources/{sheet.file}" for sheet in HandlingSheet.objects.all()}
    assert len(sheets) == 2 and sheets <= told.files.keys()
    with zipfile.ZipFile(path) as held:
        assert {held.read(name) for name in sheets} == {PNG, PNG + b"1"}
