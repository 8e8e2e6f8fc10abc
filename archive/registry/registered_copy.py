"""Gives a received copy of a directive its number in the register (收文号).

What a directive is to the office, and what the copy is, is written where it can be told for certain, and open where it
cannot. A copy becomes the 正本 where there is none yet, or where that one is off the web and this one was issued.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.history import recorded_change
from archive.lexicon.dates import FIRST_YEAR
from archive.models import Directive, Registration, Source
from archive.models.choices import ChangeAct
from archive.registry import copy_quality, known_bodies, running_number
from archive.registry.registration_values import change


class NotRegistered(ValueError):
    """Why a copy was given no number, in a sentence for whoever wanted to."""


@transaction.atomic
def register(
    directive: Directive,
    source: Source,
    person: Any,
    received_on: date,
    *,
    copies: int | None = None,
    urgency: str | None = None,
    handling: str = "",
    handler: str = "",
    remark: str = "",
) -> Registration:
    """Register the copy of `directive` that came in as the file `source`, received by `person` (an account) on that
    day; of a file that brings several directives the first: 转发文 and 被转发文 are one 件. Without an `urgency` it is
    that of the mark. Joins the caller's transaction. Raises NotRegistered for a copy that has a number, a file in
    which the directive does not stand, a day to come."""
    _check(directive, source, received_on)
    # Two who register copies of one directive at once: one of them becomes the 正本.
    Directive.objects.select_for_update().filter(pk=directive.pk).values_list("pk").first()
    registration = Registration(
        year=received_on.year,
        directive=directive,
        source=source,
        received_on=received_on,
        copies=copies,
        urgency=directive.urgency if urgency is None else urgency,
        place=known_bodies.told_of(directive).certain or "",
        handling=handling,
        handler=handler,
        quality=copy_quality.proposed(source, directive) or "",
        remark=remark,
    )
    running_number.insert(registration)
    recorded_change.record(directive, ChangeAct.REGISTERED, {"registration": (None, registration.number)}, person)
    if _becomes_principal(registration):
        change(registration, {"is_principal": True}, person)
    return registration


def registrations_of(directive: Directive, source: Source):
    """The registrations of one copy that hold, one or none."""
    return Registration.objects.valid().filter(directive=directive, source=source)


def copies_of(directive: Directive) -> list[Source]:
    """The received files in which a directive stands, the one that it was read from first, without their texts."""
    others = directive.occurrences.order_by("pk").values_list("source", flat=True)
    keys = list(dict.fromkeys([directive.source_id, *others]))
    found = Source.objects.defer("text").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _check(directive: Directive, source: Source, received_on: date) -> None:
    if source.pk != directive.source_id and not directive.occurrences.filter(source=source).exists():
        raise NotRegistered(_("这份来源文件里没有这件文件，不能登记。"))
    if not received_on.year >= FIRST_YEAR or received_on > timezone.localdate():
        raise NotRegistered(_("收文日期不能晚于今天，也不能早于 %(year)d 年。") % {"year": FIRST_YEAR})
    if held := registrations_of(directive, source).first():
        raise NotRegistered(_("这一份已经登记，收文号 %(number)s。") % {"number": held.number})


def _becomes_principal(registration: Registration) -> bool:
    held = Registration.objects.filter(directive=registration.directive, is_principal=True).first()
    return held is None or copy_quality.gives_way(held.quality, registration.quality)
