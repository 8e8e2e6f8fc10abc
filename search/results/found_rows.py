"""What is read of each directive that a search found, as plain values, and kept at hand."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from archive.catalogue.compiled_question import CompiledQuestion, Keys
from archive.catalogue.data_version import VersionedCache
from archive.catalogue.kept_validity import NOTHING_KNOWN, KeptValidity, kept_of
from archive.models import Directive, Issuance, Section
from archive.privacy.text import hidden_from, redact

# Whoever changes a search a little finds much the same: so many directives are kept at hand, of some 20 kB each.
ROWS_CACHED = 256
_row_cache = VersionedCache(ROWS_CACHED)


class FoundDirective(NamedTuple):
    """A directive as plain values, those that a result shows; `place` are the short names of its region and city,
    `text` is empty where none is wanted, and so are its `annotations`."""

    pk: int
    title: str
    number: str
    region_code: str | None
    region_name: str | None
    place: str
    year: int | None
    dated: date | None
    type: str
    issuers: str
    contacts: Sequence[str]
    text: str
    annotations: dict | None = None
    validity: KeptValidity = NOTHING_KNOWN
    unchecked: bool = False

    @classmethod
    def of(cls, directive: Directive, with_text: bool) -> "FoundDirective":
        """What is asked about a directive that was read as a whole; neither place nor issuers."""
        return cls(
            directive.pk, directive.title, directive.number, None, None, "", directive.year, directive.dated,
            directive.type, "", directive.contacts, directive.text if with_text else "",
            directive.annotations if with_text else None,
        )  # fmt: skip

    def redacted(self, reader) -> "FoundDirective":
        """As this reader may see it."""
        hidden = hidden_from(reader, self)
        return self._replace(title=redact(self.title, hidden), text=redact(self.text, hidden))


class SectionRow(NamedTuple):
    """Of a section what its hit needs; its text is a slice of the directive's."""

    directive_id: int
    position: int
    kind: str
    label: str
    heading: str
    anchor: str
    start: int
    body_start: int
    end: int


class ResultRow(NamedTuple):
    """What is read of a directive for its hit; the sections are in order, and none where no text is wanted."""

    directive: FoundDirective
    outline: list[SectionRow]


def load_rows(results: Iterable, tree) -> dict[int, ResultRow]:
    """{key of a result's directive: what is read of it}, in four queries; what is at hand is not asked for."""
    with_text = tree is not None
    wanted = dict.fromkeys((int(result.pk), with_text) for result in results)
    found = _row_cache.of(wanted, lambda missing: _read([pk for pk, _ in missing], with_text))
    return {pk: held for (pk, _), held in found.items()}


def _read(keys, with_text) -> dict[tuple[int, bool], ResultRow]:
    issuers, outlines = defaultdict(list), defaultdict(list)
    for pk, name in _ISSUERS.ask(keys):
        issuers[pk].append(name)
    for row in map(SectionRow._make, _OUTLINES.ask(keys if with_text else [])):
        outlines[row.directive_id].append(row)
    directives, validity = (_WITH_TEXT if with_text else _WITHOUT_TEXT).ask(keys), kept_of(keys)
    return {
        (row[0], with_text): ResultRow(
            _found(row, issuers[row[0]], validity.get(row[0], NOTHING_KNOWN)), outlines[row[0]]
        )
        for row in directives
    }


def _found(row: tuple, issuers: list[str], validity: KeptValidity) -> FoundDirective:
    (
        pk, title, number, code, name, region, city, year, issued_on, printed_on, genre, form, contacts, text, kept,
        unchecked,
    ) = row  # fmt: skip
    # A city stands in a region, always; nearly all contacts are empty, and need not be read.
    return FoundDirective(
        pk, title, number, code, name, f"{region} {city}" if city else region or "", year, issued_on or printed_on,
        genre or form, "、".join(issuers), json.loads(contacts) if contacts != "[]" else (), text,
        json.loads(kept) if kept else None, validity, bool(unchecked),
    )  # fmt: skip


def _columns(text, kept) -> Callable[[Keys], QuerySet]:
    return lambda keys: (
        Directive.objects.filter(pk__in=keys)
        .with_unchecked()
        .order_by()
        .values_list(
            "pk", "title", "number", "region_id", "region__name", "region__short_name", "city__short_name", "year",
            "issued_on", "printed_on", "genre", "form", Cast("contacts", TextField()), text, kept, "unchecked",
        )
    )  # fmt: skip


_WITH_TEXT = CompiledQuestion(_columns(F("text"), Cast("annotations", TextField())))
_WITHOUT_TEXT = CompiledQuestion(_columns(Value(""), Value("")))
_ISSUERS = CompiledQuestion(
    lambda keys: (
        Issuance.objects.filter(directive__in=keys)
        .order_by("directive_id", "position")
        .values_list("directive_id", "issuer__name")
    )
)
_OUTLINES = CompiledQuestion(
    lambda keys: (
        Section.objects.filter(directive__in=keys)
        .order_by("directive_id", "position")
        .values_list(*SectionRow._fields)
    )
)
