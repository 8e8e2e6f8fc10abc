"""Which county a body's name begins with, or names behind its city or province."""

import re
from functools import cached_property

from archive.lexicon.counties import Counties, County
from archive.lexicon.located_place import LocatedPlace

_BEFORE = re.compile("中共|中国教育工会|共青团|国网")
# 昆山路示例学校 is in some other city.
_STREET = re.compile("[路街道]")
# County-level cities whose bare names are words.
_WORDS = frozenset(
    ("明光", "天长", "乐平", "宁国", "兴平", "安宁", "永安", "高安", "德兴", "永康", "永济", "兴城", "平果", "安达")
)


class CountiesOfBodies:
    """Finds counties in the names of bodies; `regions` are the fields of the provinces and cities by code."""

    def __init__(self, table: Counties, regions: dict[str, dict]):
        self._table, self._regions = table, regions

    def named(self, body: str) -> list[LocatedPlace]:
        """The counties that a body's name begins with: one of 平山县总工会, all that there are of 鼓楼区总工会; none
        where it begins with a city or a province."""
        before = _BEFORE.match(body)
        start = before.end() if before else 0
        found, end = self._table.at(body, start)
        found = self._without_cities(found, body[start:end])
        today = [county for county in found if not county.abolished]
        gone = [county for county in found if county.abolished and not _is_followed(county, today)]
        # 朝阳县 is today's, though another was till 1983.
        gone = [county for county in gone if not today or not county.is_long_gone]
        return [self._place(county) for county in (*today, *gone)]

    def before(self, text: str, end: int) -> LocatedPlace | None:
        """The county whose name `text` has right before `end`, where only one has it, or only one in the city or
        province named before that."""
        found, start = self._table.ending_at(text, end)
        found = self._without_cities(found, text[start:end])
        if len(found) > 1:
            found = [county for county in found if text.endswith(self._regions[county.parent]["name"], 0, start)]
        return self._place(found[0]) if len(found) == 1 else None

    def inside(self, body: str, start: int, code: str) -> LocatedPlace | None:
        """The one county of a city or province whose name `body` has at `start`."""
        found, end = self._table.at(body, start, within=code)
        found = self._without_cities(found, body[start:end])
        return self._place(found[0]) if len(found) == 1 else None

    def of_unit(self, body: str) -> LocatedPlace | None:
        """The county-level city whose bare name a body's begins with: 昆山 of 昆山示例学院."""
        for length in (4, 3, 2):
            county = self._table.cities.get(body[:length])
            if county and body[:length] not in _WORDS:
                return None if _STREET.match(body, length) else self._place(county)
        return None

    def _without_cities(self, found: list[County], name: str) -> list[County]:
        """None where the name is a city's today, as 天水市 is, nor what counts as one, as 琼中县 does."""
        if name in self._city_names:
            return []
        return [county for county in found if not self._counts_as_city(county)]

    def _counts_as_city(self, county: County) -> bool:
        return county.parent[2:4] == "90" and county.short_name == self._regions[county.parent]["short_name"]

    @cached_property
    def _city_names(self) -> frozenset[str]:
        return frozenset(fields["name"] for fields in self._regions.values() if fields["level"] == "city")

    def _place(self, county: County) -> LocatedPlace:
        above = LocatedPlace.of(county.parent, self._regions)
        return LocatedPlace(above.region, above.region_name, above.city, above.city_name, county.code, county.name)


def _is_followed(county: County, today: list[County]) -> bool:
    """Whether one of those of the same name came in its place: they are one."""
    return any(county.successor == one.code for one in today)
