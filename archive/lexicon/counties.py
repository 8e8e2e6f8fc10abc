"""The county-level divisions of today and those gone since 1980 (fixtures/counties.csv), found by the name that a
body's begins with. A name that several places share is given back with all of them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from archive.lexicon import fixtures

# Words that name a part of any city: they tell a county only behind its city.
_GENERIC = frozenset(
    ("城区", "郊区", "矿区", "市区", "新区", "东区", "西区", "南区", "北区", "老城区", "工农区", "城郊区", "中区")
)
# Of a text that nobody dates, a division gone before this is not meant.
_LONG_GONE = 2000
_NATION = (
    "满族|回族|蒙古族|蒙古|藏族|苗族|彝族|壮族|侗族|瑶族|土家族|黎族|傣族|佤族|畲族|水族|布依族|仡佬族|羌族|哈尼族|傈僳族|拉祜族"
    "|纳西族|景颇族|毛南族|仫佬族|锡伯族|锡伯|达斡尔族|哈萨克族|哈萨克|东乡族|撒拉族|保安族|裕固族|独龙族|怒族|普米族|布朗族"
    "|白族|朝鲜族|土族|各族|柯尔克孜|塔吉克"
)
_AUTONOMOUS = re.compile(f"(?:{_NATION})*自治(?=[县旗]$)")
_LONGEST = 15


@dataclass(frozen=True)
class County:
    """A row of the table. `parent` is the city or province above it, `abolished` the year of the first list without
    it or 0, `successor` the code of what came in its place or ''."""

    code: str
    name: str
    parent: str
    abolished: int
    successor: str

    @property
    def is_renamed(self) -> bool:
        """Whether it is there today under its code with another name."""
        return self.successor == self.code

    @property
    def is_long_gone(self) -> bool:
        return 0 < self.abolished < _LONG_GONE

    @property
    def short_name(self) -> str:
        """What it is called without its kind, where that leaves a name: 昆山, 恭城; 单县 stays."""
        return (_AUTONOMOUS.sub("", self.name)[:-1] if len(self.name) > 2 else "") or self.name


class Counties:
    """The table, by code and by name."""

    def __init__(self, rows: list[County]):
        self.rows = rows

    @cached_property
    def by_code(self) -> dict[str, County]:
        """Those that have a code of their own: each but the former names of renamed ones."""
        return {row.code: row for row in self.rows if not row.is_renamed}

    def at(self, body: str, start: int = 0, within: str = "") -> tuple[list[County], int]:
        """The counties whose name `body` has at `start`, and where that ends; none and `start` where there are none.
        With `within`, a code of a city or province, only its own, and those long gone too."""
        for end in range(min(len(body), start + _LONGEST), start + 1, -1):
            name = body[start:end]
            if name[-1] in "县区市旗" and (found := self._meant(name, self._by_name.get(name, []), within)):
                return found, end
        return [], start

    def ending_at(self, text: str, end: int) -> tuple[list[County], int]:
        """The counties whose name `text` has up to `end`, and where that starts; none and `end` without one."""
        for start in range(max(0, end - _LONGEST), end - 1):
            if found := self._meant(text[start:end], self._by_name.get(text[start:end], []), ""):
                return found, start
        return [], end

    def _meant(self, name: str, named: list[County], within: str) -> list[County]:
        if within:
            inside = [row for row in named if _lies_in(row, within)]
            return [row for row in inside if not row.abolished] or inside
        if name in _GENERIC:
            return []
        return [row for row in named if not row.is_long_gone or row.successor]

    @cached_property
    def _by_name(self) -> dict[str, list[County]]:
        """By full name, and by the short one of an autonomous county (恭城县); a renamed one leads to itself."""
        names: dict[str, list[County]] = defaultdict(list)
        for row in self.by_code.values():
            for name in {row.name, _AUTONOMOUS.sub("", row.name)}:
                names[name].append(row)
        for row in self.rows:
            # A name of long ago is today's another's: 东风区.
            if row.is_renamed and row.code in self.by_code and not (row.is_long_gone and row.name in names):
                names[row.name].append(self.by_code[row.code])
        return names

    @cached_property
    def cities(self) -> dict[str, County]:
        """Today's county-level cities by their short names, where only one has it: 昆山, 义乌."""
        shared: dict[str, list[County]] = defaultdict(list)
        for row in self.rows:
            if not row.abolished:
                shared[row.short_name].append(row)
        alone = {name: rows[0] for name, rows in shared.items() if len(rows) == 1 and len(name) > 1}
        return {name: row for name, row in alone.items() if row.name == f"{name}市"}


def _lies_in(row: County, place: str) -> bool:
    return row.parent == place or (place.endswith("0000") and row.parent[:2] == place[:2])


@cache
def counties() -> Counties:
    return Counties(
        [
            County(code, name, parent, int(abolished or 0), successor)
            for code, name, parent, abolished, successor in fixtures.table("counties.csv")
        ]
    )
