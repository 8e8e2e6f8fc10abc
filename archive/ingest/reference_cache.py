"""What a run of imports asks the database once, however many files it takes in."""

from archive.lexicon import gazetteer
from archive.models import Issuer, IssuerAlias, Region, Topic
from archive.models.choices import Level
from archive.parsing import ParsedDirective


class ReferenceCache:
    """Topics, regions and issuers, as one run knows them. After a failed transaction make another: what that
    one had added is not there."""

    def __init__(self):
        topics = list(Topic.objects.values_list("pk", "name", "words"))
        self.topics = {name: pk for pk, name, _ in topics}
        # The words that tell a topic are those that staff keep in the admin.
        self.lexicon = {name: tuple(words) for _, name, words in topics}
        self.regions = dict(Region.objects.values_list("pk", "name"))
        self._names = dict(Issuer.objects.values_list("pk", "name"))
        self._issuers = dict(IssuerAlias.objects.values_list("name", "issuer"))
        # A name of its own goes before another's alias.
        self._issuers |= {name: pk for pk, name in self._names.items()}

    def topic_ids(self, names) -> list[int]:
        return [self.topics[name] for name in names if name in self.topics]

    def issuer_ids(self, parsed: ParsedDirective, add=False) -> list[int]:
        """The issuers of a directive in their order, each once. Unknown ones are added or left out."""
        names = [name.strip()[:_NAME_LENGTH] for name in parsed.issuers]
        found = [self._add(name, parsed) if add else self._issuers.get(name) for name in names if name]
        return list(dict.fromkeys(pk for pk in found if pk is not None))

    def issuer_names(self, parsed: ParsedDirective) -> list[str]:
        """The issuers of a directive in their order, each once and under its own name."""
        names = [name.strip()[:_NAME_LENGTH] for name in parsed.issuers]
        names = [self._names[self._issuers[name]] if name in self._issuers else name for name in names]
        return list(dict.fromkeys(filter(None, names)))

    def _add(self, name: str, parsed: ParsedDirective) -> int:
        if name not in self._issuers:
            place = gazetteer.gazetteer().locate(name)
            region = (
                (place and (place.county or place.city or place.region))
                or parsed.county
                or parsed.city
                or parsed.region
            )
            region = region if region in self.regions else None
            issuer, _ = Issuer.objects.get_or_create(
                name=name, defaults={"region_id": region, "level": level_of(name, place)}
            )
            self._issuers[name], self._names[issuer.pk] = issuer.pk, name
        return self._issuers[name]


def level_of(name: str, place: gazetteer.LocatedPlace | None) -> Level:
    """The level a name tells: a region's own federation, a branch of industry, or else the grass roots."""
    if place and place.county and name.endswith(f"{place.county_name}总工会"):
        return Level.COUNTY
    if place and place.city and name == f"{place.city_name}总工会":
        return Level.CITY
    if place and name == f"{place.region_name}总工会":
        return Level.PROVINCE
    if name.endswith(("县总工会", "区总工会", "市总工会")):
        return Level.COUNTY
    if "教育工会" in name or "产业工会" in name or "系统工会" in name:
        return Level.INDUSTRY
    return Level.GRASSROOTS


_NAME_LENGTH = Issuer._meta.get_field("name").max_length
