"""The words for how surely a field was found."""

from archive.parsing.parsed_directive import FieldProvenance

CERTAIN, LIKELY, DOUBTFUL = "certain", "likely", "doubtful"
NOT_FOUND = "未找到"
# A page shows the words that a field rests on, not the text again.
_LONGEST_EVIDENCE = 160


def found(how: str, certainty: str, evidence: str = "") -> FieldProvenance:
    """A finding, its evidence cut to what fits beside a field."""
    evidence = evidence.strip()
    if len(evidence) > _LONGEST_EVIDENCE:
        evidence = evidence[: _LONGEST_EVIDENCE - 1] + "…"
    return FieldProvenance(how, certainty, evidence)


def missing(certainty: str) -> FieldProvenance:
    return FieldProvenance(NOT_FOUND, certainty)
