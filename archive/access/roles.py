"""The four roles of an office as groups, and what each may do. They are made once, by migration; what an office
changes of them afterwards stays changed.

Source of the rule: decision 0069.
"""

from collections.abc import Iterable
from typing import Any

from archive.models.directive_permissions import OF_DIRECTIVES

READER, CLERK, ARCHIVIST, ADMINISTRATOR = "查阅人员", "文秘", "档案员", "系统管理员"
# Who has work to do beneath /admin/.
STAFF = (CLERK, ARCHIVIST, ADMINISTRATOR)

_SIGHT = ["archive.view_contacts", "archive.receive_sources"]
# What an archivist corrects: the directive, and all that was read of it.
_DIRECTIVES = ["directive", "directiveunderreview", "section", "actionitem"]
_LINES = ["issuance", "reference", "forwarding"]
_REFERENCE_DATA = ["region", "issuer", "issueralias", "topic"]


def _each(actions: str, models: Iterable[str], app: str = "archive") -> list[str]:
    return [f"{app}.{action}_{model}" for model in models for action in actions.split()]


PERMISSIONS: dict[str, list[str]] = {
    # Signed in by name, and shown what the public is shown.
    READER: [],
    # A line of a directive's form that goes is a correction; the directive itself stays.
    CLERK: [
        *_SIGHT,
        "archive.enter_directives",
        *_each("view add change", _DIRECTIVES),
        *_each("view add change delete", _LINES),
        *_each("view", [*_REFERENCE_DATA, "source"]),
    ],
    ARCHIVIST: [
        *_SIGHT,
        "archive.view_hardship",
        "archive.enter_directives",
        "archive.open_directive",
        "archive.withdraw_directive",
        "archive.seal_directive",
        "archive.purge_directive",
        *_each("view add change delete", [*_DIRECTIVES, *_LINES, *_REFERENCE_DATA, "source"]),
    ],
    # Accounts are closed, not deleted: what they did stays theirs.
    ADMINISTRATOR: [
        *_each("view add change", ["user"], "auth"),
        "auth.view_group",
        # 封存 and 清除 take two persons, or a second office.
        "archive.seal_directive",
        "archive.purge_directive",
        *_each("view add change delete", _REFERENCE_DATA),
        "archive.view_userecord",
    ],
}


def make_missing(apps: Any) -> None:
    """Make those of the four groups that there are not, with their permissions. `apps` are Django's, or those of a
    migration, in which no permission may exist yet: it is then made under the name that Django finds it by."""
    groups = apps.get_model("auth", "Group").objects
    for role, names in PERMISSIONS.items():
        # A group that the office has under this name is the office's: its members are not to be given more.
        group, is_new = groups.get_or_create(name=role)
        if is_new:
            group.permissions.set([permission(apps, name) for name in names])


def give(apps: Any, names: Iterable[str]) -> None:
    """Give these permissions, of which there were none before, to those of the four groups that have them by this
    table. A group that lacks another of its role's is the office's own by now, and stays as the office made it."""
    new = set(names)
    for role, held in PERMISSIONS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=role).first()
        if group and _holds(group, set(held) - new):
            group.permissions.add(*(permission(apps, name) for name in held if name in new))


def _holds(group: Any, names: set[str]) -> bool:
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return names <= {f"{app}.{codename}" for app, codename in rows}


def permission(apps: Any, name: str) -> Any:
    """The row of a permission, named as has_perm takes it, made where it is not there yet."""
    app, codename = name.split(".")
    action, _, model = codename.partition("_")
    if codename in OF_DIRECTIVES:
        model, label = "directive", OF_DIRECTIVES[codename]
    else:
        label = f"Can {action} {_named(apps, app, model)}"
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    rows = apps.get_model("auth", "Permission").objects
    return rows.get_or_create(content_type=kind, codename=codename, defaults={"name": label})[0]


def _named(apps: Any, app: str, model: str) -> str:
    """What Django calls the model in the name of a permission; one that is not there yet by its own name."""
    try:
        return apps.get_model(app, model)._meta.verbose_name_raw
    except LookupError:
        return model
