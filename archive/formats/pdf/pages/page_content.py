"""A page in pdfium → what stands on it, and whether its words are to be had from the text layer at all."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import tan
from statistics import median
from typing import NamedTuple

import pypdfium2.raw as pdfium

from . import characters
from .characters import Characters
from .glyphs import Glyph, GlyphBox, Rule, turned
from .strokes import DrawnStrokes, drawn_on

# A text in another direction with fewer characters than this share of the page is a note in the margin (装订线).
_SIDE_NOTE = 0.15
_PICTURED = 0.5
# So many characters may stand on the picture of a page and say nothing of its words: a page number, a scanner's mark.
_FEW = 30
_OUTLINED = 200


class PageContent(NamedTuple):
    """What stands on a page in one direction, turned so that the text runs from left to right."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    recognised: bool = False


@dataclass
class ReadPage:
    """`contents` by direction, the fullest first; `characters` counts those left out too. `recognised`: the text
    was laid under or over a picture by another program. `needs_ocr`: the words are in a picture only, or under a
    broken character map (`garbled`)."""

    contents: list[PageContent] = field(default_factory=list)
    characters: int = 0
    recognised: bool = False
    needs_ocr: bool = False
    garbled: bool = False
    omitted: list[tuple[str, str]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)  # what may be missing or misplaced: reason, words
    replaced: Counter = field(default_factory=Counter)

    @property
    def words(self) -> str:
        """All characters that are read of it, in no order."""
        return "".join(glyph.character for content in self.contents for glyph in content.glyphs)


def read(page: pdfium.FPDF_PAGE) -> ReadPage:
    """Read a loaded pdfium page."""
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    box = GlyphBox(bounds.left, bounds.bottom, bounds.right, bounds.top)
    text_page = pdfium.FPDFText_LoadPage(page)
    found = characters.read(text_page, box) if text_page else Characters()
    if text_page:
        pdfium.FPDFText_ClosePage(text_page)
    return _judged(found, drawn_on(page, box), box)


def _judged(found: Characters, drawn: DrawnStrokes, box: GlyphBox) -> ReadPage:
    count = len(found.visible) + len(found.invisible) + len(found.outside) + len(found.askew)
    read_page = ReadPage(characters=count, replaced=found.replaced)
    shown = found.visible
    if drawn.picture_share >= _PICTURED and len(found.invisible) > len(found.visible):
        # The layer that a scanning program lays over its picture.
        shown, read_page.recognised = found.invisible, True
        _omit(read_page, "扫描软件的标记", [glyph.character for _, glyph in found.visible])
    else:
        _omit(read_page, "不可见文字", [glyph.character for _, glyph in found.invisible])
    readable = sum(not glyph.character.isspace() for _, glyph in shown)
    read_page.recognised = read_page.recognised or (drawn.text_under_picture and readable >= _FEW)
    read_page.garbled = found.unmapped > _FEW / 2 and found.unmapped > 0.4 * readable
    pictured = drawn.picture_share >= _PICTURED or drawn.outlines >= _OUTLINED
    read_page.needs_ocr = read_page.garbled or (pictured and readable < _FEW)
    _omit(read_page, "页面之外的文字", found.outside)
    _omit(read_page, "水印", found.askew)
    if read_page.recognised:
        shown = _as_printed(shown, median(found.tilts or [0.0]))
    _set_contents(read_page, shown, drawn.rules, box)
    return read_page


def _as_printed(shown: list[tuple[int, Glyph]], tilt: float) -> list[tuple[int, Glyph]]:
    """The layer of a scanning program as if it were printed: straight, though the sheet lay askew on the glass, and
    without the spaces that recognition puts between all words; those between Latin words are told by their gaps."""
    slope = tan(tilt)
    return [
        (
            quarter,
            glyph._replace(
                left=glyph.left - slope * glyph.base,
                right=glyph.right - slope * glyph.base,
                base=glyph.base + slope * glyph.left,
            ),
        )
        for quarter, glyph in shown
        if not glyph.character.isspace()
    ]


def _set_contents(read_page: ReadPage, shown: list[tuple[int, Glyph]], rules: list[Rule], box: GlyphBox) -> None:
    groups = defaultdict(list)
    for quarter, glyph in shown:
        groups[quarter].append(glyph)
    width, height = box.right - box.left, box.top - box.bottom
    for quarter, glyphs in sorted(groups.items(), key=lambda group: -len(group[1])):
        if len(glyphs) < _SIDE_NOTE * len(shown):
            _omit(read_page, "侧排文字", [glyph.character for glyph in glyphs])
            continue
        size = (width, height) if quarter % 2 == 0 else (height, width)
        read_page.contents.append(
            PageContent(*size, glyphs, [_turned(rule, quarter, box) for rule in rules], read_page.recognised)
        )
    if len(read_page.contents) > 1:
        read_page.unread.append(("文字方向", "同一页的文字有两个方向，先后次序不能确定"))


def _turned(rule: Rule, quarter: int, box: GlyphBox) -> Rule:
    left, top = turned(rule.left, rule.top, quarter, box)
    right, bottom = turned(rule.right, rule.bottom, quarter, box)
    return Rule(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _omit(read_page: ReadPage, reason: str, omitted: list[str]) -> None:
    if text := "".join(omitted).strip():
        read_page.omitted.append((reason, text))
