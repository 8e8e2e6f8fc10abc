"""Places by the names that a person types, and what is suggested while a name is typed."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from archive.models import Region
from archive.models.choices import RegionLevel
from archive.review.named_issuers import MOST

_PROVINCES = (RegionLevel.NATIONAL, RegionLevel.PROVINCE)
# The levels of the boxes, from above.
_LEVELS = {"region": _PROVINCES, "city": (RegionLevel.CITY,), "county": (RegionLevel.COUNTY,)}


class NoPlace(ValueError):
    """Words that mean no place, or several: the sentence says which, `level` in which box."""

    def __init__(self, level: str, sentence: str):
        super().__init__(sentence)
        self.level = level


def places_called(words: Mapping[str, str]) -> dict[str, Region | None]:
    """The places of a directive, by level, each beneath the one above it; what stands above is filled in where it was
    left out. Raises NoPlace."""
    above: Region | None = None
    found: dict[str, Region | None] = dict.fromkeys(_LEVELS)
    for level in _LEVELS:
        if words.get(level):
            above = found[level] = place_called(level, words[level], above)
    for level, below in (("city", found["county"]), ("region", found["city"] or found["county"])):
        if found[level] is None and below is not None and below.parent is not None:
            found[level] = _above(below, level)
    return found


def place_called(level: str, name: str, above: Region | None) -> Region:
    """The region (level 'region', 'city' or 'county') of this code or name, beneath `above` where that is given.
    Raises NoPlace."""
    found = [row for row in _rows(level, name) if above is None or _is_beneath(row, above)]
    if not found:
        words = _("没有“%(name)s”这个地方，请从提示中选取。") % {"name": name[:40]}
        if above:
            words = _("“%(above)s”之下没有“%(name)s”，请从提示中选取。") % {"name": name[:40], "above": above.name}
        raise NoPlace(level, words)
    if len(found) > 1:
        where = "、".join(f"{row.parent.name if row.parent else ''}{row.name}（{row.code}）" for row in found[:6])
        raise NoPlace(level, _("有几个同名的地方，请填代码：%(where)s。") % {"where": where})
    return found[0]


def suggested_places(level: str, words: str, above: str) -> list[str]:
    """Names of the places of a level that begin with these words, beneath the one called `above`."""
    rows = Region.objects.filter(level__in=_LEVELS[level], name__startswith=words, abolished=None)
    if above:
        rows = rows.filter(parent__name=above) | rows.filter(parent__parent__name=above)
    return list(dict.fromkeys(rows.order_by("code").values_list("name", flat=True)[:MOST]))


def _rows(level: str, name: str) -> list[Region]:
    rows = Region.objects.filter(level__in=_LEVELS[level]).select_related("parent__parent")
    for column in ("code", "name", "short_name"):
        if found := list(rows.filter(**{column: name})):
            return found
    return []


def _is_beneath(row: Region, above: Region) -> bool:
    return row.parent is not None and above.pk in (row.parent_id, row.parent.parent_id)


def _above(place: Region, level: str) -> Region | None:
    """The city or the province that a place stands in; some counties stand in no city."""
    above: Region | None = place.parent
    while above is not None:
        if (above.level == "city") == (level == "city"):
            return above
        above = above.parent if level == "region" else None
    return None
