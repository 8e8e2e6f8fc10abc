"""Who may know of a directive (知悉范围): set by whoever may open it, with a reason, and put back by the history."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from archive.history.field_writers import writes
from archive.history.recorded_change import record
from archive.ingest import announcement
from archive.models import Directive, Forwarding
from archive.models.choices import ChangeAct, Openness

FIELD = "openness"


def value_of(directive: Directive) -> dict:
    """As the history has it: {"openness": "groups", "groups": [3]}."""
    is_of_groups = directive.openness == Openness.GROUPS
    groups = directive.known_to.order_by("pk").values_list("pk", flat=True) if is_of_groups else ()
    return {"openness": str(directive.openness), "groups": list(groups)}


def is_wider(new: dict, old: dict) -> bool:
    """Whether somebody may know of what has the first value who may not of what has the second."""
    places = [Openness.values.index(one["openness"]) for one in (new, old)]
    if places[0] != places[1]:
        return places[0] < places[1]
    return bool(set(new["groups"]) - set(old["groups"]))


def narrower_forwarded(directive: Directive, new: dict) -> list[Directive]:
    """What the directive brings along and fewer may know of than `new` says: it may not be opened by way of this."""
    rows = Forwarding.objects.filter(forwarding_directive=directive).select_related("forwarded_directive")
    forwarded = [row.forwarded_directive for row in rows.defer("forwarded_directive__text")]
    return [one for one in forwarded if is_wider(new, value_of(one))]


@transaction.atomic
def set_openness(directive: Directive, new: dict, person: Any, reason: str) -> None:
    """Write and record it. Raises ValueError, with a sentence, for a group that is no more."""
    old = value_of(directive)
    _write(directive, new, person)
    record(directive, ChangeAct.OPENED, {FIELD: (old, value_of(directive))}, person, reason)


@writes(FIELD)
def _write(directive: Directive, value: dict, person: Any) -> None:
    openness, groups = Openness(value["openness"]), _groups(value["groups"])
    Directive.objects.filter(pk=directive.pk).update(openness=openness)
    directive.openness = openness
    directive.known_to.set(groups if openness == Openness.GROUPS else ())
    # What is suggested to everybody goes by it.
    announcement.announce(saved=[directive.pk])


def _groups(keys: Collection[int]) -> list[Group]:
    found = list(Group.objects.filter(pk__in=keys))
    if len(found) < len(set(keys)):
        raise ValueError(_("原来指定的人员组已经不在，请重新设定知悉范围。"))
    return found
