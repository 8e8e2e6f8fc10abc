"""Permissions as the admin names them, and which of them its forms show. Django keeps their names in English, in the
database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.access import roles
from archive.admin.chosen_rows import Rows

_ACTS = {
    "add": gettext_lazy("添加"),
    "change": gettext_lazy("修改"),
    "delete": gettext_lazy("删除"),
    "view": gettext_lazy("查看"),
}


def name_of(permission: Permission) -> str:
    """'文件：修改', or what the archive itself calls it: '文件：撤下和恢复'."""
    act = _ACTS.get(permission.codename.partition("_")[0])
    is_djangos = act is not None and permission.name.startswith("Can ")
    return f"{permission.content_type.name}：{act if is_djangos else _(permission.name)}"


def names_of(permissions: Any) -> str:
    """The names of an account's or a role's own permissions, for a page that only shows them."""
    return "；".join(name_of(one) for one in permissions.select_related("content_type"))


def asked_for() -> QuerySet[Permission]:
    """Those that something here asks for: of what the admin shows, and what roles may do."""
    shown = ContentType.objects.get_for_models(*admin.site._registry).values()
    codes = {name.partition(".")[2] for several in roles.PERMISSIONS.values() for name in several}
    rows = Permission.objects.filter(Q(content_type__in=shown) | Q(codename__in=codes))
    return rows.select_related("content_type").order_by("content_type", "pk")


@contextmanager
def keeping_unshown(permissions: Any) -> Iterator[None]:
    """The block saves a form of these permissions, which knows only those of `asked_for`: the others stay."""
    unshown = list(permissions.exclude(pk__in=asked_for().order_by().values("pk")))
    yield
    permissions.add(*unshown)


class PermissionsField(Rows):
    """Permissions to be chosen, by these names."""

    def label_from_instance(self, obj: Permission) -> str:
        return name_of(obj)
