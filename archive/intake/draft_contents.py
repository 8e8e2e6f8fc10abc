"""What pages show of what was read of a draft: of each directive its fields, how surely, and what it is like.

It is kept with the draft, as JSON, so that a page waits for no reading. The archive is never written from it.
"""

from collections.abc import Iterable
from typing import Any

from archive.ingest import duplicates, parsed_rows
from archive.ingest.received_file import ReceivedFile
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Directive
from archive.models.choices import Confidence
from archive.parsing import ParsedDirective

# The fields that a person may correct on a draft; all others are corrected once it is in the archive.
FIELDS = (
    "title", "number", "issuers", "region", "city", "issued_on", "printed_on", "genre", "addressees", "urgency",
)  # fmt: skip
# What is shown beside them, and read only.
_BESIDE = (
    "copies_to", "attachments", "publication", "circulation", "copy_number", "signers", "printed_by", "note", "topics",
)  # fmt: skip
# Of a text and of its action items a draft shows so much; the archive gets all.
LONGEST_TEXT, _MOST_ACTIONS = 200_000, 300


def of_file(received: ReceivedFile, known: ReferenceCache) -> list[dict[str, Any]]:
    """What was read of a file, a JSON object a directive."""
    return [_of(parsed, known) for parsed in received.directives]


def doubts(reading: Iterable[dict[str, Any]], corrections: dict[str, dict[str, Any]]) -> int:
    """How many things are doubtful that nobody has settled: fields, and what is much like another."""
    return sum(
        len(_doubtful(directive) - set(corrections.get(str(at), ()))) + _is_only_alike(directive)
        for at, directive in enumerate(reading)
    )


def title_of(reading: list[dict[str, Any]], corrections: dict[str, dict[str, Any]]) -> str:
    """What the draft is called: the title of its first directive."""
    title: str = corrections.get("0", {}).get("title") or reading[0]["fields"]["title"]
    return title


def _of(parsed: ParsedDirective, known: ReferenceCache) -> dict[str, Any]:
    match = duplicates.find_duplicate(parsed, known)
    # As its row will have it, each value made to fit.
    row = parsed_rows.directive_of(parsed, known)
    return {
        "fields": {
            "title": row.title,
            "number": row.number,
            "issuers": known.issuer_names(parsed),
            "region": row.region_id or "",
            "city": row.city_id or "",
            "issued_on": _day(row.issued_on),
            "printed_on": _day(row.printed_on),
            "genre": row.genre,
            "addressees": list(row.addressees),
            "urgency": row.urgency,
        },
        "beside": {name: _words(getattr(parsed, name)) for name in _BESIDE if getattr(parsed, name)},
        "forwarded_by": parsed.forwarded_by,
        "forwarding_kind": parsed.forwarding_kind,
        "actions": _actions(parsed),
        "provenance": {
            name: [one.method, one.confidence, one.evidence] for name, one in parsed.provenance.items()
        },
        "contacts": list(parsed.contacts),
        "text": parsed.text[:LONGEST_TEXT],
        "outline": _outline(parsed),
        "is_cut": len(parsed.text) > LONGEST_TEXT,
        "alike": match and _alike(match),
    }  # fmt: skip


def _alike(match: duplicates.DuplicateMatch) -> dict[str, Any]:
    directive: Directive = match.directive
    return {"directive": directive.pk, "percent": match.percent, "basis": match.basis.value, "same": match.same}


def _outline(parsed: ParsedDirective) -> list[list[Any]]:
    """Its sections as far as the text that is shown: kind, level, label, heading, anchor, its own text's place."""
    found = [one for one in parsed.sections if one.start < LONGEST_TEXT]
    return [
        [one.kind, one.level, one.label, one.heading, one.anchor, one.body_start, one.end] for one in found
    ]  # fmt: skip


def _actions(parsed: ParsedDirective) -> list[dict[str, Any]]:
    found = [action for section in parsed.sections for action in section.actions][:_MOST_ACTIONS]
    return [
        {
            "kind": one.kind,
            "text": one.text,
            "actor": one.actor,
            "deadline_text": one.deadline_text,
            "deadline": _day(one.deadline),
        }
        for one in found
    ]


def _doubtful(directive: dict[str, Any]) -> set[str]:
    told = directive["provenance"].items()
    return {name for name, (_, confidence, _) in told if confidence == Confidence.DOUBTFUL}


def _is_only_alike(directive: dict[str, Any]) -> bool:
    return bool(directive["alike"]) and not directive["alike"]["same"]


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _words(value: Any) -> str:
    return value if isinstance(value, str) else "、".join(value)
