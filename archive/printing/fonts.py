"""Which type faces print here. The official ones are rarely free; where one is missing, the nearest prints."""

from functools import cache

import typst

from archive.printing.paper import Face

# First choice first. What the standard names is sold with office suites; the last of each come with Debian
# (fonts-noto-cjk, fonts-arphic-ukai). There is no free simplified 仿宋 in Debian.
WANTED = {
    Face.BIAOSONG: ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STSong", "Songti SC", "Noto Serif CJK SC"),
    Face.FANGSONG: ("FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC"),
    Face.KAITI: ("KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "AR PL UKai CN", "Noto Serif CJK SC"),
    Face.HEITI: ("SimHei", "STHeiti", "Heiti SC", "Noto Sans CJK SC"),
    Face.SONGTI: ("SimSun", "STSong", "Songti SC", "Noto Serif CJK SC"),
}
# What of these is the kind of type that the standard names; anything else is a substitute.
OFFICIAL = {
    Face.BIAOSONG: WANTED[Face.BIAOSONG][:2],
    Face.FANGSONG: WANTED[Face.FANGSONG][:3],
    Face.KAITI: WANTED[Face.KAITI][:5],
    Face.HEITI: WANTED[Face.HEITI],
    Face.SONGTI: WANTED[Face.SONGTI],
}
# Better any of these than none.
ANY = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC", "SimSun", "NSimSun",
    "Songti SC", "STSong", "AR PL UMing CN", "Microsoft YaHei", "PingFang SC", "SimHei", "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei", "Droid Sans Fallback",
)  # fmt: skip
PACKAGE = "fonts-noto-cjk"


class NoChineseFont(Exception):
    """No font of this machine has Chinese characters. It names the package that brings some."""

    def __init__(self):
        super().__init__(PACKAGE)


@cache
def installed() -> typst.Fonts:
    """The machine's fonts, looked for once in each process: it takes a third of a second."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


def families(available: frozenset[str] | None = None) -> dict[Face, list[str]]:
    """For each face the families that print it here, first choice first. Raises NoChineseFont."""
    available = frozenset(installed().families()) if available is None else available
    others = [family for family in ANY if family in available]
    if not others and not any(family in available for wanted in WANTED.values() for family in wanted):
        raise NoChineseFont
    found = {}
    for face, wanted in WANTED.items():
        here = [family for family in wanted if family in available]
        found[face] = here + [family for family in others if family not in here]
        # A kind of type of which nothing is here borrows from the others, before typst would choose by itself.
        found[face] += [f for w in WANTED.values() for f in w if f in available and f not in found[face]]
    return found


def printing(available: frozenset[str] | None = None) -> list[tuple[Face, str, bool]]:
    """For each face the family that prints it, and whether that is the kind of type the standard names."""
    return [(face, here[0], here[0] in OFFICIAL[face]) for face, here in families(available).items()]
