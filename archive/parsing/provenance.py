"""How a field was found and how surely: the value that says it, and the words of confidence.

The ground of the parser: whatever reads a field imports this, and this imports nothing of the parser.
"""

from dataclasses import dataclass

CERTAIN, LIKELY, DOUBTFUL = "certain", "likely", "doubtful"
NOT_FOUND = "未找到"
# A page shows the words that a field rests on, not the text again.
_LONGEST_EVIDENCE = 160


@dataclass(frozen=True)
class FieldProvenance:
    """How a field was found and how surely, for the reader and for the review list.

    `method` is a few Chinese words (据标题, 据落款, 未找到), `confidence` one of certain, likely, doubtful,
    `evidence` the words of the text that it rests on.
    """

    method: str
    confidence: str
    evidence: str = ""


def found(method: str, confidence: str, evidence: str = "") -> FieldProvenance:
    """Provenance, its evidence cut to what fits beside a field."""
    evidence = evidence.strip()
    if len(evidence) > _LONGEST_EVIDENCE:
        evidence = evidence[: _LONGEST_EVIDENCE - 1] + "…"
    return FieldProvenance(method, confidence, evidence)


def missing(confidence: str) -> FieldProvenance:
    return FieldProvenance(NOT_FOUND, confidence)
