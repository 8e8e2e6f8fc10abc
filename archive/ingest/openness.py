"""Who may know of a directive (知悉范围): set by whoever may open it, with a reason, and put back by the history."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.history.field_words import told_as
from archive.history.field_writers import writes
from archive.history.recorded_change import record
from archive.ingest import announcement
from archive.models import Directive, Forwarding, HistoryEntry
from archive.models.choices import ChangeAct, Openness
from archive.models.directive_permissions import OPENS
from archive.privacy.text import hidden_from, redact

FIELD = "openness"


def value_of(directive: Directive) -> dict:
    """As the history has it: {"openness": "groups", "groups": [3]}."""
    is_of_groups = directive.openness == Openness.GROUPS
    groups = directive.known_to.order_by("pk").values_list("pk", flat=True) if is_of_groups else ()
    return {"openness": str(directive.openness), "groups": list(groups)}


def words(value: dict) -> str:
    """'指定的人员组：查阅人员'"""
    names = dict(Group.objects.filter(pk__in=value["groups"]).values_list("pk", "name"))
    groups = "、".join(names.get(key, _("（已删除的人员组）")) for key in value["groups"])
    return _("：").join(filter(None, [str(Openness(value["openness"]).label), groups]))


told_as(FIELD, gettext_lazy("知悉范围"), lambda value: [words(value)])


def recorded(entry: HistoryEntry) -> tuple[dict, dict]:
    """What an entry of the history says it was, and what it became. Raises ValueError where it lacks one of them: a
    directive has an openness at any time."""
    if entry.old is None or entry.new is None:
        raise ValueError(f"history entry {entry.pk} lacks a value")
    return entry.old, entry.new


def is_wider(new: dict, old: dict) -> bool:
    """Whether somebody may know of what has the first value who may not of what has the second."""
    places = [Openness.values.index(one["openness"]) for one in (new, old)]
    if places[0] != places[1]:
        return places[0] < places[1]
    return bool(set(new["groups"]) - set(old["groups"]))


def narrower_forwarded(directives: Sequence[Directive], new: dict) -> list[Directive]:
    """What the directives bring along and fewer may know of than `new` says: it may not be opened by way of them. One
    that is itself among them is given `new` with the rest."""
    keys = [one.pk for one in directives]
    rows = Forwarding.objects.filter(forwarding_directive__in=keys).exclude(forwarded_directive__in=keys)
    rows = rows.select_related("forwarded_directive").defer("forwarded_directive__text").order_by("pk")
    forwarded = {row.forwarded_directive_id: row.forwarded_directive for row in rows}
    return [one for one in forwarded.values() if is_wider(new, value_of(one))]


def told_narrower(other: Directive, person: Any) -> str:
    """What is said of one that keeps others from being opened."""
    title = redact(other.title, hidden_from(person, other))
    return _("所转发、印发的《%(title)s》知悉范围较窄，请先核定那一件。") % {"title": title}


@transaction.atomic
def set_openness(directives: Iterable[Directive], new: dict, person: Any, reason: str) -> None:
    """Write and record it, of all of them as one act. Raises ValueError, with a sentence, for a group that is no
    more."""
    act_id = uuid.uuid4()
    for directive in directives:
        old = value_of(directive)
        if old != new:
            _write(directive, new)
            record(directive, ChangeAct.OPENED, {FIELD: (old, value_of(directive))}, person, reason, act_id)


@writes(FIELD)
def _put_back(directive: Directive, value: dict, person: Any) -> None:
    """For the button that undoes a change: it takes what setting it takes. Raises ValueError with a sentence."""
    if not person.has_perm(OPENS):
        raise ValueError(_("您的账号没有设定知悉范围的权限。"))
    if narrower := narrower_forwarded([directive], value):
        raise ValueError(told_narrower(narrower[0], person))
    _write(directive, value)


def _write(directive: Directive, value: dict) -> None:
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
