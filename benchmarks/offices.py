"""The union offices of an invented country: who issues the notices of office_notices.py.

Names are made to be mistaken for each other: 示例甲县 lies in another city than 示例甲市, 示例东县 in another province
than 示例东省.
"""

from collections.abc import Iterator
from dataclasses import dataclass

PROVINCES = {"东": "甲乙丙", "西": "丁戊己", "南": "庚辛壬", "北": "癸子丑"}
_COUNTIES = {
    "甲": "寅县", "乙": "卯区", "丙": "辰县", "丁": "巳区", "戊": "午县", "己": "东县", "庚": "未区", "辛": "申县",
    "壬": "酉区", "癸": "戌县", "子": "亥区", "丑": "甲县",
}  # fmt: skip
# {body: (what is added to the place, what stands in the number after the place's letter)}
BODIES = {
    "union": ("总工会", "工发"),
    "office": ("总工会办公室", "工办"),
    "women": ("总工会女职工委员会", "工女"),
    "audit": ("总工会经费审查委员会", "工经审"),
    "education": ("教育工会", "教工"),
}
_LEVELS = {"省": "province", "市": "city", "县": "county", "区": "county"}


@dataclass(frozen=True)
class Office:
    """`place` is where it is, 示例甲市; `province` and `city` are those it lies in, '' for none."""

    place: str
    level: str
    province: str
    city: str
    body: str

    @property
    def name(self) -> str:
        return self.place + BODIES[self.body][0]

    def number(self, year: int, serial: int) -> str:
        letters = self.place.removeprefix("示例")
        # 示甲工发 is the city's, 示甲县工发 the county's.
        mark = letters if self.level == "county" else letters[0]
        return f"示{mark}{BODIES[self.body][1]}〔{year}〕{serial}号"


def offices(level: str, body: str = "union") -> list[Office]:
    """All of a level, with one kind of body."""
    return [Office(*place, body) for place in _places() if place[1] == level]


def _places() -> Iterator[tuple[str, str, str, str]]:
    for province, cities in PROVINCES.items():
        province_name = f"示例{province}省"
        yield province_name, "province", province_name, ""
        for city in cities:
            city_name = f"示例{city}市"
            yield city_name, "city", province_name, city_name
            county = _COUNTIES[city]
            yield f"示例{county}", _LEVELS[county[-1]], province_name, city_name
