"""Sign-ins and rights are in the register; passwords are not."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from archive.models import UseRecord
from archive.models.choices import UseAct
from tests.support.admin_forms import fields_of

pytestmark = pytest.mark.django_db

WORD = "shili-mima-2023"


@pytest.fixture
def clerk():
    return get_user_model().objects.create_superuser("wenshu", password=WORD)


def rows(*acts) -> list:
    return list(UseRecord.objects.of_acts(acts).order_by("pk"))


def sign_in(client, name, word):
    return client.post(reverse("login"), {"username": name, "password": word}, REMOTE_ADDR="192.0.2.7")


def test_coming_and_going_is_recorded_with_its_address(client, clerk):
    sign_in(client, "wenshu", WORD)
    client.post(reverse("logout"))
    came, went = rows(UseAct.SIGNED_IN, UseAct.SIGNED_OUT)
    assert (came.act, came.account_id, came.account_name, came.address) == (
        "signed-in", clerk.pk, "wenshu", "192.0.2.7",
    )  # fmt: skip
    assert (went.act, went.account_name) == ("signed-out", "wenshu")


def test_each_wrong_password_for_an_account_is_recorded(client, clerk):
    for _ in range(3):
        sign_in(client, "wenshu", "wrong")
    assert [row.account_name for row in rows(UseAct.REFUSED)] == ["wenshu"] * 3


def test_what_was_typed_for_an_account_that_there_is_not_is_not_kept_and_fills_nothing(client, clerk):
    for at in range(30):
        sign_in(client, f"{WORD}{at}", "x")
    (row,) = rows(UseAct.REFUSED)
    assert (row.account_name, row.what) == ("", "没有这个账号")


def test_nothing_in_the_register_holds_a_password(client, clerk):
    sign_in(client, WORD, WORD)
    sign_in(client, "wenshu", WORD)
    clerk.set_password("another-shili-word")
    clerk.save()
    held = " ".join(str(value) for row in UseRecord.objects.values() for value in row.values())
    assert WORD not in held
    assert "another" not in held
    assert "md5" not in held


def test_changes_of_an_account_are_told_before_and_after(clerk):
    clerk.is_staff = False
    clerk.set_password("another-shili-word")
    clerk.save()
    *_, row = rows(UseAct.ACCOUNT_CHANGED)
    assert "“wenshu”" in row.what
    assert "是 → 否" in row.what
    assert row.what.endswith("密码已改")


def test_an_account_that_is_saved_as_it_was_is_no_change(clerk):
    before = len(rows(UseAct.ACCOUNT_CHANGED))
    clerk.save()
    clerk.save(update_fields=["last_login"])
    assert len(rows(UseAct.ACCOUNT_CHANGED)) == before


def test_groups_and_permissions_given_and_taken_are_recorded(clerk):
    group, permission = Group.objects.create(name="示例组"), Permission.objects.get(codename="view_contacts")
    group.permissions.add(permission)
    clerk.groups.add(group)
    clerk.user_permissions.set([permission])
    clerk.groups.remove(group)
    clerk.user_permissions.clear()
    group.delete()
    told = [row.what for row in rows(UseAct.ACCOUNT_CHANGED)][1:]
    for words, what in zip(
        ["新建", "增加：", "增加：示例组", "增加：", "去掉：示例组", "全部去掉", "删除"], told, strict=True
    ):
        assert words in what


def test_whoever_changes_another_account_in_the_admin_is_named(client, clerk):
    other = get_user_model().objects.create_user("chayue", password=WORD)
    client.force_login(clerk)
    address = reverse("admin:auth_user_change", args=[other.pk])
    sent = fields_of(client.get(address)) | {
        "is_staff": "on",
        "date_joined_0": "2026-01-05",
        "date_joined_1": "08:00:00",
    }
    assert client.post(address, sent).status_code == 302
    *_, row = rows(UseAct.ACCOUNT_CHANGED)
    assert (row.account_name, row.address) == ("wenshu", "127.0.0.1")
    assert "“chayue”" in row.what
