"""What a results page shows of each directive it found."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from archive.catalogue.compiled_question import CompiledQuestion, Keys
from archive.catalogue.data_version import VersionedCache
from archive.catalogue.kept_validity import NOTHING_KNOWN, UNSETTLED, KeptValidity, ShownValidity, kept_of
from archive.models import Directive, Issuance, Section
from archive.models.choices import SectionKind
from archive.models.directive import directive_address
from archive.privacy import noted_uses
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from, redact
from archive.rendering.safe_html import SafeString
from search.analysis.matching_copy import fold
from search.analysis.segmentation import query_words
from search.analysis.synonyms import others
from search.query.tree import ANYWHERE, Or, joined
from search.results.highlighting import Highlight, Highlighter, snippet
from search.results.query_kinds import words_of

MAX_SECTIONS = 3
FIRST_WORDS = 24
# Whoever changes a search a little finds much the same: so many directives are kept at hand, of some 20 kB each.
ROWS_CACHED = 256
_row_cache = VersionedCache(ROWS_CACHED)


@dataclass(frozen=True)
class SectionHit:
    anchor: str
    heading: str
    snippet: SafeString
    start: int


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


@dataclass(frozen=True)
class Hit:
    """`directive` is as its reader may see it, `spans` where its text answers; `missing` are the words asked for that
    stand neither in its title nor in its text."""

    directive: FoundDirective
    score: float
    url: str
    title: SafeString
    spans: list[Highlight]
    sections: list[SectionHit] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    validity: ShownValidity = UNSETTLED

    @cached_property
    def snippets(self) -> list[SafeString]:
        """The words around where the whole text answers best."""
        return [snippet(self.directive.text, self.spans)] if self.spans else []


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


def hits_of(results: Iterable, tree, reader, rows: Mapping[int, ResultRow] | None = None) -> list[Hit]:
    """Hits in the order of the results, in a fixed number of queries.

    `tree` is what was asked, or None; `reader` the user: contacts are redacted for who is not signed in. Whoever asks
    for several lists reads the `rows` of all results at once.
    """
    return _hits(list(results), tree, reader, [], rows)


def hits_of_some(results: Iterable, tree, reader, rows: Mapping[int, ResultRow] | None = None) -> list[Hit]:
    """The same for results that have only some of the words; each tells which it has not."""
    words = words_of(tree) if tree else []
    return _hits(list(results), joined(Or, words) or tree, reader, words, rows)


def _hits(results, tree, reader, words, rows) -> list[Hit]:
    if not results:
        return []
    rows = load_rows(results, tree) if rows is None else rows
    in_title, in_text = Highlighter(tree, (ANYWHERE, "title")), Highlighter(tree)
    hits = []
    for result in results:
        held = rows.get(int(result.pk))
        if held is None:  # removed since, and the index not yet told
            continue
        directive = held.directive.redacted(reader)
        spans = in_text.spans(directive.text)
        hits.append(
            Hit(
                directive,
                round(result.score, 4),
                directive_address(directive.pk),
                in_title.marked(directive.title),
                spans,
                _sections(held, directive.text, spans, reader),
                _missing(words, directive, spans) if words else [],
                directive.validity.shown(sight_of(reader)),
            )
        )
        if noted_uses.sees_more(reader):
            _note(hits[-1], held, reader)
    return hits


def _sections(held: ResultRow, text: str, spans, reader) -> list[SectionHit]:
    return _section_hits(held.outline, text, spans, hidden_from(reader, held.directive)) if spans else []


def _note(hit: Hit, held: ResultRow, reader) -> None:
    """For the register of uses: whether more stands in the hit than the public would read there."""
    public = held.directive.redacted(AnonymousUser())
    shown = [snippet(public.text, hit.spans)] if hit.spans else []
    sections = _sections(held, public.text, hit.spans, AnonymousUser())
    if (public.title, shown, sections) != (hit.directive.title, hit.snippets, hit.sections):
        noted_uses.note(held.directive.pk)


def _missing(words, directive, spans) -> list[str]:
    found = {directive.text[span.start : span.end] for span in spans}
    found = {fold(one) for one in (directive.title, *found)}
    return [word.text for word in words if not all(_holds(found, piece) for piece in query_words(word.text))]


def _holds(found, piece) -> bool:
    return any(name in one for one in found for name in (piece, *others(piece)))


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


def _section_hits(sections, text, spans, hidden) -> list[SectionHit]:
    """The sections that answer the most needles, in the order of the text."""
    answers = _answers(sections, spans)
    # Of equal ones the items: they say more than that it stands in the introduction.
    needles = {section: {span.needle for span in found} for section, found in answers.items()}
    best = sorted(answers, key=lambda section: (-len(needles[section]), section.kind != SectionKind.ITEM))
    return [
        SectionHit(section.anchor, heading, snippet(text, answers[section], section.start, section.end), section.start)
        for section in sorted(best[:MAX_SECTIONS])
        for heading in [redact(_heading(section, text), hidden)]
    ]


def _answers(sections, spans) -> dict[SectionRow, list[Highlight]]:
    """{section: what begins in it}. Sections stand one after the other."""
    answers = defaultdict(list)
    starts = [section.start for section in sections]
    for span in spans:
        section = sections[bisect_right(starts, span.start) - 1] if starts else None
        if section and section.start <= span.start < section.end:
            answers[section].append(span)
    return answers


def _heading(section, text) -> str:
    """The label and heading; an item that is a whole paragraph is told by its first words."""
    if section.kind != SectionKind.ITEM:
        return str(SectionKind(section.kind).label)
    own = section.heading or f"{text[section.body_start : section.body_start + FIRST_WORDS]}…"
    return f"{section.label}{own}"
