"""Withdraw a directive from view, restore it, seal it. Each act has a reason, is recorded and told to the index, all
in one transaction; the data version rises with it, so that no page that was kept shows it any longer."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.history import field_words, field_writers, recorded_change
from archive.ingest import announcement, reference_resolution
from archive.models import Directive
from archive.models.choices import ChangeAct, Custody
from archive.models.custody_closure import FIELD
from archive.models.directive_permissions import WITHDRAWS
from archive.models.history_entry import LONGEST_REASON

field_words.told_as(FIELD, gettext_lazy("在库情况"), lambda value: [str(Custody(value).label)])


class NotDone(Exception):
    """Why an act was not done and what to do, in a sentence; nothing was changed."""


def withdraw(keys: Iterable[int], person: Any, reason: str) -> int:
    """Take directives out of view; how many were in it. Raises NotDone without a reason."""
    return _move(keys, Custody.HELD, Custody.WITHDRAWN, ChangeAct.WITHDRAWN, person, reason)


def restore(keys: Iterable[int], person: Any, reason: str) -> int:
    """Show withdrawn directives again; how many were withdrawn. Raises NotDone without a reason."""
    return _move(keys, Custody.WITHDRAWN, Custody.HELD, ChangeAct.RESTORED, person, reason)


def seal(keys: Iterable[int], person: Any, reason: str) -> int:
    """Seal directives, whether they are in view or withdrawn; how many were not sealed yet. Raises NotDone."""
    keys, act = list(keys), uuid.uuid4()
    with transaction.atomic():
        return sum(
            _move(keys, before, Custody.SEALED, ChangeAct.SEALED, person, reason, act)
            for before in (Custody.HELD, Custody.WITHDRAWN)
        )


def lift_seal(keys: Iterable[int], person: Any, reason: str) -> int:
    """Take the seal from directives. They are withdrawn then: whether they are shown is another question, and another
    act. How many were sealed. Raises NotDone, also where a backup has brought the record alone."""
    keys = list(keys)
    if Directive.objects.filter(pk__in=keys, custody=Custody.SEALED, source__file="").exists():
        raise NotDone(_("这里只有封存记录：备份里没有封存文件的原件和正文，不能解除封存。"))
    return _move(keys, Custody.SEALED, Custody.WITHDRAWN, ChangeAct.WITHDRAWN, person, reason)


def reason_of(said: str) -> str:
    """The reason as it is recorded. Raises NotDone for none, and for one that is too long."""
    reason = " ".join(said.replace("\x00", "").split())
    if not reason:
        raise NotDone(_("请写明理由。"))
    if len(reason) > LONGEST_REASON:
        raise NotDone(_("理由太长：最多 %(most)s 字。") % {"most": LONGEST_REASON})
    return reason


@transaction.atomic
def _move(keys, before: Custody, after: Custody, act: ChangeAct, person, reason: str, act_id=None) -> int:
    reason, act_id = reason_of(reason), act_id or uuid.uuid4()
    rows = Directive.objects.filter(pk__in=list(keys), custody=before)
    # Two who act at once: the second finds it done, and records nothing.
    moved = list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    for key in moved:
        _write(key, after)
        recorded_change.record(key, act, {FIELD: (str(before), str(after))}, person, reason, act_id)
    return len(moved)


def _write(key: int, custody: str) -> None:
    Directive.objects.filter(pk=key).update(custody=custody)
    _point_references(key)
    announcement.announce(saved=[key])


def _point_references(key: int) -> None:
    """What pointed to it may mean another directive of its number now, or means it again."""
    reference_resolution.arrived(Directive.objects.filter(pk=key))


@field_writers.writes(FIELD)
def write_custody(directive: Directive, value: Any, person: Any) -> None:
    """For the button that undoes a change: between in view and withdrawn only. A seal is lifted where it was set."""
    if value not in (Custody.HELD, Custody.WITHDRAWN) or directive.custody == Custody.SEALED:
        raise ValueError(_("封存和解除封存不能在变更记录里撤销，请在“撤下、封存、清除”页办理。"))
    if not person.has_perm(WITHDRAWS):
        raise ValueError(_("您的账号没有撤下和恢复的权限。"))
    _write(directive.pk, value)
