"""What a directive's fields hold, as plain values, and the one place where what a person makes of them is saved."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from archive.history import recorded_change
from archive.ingest import announcement, corrections, kept_annotations, reference_resolution
from archive.models import Directive, Issuance, Topic
from archive.models.choices import ChangeAct
from archive.review.named_rows import issuers_called

WORDS = (
    "title", "number", "genre", "form", "publication", "printed_by", "copy_number", "urgency", "note",
)  # fmt: skip
LISTS = ("addressees", "copies_to", "attachments", "signers", "circulation", "contacts", "reports_to")
DATES = ("issued_on", "printed_on")
PLACES = ("region", "city", "county")
FIELDS = (*WORDS, *LISTS, *DATES, *PLACES, "year", "issuers", "topics")
# What the annotations of a text are made of besides.
_SETTLING = {"title", "number", "addressees", "genre", "year", "issued_on"}


def held(directive: Directive, fields: Iterable[str] = FIELDS) -> dict[str, Any]:
    """The values of these fields, JSON all of them: places by code, issuers by name in the order of the signatures,
    topics by name, of a year what it rests on too."""
    return {name: _held_value(directive, name) for name in fields}


def _held_value(directive: Directive, name: str) -> Any:
    if name in DATES:
        day = getattr(directive, name)
        return day and day.isoformat()
    if name in PLACES:
        return getattr(directive, f"{name}_id")
    if name == "year":
        return [directive.year, directive.year_basis]
    if name == "issuers":
        return [issuer.name for issuer in directive.issuers.as_signed()]
    if name == "topics":
        return sorted(directive.topics.values_list("name", flat=True))
    return getattr(directive, name)


def save(
    directive: Directive,
    values: Mapping[str, Any],
    person: Any,
    act: ChangeAct = ChangeAct.CORRECTED,
    act_id: uuid.UUID | None = None,
) -> list[str]:
    """Write those of {field: value} that are others than are kept, mark them as corrected by this person, record them
    and tell the index; their names. Call it in a transaction that holds the row. Raises ValueError for an issuer that
    there is not."""
    before = held(directive, values)
    changed = {name: value for name, value in values.items() if value != before[name]}
    if not changed:
        return []
    for name, value in changed.items():
        _WRITERS.get(name, _write_column)(directive, name, value)
    directive.save(update_fields=_columns(changed))
    if _SETTLING & set(changed):
        kept_annotations.write(directive)
    corrections.mark([directive], changed, person)
    after = held(directive, changed)
    recorded_change.record(directive, act, {name: (before[name], after[name]) for name in changed}, person, "", act_id)
    if {"title", "number"} & set(changed):
        reference_resolution.arrived([directive])
    announcement.announce(saved=[directive.pk])
    return list(changed)


def _columns(changed: Iterable[str]) -> list[str]:
    columns = [name for name in changed if name not in ("issuers", "topics")]
    return [*columns, *(["year_basis"] if "year" in columns else [])]


def _write_column(directive: Directive, name: str, value: Any) -> None:
    setattr(directive, name, value)


def _write_date(directive: Directive, name: str, value: str | None) -> None:
    setattr(directive, name, date.fromisoformat(value) if value else None)


def _write_place(directive: Directive, name: str, value: str | None) -> None:
    setattr(directive, f"{name}_id", value)


def _write_year(directive: Directive, name: str, value: list) -> None:
    directive.year, directive.year_basis = value


def _write_issuers(directive: Directive, name: str, value: list[str]) -> None:
    issuers = issuers_called(value)
    directive.issuances.all().delete()
    Issuance.objects.bulk_create(
        [Issuance(directive=directive, issuer=issuer, position=at) for at, issuer in enumerate(issuers)]
    )


def _write_topics(directive: Directive, name: str, value: list[str]) -> None:
    directive.topics.set(Topic.objects.filter(name__in=value))


_WRITERS: dict[str, Callable[[Directive, str, Any], None]] = {
    **dict.fromkeys(DATES, _write_date),
    **dict.fromkeys(PLACES, _write_place),
    "year": _write_year,
    "issuers": _write_issuers,
    "topics": _write_topics,
}
