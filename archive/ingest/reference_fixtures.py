"""Regions, topics and known issuers from the fixtures. Only what is missing is added: staff's edits stay."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import serializers
from django.core.serializers.base import DeserializedObject
from django.db import transaction

from archive.lexicon.counties import County, counties
from archive.models import Issuer, IssuerAlias, Region, Topic
from archive.models.choices import RegionLevel

_FILES = ("topics.json", "issuers.json")
_KEYS = {Region: "pk", Topic: "name", Issuer: "name", IssuerAlias: "name"}


@transaction.atomic
def load() -> int:
    """Add the rows of the fixtures that the database lacks; return how many were added.

    A row is told by its natural key (code or name), so that a second run adds nothing and what
    staff changed in the admin is never overwritten.
    """
    known = {model: set(model.objects.values_list(key, flat=True)) for model, key in _KEYS.items()}
    regions: list[Any] = [row.object for row in _rows("regions.json") if row.object.pk not in known[Region]]
    Region.objects.bulk_create(regions)
    added = len(regions) + add_counties(known[Region] | {region.pk for region in regions})
    for name in _FILES:
        for row in _rows(name):
            model = type(row.object)
            if getattr(row.object, _KEYS[model]) not in known[model]:
                row.save()
                added += 1
    return added


def _rows(name: str) -> Iterator[DeserializedObject]:
    return serializers.deserialize("json", (settings.BASE_DIR / "fixtures" / name).read_text(encoding="utf-8"))


def add_counties(known: set[str]) -> int:
    """Add the counties that are not among the codes `known`, all at once: those without a successor first, for theirs
    must be there. How many they were."""
    if not (missing := [county for code, county in counties().by_code.items() if code not in known]):
        return 0
    # What staff added by hand has its own code, and the name is the same.
    named = set(Region.objects.values_list("parent", "name"))
    missing = [county for county in missing if (county.parent, county.name) not in named]
    there = known | {county.code for county in missing}
    Region.objects.bulk_create(
        [
            Region(
                code=county.code,
                name=county.name,
                short_name=county.short_name,
                level=RegionLevel.COUNTY,
                parent_id=county.parent,
                abolished=county.abolished or None,
                successor_id=county.successor if county.successor in there else None,
            )
            for county in sorted(missing, key=_depth)
        ]
    )
    return len(missing)


def _depth(county: County) -> int:
    """How many successors follow one another: 吴县, 吴县市."""
    depth, table = 0, counties().by_code
    while county.successor in table:
        county, depth = table[county.successor], depth + 1
    return depth
