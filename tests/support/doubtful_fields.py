"""Which fields of a parsed directive want a second look: what the review list asks of the rows."""

from archive.parsing import ParsedDirective
from archive.parsing.provenance import DOUBTFUL


def doubtful_fields(directive: ParsedDirective) -> list[str]:
    """Their names, in the order in which a reader meets them."""
    return [name for name, one in directive.provenance.items() if one.confidence == DOUBTFUL]
