"""Where a directive belongs: its issuer tells it, else its text, and the number's first character last."""

import re
from dataclasses import dataclass

from archive.lexicon.gazetteer import LocatedPlace, gazetteer
from archive.parsing.issuers import place_mentions
from archive.parsing.provenance import CERTAIN, DOUBTFUL, LIKELY, FieldProvenance, found, missing

# 余杭区总工会, 昆山市总工会: beneath a city, whose name is not in theirs.
_OF_COUNTY = re.compile("[区县旗市](?:总工会|教育工会|机关工会)")
# A province named this heavily in a text, and twice as heavily as any other, is where the text comes from.
_PLAIN, _LEAD = 6, 2


@dataclass(frozen=True)
class Located:
    place: LocatedPlace | None
    provenance: FieldProvenance


def of_issuers(issuers: list[str], basis: str) -> Located | None:
    """Where the first of the issuers sits that names a place; as sure as the issuers are themselves."""
    for issuer in issuers:
        if place := gazetteer().locate(issuer):
            return Located(place, found("据发文机关", CERTAIN if basis == "stated" else LIKELY, issuer))
    return None


def of_text(text: str, number: str, issuers: list[str]) -> Located:
    """Where a text comes from whose issuer tells no place: the province it names most; a number may confirm
    it, and alone is the last resort, since 苏工办 is 苏州 and 余总工 余杭. A county's federation belongs to the
    one city that its text names."""
    by_number = gazetteer().by_number(number) if number else None
    ranked = place_mentions.ranking(text)
    if ranked:
        place, weight = ranked[0]
        if any(_OF_COUNTY.search(issuer) for issuer in issuers):
            place = place_mentions.city_named(text, place) or place
        second = ranked[1][1] if len(ranked) > 1 else 0
        confirmed = by_number is not None and by_number.region == place.region
        evidence = f"{place.region_name}（权重{weight}）"
        if confirmed or (weight >= _PLAIN and weight >= _LEAD * second):
            return Located(place, found("据正文", LIKELY, evidence))
        if weight > second:
            return Located(place, found("据正文", DOUBTFUL, evidence))
    if by_number:
        return Located(by_number, found("仅据发文字号", DOUBTFUL, number))
    return Located(None, missing(DOUBTFUL))
