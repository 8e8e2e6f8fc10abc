"""Accounts in the admin: an administrator gives roles, and cannot become or make what they are not."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from archive.access import roles
from archive.admin.permission_names import name_of
from archive.models import UseRecord
from tests.support.accounts import PASSWORD, SUPERUSER, make_account, make_account_of
from tests.support.admin_forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    account = make_account_of(roles.ADMINISTRATOR)
    client.force_login(account)
    return account


def page_of(account):
    return reverse("admin:auth_user_change", args=[account.pk])


def save(client, account, **changed):
    sent = fields_of(client.get(page_of(account))) | changed
    return client.post(page_of(account), sent)


def group(role):
    return Group.objects.get(name=role).pk


def test_an_administrator_makes_a_clerk_who_may_enter_the_admin(client, administrator):
    sent = {"username": "示例文秘", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post(reverse("admin:auth_user_add"), sent | {"usable_password": "true"})
    account = User.objects.get(username="示例文秘")
    assert answer["Location"] == page_of(account)
    assert save(client, account, groups=[group(roles.CLERK)]).status_code == 302
    account.refresh_from_db()
    assert account.is_staff and account.has_perm("archive.view_contacts") and not account.is_superuser
    assert save(client, account, groups=[group(roles.READER)]).status_code == 302
    account.refresh_from_db()
    assert not account.is_staff


def test_the_page_of_a_password_warns_in_the_language_of_the_page(client, administrator):
    page = reverse("admin:auth_user_password_change", args=[administrator.pk])
    assert "停用密码以后" in client.get(page).text
    client.cookies["django_language"] = "en"
    told = client.get(page).text
    assert "Once the password is disabled" in told and "停用密码以后" not in told


def test_a_weak_password_is_refused(client, administrator):
    sent = {"username": "示例文秘", "password1": "12345678", "password2": "12345678", "usable_password": "true"}
    assert client.post(reverse("admin:auth_user_add"), sent).status_code == 200
    assert not User.objects.filter(username="示例文秘").exists()


@pytest.mark.parametrize("field", ["is_superuser", "is_staff", "user_permissions"])
def test_what_a_superuser_decides_is_not_the_administrator_s(client, administrator, field):
    reader = make_account_of(roles.READER)
    hardship = Permission.objects.get(codename="view_hardship")
    save(client, reader, **{field: "on" if field.startswith("is_") else [hardship.pk]})
    reader = User.objects.get(pk=reader.pk)
    assert (reader.is_superuser, reader.is_staff, reader.user_permissions.count()) == (False, False, 0)


def test_a_superuser_is_not_the_administrator_s_to_edit(client, administrator):
    superuser = make_account_of(SUPERUSER)
    assert 'name="username"' not in client.get(page_of(superuser)).text
    assert client.post(page_of(superuser), {"username": "taken"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[superuser.pk])
    assert client.get(password).status_code == 403
    assert client.post(reverse("admin:auth_user_delete", args=[superuser.pk]), {"post": "yes"}).status_code == 403


def test_nobody_gives_themselves_a_role(client, administrator):
    save(client, administrator, groups=[group(roles.ARCHIVIST)])
    assert [one.name for one in administrator.groups.all()] == [roles.ADMINISTRATOR]


def test_a_group_of_the_office_s_own_is_neither_given_nor_taken(client, administrator):
    own = Group.objects.create(name="示例组")
    reader, member = make_account_of(roles.READER), make_account("member")
    member.groups.add(own)
    assert save(client, reader, groups=[own.pk]).status_code == 200
    save(client, member, groups=[group(roles.READER)])
    assert {one.name for one in member.groups.all()} == {"示例组", roles.READER}
    assert client.post(reverse("admin:auth_group_change", args=[own.pk]), {"name": "x"}).status_code == 403


def test_what_an_account_has_by_itself_stays_when_its_role_changes(client, administrator):
    kept = make_account("kept", "view_contacts", is_staff=True)
    save(client, kept, groups=[group(roles.READER)])
    kept = User.objects.get(pk=kept.pk)
    assert kept.has_perm("archive.view_contacts") and kept.is_staff


def test_a_superuser_does_all_of_it(admin_client):
    reader = make_account_of(roles.READER)
    hardship = Permission.objects.get(codename="view_hardship")
    assert save(admin_client, reader, is_superuser="on", user_permissions=[hardship.pk]).status_code == 302
    reader = User.objects.get(pk=reader.pk)
    assert reader.is_superuser and reader.user_permissions.get() == hardship


def test_saving_a_role_keeps_the_permissions_that_its_form_does_not_show(admin_client):
    own = Group.objects.create(name="示例组")
    own.permissions.set(Permission.objects.all())
    address = reverse("admin:auth_group_change", args=[own.pk])
    page = admin_client.get(address)
    shown = {one.pk for one in page.context["adminform"].form.fields["permissions"].queryset}
    assert admin_client.post(address, fields_of(page) | {"name": "示例新组", "permissions": []}).status_code == 302
    own.refresh_from_db()
    assert own.name == "示例新组"
    assert set(own.permissions.all()) == set(Permission.objects.exclude(pk__in=shown)) != set()


def test_saving_an_account_keeps_the_permissions_that_its_form_does_not_show(admin_client):
    reader = make_account_of(roles.READER)
    reader.user_permissions.set(Permission.objects.all())
    form = admin_client.get(page_of(reader)).context["adminform"].form
    shown = {one.pk for one in form.fields["user_permissions"].queryset}
    assert save(admin_client, reader, user_permissions=[]).status_code == 302
    assert set(reader.user_permissions.all()) == set(Permission.objects.exclude(pk__in=shown)) != set()


def test_an_administrator_reads_the_permissions_of_an_account_by_their_names(client, administrator):
    reader = make_account_of(roles.READER)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_hardship", "add_issuer"]))
    page = client.get(page_of(reader)).content.decode()
    assert all(name_of(one) in page for one in reader.user_permissions.all())
    assert not any(one.name in page for one in reader.user_permissions.filter(codename="add_issuer"))


def test_who_left_is_kept_out_and_stays_in_the_registers(client, administrator):
    account = make_account_of(roles.CLERK)
    page = client.get(page_of(account))
    assert "不必删除" in page.text and "有效" in page.text
    sent = fields_of(page)
    del sent["is_active"]
    assert client.post(page_of(account), sent).status_code == 302
    client.logout()
    client.post(reverse("login"), {"username": account.username, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert UseRecord.objects.filter(account_name=account.username).exists()
