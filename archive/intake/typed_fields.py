"""Fields that a person set on a draft → the directive that was written of it, saved as any page saves fields: marked
as that person's, and in the history with what the parser had read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from archive.amendment.saved_fields import save_fields
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Directive
from archive.parsing import ParsedDirective

_DAYS, _PLACES = ("issued_on", "printed_on"), ("region", "city")
_REASON = "入库前校正"


def write(
    directive: Directive, parsed: ParsedDirective, typed: Mapping[str, Any], known: ReferenceCache, person: Any
) -> None:
    """Write {field: value}, both as draft_form gives them, of a directive that has just come in, and bring that object
    up to date. Call it in the transaction that wrote it. Raises FieldRefused."""
    save_fields(directive, _as_saved(parsed, typed, known), person, _REASON)
    directive.refresh_from_db()


def _as_saved(parsed: ParsedDirective, typed: Mapping[str, Any], known: ReferenceCache) -> dict[str, Any]:
    """The values as the history has them, with what follows from them: the year from the date, no city without
    province, no county of another city."""
    values = dict(typed) | {name: typed[name] or None for name in _DAYS if name in typed}
    values |= {name: _known(typed[name], known) for name in _PLACES if name in typed}
    if "issuers" in typed:
        keys = known.issuer_ids(replace(parsed, issuers=typed["issuers"]), add=True)
        values["issuers"] = {"issuers": [[key, ""] for key in keys]}
    if day := values.get("issued_on"):
        values["year"] = date.fromisoformat(day).year
    if typed.keys() & {*_PLACES}:
        values["county"] = None
    if "region" in values and values["region"] is None:
        values["city"] = None
    return values


def _known(code: str, known: ReferenceCache) -> str | None:
    return code if code in known.regions else None
