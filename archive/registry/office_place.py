"""What a directive is to the office that keeps the archive, told by who issued it. Pure.

What is certain rests on the order of the federations alone: a region's own 总工会 stands above those of the regions
beneath it. Of all other bodies (a 教育局, a firm's union) the name does not say under whom they stand: what is told of
them is likely at best, and what cannot be told stays open (未定).
"""

from typing import NamedTuple

from archive.lexicon import body_names
from archive.models.choices import Confidence, Level, OfficePlace

_NATIONAL, _GRASSROOTS = 0, 4
_RANKS = {Level.NATIONAL: _NATIONAL, Level.PROVINCE: 1, Level.CITY: 2, Level.COUNTY: 3, Level.GRASSROOTS: _GRASSROOTS}
# Who leads an office stands in its own region: the party's committee, the government.
_LEADS = ("委员会", "委", "人民政府")
_PARTY = "中共"


class Body(NamedTuple):
    """A body: `lineage` are the codes of its region, from the nation's down to its own; empty where not known."""

    name: str
    level: str
    lineage: tuple[str, ...] = ()

    @property
    def is_federation(self) -> bool:
        """Whether it is a region's own federation, of which there is one."""
        is_regional = self.level in (Level.NATIONAL, Level.PROVINCE, Level.CITY, Level.COUNTY)
        return is_regional and self.name.endswith("总工会")

    @property
    def rank(self) -> int:
        """How far beneath the nation it stands, by its level; by its region where it is an organ of that."""
        return _RANKS.get(Level(self.level), _GRASSROOTS)


class Told(NamedTuple):
    """What a directive is, and how surely; None where it cannot be told."""

    place: OfficePlace | None
    confidence: Confidence

    @property
    def certain(self) -> OfficePlace | None:
        return self.place if self.confidence == Confidence.CERTAIN else None


UNTOLD = Told(None, Confidence.DOUBTFUL)


def place_of(issuers: list[Body], own: Body | None) -> Told:
    """What a directive of these issuers is to the office `own`. One that the office signed with others is its own; of
    others' joint directives all have to stand alike."""
    if own is None or not issuers:
        return UNTOLD
    if any(_is_own(issuer, own) for issuer in issuers):
        return Told(OfficePlace.OWN, Confidence.CERTAIN)
    found = [_place(issuer, own) for issuer in issuers]
    if len({told.place for told in found}) > 1:
        return UNTOLD
    is_certain = all(told.confidence == Confidence.CERTAIN for told in found)
    return found[0] if is_certain else Told(found[0].place, found[0].place and Confidence.LIKELY or UNTOLD.confidence)


def _is_own(issuer: Body, own: Body) -> bool:
    """Its own office (示例市总工会办公室) signs for it."""
    return own.name in (issuer.name, body_names.parent(issuer.name))


def _place(issuer: Body, own: Body) -> Told:
    if not (issuer.lineage and own.lineage):
        return UNTOLD
    sure = Confidence.CERTAIN if issuer.is_federation and own.is_federation else Confidence.LIKELY
    shared = _shared(issuer.lineage, own.lineage)
    if shared == len(issuer.lineage) < len(own.lineage):
        # Of the region around ours. The grass roots there are nobody's superiors.
        is_body_of_region = issuer.is_federation or _is_organ(issuer)
        return Told(OfficePlace.ABOVE, sure) if is_body_of_region else UNTOLD
    if shared == len(own.lineage) < len(issuer.lineage):
        return Told(OfficePlace.BELOW, sure)
    if shared == len(own.lineage) == len(issuer.lineage):
        return _in_own_region(issuer, own)
    # Of the same province: an office next door may have written to ours.
    return Told(OfficePlace.ELSEWHERE, sure if shared < 2 else Confidence.LIKELY)


def _in_own_region(issuer: Body, own: Body) -> Told:
    name = body_names.parent(issuer.name)
    if name.endswith("人民政府") or (name.startswith(_PARTY) and name.endswith(_LEADS)):
        return Told(OfficePlace.ABOVE, Confidence.LIKELY)
    if _is_organ(issuer):
        return Told(OfficePlace.LEVEL, Confidence.LIKELY)
    is_beneath = own.is_federation and issuer.rank > own.rank and "工会" in issuer.name
    return Told(OfficePlace.BELOW, Confidence.LIKELY) if is_beneath else UNTOLD


def _is_organ(body: Body) -> bool:
    """Whether it looks like an organ of its region: of party or government, not a union, a firm or a school."""
    return body.name.endswith(("厅", "局", "办公室", "部", *_LEADS)) and "工会" not in body.name


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many codes two lineages have in common from the top."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
