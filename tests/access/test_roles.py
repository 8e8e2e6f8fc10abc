"""What each role may do, and that the migration that makes them takes nothing from anybody."""

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AnonymousUser, Group, Permission, User

from archive.access import roles
from archive.circle import EVERYBODYS
from archive.privacy.sight import EVERYBODY, Sight, sight_of
from archive.uses import use_writer
from tests.models.test_renamed_models import migrate
from tests.support.accounts import SUPERUSER, make_account, make_account_of

BEFORE, AFTER = ("archive", "0011_access_permissions"), None


@pytest.fixture
def no_register(monkeypatch):
    """At that time there was none in which a change of rights could be recorded."""
    monkeypatch.setattr(use_writer, "write", lambda *args, **options: None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "sight"),
    [
        (roles.READER, Sight()),
        (roles.CLERK, Sight(True, False, True, True)),
        (roles.ARCHIVIST, Sight(True, True, True, True)),
        (roles.ADMINISTRATOR, Sight()),
        (SUPERUSER, Sight(True, True, True, True)),
    ],
)
def test_what_a_role_sees(role, sight):
    assert sight_of(make_account_of(role))._replace(circle=EVERYBODYS) == sight


@pytest.mark.django_db
def test_nobody_sees_more_for_being_signed_in_or_staff():
    assert sight_of(AnonymousUser()) == EVERYBODY
    assert sight_of(make_account("reader")) == sight_of(make_account("staff", is_staff=True))
    assert sight_of(make_account("other reader")).is_everybodys
    closed = make_account("closed", "view_contacts", is_active=False)
    assert sight_of(closed).is_everybodys


@pytest.mark.django_db
def test_a_clerk_corrects_and_deletes_no_directive():
    clerk, archivist = make_account_of(roles.CLERK), make_account_of(roles.ARCHIVIST)
    assert clerk.has_perms(["archive.change_directive", "archive.add_directive", "archive.receive_sources"])
    assert not clerk.has_perm("archive.delete_directive") and not clerk.has_perm("archive.delete_source")
    assert archivist.has_perms(["archive.delete_directive", "archive.delete_source", "archive.change_topic"])
    assert not archivist.has_module_perms("auth")


@pytest.mark.django_db
def test_the_administrator_keeps_accounts_and_reads_nothing_hidden():
    administrator = make_account_of(roles.ADMINISTRATOR)
    assert administrator.has_perms(["auth.change_user", "auth.view_group", "archive.change_region"])
    assert not administrator.has_perms(["archive.view_directive"]) and not administrator.has_perm("auth.change_group")


@pytest.mark.django_db
def test_every_permission_is_the_row_that_django_makes_itself():
    """But for the use register's, whose model makes it later."""
    named = {name for names in roles.PERMISSIONS.values() for name in names} - {"archive.view_userecord"}
    made = {name: roles.permission(apps, name).name for name in named}
    Permission.objects.all().delete()
    for app in ("archive", "auth"):
        create_permissions(apps.get_app_config(app), verbosity=0)
    assert made == {name: Permission.objects.get(**_row(name)).name for name in named}


def _row(name):
    app, codename = name.split(".")
    return {"content_type__app_label": app, "codename": codename}


@pytest.mark.django_db(transaction=True)
def test_who_has_an_account_keeps_what_they_saw(no_register):
    migrate(BEFORE)
    # Of what hangs on a group today there is no table yet, so Django's own deletion would miss one.
    for rows in (Group.permissions.through, User.groups.through, Group):
        rows.objects.all()._raw_delete("default")
    office = Group.objects.create(name=roles.CLERK)
    User.objects.create_user("reader")
    User.objects.create_user("staff", is_staff=True)
    migrate(AFTER)
    sights = {user.username: sight_of(user)._replace(circle=EVERYBODYS) for user in User.objects.all()}
    assert sights == {"reader": Sight(True, False), "staff": Sight(True, True)}
    assert User.objects.get(username="staff").has_perm("archive.receive_sources")
    assert not User.objects.get(username="staff").has_perm("archive.change_directive")
    # What the office called so itself is not given more.
    assert not office.permissions.exists() and Group.objects.count() == len(roles.PERMISSIONS)


@pytest.mark.django_db(transaction=True)
def test_the_way_back_and_forth_keeps_a_role_what_it_is(no_register):
    reader = make_account_of(roles.READER)
    migrate(BEFORE)
    migrate(AFTER)
    assert sight_of(User.objects.get(pk=reader.pk)).is_everybodys
    assert User.objects.get(pk=reader.pk).groups.get().name == roles.READER
