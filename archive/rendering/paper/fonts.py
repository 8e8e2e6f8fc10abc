"""Which type faces print here. The official ones are rarely free; where one is missing, the nearest prints."""

import contextlib
from functools import cache, lru_cache
from pathlib import Path
from time import monotonic

import typst

from archive.rendering.paper import bundled_fonts, font_folders
from archive.rendering.paper.pieces import Face

# First choice first. What the standard names is sold with office suites; the last of each come with Debian
# (fonts-noto-cjk, fonts-arphic-ukai). There is no free simplified 仿宋 in Debian.
WANTED = {
    Face.BIAOSONG: ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STSong", "Songti SC", "Noto Serif CJK SC"),
    Face.FANGSONG: ("FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC"),
    Face.KAITI: ("KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "AR PL UKai CN", "Noto Serif CJK SC"),
    Face.HEITI: ("SimHei", "STHeiti", "Heiti SC", "Noto Sans CJK SC"),
    Face.SONGTI: ("SimSun", "STSong", "Songti SC", "Noto Serif CJK SC"),
}
# Where none of these is here, any of this machine that is drawn alike, with or without serifs …
SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", bundled_fonts.SERIF, "SimSun", "NSimSun", "Songti SC", "STSong",
         "AR PL UMing CN")  # fmt: skip
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", bundled_fonts.SANS, "Microsoft YaHei", "PingFang SC", "SimHei",
        "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback")  # fmt: skip
# … then what is installed with the program, then any at all.
ALIKE = dict.fromkeys(Face, SERIF) | {Face.HEITI: SANS}
BUNDLED = dict.fromkeys(Face, bundled_fonts.SERIF) | {Face.HEITI: bundled_fonts.SANS}
# What of these is the kind of type that the standard names; anything else is a substitute.
OFFICIAL = {
    Face.BIAOSONG: WANTED[Face.BIAOSONG][:2],
    Face.FANGSONG: WANTED[Face.FANGSONG][:3],
    Face.KAITI: WANTED[Face.KAITI][:5],
    Face.HEITI: (*WANTED[Face.HEITI], *SANS[:3]),
    Face.SONGTI: (*WANTED[Face.SONGTI], *SERIF),
}
PACKAGE = "fonts-noto-cjk"
# Type as heavy as titles want it, on the scale from 100 to 900.
_HEAVY = 600

# Where there is no Chinese font, pages look again after so many seconds: another worker may know of one by now. So
# often, too, it is looked whether anything changed where fonts lie.
_LOOK_AGAIN_AFTER = 60

_version = 0
# When this process looked last, and whether it found none then.
_looked_at = 0.0
_is_missing = False
# What the folders of fonts were like then, and when they were last compared with it.
_folders: frozenset[tuple[str, int]] | None = None
_compared_at = 0.0


class NoChineseFont(Exception):
    """No font here has Chinese characters. It names the package that brings some."""

    def __init__(self):
        super().__init__(PACKAGE)


@cache
def installed() -> typst.Fonts:
    """The machine's fonts and the program's, looked for once in each process: it takes a third of a second."""
    global _looked_at, _folders, _compared_at
    _looked_at = _compared_at = monotonic()
    # Before the fonts are read: what comes meanwhile is then seen the next time.
    _folders = font_folders.state()
    here = bundled_fonts.folder()
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[here] if here else [])


def version() -> int:
    """How often the fonts of this machine turned out to be others: what pages say of them is then old."""
    _notice_changes()
    if _is_missing:
        with contextlib.suppress(NoChineseFont):
            _here(_LOOK_AGAIN_AFTER)
    return _version


def look_again() -> None:
    """Fonts that were installed meanwhile are found from now on."""
    global _version
    before = installed().families()
    installed.cache_clear()
    _version += before != installed().families()


def _notice_changes() -> None:
    """Look again where something came or went in the folders of fonts since the last look; asked at most once a
    minute, and never for who has not looked yet."""
    global _compared_at
    if _folders is None or monotonic() - _compared_at < _LOOK_AGAIN_AFTER:
        return
    _compared_at = monotonic()
    if font_folders.state() != _folders:
        look_again()
        installed()


def bundled() -> frozenset[str]:
    """The families that are here because they were installed with the program."""
    return _parted(installed())[1]


def families(available: frozenset[str] | None = None, bundled: frozenset[str] = frozenset()) -> dict[Face, list[str]]:
    """For each face the families that print it, first choice first: of those `available` on a machine and
    `bundled` with the program, or of what is here. Raises NoChineseFont, after having looked once more."""
    return _here(0) if available is None else _chosen(available, bundled)


def printing(
    available: frozenset[str] | None = None, bundled: frozenset[str] = frozenset()
) -> list[tuple[Face, str, bool]]:
    """For each face the family that prints it, and whether that is the kind of type the standard names. Raises
    NoChineseFont; it looks once more at most once a minute, since pages ask this."""
    found = _here(_LOOK_AGAIN_AFTER) if available is None else _chosen(available, bundled)
    return [(face, here[0], here[0] in OFFICIAL[face]) for face, here in found.items()]


def is_light(family: str) -> bool:
    """Whether titles in this family, which is not what the standard names for them, come out too light: typst
    makes no bold type where a family has none."""
    heavy = any(font.family == family and font.weight >= _HEAVY for font in installed().fonts())
    return not heavy and family not in OFFICIAL[Face.BIAOSONG]


def _here(patience: float) -> dict[Face, list[str]]:
    """The families of what is here. Raises NoChineseFont, after having looked once more where the last look was so
    many seconds ago."""
    global _is_missing
    _notice_changes()
    try:
        found = _chosen(*_parted(installed()))
    except NoChineseFont:
        _is_missing = True
        if monotonic() - _looked_at < patience:
            raise
        look_again()
        found = _chosen(*_parted(installed()))
    _is_missing = False
    return found


@lru_cache(maxsize=1)
def _parted(found) -> tuple[frozenset[str], frozenset[str]]:
    """The families of these fonts, the machine's and the program's. What both have is the machine's."""
    here = bundled_fonts.folder()
    every = found.fonts()
    own = frozenset(font.family for font in every if not (here and font.path and Path(font.path).is_relative_to(here)))
    return own, frozenset(font.family for font in every) - own


@lru_cache(maxsize=8)
def _chosen(own: frozenset[str], bundled: frozenset[str]) -> dict[Face, list[str]]:
    found = {face: _for_face(face, own, bundled) for face in Face}
    if not any(found.values()):
        raise NoChineseFont
    return found


def _for_face(face: Face, own: frozenset[str], bundled: frozenset[str]) -> list[str]:
    """Everything Chinese that is here in the order of this face, so that typst need not choose by itself."""
    near = [family for family in (*WANTED[face], *ALIKE[face]) if family in own]
    near += [BUNDLED[face]] if BUNDLED[face] in bundled else []
    far = (*SERIF, *SANS, *(family for wanted in WANTED.values() for family in wanted))
    return list(dict.fromkeys([*near, *(family for family in far if family in own | bundled)]))
