"""Which fields of a parsed directive want a second look: what the review list asks of the rows."""

from archive.parsing import ParsedDirective
from archive.parsing.provenance import DOUBTFUL


def doubtful_fields(directive: ParsedDirective) -> list[str]:
    """Their names, in the order in which a reader meets them."""
    return [name for name, finding in directive.findings.items() if finding.certainty == DOUBTFUL]
