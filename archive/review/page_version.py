"""Which version of a directive a page of the review was shown with (see archive.amendment.outdated_page)."""

from archive.amendment.outdated_page import CHANGED, version_of
from archive.history import directive_values, outline_value
from archive.models import Directive
from archive.review import corrected_values

__all__ = ["CHANGED", "of_fields", "of_relations", "of_text"]


def of_fields(directive: Directive) -> str:
    """Of all that the boxes of the fields show."""
    return version_of(corrected_values.held(directive))


def of_text(directive: Directive) -> str:
    """Of the text, its sections and action items."""
    return version_of(outline_value.of(directive))


def of_relations(directive: Directive) -> str:
    """Of what it cites, what forwards it and what it forwards."""
    forwarded = list(directive.forwardings.order_by("pk").values_list("forwarded_directive", "kind"))
    return version_of([directive_values.of(directive, ["references", "carried_by"]), forwarded])
