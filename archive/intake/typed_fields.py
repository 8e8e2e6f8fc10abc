"""Fields that a person set on a draft → the directive that was written of it: the values, marked as that person's and
in the history with what the parser had read."""

from dataclasses import replace
from datetime import date
from typing import Any

from archive.history import recorded_change
from archive.ingest import accession, corrections
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Directive
from archive.models.choices import ChangeAct, IssuerBasis, YearBasis
from archive.parsing import ParsedDirective

_DAYS = ("issued_on", "printed_on")
_REASON = "入库前校正"


def write(
    directive: Directive, parsed: ParsedDirective, typed: dict[str, Any], known: ReferenceCache, person: Any
) -> None:
    """Write {field: value}, both as draft_form gives them, of a directive that has just come in. Call it in the
    transaction that wrote that."""
    before = _values(directive)
    for name, value in typed.items():
        if name == "issuers":
            _write_issuers(directive, value, parsed, known)
        elif name in ("region", "city"):
            setattr(directive, f"{name}_id", value if value in known.regions else None)
        else:
            setattr(directive, name, _day(value) if name in _DAYS else value)
    _keep_together(directive, typed)
    directive.save()
    after = _values(directive)
    set_by_person = [name for name, value in after.items() if value != before[name] or name in typed]
    recorded_change.record(
        directive, ChangeAct.CORRECTED, {name: (before[name], after[name]) for name in set_by_person}, person, _REASON
    )
    corrections.mark([directive], set_by_person, person)


def _keep_together(directive: Directive, typed: dict[str, Any]) -> None:
    """What follows from what was set: the year from the date, no city without province, no county of another city."""
    if "issued_on" in typed and directive.issued_on:
        directive.year, directive.year_basis = directive.issued_on.year, YearBasis.ISSUED
    if directive.region_id is None:
        directive.city = None
    if typed.keys() & {"region", "city"}:
        directive.county = None


def _write_issuers(directive: Directive, names: list[str], parsed: ParsedDirective, known: ReferenceCache) -> None:
    directive.issuances.all().delete()
    accession.write_issuers(directive, known.issuer_ids(replace(parsed, issuers=names), add=True))
    directive.issuer_basis = IssuerBasis.STATED if names else ""


def _values(directive: Directive) -> dict[str, Any]:
    """The fields as the history has them."""
    plain = {name: getattr(directive, name) for name in ("title", "number", "genre", "urgency", "year")}
    days = {name: day.isoformat() if (day := getattr(directive, name)) else None for name in _DAYS}
    places = {name: getattr(directive, f"{name}_id") for name in ("region", "city", "county")}
    issuers = list(directive.issuances.order_by("position").values_list("issuer__name", flat=True))
    return {**plain, **days, **places, "issuers": issuers, "addressees": list(directive.addressees)}


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None
