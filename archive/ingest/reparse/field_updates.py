"""What was read now → the database, field by field. What staff settled is not touched."""

from archive.ingest import accession, content_writer, kept_annotations, parsed_rows
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.reparse.comparable_content import SIMPLE, is_ours
from archive.ingest.reparse.differences import Difference
from archive.models import Directive, Forwarding
from archive.occasions import read_answers
from archive.parsing import ParsedDirective

# Fields of which a column says what they rest on.
_WITH_BASIS = {"issuers": "issuer_basis", "year": "year_basis"}
_OUTLINE = {"text", "outline", "actions"}


def apply(directive: Directive, parsed: ParsedDirective, found: list[Difference], known: ReferenceCache) -> None:
    """Write the differences that are not kept, and what the fields rest on. Call it in a transaction."""
    fields = {difference.field for difference in found if not difference.is_kept}
    row = parsed_rows.directive_of(parsed, known)
    if fields & _OUTLINE:
        content_writer.write(directive, parsed, known)
    for field in fields:
        for name in _columns(field):
            setattr(directive, name, getattr(row, name))
    if not directive.region_id:
        directive.city_id = directive.county_id = None
    # It says something else now: whoever reviewed it has not seen that.
    directive.reviewed_at = directive.reviewed_by = None
    directive.save()
    kept_annotations.write(directive)
    read_answers.write(directive)
    if "issuers" in fields:
        directive.issuances.all().delete()
        accession.write_issuers(directive, known.issuer_ids(parsed, add=True))
    if "topics" in fields:
        directive.topics.set(known.topic_ids(parsed.topics))
    if "references" in fields:
        directive.references.all().delete()
        accession.write_references(directive, parsed)
    _write_provenance(directive, parsed)


def _columns(field: str) -> list[str]:
    if field in _WITH_BASIS:
        return [_WITH_BASIS[field], *(["year"] if field == "year" else [])]
    if field in ("region", "city", "county"):
        return [f"{field}_id"]
    if field == "topics":
        return ["main_topic_id"]
    return [field] if field in SIMPLE else []


def _write_provenance(directive: Directive, parsed: ParsedDirective) -> None:
    provenance = list(directive.provenance.all())
    ours = {one.field for one in provenance if is_ours(one)}
    directive.provenance.exclude(field__in=ours).delete()
    told = [one for one in parsed_rows.provenance_of(directive, parsed) if one.field not in ours]
    accession.insert(told)


def relink(directives: list[Directive | None], parsed: list[ParsedDirective], settled: list[set[str]]) -> None:
    """Have the links between a source's directives be what was read now, but for those that staff settled."""
    for forwarded, reading, fields in zip(directives, parsed, settled, strict=True):
        if forwarded is None or "carried_by" in fields:
            continue
        forwarding_directive = directives[reading.forwarded_by] if reading.forwarded_by is not None else None
        here = forwarded.forwarded_by.filter(forwarding_directive__source=forwarded.source_id)
        here.exclude(forwarding_directive=forwarding_directive).delete()
        if forwarding_directive and forwarding_directive.pk != forwarded.pk:
            Forwarding.objects.update_or_create(
                forwarding_directive=forwarding_directive,
                forwarded_directive=forwarded,
                defaults={"kind": reading.forwarding_kind},
            )
