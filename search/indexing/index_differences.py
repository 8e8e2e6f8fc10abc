"""The index and the archive compared both ways, by the fingerprint of every directive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.models import Directive, Issuance, Issuer, Region, Section
from search.search_indexes import FINGERPRINTED, fingerprint, places_of, told_of

_CHUNK = 2000


@dataclass(frozen=True)
class Differences:
    """Keys of directives that the index lacks, that it holds otherwise (or twice), and that it holds though they are
    no more."""

    missing: set[int] = field(default_factory=set)
    stale: set[int] = field(default_factory=set)
    surplus: set[int] = field(default_factory=set)

    @property
    def all(self) -> set[int]:
        return self.missing | self.stale | self.surplus

    def __bool__(self):
        return bool(self.all)


def differences(indexed_fingerprints: Iterable[tuple[int, str]]) -> Differences:
    """Where an index with documents of these fingerprints is not what the archive is."""
    held = dict(fingerprints())
    indexed, twice = _indexed(indexed_fingerprints)
    return Differences(
        missing=held.keys() - indexed.keys(),
        stale={pk for pk in held.keys() & indexed.keys() if held[pk] != indexed[pk] or pk in twice},
        surplus=indexed.keys() - held.keys(),
    )


def fingerprints() -> Iterator[tuple[int, str]]:
    """(key, fingerprint) of every directive of the archive, in a fixed number of queries for each 2,000."""
    told = {issuer.pk: told_of(issuer) for issuer in Issuer.objects.prefetch_related("aliases")}
    places = {region.pk: places_of(region) for region in Region.objects.in_use()}
    keys = list(Directive.objects.held().order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(keys), _CHUNK):
        first, last = keys[at], keys[min(at + _CHUNK, len(keys)) - 1]
        span = {"directive_id__gte": first, "directive_id__lte": last}
        issuers = _gathered(Issuance.objects.filter(**span).values_list("directive_id", "issuer_id"))
        topics = _gathered(Directive.topics.through.objects.filter(**span).values_list("directive_id", "topic__name"))
        headings = _gathered(
            Section.objects.filter(**span)
            .exclude(heading="")
            .order_by("directive_id", "position")
            .values_list("directive_id", "heading")
        )
        for row in (
            Directive.objects.held()
            .order_by()
            .filter(pk__gte=first, pk__lte=last)
            .values("pk", "county_id", *FINGERPRINTED)
            .iterator()
        ):
            pk, regions = row["pk"], (row["region_id"], row["city_id"], row["county_id"])
            # A row may point at one that is gone: that is told as a fault of the database's own.
            own_issuers = [told[issuer] for issuer in issuers[pk] if issuer in told]
            own_places = [name for region in regions for name in places.get(region, ())]
            yield pk, fingerprint(row, own_issuers, topics[pk], headings[pk], own_places)


def _indexed(pairs) -> tuple[dict[int, str], set[int]]:
    """{key: fingerprint} of what the index holds, and the keys that it holds more than once."""
    held: dict[int, str] = {}
    twice = set()
    for pk, fingerprint_held in pairs:
        if pk in held:
            twice.add(pk)
        held[pk] = fingerprint_held
    return held, twice


def _gathered(pairs) -> dict[int, list]:
    gathered = defaultdict(list)
    for key, value in pairs.iterator():
        gathered[key].append(value)
    return gathered
