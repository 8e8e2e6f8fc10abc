"""The characters of a page as pdfium finds them, told apart by what becomes of them."""

import ctypes
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from .glyphs import Glyph, GlyphBox, is_common, is_wide, ordinary, turned

# Beyond five degrees a text is no badly scanned line but a watermark laid across the page.
_ASKEW = math.radians(5)
# In points: type of no size at all can be written, and would be divided by.
_SMALLEST = 0.5
_MOST_OF_ONE_SHAPE = 8
_NO_CHARACTER = frozenset([0xFFFD, 0xFFFE, 0xFFFF])


@dataclass
class Characters:
    """Glyphs stand with the direction in which their text runs, in quarter turns to the left; `tilts` are what
    is over, in radians."""

    visible: list[tuple[int, Glyph]] = field(default_factory=list)
    invisible: list[tuple[int, Glyph]] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    askew: list[str] = field(default_factory=list)
    tilts: list[float] = field(default_factory=list)
    unmapped: int = 0
    replaced: Counter = field(default_factory=Counter)


class _Reader:
    """A text page of pdfium, with the buffers that its functions write into."""

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, box: GlyphBox):
        self._text_page, self._box = text_page, box
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._loose, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._modes: dict[int, int] = {}
        self._handle: pdfium.FPDF_PAGEOBJECT | None = None
        # Address of the text object and origin of the character.
        self._shape: tuple[int, float, float] | None = None

    def codes(self) -> Iterator[tuple[int, int]]:
        """Index and code point of each character that the file itself has. pdfium makes up spaces and line
        ends of its own, marks a hyphen at a line's end with 2, and may give a rare character in two halves."""
        high = 0
        for at in range(pdfium.FPDFText_CountChars(self._text_page)):
            code = pdfium.FPDFText_GetUnicode(self._text_page, at)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            if code in (0x20, 0x0D, 0x0A) and pdfium.FPDFText_IsGenerated(self._text_page, at) == 1:
                continue
            yield at, 0x2D if code == 2 else code

    def is_mapped(self, at: int, character: str) -> bool:
        """Where a font has no map to Unicode, pdfium takes the font's own code for one. The layers of scanning
        programs are made so that it is; elsewhere it gives any character, and only by chance a common one."""
        return pdfium.FPDFText_HasUnicodeMapError(self._text_page, at) != 1 or is_common(character)

    def place(self, at: int) -> bool:
        """Ask pdfium where character `at` stands; the questions below are about it. True where it shares the
        shape of the one before: one glyph may stand for several characters (ﬁ, the long dash ——)."""
        pdfium.FPDFText_GetCharOrigin(self._text_page, at, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(self._text_page, at, self._loose)
        pdfium.FPDFText_GetMatrix(self._text_page, at, self._matrix)
        self._handle = pdfium.FPDFText_GetTextObject(self._text_page, at)
        address = ctypes.addressof(self._handle.contents) if self._handle else 0
        before, self._shape = self._shape, (address, self._x.value, self._y.value)
        return bool(address) and before == self._shape

    def is_invisible(self) -> bool:
        address = self._shape[0] if self._shape else 0
        if address and address not in self._modes:
            self._modes[address] = pdfium.FPDFTextObj_GetTextRenderMode(self._handle)
        return self._modes.get(address) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE

    def is_on_page(self) -> bool:
        loose, box = self._loose, self._box
        return (
            box.left <= (loose.left + loose.right) / 2 <= box.right
            and box.bottom <= (loose.bottom + loose.top) / 2 <= box.top
        )

    def direction(self) -> tuple[int, float]:
        """In quarter turns, and what is over in radians."""
        angle = math.atan2(self._matrix.b, self._matrix.a)
        quarter = round(angle / (math.pi / 2))
        return quarter % 4, angle - quarter * math.pi / 2

    def glyph(self, at: int, character: str, quarter: int) -> Glyph:
        """The glyph as it stands once its text runs from left to right."""
        loose, matrix = self._loose, self._matrix
        left, base = turned(self._x.value, self._y.value, quarter, self._box)
        one, two = (turned(*c, quarter, self._box) for c in ((loose.left, loose.top), (loose.right, loose.bottom)))
        size = abs(pdfium.FPDFText_GetFontSize(self._text_page, at))
        height = size * math.hypot(matrix.c, matrix.d)
        # Some makers leave the size at 1 and scale the glyph within its font.
        if height < abs(one[1] - two[1]) / 4:
            height = abs(one[1] - two[1])
        advance = size * math.hypot(matrix.a, matrix.b) if is_wide(character) else 0
        return Glyph(character, left, max(one[0], two[0], left + advance), base, max(height, _SMALLEST))


def read(text_page: pdfium.FPDF_TEXTPAGE, box: GlyphBox) -> Characters:
    """Tell apart the characters of a pdfium text page: to be read, invisible, off the page, askew."""
    reader, found = _Reader(text_page, box), Characters()
    sharing = 1
    for at, code in reader.codes():
        if code < 0x20 or code in _NO_CHARACTER or code > sys.maxunicode:
            found.unmapped += code not in (9, 10, 13)
            continue
        written = chr(code)
        found.unmapped += not reader.is_mapped(at, written)
        character = ordinary(written)
        if character != written:
            found.replaced[f"{written}→{character}"] += 1
        sharing = sharing + 1 if reader.place(at) else 1
        quarter, tilt = reader.direction()
        if not reader.is_on_page():
            found.outside.append(character)
        elif abs(tilt) > _ASKEW:
            found.askew.append(character)
        else:
            found.tilts.append(tilt)
            shown = found.invisible if reader.is_invisible() else found.visible
            shown.append((quarter, reader.glyph(at, character, quarter)))
            if 1 < sharing <= _MOST_OF_ONE_SHAPE:
                _share(shown, sharing)
    return found


def _share(shown: list[tuple[int, Glyph]], sharing: int) -> None:
    """Give each of the last characters, all of one shape, its part of the shape's width."""
    glyphs = [glyph for _, glyph in shown[-sharing:]]
    left = glyphs[0].left
    part = (glyphs[-1].right - left) / len(glyphs)
    shown[-sharing:] = [
        (quarter, glyph._replace(left=left + at * part, right=left + (at + 1) * part))
        for at, (quarter, glyph) in enumerate(shown[-sharing:])
    ]
