"""The office that keeps the archive, and the issuers of a directive, with their places in the order of regions."""

from functools import lru_cache
from typing import Any

from django.conf import settings

from archive.ingest.reference_cache import level_of
from archive.lexicon import gazetteer
from archive.models import Directive, Issuer, Region
from archive.registry.office_place import Body, Told, place_of

_CHAIN = "region__parent__parent__parent"


def told_of(directive: Directive) -> Told:
    """What a directive is to this office, and how surely; nothing where the office was not named (OWN_BODY)."""
    signed: Any = directive.issuers
    return place_of([_body(issuer) for issuer in signed.as_signed().select_related(_CHAIN)], own_body())


def own_body() -> Body | None:
    """The office that keeps the archive, as the reference data know it, else by what its name tells; None where none
    was named."""
    name = settings.OWN_BODY
    if not name:
        return None
    issuers = Issuer.objects.select_related(_CHAIN)
    known = issuers.filter(name=name).first() or issuers.filter(aliases__name=name).first()
    return _body(known) if known else _by_name(name)


def _body(issuer: Issuer) -> Body:
    return Body(issuer.name, issuer.level, _lineage(issuer.region))


def _by_name(name: str) -> Body:
    code, level = _located(name)
    return Body(name, level, _lineage(Region.objects.select_related("parent__parent__parent").filter(pk=code).first()))


@lru_cache(8)
def _located(name: str) -> tuple[str, str]:
    """(code of the region, level) that a name tells."""
    place = gazetteer.gazetteer().locate(name)
    code = (place.county or place.city or place.region) if place else ""
    return code, level_of(name, place).value


def _lineage(region: Region | None) -> tuple[str, ...]:
    found: list[str] = []
    while region is not None and region.pk not in found:
        found.append(region.pk)
        region = region.parent
    return tuple(reversed(found))
