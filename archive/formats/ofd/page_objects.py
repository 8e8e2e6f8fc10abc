"""The objects of a page → its characters with their places, its drawn lines, how much of it is a picture."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from archive.formats.ofd import paths, text_codes
from archive.formats.ofd.placement import POINTS, Matrix, child, matrix_of, name_of, numbers
from archive.formats.pdf.pages.glyphs import Glyph, Rule
from archive.formats.refusal import Refused

# As in a PDF: beyond five degrees a text is a watermark.
_ASKEW = math.radians(5)
_DEEPEST = 8
MOST_OBJECTS = 200_000
_TOO_MANY = f"OFD 文件一页里的对象超过 {MOST_OBJECTS // 10_000} 万个，不是正常的文件；请检查来源。"
_SMALLEST = 0.5
_NO = ("false", "0")


@dataclass
class PageObjects:
    """`width` and `height` in points; `shown` and `unseen` characters, `aside` with the reason; `pictured` is the part
    of the page that pictures cover, `outlines` how many paths are no straight lines, `count` how many objects there
    are, drawings used again counted again."""

    width: float
    height: float
    shown: list[Glyph] = field(default_factory=list)
    unseen: list[Glyph] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    outlines: int = 0
    count: int = 0

    def add(self, root: etree._Element, composite: Callable[[str], etree._Element | None], reason: str = "") -> None:
        """Take in what stands in an element. Words are left out for the reason, where there is one. `composite` gives
        the content of a drawing that the document keeps once."""
        self._add(root, Matrix(), composite, reason, 0, True)

    def add_annotation(
        self, appearance: etree._Element, composite: Callable[[str], etree._Element | None], kind: str
    ) -> None:
        """Take in what is written upon the page; its box is where it stands."""
        self._add(
            appearance, matrix_of(appearance, Matrix()), composite, "水印" if kind == "Watermark" else "", 0, True
        )

    def _add(
        self,
        element: etree._Element,
        outer: Matrix,
        composite: Callable[[str], etree._Element | None],
        reason: str,
        depth: int,
        visible: bool,
    ) -> None:
        if depth > _DEEPEST:
            return
        for one in element:
            name = name_of(one)
            self.count += 1
            if self.count > MOST_OBJECTS:
                raise Refused(_TOO_MANY)
            seen = visible and one.get("Visible", "true") not in _NO and one.get("Alpha") != "0"
            if name == "TextObject":
                self._add_text(one, matrix_of(one, outer), reason, seen)
            elif name == "PathObject" and seen:
                found = list(paths.rules_of(one, matrix_of(one, outer)))
                self.rules += found
                self.outlines += not found
            elif name == "ImageObject" and seen:
                self._add_picture(one, outer)
            elif name == "CompositeObject":
                inner = composite(one.get("ResourceID", ""))
                if inner is not None:
                    self._add(inner, matrix_of(one, outer), composite, reason, depth + 1, seen)
            elif name in ("Layer", "PageBlock", "Content", "Page"):
                self._add(one, outer, composite, reason, depth + 1, seen)

    def _add_text(self, text: etree._Element, matrix: Matrix, reason: str, seen: bool) -> None:
        size = (numbers(text.get("Size")) or [0.0])[0]
        found = text_codes.characters(text, size, (numbers(text.get("HScale")) or [1.0])[0])
        words = "".join(one.character for one in found)
        if reason or abs(matrix.angle) > _ASKEW or text_codes.is_upright(found):
            self.aside.append((reason or ("竖排文字" if text_codes.is_upright(found) else "水印"), words))
            return
        high = max(size * matrix.high * POINTS, _SMALLEST)
        for one in found:
            x, y = (value * POINTS for value in matrix.at(one.x, one.y))
            if not (0 <= x <= self.width and 0 <= y <= self.height):
                self.aside.append(("页面之外的文字", one.character))
                continue
            glyph = Glyph(one.character, x, x + one.width * matrix.wide * POINTS, y, high)
            (self.shown if seen and _is_drawn(text) else self.unseen).append(glyph)

    def _add_picture(self, picture: etree._Element, outer: Matrix) -> None:
        box = numbers(picture.get("Boundary"))
        if len(box) == 4 and self.width and self.height:
            area = abs(box[2] * box[3]) * outer.wide * outer.high * POINTS * POINTS
            self.pictured += area / (self.width * self.height)


def _is_drawn(text: etree._Element) -> bool:
    """Whether the characters are filled or outlined with a colour that one sees."""
    if text.get("Fill") in _NO and text.get("Stroke", "false") in _NO:
        return False
    colour = child(text, "FillColor")
    return colour is None or colour.get("Alpha") != "0"
