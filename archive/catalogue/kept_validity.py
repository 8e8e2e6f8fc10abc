"""The validity of directives as the archive keeps it, of many in one question.

kept_of([3, 7])[3].shown(sight)
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from archive.catalogue.compiled_question import CompiledQuestion, Keys
from archive.catalogue.shown_validity import ShownValidity, shown_validity
from archive.catalogue.validity_basis import Basis
from archive.models import Directive, ValidityEvent
from archive.privacy.sight import Sight
from archive.privacy.text import today
from archive.validity.validity_rule import Event, validity_at


class KeptValidity(NamedTuple):
    """What happened to one directive, and the date it bears."""

    dated: date | None
    events: tuple[Event, ...]

    def shown(self, sight: Sight) -> ShownValidity:
        """Its state today, as a reader with this sight may see it."""
        return shown_validity(validity_at(self.events, self.dated, today()), sight)


NOTHING_KNOWN = KeptValidity(None, ())


def kept_of(keys: Iterable[int]) -> dict[int, KeptValidity]:
    """{directive: what happened to it}, of those to whom anything did."""
    keys = list(dict.fromkeys(keys))
    dates: dict[int, date | None] = {}
    events = defaultdict(list)
    for directive, issued_on, printed_on, contacts, basis, told, pk, *event in map(_taken_apart, _EVENTS.ask(keys)):
        dates[directive] = issued_on or printed_on
        about = Basis(directive, contacts, basis, *(words or "" for words in told))
        events[directive].append(Event._make((*event, pk, about)))
    return {directive: KeptValidity(dated, tuple(events[directive])) for directive, dated in dates.items()}


def shown_of(keys: Iterable[int], sight: Sight) -> dict[int, ShownValidity]:
    """{directive: its state today}, of those of which anything is known."""
    return {directive: kept.shown(sight) for directive, kept in kept_of(keys).items()}


def kept_of_row(directive: Directive) -> KeptValidity:
    """The same of a row of the model, by the rows of its events: fetched beforehand (`for_lists`), or now."""
    return KeptValidity(directive.dated, tuple(map(event_of, directive.validity_events.all())))


def event_of(row: ValidityEvent) -> Event:
    """A row of the model as the rule takes it."""
    columns = (row.kind, row.day, row.days_after_issue, row.until, row.months, row.is_read)
    return Event(*columns, row.pk, Basis.of(row))


def _taken_apart(row: tuple) -> tuple:
    """directive, its two dates, its contacts, the basis, what is told of that, the event's key and its columns."""
    return (*row[:5], row[5:11], *row[11:])


def _rows(keys: Keys) -> QuerySet:
    contacts, others = Cast("directive__contacts", TextField()), Cast("basis__contacts", TextField())
    return (
        ValidityEvent.objects.filter(directive__in=keys)
        .order_by("directive", "pk")
        .values_list(
            "directive_id", "directive__issued_on", "directive__printed_on", contacts, "basis_id",
            "basis__title", "basis__number", "basis__custody", others, "basis_words", "place",
            "pk", "kind", "day", "days_after_issue", "until", "months", "is_read",
        )
    )  # fmt: skip


_EVENTS = CompiledQuestion(_rows)
