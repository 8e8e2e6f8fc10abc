"""What a directive calls itself: its own place and organs. 贵州 and 云南, 全省 and 全市, 省总 and 市总 say the same,
each in its own directive; in the other's, 贵州 is a place like any other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from archive.lexicon.folding import fold

_LEVELS = "省市县区州盟旗"
_LEVEL = "(?:自治区|自治州|省|市|县|区|州|盟|旗)"
# 省总体, 市总值 and 全市场 are no organ and no place.
_NO_UNION = "(?![体结量额数产值的计共价线则会]|人口|部署)"
_NO_PLACE = "(?![场值面域间别段])"
# What ends a place's name, and may be left out: 贵州省 and 贵州, 遵义市 and 遵义.
_ENDS = re.compile("(?<=..)(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|自治州|省|市|县|区|盟|旗)$")


@dataclass(frozen=True)
class OwnNames:
    """`places` and `bodies` as the directive or the archive has them; without any, 全省 and 省总 are known all the
    same."""

    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> str:
        """A regular expression for a folded text, with a named group for each kind of name."""
        whole = {fold(name) for name in self.places}
        places = _any(whole | {_ENDS.sub("", name) for name in whole})
        own = f"(?:{places}){_LEVEL}?" if places else "(?!)"
        # One that names no place is a word like any other: 省总工会 is known anyway.
        bodies = _any({fold(name) for name in self.bodies}) or "(?!)"
        return "|".join(
            (
                f"(?P<body>{bodies}|(?:{own}|{_LEVEL})总工会|(?:{own}|{_LEVEL})总{_NO_UNION})",
                f"(?P<party>(?:中共)?(?:{own}|{_LEVEL})委(?![员托会派任]))",
                f"(?P<government>(?:{own}|{_LEVEL})(?:人民)?政府)",
                f"(?P<below>各{_LEVEL}{_NO_PLACE}(?:[、,]?{_LEVEL}|\\([{_LEVELS}、,]+\\))*)",
                f"(?P<whole>全{_LEVEL}{_NO_PLACE})",
                f"(?P<place>[我本]{_LEVEL}{_NO_PLACE}|{own})",
            )
        )


def _any(names: Iterable[str]) -> str:
    """The longest first: 平顶山市 before 平顶山."""
    return "|".join(map(re.escape, sorted(filter(None, names), key=lambda name: (-len(name), name))))
