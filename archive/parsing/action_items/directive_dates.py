"""What dates the deadlines of a directive: its issue, where that is sure."""

from dataclasses import dataclass
from datetime import date

from archive.lexicon import document_numbers
from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.provenance import DOUBTFUL

# Of all that its year may rest on.
_DATING = ("issued", "number", "printed")


@dataclass(frozen=True)
class Issue:
    """What dates a directive: the day where it is known, or only its year. Neither where they are only inferred."""

    day: date | None = None
    year: int | None = None

    @classmethod
    def of(cls, directive: ParsedDirective) -> "Issue":
        """A year that the prose names (2001年修订, 1949年以来) dates no deadline; nor does a signature against the
        number, unless it was signed when the year had just turned."""
        day = directive.issued_on or directive.printed_on
        if day is None:
            told = directive.provenance.get("year")
            sure = directive.year_basis in _DATING and not (told and told.confidence == DOUBTFUL)
            return cls(None, directive.year if sure else None)
        numbered = document_numbers.find(directive.number) if directive.number else []
        years = {day.year, day.year - 1} if day.month <= 2 else {day.year}
        return cls(day, day.year) if all(number.year in years for number in numbered) else cls()
