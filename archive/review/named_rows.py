"""Issuers and places by the names that a person types, and what is suggested while a name is typed."""

from django.utils.translation import gettext as _

from archive.ingest.reference_cache import level_of
from archive.lexicon import gazetteer
from archive.models import Issuer, IssuerAlias, Region
from archive.models.choices import RegionLevel

# So many names are offered.
MOST = 20
_PROVINCES = (RegionLevel.NATIONAL, RegionLevel.PROVINCE)
_LEVELS = {"region": _PROVINCES, "city": (RegionLevel.CITY,), "county": (RegionLevel.COUNTY,)}


class UnknownNames(ValueError):
    """Names that no issuer has, in their order."""

    def __init__(self, names: list[str]):
        super().__init__("、".join(names))
        self.names = names


def issuers_called(names: list[str]) -> list[Issuer]:
    """The issuers of these names or aliases, in their order, each once. Raises UnknownNames."""
    known = {issuer.name: issuer for issuer in Issuer.objects.filter(name__in=names)}
    for alias in IssuerAlias.objects.filter(name__in=names).select_related("issuer"):
        known.setdefault(alias.name, alias.issuer)
    if unknown := [name for name in dict.fromkeys(names) if name not in known]:
        raise UnknownNames(unknown)
    return list({known[name].pk: known[name] for name in names}.values())


def make_issuers(names: list[str]) -> None:
    """Issuers of names that there are none of yet, with the place and level that their names tell."""
    for name in names:
        place = gazetteer.gazetteer().locate(name)
        code = (place.county or place.city or place.region) if place else None
        region = Region.objects.filter(pk=code).first() if code else None
        Issuer.objects.get_or_create(name=name, defaults={"region": region, "level": level_of(name, place)})


def place_called(level: str, name: str, above: Region | None) -> Region:
    """The region (level 'region', 'city' or 'county') of this code or name, beneath `above` where that is given.
    Raises ValueError with a sentence: none, or several."""
    found = [row for row in _rows(level, name) if above is None or _is_beneath(row, above)]
    if not found:
        words = _("没有“%(name)s”这个地方，请从提示中选取。") % {"name": name[:40]}
        if above:
            words = _("“%(above)s”之下没有“%(name)s”，请从提示中选取。") % {"name": name[:40], "above": above.name}
        raise ValueError(words)
    if len(found) > 1:
        where = "、".join(f"{row.parent.name if row.parent else ''}{row.name}（{row.code}）" for row in found[:6])
        raise ValueError(_("有几个同名的地方，请填代码：%(where)s。") % {"where": where})
    return found[0]


def suggested_issuers(words: str) -> list[str]:
    """Names of issuers that have these words in them, those that begin with them first."""
    found = Issuer.objects.filter(name__contains=words) | Issuer.objects.filter(aliases__name__contains=words)
    names = list(found.order_by("name").values_list("name", flat=True).distinct()[: 5 * MOST])
    return sorted(names, key=lambda name: (not name.startswith(words), len(name), name))[:MOST]


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
