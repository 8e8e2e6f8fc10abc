"""What holds within a group of an RTF file and ends with it."""

from dataclasses import dataclass

BODY, NOTE, NOWHERE, FONTS = "正文", "脚注", "", "字体"
HIDDEN, DELETED, COMMENT, HEADER, FOOTER = "隐藏文字", "修订中删除的文字", "批注", "页眉", "页脚"
EMBEDDED = "嵌入的文件"
# Where the words of a group go that begins with one of these.
DESTINATIONS = {
    "fonttbl": FONTS,
    "footnote": NOTE,
    "annotation": COMMENT,
    "objclass": EMBEDDED,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), FOOTER),
    **dict.fromkeys(
        (
            "colortbl", "stylesheet", "info", "pict", "fldinst", "objdata", "objname", "themedata",
            "colorschememapping", "datastore", "latentstyles", "generator", "listtable", "listoverridetable",
            "rsidtbl", "xmlnstbl", "mmathPr", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atndate",
            "atnref", "atrfstart", "atrfend", "sp", "upr", "pn", "pgdsctbl", "filetbl", "revtbl", "template", "xe",
            "tc", "rxe", "fontemb", "falt", "panose", "nonshppict", "private", "docvar", "userprops", "background",
        ),
        NOWHERE,
    ),
}  # fmt: skip
# Groups marked as such (\*) that hold words all the same; others so marked are for programs that know them.
KEPT = frozenset(("shpinst", "shptxt", "ud", "fldrslt", "footnote", "annotation", "pict", "objdata", "objclass"))


@dataclass
class State:
    """`place`: where words go. `after`: how many characters stand behind \\u for programs that do not know it."""

    place: str = BODY
    font: int = -1
    after: int = 1
    hidden: bool = False
    deleted: bool = False
    is_label: bool = False

    @property
    def goes_to(self) -> str:
        if self.place in (BODY, NOTE):
            return HIDDEN if self.hidden else DELETED if self.deleted else self.place
        return self.place
