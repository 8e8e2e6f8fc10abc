"""Where a body sits, told from its name. The regions are those of the fixtures, which the database loads too."""

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from archive.parsing import fixtures


@dataclass(frozen=True)
class Place:
    """A province-level region, with the prefecture city in it where one is meant. Codes of GB/T 2260."""

    region: str
    region_name: str
    city: str = ""
    city_name: str = ""


class Gazetteer:
    """Where a body sits, told from its name."""

    def __init__(self, rows: list[dict]):
        self._rows = {row["pk"]: row["fields"] for row in rows}

    def locate(self, body: str) -> Place | None:
        """The place that a body's name begins with, or else names: 平顶山市总工会 is in 河南省, 平顶山市."""
        if body.startswith(("中华", "中国", "全国")):
            return self._place("000000")
        inside = [(start, name) for name in self._codes if (start := body.find(name)) != -1]
        if not inside:
            return None
        # The name nearest the front, and of those the longest: 吉林市 before 吉林.
        start, name = min(inside, key=lambda found: (found[0], -len(found[1])))
        return self._place(self._codes[name])

    def most_named(self, text: str) -> Place | None:
        """The province that a text names most often, or None where it names none."""
        counts = Counter({code: text.count(fields["short_name"]) for code, fields in self._provinces.items()})
        code, count = counts.most_common(1)[0]
        return self._place(code) if count else None

    def by_number(self, number: str) -> Place | None:
        """The province whose one-character name a number begins with: 黔工总字 → 贵州. A last resort only:
        苏工办 is 苏州, 余总工 余杭."""
        for code, fields in self._provinces.items():
            for sign in (fields["abbreviation"], fields["other_abbreviation"]):
                if sign and number.startswith(sign):
                    return self._place(code)
        return None

    def in_full(self, body: str, place: Place) -> str:
        """A body's short name, as its own subordinates write it, in full: 省教育工会 in 山东 → 山东省教育工会."""
        for sign, name in (("省", place.region_name), ("自治区", place.region_name), ("市", place.city_name)):
            if body.startswith(sign) and name.endswith(sign):
                return name + body.removeprefix(sign)
        return body

    @cached_property
    def _provinces(self) -> dict[str, dict]:
        return {code: fields for code, fields in self._rows.items() if fields["level"] == "province"}

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Names, full and short, to codes; where two share a short name the province has it."""
        codes: dict[str, str] = {}
        for code, fields in self._rows.items():
            for name in (fields["name"], fields["short_name"]):
                codes.setdefault(name, code)
        return codes

    def _place(self, code: str) -> Place:
        fields = self._rows[code]
        if fields["level"] != "city":
            return Place(code, fields["name"])
        return Place(fields["parent"], self._rows[fields["parent"]]["name"], code, fields["name"])


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(fixtures.rows("regions.json"))
