"""Where a directive belongs: its issuer tells it, else its text, and the number's first character last."""

import re
from dataclasses import dataclass, replace

from archive.lexicon.gazetteer import LocatedPlace, gazetteer
from archive.parsing.issuers import place_mentions
from archive.parsing.provenance import CERTAIN, DOUBTFUL, LIKELY, FieldProvenance, found, missing

# 余杭区总工会, 昆山市总工会: beneath a city, whose name is not in theirs.
_OF_COUNTY = re.compile("[区县旗市](?:总工会|教育工会|机关工会)")
# 太原示例集团 is of 太原 likely; 太原市示例局 is.
_UNIT = re.compile("大学|学院|学校|[中小]学|公司|集团|[厂院]")
# A province named this heavily in a text, and twice as heavily as any other, is where the text comes from.
_PLAIN, _LEAD = 6, 2


@dataclass(frozen=True)
class Located:
    place: LocatedPlace | None
    provenance: FieldProvenance


def of_issuers(issuers: list[str], basis: str) -> Located | None:
    """Where the first of the issuers sits that names a place; as sure as the issuers are themselves. What begins
    with a place's bare name is likely there (太原示例集团)."""
    for issuer in issuers:
        if place := gazetteer().locate(issuer):
            bare = (place.county or _UNIT.search(issuer)) and _is_bare(issuer, place)
            sure = basis == "stated" and not bare
            located = Located(place, found("据发文机关", CERTAIN if sure else LIKELY, issuer))
            return among_namesakes(issuers, located)
    return None


def among_namesakes(issuers: list[str], located: Located) -> Located:
    """With the one county of a shared name (鼓楼区总工会) that lies in the place found otherwise; what several such
    may be stays as it was found, and is doubtful where none lies there."""
    place = located.place
    if place is None or place.county:
        return located
    for issuer in issuers:
        namesakes = gazetteer().counties_named(issuer)
        if len(namesakes) < 2:
            continue
        inside = [one for one in namesakes if place.region == one.region and place.city in ("", one.city)]
        if not inside and place.region != "000000":
            return Located(place, replace(located.provenance, confidence=DOUBTFUL))
        if len(inside) == 1:
            sure = DOUBTFUL if located.provenance.confidence == DOUBTFUL else LIKELY
            return Located(inside[0], replace(located.provenance, confidence=sure))
    return located


def of_text(text: str, number: str, issuers: list[str]) -> Located:
    """Where a text comes from whose issuer tells no place: the city of the only county of a shared name that it
    names; the province it names most; a number may confirm it, and alone is the last resort, since 苏工办 is 苏州 and
    余总工 余杭. A county's federation belongs to the one city that its text names."""
    if named := _namesake_named(text, issuers):
        return named
    return among_namesakes(issuers, _of_mentions(text, number, issuers))


def _namesake_named(text: str, issuers: list[str]) -> Located | None:
    """鼓楼区总工会, whose text names 福州市 and no other city that has a 鼓楼区."""
    for issuer in issuers:
        namesakes = gazetteer().counties_named(issuer)
        counted = [(place.city_name or place.region_name, place) for place in namesakes if len(namesakes) > 1]
        told = [(name, place) for name, place in counted if name in text]
        if len({name for name, _ in told}) == 1 and len(told) == 1:
            name, place = told[0]
            return Located(place, found("据发文机关和正文", LIKELY, f"{issuer} / {name}"))
    return None


def _of_mentions(text: str, number: str, issuers: list[str]) -> Located:
    by_number = gazetteer().by_number(number) if number else None
    ranked = place_mentions.ranking(text)
    of_county = any(_OF_COUNTY.search(issuer) for issuer in issuers)
    # 示例区总工会 is no other county, whichever its text names.
    county = None if of_county else place_mentions.county_named(text)
    if county and (not ranked or ranked[0][0].region == county.region):
        confirmed = bool(ranked) or (by_number is not None and by_number.region == county.region)
        return Located(county, found("据正文", LIKELY if confirmed else DOUBTFUL, f"{county.county_name}总工会"))
    if ranked:
        place, weight = ranked[0]
        if of_county:
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


def _is_bare(issuer: str, place: LocatedPlace) -> bool:
    """Whether a body bears no name of its place in full: 太原 only, where the city is 太原市."""
    if place.county:
        # 恭城县 is 恭城瑶族自治县 in full enough.
        return re.search("[县区市旗]", issuer) is None
    return not any(name and name in issuer for name in (place.city_name, place.region_name))
