"""Accounts for tests: by what they may do, or by their role."""

from django.apps import apps
from django.contrib.auth.models import Group, User

from archive.access import roles

PASSWORD = "示例口令：十二个字以上才行"
SUPERUSER = "superuser"


def make_account(name: str, *permissions: str, **fields) -> User:
    """An account with these permissions of the archive ('view_contacts'), and no role."""
    account = User.objects.create_user(name, **fields)
    account.user_permissions.set([roles.permission(apps, f"archive.{one}") for one in permissions])
    return account


def make_account_of(role: str, name: str | None = None) -> User:
    """An account of one of the four roles, or a superuser, with `PASSWORD`."""
    if role == SUPERUSER:
        return User.objects.create_superuser(name or role, password=PASSWORD)
    # A test that commits takes the groups away when it ends.
    roles.make_missing(apps)
    account = User.objects.create_user(name or role, password=PASSWORD, is_staff=role in roles.STAFF)
    account.groups.set([Group.objects.get(name=role)])
    return account
