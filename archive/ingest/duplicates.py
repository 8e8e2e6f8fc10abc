"""Whether a directive that comes in is one that the archive holds already.

A forwarded text has lost its mark, often its number and its signature: the bodies are compared. Candidates
are found by number and title, which are indexed; only their texts are then measured.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, takewhile

from django.db.models import Exists, OuterRef, Q
from rapidfuzz.distance import Indel

from archive.ingest.measured_text import MeasuredText
from archive.ingest.reference_cache import ReferenceCache
from archive.lexicon import document_numbers
from archive.lexicon.text_keys import subject_key, title_key
from archive.models import Directive, Forwarding, Section, Source
from archive.models.choices import OccurrenceBasis, SectionKind
from archive.parsing import ParsedDirective

# What share of the words must agree for two texts to be one directive: where the number says so too, where only
# the title does, and from where on a second text of its own is shown to a reviewer.
BY_NUMBER, BY_TITLE, MUCH_ALIKE = 0.8, 0.9, 0.9
_MOST_FOUND, _MOST_MEASURED = 500, 20
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class DuplicateMatch:
    """An archived directive like the one that came in: the `same`, or only much like it and for review."""

    directive: Directive
    basis: OccurrenceBasis
    likeness: float
    same: bool
    identical: bool = False  # head and foot too

    @property
    def percent(self) -> str:
        # 99.6 % is not all of it.
        return f"{int(self.likeness * 100)}%"


def find_duplicate(
    parsed: ParsedDirective, known: ReferenceCache, source: Source | None = None
) -> DuplicateMatch | None:
    """The archived directive that `parsed` is, or that it much resembles, or None. `source` is the file that it
    was read from where the archive holds it: nothing is recognised as another part of its own file."""
    key, subject = document_numbers.key_of(parsed.number), subject_key(parsed.title)
    found = _found(key, subject, source)
    candidates = _candidates([pk for pk, *row in found if not _another_edition(parsed, key, *row)], key)
    if not candidates:
        return None
    issuers = known.issuer_ids(parsed)
    ours = MeasuredText(parsed.text, _span((section.kind, section.start, section.end) for section in parsed.sections))
    spans = _spans(candidates)
    matches = [
        _compare(parsed, issuers, ours, candidate, MeasuredText(candidate.text, spans.get(candidate.pk)))
        for candidate in candidates
    ]
    return max(filter(None, matches), key=lambda match: (match.same, match.likeness), default=None)


def _found(key: str, subject: str, source: Source | None):
    """Rows (id, key of the number, year, key of the title) of that number or subject. Nearly always there are none."""
    alike = Q(subject_key=subject) | Q(number_key=key) if key else Q(subject_key=subject)
    found = Directive.objects.filter(alike).order_by("-pk")
    found = found.exclude(source=source) if source else found
    rows = found.values_list("pk", "number_key", "year", "title_key")[:_MOST_FOUND]
    return sorted(rows, key=lambda row: row[1] != key)


def _another_edition(parsed: ParsedDirective, key: str, number_key: str, year: int | None, title: str) -> bool:
    """Every year's notice has the same title, and every city's the same subject; its number is its own."""
    if not (key and number_key) or number_key == key:
        return False
    return title != title_key(parsed.title) or bool(parsed.year and year) and parsed.year != year


def _candidates(pks: list[int], key: str) -> list[Directive]:
    """The first of them, each with `of_number` (it has the number) and `only_forwarded` (the archive has its text
    only as another directive forwards it)."""
    if not pks:
        return []
    only_forwarded = Forwarding.objects.filter(
        forwarded_directive=OuterRef("pk"), forwarding_directive__source=OuterRef("source")
    )
    found = Directive.objects.annotate(only_forwarded=Exists(only_forwarded)).in_bulk(pks[:_MOST_MEASURED])
    for directive in found.values():
        directive.of_number = bool(key) and directive.number_key == key
    return list(found.values())


def _compare(parsed, issuers, ours: MeasuredText, candidate, theirs: MeasuredText) -> DuplicateMatch | None:
    by_number = candidate.of_number
    same_title = candidate.subject_key == subject_key(parsed.title)
    basis = OccurrenceBasis.NUMBER if by_number else OccurrenceBasis.TITLE
    # A title that came without its text is a notice of which the archive knows no more: every year's has the same.
    alone = ours.is_head or theirs.is_head
    if not alone and ours.is_same_as(theirs):
        return DuplicateMatch(candidate, basis, 1.0, same=True, identical=True)
    least = 0 if by_number and same_title else BY_NUMBER if by_number else BY_TITLE
    likeness = Indel.normalized_similarity(ours.body, theirs.body, score_cutoff=least)
    if likeness < least:
        return None
    # Who forwards a text may drop its head and foot; who sends it on its own has no business to change a word.
    one_is_forwarded = parsed.forwarded_by is not None or candidate.only_forwarded
    if one_is_forwarded and not alone and (by_number or not _differs(parsed, issuers, ours, candidate, theirs)):
        return DuplicateMatch(candidate, basis, likeness, same=True)
    return DuplicateMatch(candidate, basis, likeness, same=False) if likeness >= MUCH_ALIKE else None


def _differs(parsed: ParsedDirective, issuers, ours: MeasuredText, candidate: Directive, theirs: MeasuredText) -> bool:
    """Whether number, date, year or issuers say that two texts of one title are two directives."""
    if parsed.number and candidate.number:
        return True
    if parsed.issued_on and candidate.issued_on and parsed.issued_on != candidate.issued_on:
        return True
    inferred = "inferred" in (parsed.year_basis, candidate.year_basis)
    if parsed.year and candidate.year and not inferred:
        if parsed.year != candidate.year:
            return True
    elif set(_YEAR.findall(ours.body)) != set(_YEAR.findall(theirs.body)):
        return True  # this year's notice may be last year's with other dates
    others = dict(candidate.issuers.values_list("pk", "name"))
    if not (parsed.issuers and others) or set(issuers) & set(others):
        return False
    # 省总工会 may be 示例省总工会, written by its own subordinates.
    return not any(a.endswith(b) or b.endswith(a) for a in parsed.issuers for b in others.values())


def _span(sections: Iterable[tuple[str, int, int]]) -> tuple[int, int] | None:
    """Where a directive's own text begins and ends, without its attachments; sections are (kind, start, end)."""
    own = list(takewhile(lambda section: section[0] != SectionKind.ATTACHMENT, sections))
    return (own[0][1], max(end for _, _, end in own)) if own else None


def _spans(candidates: list[Directive]) -> dict[int, tuple[int, int] | None]:
    rows = Section.objects.filter(directive__in=candidates).order_by("directive", "position")
    rows = rows.values_list("directive", "kind", "start", "end")
    return {pk: _span(row[1:] for row in group) for pk, group in groupby(rows, key=lambda row: row[0])}
