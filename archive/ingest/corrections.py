"""What staff corrected. A corrected field is theirs: a later parse shows what it would have read, and keeps it.

`outline` stands for the text, its sections and their action items together, since their offsets hang together.
"""

from collections.abc import Iterable

from django.utils import timezone

from archive.models import Directive, Provenance
from archive.models.choices import Confidence

METHOD = "人工核定"
# The fields that the parser reads and staff may correct.
FIELDS = (
    "title", "number", "issuers", "region", "city", "county", "year", "issued_on", "printed_on", "genre", "form",
    "addressees", "copies_to", "attachments", "publication", "printed_by", "copy_number", "urgency", "signers", "note",
    "circulation", "carried_by", "contacts", "references", "reports_to", "topics", "outline",
)  # fmt: skip
# Columns and related rows that are part of such a field.
_PARTS = {
    "issuer_basis": "issuers",
    "issuances": "issuers",
    "year_basis": "year",
    "text": "outline",
    "sections": "outline",
    "actions": "outline",
    "forwarded_by": "carried_by",
}


def fields_of(changed: Iterable[str]) -> list[str]:
    """The fields that these columns and related rows are part of, each once; what the parser does not read
    (the source, the position) is left out."""
    return [field for field in dict.fromkeys(_PARTS.get(name, name) for name in changed) if field in FIELDS]


def mark(directives: Iterable[Directive | int], fields: Iterable[str], user) -> None:
    """Note that `user` has settled these fields. Call it in the transaction that writes them."""
    settled = {
        "method": METHOD,
        "confidence": Confidence.CERTAIN,
        "evidence": "",
        "other": None,
        "corrected_by": user,
        "corrected_at": timezone.now(),
    }
    for directive in directives:
        for field in fields_of(fields):
            key = {"directive_id": getattr(directive, "pk", directive), "field": field}
            Provenance.objects.update_or_create(**key, defaults=settled)


def corrected(directive: Directive) -> set[str]:
    """The fields of a directive that staff have settled."""
    return set(directive.provenance.corrected().values_list("field", flat=True))
