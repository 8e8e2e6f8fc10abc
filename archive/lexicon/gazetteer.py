"""Where a body sits, told from its name. The regions are those of the fixtures, which the database loads too."""

import re
from collections import defaultdict
from functools import cache, cached_property

from archive.lexicon import fixtures
from archive.lexicon.counties import Counties, counties
from archive.lexicon.counties_of_bodies import CountiesOfBodies
from archive.lexicon.located_place import LocatedPlace

# Short names of cities that are words, or places elsewhere too: 安康杯, 中山大学, 朝阳区, 东方电气. They name
# the city only with 市, 州 or the like.
_AMBIGUOUS = frozenset(
    ("朝阳", "东方", "安康", "来宾", "日照", "白银", "中山", "长治", "大同", "三明", "兴安", "红河", "阿里", "开封")
    + ("孝感", "山南", "海东", "海北", "海西", "中卫", "广安", "黄山", "和田", "白山", "白城", "四平", "双河", "昆玉")
    + (
        "北屯",
        "新星",
        "白杨",
        "铁门关",
        "文昌",
        "万宁",
        "天门",
        "文山",
        "保山",
        "吉安",
        "六安",
        "三沙",
        "仙桃",
        "定安",
    )
    + ("临高", "昌江", "白沙", "陵水", "黄南", "巴中", "河池", "资阳", "通化", "永州", "平凉", "双鸭山", "五指山")
)
# What follows a short name where it names a street, a district elsewhere, a thing: 南京路, 朝阳区, 安康杯.
_OTHER_THING = re.compile("[区县路街镇乡村杯桥门岛湖江河山港湾](?!总工会)")
_SUFFIX = re.compile("省|市|州|盟|地区|自治|特别行政区|林区|新区|高新|经开|经济|开发区")
# What a short name is made longer by: 凉山州 of 凉山彝族自治州.
_KIND = re.compile("[省市州盟]|地区|自治[区州]")
# National new areas whose names do not begin with a city's.
_NEW_AREAS = {"雄安": "130000", "浦东": "310000", "滨海": "120000", "两江": "500000", "西咸": "610000"} | {
    "贵安": "520000",
    "滇中": "530000",
}
_NATIONAL = re.compile("中华|全国|国务院|国家|中共中央|最高人民|中央")
# 中国教育工会示例大学委员会 sits where the school sits.
_UNIT = re.compile("大学|学院|学校|公司|[局厂院校]")
_BEFORE = re.compile("中共|中国.{0,12}?|共青团|国网|国家.{2,8}?局|民[建革盟进]|致公党")


class Gazetteer:
    """Where a body sits, told from its name."""

    def __init__(self, rows: list[dict], table: Counties):
        self._rows = {row["pk"]: row["fields"] for row in rows}
        self._counties = CountiesOfBodies(table, self._rows)

    def locate(self, body: str) -> LocatedPlace | None:
        """The place that a body's name begins with, or else names: 平顶山市总工会 is in 河南省, 平顶山市; 平山县总工会
        in 河北省, 石家庄市, 平山县. None where several places have the name."""
        if named := self.counties_named(body):
            return named[0] if len(named) == 1 else None
        found = self._first(body)
        if found is None:
            if (_UNIT.search(body) or "总工会" in body[:7]) and (county := self._counties.of_unit(body)):
                return county
            if re.match("中华全国|全国|国务院|中共中央|中央", body):
                return self._place("000000")
            return self._place("000000") if _NATIONAL.match(body) or self._is_national(body) else None
        code, end = found
        if county := self._counties.inside(body, end, code):
            return county
        if self._rows[code]["level"] == "province" and (inner := self._first(body[end:], within=code)):
            code = inner[0]
            return self._counties.inside(body, end + inner[1], code) or self._place(code)
        return self._place(code)

    def counties_named(self, body: str) -> list[LocatedPlace]:
        """The counties that a body's name begins with: all of them where several have the name (鼓楼区总工会)."""
        return self._counties.named(body)

    def county_before(self, text: str, end: int) -> LocatedPlace | None:
        """The county named in running text right before `end`: of 报平山县总工会 the 平山县."""
        return self._counties.before(text, end)

    def at(self, text: str, start: int) -> tuple[LocatedPlace, int] | None:
        """The province or city that running text names at `start`, and where that ends: 贵阳市, 凉山州, 云南."""
        rest = text[start:]
        for name in self._by_first_character.get(rest[:1], ()):
            code = self._codes[name]
            full, short = self._rows[code]["name"], self._rows[code]["short_name"]
            # A new area is not the province it lies in.
            if name not in (full, short) or not rest.startswith(name) or not self._fits(rest, 0, name, code):
                continue
            kind = None if name == full else _KIND.match(rest, len(name))
            if kind is None or full.endswith(kind[0]):
                return self._place(code), start + (kind.end() if kind else len(name))
        return None

    def by_number(self, number: str) -> LocatedPlace | None:
        """The province whose one-character name a number begins with: 黔工总字 → 贵州. A last resort only:
        苏工办 is 苏州, 余总工 余杭."""
        for code, fields in self._provinces.items():
            for sign in (fields["abbreviation"], fields["other_abbreviation"]):
                if sign and number.startswith(sign):
                    return self._place(code)
        return None

    def in_full(self, body: str, place: LocatedPlace) -> str:
        """A body's short name, as its own subordinates write it, in full: 省教育工会 in 山东 → 山东省教育工会."""
        body = f"{body}工会" if re.search("[省市]总$", body) else body
        for sign, name in (
            ("省", place.region_name),
            ("自治区", place.region_name),
            ("市", place.city_name or place.region_name),
            ("州", place.city_name),
        ):
            if body.startswith(sign) and name.endswith(sign):
                return name + body.removeprefix(sign)
        return body

    def _first(self, body: str, within: str = "") -> tuple[str, int] | None:
        """The first place that `body` names, with the offset at its end; `within` a province only its cities."""
        for start in range(len(body)):
            for name in self._by_first_character.get(body[start], ()):
                if not body.startswith(name, start):
                    continue
                code = self._codes[name]
                if within and self._rows[code].get("parent") != within:
                    continue
                if self._fits(body, start, name, code):
                    return code, start + len(name)
        return None

    def _fits(self, body: str, start: int, name: str, code: str) -> bool:
        """Whether a name found in `body` at `start` means the place: a short one may be another thing."""
        fields = self._rows[code]
        end = start + len(name)
        if name == fields["name"] or _SUFFIX.match(body, end):
            return True
        if _OTHER_THING.match(body, end) and not self._counties.inside(body, end, code):
            return False
        if fields["level"] == "province":
            return True
        return name not in _AMBIGUOUS and (start == 0 or _BEFORE.fullmatch(body[:start]) is not None)

    def _is_national(self, body: str) -> bool:
        return body.startswith("中国") and ("全国" in body or not re.search("大学|学院|学校", body))

    def cities(self, region: str = "") -> list[LocatedPlace]:
        """The cities of a province, or all of them."""
        return [
            self._place(code)
            for code, fields in self._rows.items()
            if fields["level"] == "city" and region in ("", fields["parent"])
        ]

    def provinces(self) -> dict[str, LocatedPlace]:
        """The provinces by their short names."""
        return {fields["short_name"]: self._place(code) for code, fields in self._provinces.items()}

    @cached_property
    def _provinces(self) -> dict[str, dict]:
        return {code: fields for code, fields in self._rows.items() if fields["level"] == "province"}

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Names, full and short, to codes; where two share a short name the province has it."""
        codes: dict[str, str] = {}
        for code, fields in self._rows.items():
            if fields["level"] == "national":
                continue
            for name in (fields["name"], fields["short_name"]):
                codes.setdefault(name, code)
        return codes | {f"{name}新区": code for name, code in _NEW_AREAS.items()}

    @cached_property
    def _by_first_character(self) -> dict[str, list[str]]:
        names = defaultdict(list)
        for name in sorted(self._codes, key=len, reverse=True):
            names[name[0]].append(name)
        return names

    def _place(self, code: str) -> LocatedPlace:
        return LocatedPlace.of(code, self._rows)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(fixtures.rows("regions.json"), counties())
