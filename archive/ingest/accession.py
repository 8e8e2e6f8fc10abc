"""A file that was read → rows of the database, all of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from archive.ingest import (
    announcement,
    closed_files,
    content_writer,
    duplicates,
    first_openness,
    originals,
    parsed_rows,
    reference_resolution,
)
from archive.ingest.bulk_rows import insert, insert_pairs
from archive.ingest.duplicates import DuplicateMatch
from archive.ingest.received_file import ReceivedFile
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.supplement import fill
from archive.models import Directive, Forwarding, Issuance, Occurrence, Provenance, Source
from archive.models.choices import Confidence
from archive.parsing import ParsedDirective


@dataclass
class Written:
    """What was written of a file: each of its directives, new or recognised, and by what it was recognised."""

    source: Source
    directives: list[Directive] = field(default_factory=list)
    matches: list[DuplicateMatch | None] = field(default_factory=list)

    @property
    def recognised(self) -> list[int | None]:
        return [match.directive.pk if match and match.same else None for match in self.matches]


@transaction.atomic
def write(received: ReceivedFile, known: ReferenceCache) -> Written:
    """Write a source and its directives. Raises IntegrityError where the archive holds its bytes already, Refused
    where one of its texts was withdrawn."""
    # Before anything is kept. None is recognised as another part of its own file: no row tells of that one yet.
    matches = [duplicates.find_duplicate(parsed, known) for parsed in received.directives]
    closed_files.refuse_closed_texts(matches)
    source = Source.objects.create(
        sha256=originals.digest(received.data),
        file=originals.keep(received.data),
        name=received.name,
        size=len(received.data),
        **parsed_rows.source_of(received),
    )
    written = Written(source)
    touched = []
    for position, (parsed, match) in enumerate(zip(received.directives, matches, strict=True)):
        directive, is_changed = add(source, position, parsed, match, known)
        written.directives.append(directive)
        written.matches.append(match)
        touched += [directive] if is_changed else []
    link(written.directives, received.directives)
    first_openness.take_from_forwarded(written.directives)
    reference_resolution.arrived(touched)
    announcement.announce(saved=[directive.pk for directive in touched])
    return written


def add(
    source, position, parsed: ParsedDirective, match: DuplicateMatch | None, known: ReferenceCache
) -> tuple[Directive, bool]:
    """Store a directive, or note that an archived one stands in this source too. The directive, and whether a row
    of it is new or changed."""
    row = parsed_rows.directive_of(parsed, known)
    if match and match.same:
        Occurrence.objects.create(
            directive=match.directive, source=source, position=position, basis=match.basis, likeness=match.likeness
        )
        is_closed = first_openness.take_from_another_copy(match.directive, parsed)
        return match.directive, bool(fill(match.directive, row, parsed, known)) or is_closed
    row.source, row.position, row.openness = source, position, first_openness.of(parsed)
    content_writer.write(row, parsed, known)
    write_issuers(row, known.issuer_ids(parsed, add=True))
    write_topics(row, known.topic_ids(parsed.topics))
    write_references(row, parsed)
    insert(parsed_rows.provenance_of(row, parsed))
    if match:
        flag(row, match)
    return row, True


def write_issuers(directive: Directive, issuers: Iterable[int]) -> None:
    insert([Issuance(directive=directive, issuer_id=pk, position=place) for place, pk in enumerate(issuers)])


def write_topics(directive: Directive, topics: Iterable[int]) -> None:
    insert_pairs(Directive.topics.through, [(directive.pk, topic) for topic in topics])


def write_references(directive: Directive, parsed: ParsedDirective) -> None:
    insert(parsed_rows.references_of(directive, parsed))


def link(directives: list[Directive], parsed: list[ParsedDirective]) -> None:
    """Note which of a source's directives forwards which."""
    for forwarded, reading in zip(directives, parsed, strict=True):
        if reading.forwarded_by is None or directives[reading.forwarded_by].pk == forwarded.pk:
            continue
        Forwarding.objects.get_or_create(
            forwarding_directive=directives[reading.forwarded_by],
            forwarded_directive=forwarded,
            defaults={"kind": reading.forwarding_kind},
        )


def flag(directive: Directive, match: DuplicateMatch) -> None:
    """Have a reviewer look at a directive that is much like another."""
    Provenance.objects.update_or_create(
        directive=directive,
        field="duplicate",
        defaults={
            "method": f"与另一件文字重合 {match.percent}，{match.basis.label}",
            "confidence": Confidence.DOUBTFUL,
            "evidence": match.directive.title,
            "other": match.directive,
        },
    )
