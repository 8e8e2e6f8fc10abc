"""What a person sets of a directive's validity: written with its history, in one transaction, and taken back by it."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.history import recorded_change
from archive.history.field_words import told_as
from archive.history.field_writers import writes
from archive.models import Directive, ValidityEvent
from archive.models.choices import ChangeAct, Confidence, ValidityKind
from archive.models.validity_event import LONGEST_BASIS, LONGEST_PLACE

FIELD = "validity"
_DATES = ("day", "until")
_PLAIN = ("kind", "days_after_issue", "months", "basis_words", "place", "note", "confidence", "person_name")


def as_json(directive: Directive) -> list[dict]:
    """What persons have set of it, as the history keeps it."""
    rows = ValidityEvent.objects.filter(directive=directive, is_read=False).order_by("pk")
    return [
        {name: getattr(row, name) for name in _PLAIN}
        | {name: day.isoformat() if (day := getattr(row, name)) else None for name in _DATES}
        | {"basis": row.basis_id}
        for row in rows
    ]


def keys_of(directives: Iterable[int]) -> list[tuple[int, int]]:
    """(event, directive) of all that persons have set of these: an event is not changed, only added or deleted."""
    rows = ValidityEvent.objects.filter(directive__in=list(directives), is_read=False).order_by("pk")
    return list(rows.values_list("pk", "directive"))


@transaction.atomic
def declare(directives: Mapping[Directive, list[ValidityEvent]], person: Any, reason: str = "") -> uuid.UUID:
    """Keep unsaved events of these directives, as one act; the id of the act. One that is there already, of the same
    kind, day and basis, is not kept twice."""
    act = uuid.uuid4()
    for directive, rows in directives.items():
        _hold(directive)
        before = as_json(directive)
        for row in rows:
            row.directive, row.person, row.person_name = directive, person, person.get_username()
            if not _is_known(row):
                row.save()
        _record(directive, before, person, reason, act)
    return act


@transaction.atomic
def retract(row: ValidityEvent, person: Any, reason: str = "") -> None:
    """Take back one event that a person set."""
    _hold(row.directive)
    before = as_json(row.directive)
    row.delete()
    _record(row.directive, before, person, reason, uuid.uuid4())


def _hold(directive: Directive) -> None:
    """Whoever comes second waits until the first is done, where the database can make him."""
    Directive.objects.select_for_update().filter(pk=directive.pk).values_list("pk").first()


def _is_known(row: ValidityEvent) -> bool:
    same = {"kind": row.kind, "day": row.day, "basis": row.basis, "basis_words": row.basis_words, "until": row.until}
    return ValidityEvent.objects.filter(directive=row.directive, is_read=False, **same).exists()


def _record(directive: Directive, before: list[dict], person: Any, reason: str, act: uuid.UUID) -> None:
    after = as_json(directive)
    # No index has it: pages read it anew, since the table's triggers raise the data version.
    recorded_change.record(directive, ChangeAct.VALIDITY, {FIELD: (before, after)}, person, reason, act)


def _words(value: list[dict]) -> list[str]:
    """'废止 2024-01-01 《…》 第三条' of each."""
    named = ("day", "until", "basis_words", "place", "note")
    return [
        " ".join([str(ValidityKind(one["kind"]).label), *(str(one[name]) for name in named if one.get(name))])
        for one in value
    ]


told_as(FIELD, gettext_lazy("效力"), _words)


@writes(FIELD)
def write(directive: Directive, value: Any, person: Any) -> None:
    """Put back what the history has, in place of what persons have set since. Raises ValueError where it is nothing
    that the history wrote."""
    rows = [_row(directive, one, person) for one in value or []]
    ValidityEvent.objects.filter(directive=directive, is_read=False).delete()
    ValidityEvent.objects.bulk_create(rows)


def _row(directive: Directive, value: dict, person: Any) -> ValidityEvent:
    try:
        days: dict[str, date | None] = {name: parse_date(value[name]) if value[name] else None for name in _DATES}
        plain = {name: value[name] for name in _PLAIN}
        ValidityKind(plain["kind"])
        # A basis that was deleted since is told by its words, as everywhere.
        basis = Directive.objects.filter(pk=value["basis"]).only("pk").first() if value["basis"] else None
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(_("变更记录里的效力事项读不出来，不能恢复。")) from error
    return ValidityEvent(directive=directive, person=person, basis=basis, **plain, **days)


def basis_words(basis: Directive) -> str:
    """A directive as the basis of another, in words that stay when it goes."""
    number = f"（{basis.number}）" if basis.number else ""
    return f"《{basis.title}》"[: LONGEST_BASIS - len(number)] + number


def event_by(basis: Directive, kind: ValidityKind, day: date | None, place: str, is_sure: bool) -> ValidityEvent:
    """An unsaved event that another directive's text brings about, as a person takes it over."""
    confidence = Confidence.CERTAIN if is_sure else Confidence.LIKELY
    words = basis_words(basis)
    return ValidityEvent(
        kind=kind, day=day, basis=basis, basis_words=words, place=place[:LONGEST_PLACE], confidence=confidence
    )
