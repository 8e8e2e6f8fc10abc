"""Which places a running text names: where a text comes from whose issuer tells no place."""

import re
from collections import Counter, defaultdict
from functools import cache

from archive.lexicon.gazetteer import LocatedPlace, gazetteer

_FEDERATION = re.compile("(?<=[县区市旗])总工会")


def ranking(text: str) -> list[tuple[LocatedPlace, int]]:
    """The provinces that a text names, each with its weight, the heaviest first. A body (河南省教育工会)
    weighs more than a mention; 在北京召开 tells no province; 中国 and 全国 are none."""
    provinces = _provinces()
    weights: Counter[str] = Counter()
    for match in _mentions().finditer(text):
        # The capital is named in passing: 北京人民大会堂.
        in_passing = match["name"] == "北京" and not match["suffix"]
        weights[provinces[match["name"]].region] += 3 if match["body"] else 0 if in_passing else 1
    for city in _cities_in(text):
        weights[city.region] += 2 * text.count(city.city_name) + text.count(f"{city.city_name}总工会")
    places = {place.region: place for place in provinces.values()}
    return [(places[code], weight) for code, weight in weights.most_common() if weight]


def most_named(text: str) -> LocatedPlace | None:
    """The province that a text names most, or None where it names none, or two alike."""
    ranked = ranking(text)
    if not ranked or len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def city_named(text: str, within: LocatedPlace) -> LocatedPlace | None:
    """The one city of a province that a text names in full, or None where it names none or several alike."""
    counts = Counter(
        {city: count for city in gazetteer().cities(within.region) if (count := text.count(city.city_name))}
    )
    cities = counts.most_common(2)
    if not cities or len(cities) > 1 and cities[0][1] < 2 * cities[1][1]:
        return None
    return cities[0][0]


def county_named(text: str) -> LocatedPlace | None:
    """The one county whose federation a text names, or None where it names none, or two."""
    found = {gazetteer().county_before(text, match.start()) for match in _FEDERATION.finditer(text)} - {None}
    return found.pop() if len(found) == 1 else None


def _cities_in(text: str) -> list[LocatedPlace]:
    """The cities that a text names in full, in the gazetteer's order."""
    # Four hundred names are looked for, and hardly one of them is there: by their first two characters first.
    begins, named = _city_names()
    places = sorted({place for first in set(begins.findall(text)) for place in named[first]})
    return [city for _, city in places if city.city_name in text]


@cache
def _city_names() -> tuple[re.Pattern, dict[str, list[tuple[int, LocatedPlace]]]]:
    """What finds the first characters of names of cities, and the cities by these with their places in the order."""
    named = defaultdict(list)
    for at, city in enumerate(gazetteer().cities()):
        named[city.city_name[0]].append((at, city))
    seconds = {city.city_name[1] for cities in named.values() for _, city in cities}
    return re.compile(f"[{''.join(named)}](?=[{''.join(seconds)}])"), dict(named)


@cache
def _provinces() -> dict[str, LocatedPlace]:
    return gazetteer().provinces()


@cache
def _mentions() -> re.Pattern:
    """A province's name in running text, with what follows where that makes a body of it."""
    # An expression that begins with characters is searched for fast: what stands before is looked at behind them.
    names = sorted(_provinces(), key=len, reverse=True)
    named = "|".join(f"{name}(?<![在赴到]{name})" for name in names)
    return re.compile(
        rf"(?P<name>{named})(?P<suffix>省|市|(?:[壮回维]\S{{1,2}})?自治区)?(?![路街])"
        r"(?P<body>总工会|[\u4e00-\u9fff]{2,6}?工会|人民政府|[省市]?委(?![员托])|高校|教育厅|教育系统)?"
    )
