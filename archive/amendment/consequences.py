"""What follows from fields that a person changed, in the transaction that changed them."""

from collections.abc import Iterable

from archive.ingest import announcement, closed_circulation, kept_annotations, reference_resolution
from archive.models import Directive
from archive.occasions import read_answers

# What references are resolved by.
_CITED_BY = {"title", "number", "region", "city", "year", "references", "carried_by"}

# What tells of the occasion beside the text.
_READ_BY = {"title", "issued_on", "printed_on", "year", "region", "city", "county"}


def follow(directive: Directive, changed: Iterable[str], text_before: str) -> str:
    """Bring up to date what is made of the changed fields, and tell the index. The sentence of a directive that goes
    to review because its new text has words that close it, or ''."""
    fields = set(changed)
    if not fields:
        return ""
    directive.refresh_from_db()
    kept_annotations.write(directive)
    if fields & _READ_BY:
        read_answers.write(directive)
    if fields & _CITED_BY:
        reference_resolution.arrived([directive])
    told = closed_circulation.review(directive, text_before) if directive.text != text_before else ""
    announcement.announce(saved=[directive.pk])
    return told
