"""Directives as a list shows them: plain values, read in three questions that are put together once.

Rows of the models would be five objects each, of sixty fields, to show twelve.
"""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from django.db.models import BigIntegerField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from archive.catalogue.compiled_question import CompiledQuestion, Keys
from archive.catalogue.data_version import VersionedCache
from archive.catalogue.kept_validity import shown_of
from archive.catalogue.known_directives import hidden_keys
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.catalogue.topic_order import MAIN_FIRST
from archive.models import Directive, Forwarding, Issuance
from archive.privacy import noted_uses
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists

MOST_TOPICS = 6
# So many keys are sorted at once and kept, eight bytes each: ten pages of a list.
_STRETCH = 200
_stretches = VersionedCache(64)


class ForwardedBy(NamedTuple):
    """The directive that brings another along."""

    pk: int
    title: str


class DirectiveRow(NamedTuple):
    """Of one directive what a list shows, as its reader may see it: `place` by the short names of region and city,
    `issuers` in the order of the signatures, `topics` the first few, the main one before all; what is not known is
    empty or None. `unchecked` where something of it is doubtful and nobody has reviewed it."""

    pk: int
    title: str
    number: str
    place: str
    year: int | None
    dated: date | None
    type: str
    issuers: str
    topics: tuple[str, ...]
    forwarded_by: ForwardedBy | None
    validity: ShownValidity = UNSETTLED
    unchecked: bool = False
    # '' where none is: the first of `topics` is like the others then.
    main_topic: str = ""


class ListedDirectives:
    """Directives of an ordered QuerySet for a paginator: only keys are sorted, and only the page's rows are read.
    `order` tells this order of these directives from every other, `total` is their number."""

    def __init__(self, found: QuerySet, order: Hashable, total: int, sight: Sight):
        self._found, self._order, self._total, self._sight = found, order, total, sight

    def count(self) -> int:
        return self._total

    def __getitem__(self, rows: slice) -> list[DirectiveRow]:
        return rows_of(self._keys(rows), self._sight)

    def _keys(self, rows: slice) -> list[int]:
        """Of those rows: a stretch of them is sorted at once, for the pages before and behind."""
        if rows.start >= rows.stop:
            return []
        places = range(rows.start // _STRETCH, (rows.stop - 1) // _STRETCH + 1)
        found = _stretches.of([(self._order, place) for place in places], self._sorted)
        keys = [key for place in places for key in found[self._order, place]]
        first = rows.start - places[0] * _STRETCH
        return keys[first : first + rows.stop - rows.start]

    def _sorted(self, missing: list) -> dict:
        keys = self._found.values_list("pk", flat=True)
        return {
            (order, place): array("q", keys[place * _STRETCH : (place + 1) * _STRETCH]) for order, place in missing
        }


def rows_of(keys: Iterable[int], sight: Sight) -> list[DirectiveRow]:
    """In the order of the keys, without those that there are not; redacted as its reader may see them. The keys are of
    directives that he may know of; what forwards them may be another."""
    keys, hidden = list(keys), hidden_keys(sight)
    told, ties = {row[0]: row for row in _DIRECTIVES.ask(keys)}, defaultdict(list)
    # By place: issuers as they signed, the main topic and then the others, the first forwarding first.
    for role, directive, _, *tie in sorted(_TIES.ask(keys), key=itemgetter(2)):
        if role != "forwarding" or tie[1] not in hidden:
            ties[directive, role].append(tie)
    validity = shown_of(keys, sight)
    return [_row(told[key], ties, sight, validity.get(key, UNSETTLED)) for key in keys if key in told]


def _row(told: tuple, ties: Mapping[tuple, list], sight: Sight, validity: ShownValidity) -> DirectiveRow:
    pk, title, number, region, city, year, issued_on, printed_on, genre, form, contacts, unchecked = told
    forwardings = ties[pk, "forwarding"]
    return DirectiveRow(
        pk,
        _title(pk, title, contacts, sight),
        number,
        # A city stands in a region, always.
        f"{region} {city}" if city else region or "",
        year,
        issued_on or printed_on,
        genre or form,
        "、".join(name for name, _, _ in ties[pk, "issuer"]),
        tuple(name for name, _, _ in ties[pk, "topic"][:MOST_TOPICS]),
        _forwarded_by(forwardings[0], sight) if forwardings else None,
        validity,
        bool(unchecked),
        next((name for name, place, _ in ties[pk, "topic"] if place == 0), ""),
    )


def _forwarded_by(tie: Sequence, sight: Sight) -> ForwardedBy:
    title, pk, contacts = tie
    return ForwardedBy(pk, _title(pk, title, contacts, sight))


def _title(pk: int, title: str, contacts: str, sight: Sight) -> str:
    return noted_uses.redactor_in_lists(pk, contacts, hidden_in_lists(contacts, sight))(title)


def _told(keys: Keys) -> QuerySet:
    return (
        Directive.objects.filter(pk__in=keys)
        .with_unchecked()
        .order_by()
        .values_list(
            "pk", "title", "number", "region__short_name", "city__short_name", "year", "issued_on", "printed_on",
            "genre", "form", Cast("contacts", TextField()), "unchecked",
        )
    )  # fmt: skip


def _tied(keys: Keys) -> QuerySet:
    """Issuers, topics and what forwards them, in the columns that all have."""
    topics = Directive.topics.through.objects.filter(directive__in=keys)
    forwardings, by = Forwarding.objects.filter(forwarded_directive__in=keys), "forwarding_directive"
    parts = [
        _part(Issuance.objects.filter(directive__in=keys), "issuer", "directive", "position", "issuer__name"),
        _part(topics, "topic", "directive", MAIN_FIRST, "topic__name", MAIN_FIRST),
        _part(forwardings, "forwarding", "forwarded_directive", "pk", f"{by}__title", f"{by}_id", f"{by}__contacts"),
    ]
    first, *rest = parts
    return first.union(*rest, all=True)


def _part(rows, role, directive, place, words, other=None, contacts=None) -> QuerySet:
    """Every column says its type: a database that knows types joins none to a NULL without one."""
    number, text = BigIntegerField(), TextField()
    columns = {
        "tie_role": Cast(Value(role), text),
        "tie_directive": Cast(F(f"{directive}_id"), number),
        "tie_place": Cast(_expression(place), number),
        "tie_words": Cast(F(words), text),
        "tie_other": Cast(_expression(other), number),
        "tie_contacts": Cast(_expression(contacts), text),
    }
    return rows.order_by().annotate(**columns).values_list(*columns)


def _expression(column):
    return F(column) if isinstance(column, str) else Value(None) if column is None else column


_DIRECTIVES, _TIES = CompiledQuestion(_told), CompiledQuestion(_tied)
