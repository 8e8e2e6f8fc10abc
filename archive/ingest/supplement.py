"""What a second source adds to a directive: fields that the first left empty. Nothing is overwritten."""

from archive.history.recorded_act import recorded
from archive.ingest import corrections, kept_annotations
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Directive, Issuance, Provenance
from archive.models.choices import ChangeAct
from archive.occasions import read_answers
from archive.parsing import ParsedDirective

# Empty in one source, they may be told by another. Title and text are never empty.
_FIELDS = (
    "number", "issued_on", "printed_on", "genre", "form", "addressees", "copies_to", "attachments", "publication",
    "printed_by", "copy_number", "urgency", "signers", "note", "circulation", "contacts", "reports_to",
)  # fmt: skip
METHOD = "据另一来源"


def fill(directive: Directive, row: Directive, parsed: ParsedDirective, known: ReferenceCache) -> list[str]:
    """Fill the directive's empty fields from `row`, the unsaved row of `parsed`; the names of those filled."""
    corrected = corrections.corrected(directive)
    filled = [name for name in _FIELDS if not getattr(directive, name) and getattr(row, name)]
    filled = [name for name in filled if name not in corrected]
    for name in filled:
        setattr(directive, name, getattr(row, name))
    if directive.year is None and row.year and "year" not in corrected:
        directive.year, directive.year_basis = row.year, row.year_basis
        filled.append("year")
    filled += _fill_place(directive, row, corrected)
    issuers = known.issuer_ids(parsed, add=True)
    if issuers and "issuers" not in corrected and not directive.issuances.exists():
        directive.issuer_basis = row.issuer_basis
        filled.append("issuers")
    if filled:
        with recorded([directive], ChangeAct.REREAD, reason=METHOD, fields=filled):
            _write(directive, issuers if "issuers" in filled else [])
        kept_annotations.write(directive)
        read_answers.write(directive)
        _tell(directive, filled, parsed)
    return filled


def _write(directive: Directive, issuers: list[int]) -> None:
    directive.save()
    Issuance.objects.bulk_create(
        Issuance(directive=directive, issuer_id=pk, position=place) for place, pk in enumerate(issuers)
    )


def _fill_place(directive: Directive, row: Directive, corrected: set[str]) -> list[str]:
    filled = []
    if directive.region_id is None and row.region_id and "region" not in corrected:
        directive.region_id = row.region_id
        filled.append("region")
    for name in ("city", "county"):
        column = f"{name}_id"
        empty = getattr(directive, column) is None and name not in corrected
        if empty and getattr(row, column) and directive.region_id == row.region_id:
            setattr(directive, column, getattr(row, column))
            filled.append(name)
    return filled


def _tell(directive: Directive, filled: list[str], parsed: ParsedDirective) -> None:
    for field in filled:
        found = parsed.provenance.get(field)
        values = {
            "method": METHOD,
            "confidence": found.confidence if found else "likely",
            "evidence": found.evidence if found else "",
        }
        Provenance.objects.update_or_create(directive=directive, field=field, defaults=values)
