"""Issuers by the names that a person types, and what is suggested while a name is typed."""

from archive.ingest.reference_cache import level_of
from archive.lexicon import gazetteer
from archive.models import Issuer, IssuerAlias, Region

# So many names are offered.
MOST = 20


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


def suggested_issuers(words: str) -> list[str]:
    """Names of issuers that have these words in them, those that begin with them first."""
    found = Issuer.objects.filter(name__contains=words) | Issuer.objects.filter(aliases__name__contains=words)
    names = list(found.order_by("name").values_list("name", flat=True).distinct()[: 5 * MOST])
    return sorted(names, key=lambda name: (not name.startswith(words), len(name), name))[:MOST]
