"""What stands in for the faces of the standard that are not here, in words: on the page and in the file."""

from collections.abc import Callable

from archive.rendering.paper import bundled_fonts, fonts
from archive.rendering.paper.pieces import Face

# Here nothing knows of languages: these words are marked for who translates, and `note` is given the way to.
gettext_noop = str

ROLES = {
    Face.BIAOSONG: gettext_noop("小标宋（红头、标题）"),
    Face.FANGSONG: gettext_noop("仿宋（正文）"),
    Face.KAITI: gettext_noop("楷体（二级标题）"),
    Face.HEITI: gettext_noop("黑体（一级标题）"),
    Face.SONGTI: gettext_noop("宋体（页码）"),
}
# Families by the name that a reader knows; others have their own.
_KNOWN = dict.fromkeys(("Noto Serif CJK SC", "Source Han Serif SC", bundled_fonts.SERIF), gettext_noop("思源宋体"))
_KNOWN |= dict.fromkeys(("Noto Sans CJK SC", "Source Han Sans SC", bundled_fonts.SANS), gettext_noop("思源黑体"))


def substitutes() -> dict[str, list[Face]]:
    """The families that print instead of what the standard names, each with the faces it stands in for."""
    found: dict[str, list[Face]] = {}
    for face, family, is_official in fonts.printing():
        if not is_official:
            found.setdefault(family, []).append(face)
    return found


def note(gettext: Callable[[str], str] = str) -> str:
    """One sentence, in the language that `gettext` puts it in: 'PDF 排版时小标宋（红头、标题）、仿宋（正文）以思源宋体
    代替。' '' where nothing is substituted, and where nothing can be printed."""
    try:
        replaced = substitutes()
    except fonts.NoChineseFont:
        return ""
    groups = [
        gettext("%(faces)s以%(family)s代替")
        % {
            "faces": gettext("、").join(gettext(ROLES[face]) for face in faces),
            "family": gettext(_KNOWN[family]) if family in _KNOWN else family,
        }
        for family, faces in replaced.items()
    ]
    return gettext("PDF 排版时%(replaced)s。") % {"replaced": gettext("；").join(groups)} if groups else ""
