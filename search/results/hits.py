"""What a results page shows of each directive it found."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from archive.catalogue.data_version import VersionedCache
from archive.models import Directive, Issuance, Section
from archive.models.choices import SectionKind
from archive.privacy.rows import redact_contacts
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


@dataclass(frozen=True)
class Hit:
    """`text` is the directive's as this reader may see it, `spans` where it answers; `missing` are the words asked
    for that stand neither in its title nor in its text."""

    directive: Directive
    score: float
    url: str
    issuers: str
    title: SafeString
    text: str
    spans: list[Highlight]
    sections: list[SectionHit] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @cached_property
    def snippets(self) -> list[SafeString]:
        """The words around where the whole text answers best."""
        return [snippet(self.text, self.spans)] if self.spans else []


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

    directive: Directive
    issuers: str
    outline: list[SectionRow]


def load_rows(results: Iterable, tree) -> dict[int, ResultRow]:
    """{key of a result's directive: what is read of it}, in three queries; what is at hand is not asked for."""
    with_text = tree is not None
    wanted = dict.fromkeys((int(result.pk), with_text) for result in results)
    found = _row_cache.of(wanted, lambda missing: _read([pk for pk, _ in missing], with_text))
    # A copy for each reader: contacts are hidden in it from one and not from another.
    return {pk: held._replace(directive=_copied(held.directive)) for (pk, _), held in found.items()}


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
        directive = held.directive
        redact_contacts(reader, directive)
        text = directive.text if tree else ""
        spans = in_text.spans(text)
        hits.append(
            Hit(
                directive,
                round(result.score, 4),
                directive.get_absolute_url(),
                held.issuers,
                in_title.marked(directive.title),
                text,
                spans,
                _section_hits(held.outline, text, spans, hidden_from(reader, directive)),
                _missing(words, directive, spans) if words else [],
            )
        )
    return hits


def _missing(words, directive, spans) -> list[str]:
    found = {directive.text[span.start : span.end] for span in spans}
    found = {fold(one) for one in (directive.title, *found)}
    return [word.text for word in words if not all(_holds(found, piece) for piece in query_words(word.text))]


def _holds(found, piece) -> bool:
    return any(name in one for one in found for name in (piece, *others(piece)))


def _read(keys, with_text) -> dict[tuple[int, bool], ResultRow]:
    directives = Directive.objects.for_results(with_text).in_bulk(keys)
    issuers, outlines = _issuers(keys), _outlines(keys) if with_text else {}
    return {
        (pk, with_text): ResultRow(directive, "、".join(issuers[pk]), outlines.get(pk, []))
        for pk, directive in directives.items()
    }


def _copied(directive: Directive) -> Directive:
    """The same row with fields of its own."""
    copied = Directive.__new__(Directive)
    vars(copied).update(vars(directive))
    return copied


def _issuers(keys) -> dict[int, list[str]]:
    """{directive's key: its issuers' names in the order of the signatures}."""
    names = defaultdict(list)
    issuances = Issuance.objects.filter(directive__in=keys).order_by("directive_id", "position")
    for key, name in issuances.values_list("directive_id", "issuer__name"):
        names[key].append(name)
    return names


def _outlines(keys) -> dict[int, list[SectionRow]]:
    """{directive's key: its sections in order}."""
    outlines = defaultdict(list)
    sections = Section.objects.filter(directive__in=keys).order_by("directive_id", "position")
    for row in map(SectionRow._make, sections.values_list(*SectionRow._fields)):
        outlines[row.directive_id].append(row)
    return outlines


def _section_hits(sections, text, spans, hidden) -> list[SectionHit]:
    """The sections that answer the most needles, in the order of the text."""
    answers = _answers(sections, spans)
    # Of equal ones the items: they say more than that it stands in the introduction.
    best = sorted(answers, key=lambda section: (-len(answers[section]), section.kind != SectionKind.ITEM))
    return [
        SectionHit(section.anchor, heading, snippet(text, spans, section.start, section.end))
        for section in sorted(best[:MAX_SECTIONS])
        for heading in [redact(_heading(section, text), hidden)]
    ]


def _answers(sections, spans) -> dict[SectionRow, set[int]]:
    """{section: the needles found in it}. Sections stand one after the other."""
    answers = defaultdict(set)
    starts = [section.start for section in sections]
    for span in spans:
        section = sections[bisect_right(starts, span.start) - 1] if starts else None
        if section and section.start <= span.start < section.end:
            answers[section].add(span.needle)
    return answers


def _heading(section, text) -> str:
    """The label and heading; an item that is a whole paragraph is told by its first words."""
    if section.kind != SectionKind.ITEM:
        return str(SectionKind(section.kind).label)
    own = section.heading or f"{text[section.body_start : section.body_start + FIRST_WORDS]}…"
    return f"{section.label}{own}"
