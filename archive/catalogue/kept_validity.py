"""The validity of directives as the archive keeps it, of many in one question, and as a reader may see it.

kept_of([3, 7])[3].shown(sight)
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from archive.catalogue.compiled_question import CompiledQuestion, Keys
from archive.catalogue.known_directives import hidden_keys
from archive.models import Directive, ValidityEvent
from archive.models.choices import Custody, ValidityState
from archive.models.directive import directive_address
from archive.privacy import noted_uses
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists, today
from archive.validity.validity_rule import Event, Validity, validity_at


class Basis(NamedTuple):
    """What an event rests on: a directive by its key and title, or words; and where it stands there. `contacts` are
    those of either, as they are kept, to redact its words by."""

    directive: int
    own_contacts: str
    pk: int | None
    title: str
    number: str
    custody: str
    contacts: str
    words: str
    place: str


class ShownValidity(NamedTuple):
    """The state of a directive today, as a reader may see it. `since` as the rule has it, `acted_on` the day of the
    act itself; `basis` in words, with its key where there is a page to lead to; `is_own` where the text itself says
    it, in the words of `place`."""

    state: ValidityState = ValidityState.UNSETTLED
    since: date | None = None
    acted_on: date | None = None
    basis: str = ""
    basis_pk: int | None = None
    place: str = ""
    is_own: bool = False
    is_trial: bool = False
    until: date | None = None
    has_ended: bool = False

    @property
    def says_something(self) -> bool:
        """Whether a list has anything to say of it."""
        return self.state != ValidityState.UNSETTLED or self.has_ended

    @property
    def basis_url(self) -> str:
        return directive_address(self.basis_pk) if self.basis_pk else ""


UNSETTLED = ShownValidity()


class KeptValidity(NamedTuple):
    """What happened to one directive, and the date it bears."""

    dated: date | None
    events: tuple[Event, ...]

    def shown(self, sight: Sight) -> ShownValidity:
        """Its state today, as a reader with this sight may see it."""
        return _shown(validity_at(self.events, self.dated, today()), sight)


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


def basis_as_json(validity: ShownValidity) -> dict | None:
    """What the state follows from, as the API answers it; None for 未核定."""
    if validity.state == ValidityState.UNSETTLED:
        return None
    return {
        "since": validity.since,
        "text": validity.basis or None,
        "directive": validity.basis_pk,
        "place": validity.place or None,
        "url": validity.basis_url or None,
    }


def kept_of_row(directive: Directive) -> KeptValidity:
    """The same of a row of the model, by the rows of its events: fetched beforehand (`for_lists`), or now."""
    return KeptValidity(directive.dated, tuple(map(event_of, directive.validity_events.all())))


def event_of(row: ValidityEvent) -> Event:
    """A row of the model as the rule takes it."""
    basis = row.basis
    told = (basis.title, basis.number, basis.custody, json.dumps(basis.contacts)) if basis else ("", "", "", "[]")
    own_contacts = json.dumps(row.directive.contacts)
    about = Basis(row.directive_id, own_contacts, row.basis_id, *told, row.basis_words, row.place)
    columns = (row.kind, row.day, row.days_after_issue, row.until, row.months, row.is_read)
    return Event(*columns, row.pk, about)


def _shown(validity: Validity, sight: Sight) -> ShownValidity:
    rest: dict[str, Any] = {"is_trial": validity.is_trial, "until": validity.until, "has_ended": validity.has_ended}
    event = validity.event
    if event is None:
        return ShownValidity(validity.state, **rest)
    about: Basis = event.row
    words, pk = _words(about, sight)
    return ShownValidity(
        validity.state, validity.since, event.day, words, pk,
        _redacted(about.directive, about.own_contacts, about.place, sight), event.is_read, **rest,
    )  # fmt: skip


class ShownBasis(NamedTuple):
    """What one event rests on, as a reader may see it; `url` is '' where there is no page."""

    words: str
    url: str
    place: str


def shown_basis(event: Event, sight: Sight) -> ShownBasis:
    """The same of one event, whatever the state."""
    about: Basis = event.row
    words, pk = _words(about, sight)
    place = _redacted(about.directive, about.own_contacts, about.place, sight)
    return ShownBasis(words, directive_address(pk) if pk else "", place)


def _words(about: Basis, sight: Sight) -> tuple[str, int | None]:
    """(the basis in words, its key where it has a page). Of what was withdrawn the words stay; of what was sealed
    nothing does, nor of what this reader may not know of."""
    is_unknown = about.custody == Custody.HELD and about.pk in hidden_keys(sight)
    if is_unknown or about.custody == Custody.SEALED:
        return "", None
    if about.title:
        number = f"（{about.number}）" if about.number else ""
        title = _redacted(about.pk, about.contacts, about.title, sight)
        return f"《{title}》{number}", about.pk if about.custody == Custody.HELD else None
    return _redacted(about.directive, about.own_contacts, about.words, sight), None


def _redacted(pk: int | None, contacts: str, words: str, sight: Sight) -> str:
    if not words or pk is None:
        return words
    return noted_uses.redactor_in_lists(pk, contacts, hidden_in_lists(contacts, sight))(words)


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
