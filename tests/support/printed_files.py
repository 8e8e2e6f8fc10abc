"""Prints texts as PDF files, the way offices do, so that tests can read them back.

The fonts are those that every PDF reader knows by name (STSong-Light), so that no font file is needed.
"""

import io
import re
from dataclasses import dataclass

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
# A word that is not broken: Latin letters and digits, or a character with the punctuation that clings to it.
_WORD = re.compile(r"[“《（〔]*(?:[!-~]+|.)[，。、；：！？”》）〕]*")


@dataclass(frozen=True)
class Sheet:
    """A page in points; the text stands between left and right, top and bottom."""

    left: float = 79.4
    right: float = 527.4
    top: float = 105
    bottom: float = 743
    size: float = 16
    pitch: float = 28.95
    width: float = 595.3
    height: float = 841.9


# 28 characters of 16 points to the line, 22 lines to the page (GB/T 9704-2012, 5.2.2).
OFFICIAL = Sheet()
# As a browser prints a page of the intranet: small type, some 50 characters to the line.
WEB = Sheet(left=36, right=560, top=60, bottom=780, size=10.5, pitch=17)


class Press:
    """Sets one paragraph after another, on as many pages as they need."""

    def __init__(
        self, sheet: Sheet = OFFICIAL, number: str = "— {} —", head: str = "", password: str = "", owner: str = ""
    ):
        self._bytes, self.sheet, self._number, self._head = io.BytesIO(), sheet, number, head
        encrypt = StandardEncryption(password, ownerPassword=owner, canCopy=0) if password or owner else None
        self.canvas = canvas.Canvas(self._bytes, pagesize=(sheet.width, sheet.height), encrypt=encrypt)
        self._page, self.y = 0, 0.0
        self.new_page()

    def new_page(self) -> None:
        if self._page:
            self.canvas.showPage()
        self._page += 1
        self.y = self.sheet.top
        if self._head:
            self.draw(self.sheet.left, self.sheet.top - 40, self._head, 9)
        if self._number:
            middle, number = self.sheet.width / 2, self._number.format(self._page)
            self.draw(middle - width(number, 14) / 2, self.sheet.bottom + 40, number, 14)

    def draw(self, x: float, y: float, text: str, size: float, spread: float = 0.0) -> None:
        """Text with its baseline at `y` points below the top; `spread` is put between its characters."""
        line = self.canvas.beginText(x, self.sheet.height - y)
        line.setFont(FONT, size)
        line.setCharSpace(spread)
        line.textOut(text)
        self.canvas.drawText(line)

    def advance(self, pitch: float = 0.0) -> None:
        self.y += pitch or self.sheet.pitch
        if self.y > self.sheet.bottom:
            self.new_page()

    def paragraph(self, text: str, indent: int = 2, justified: bool = False) -> "Press":
        """A paragraph whose first line stands `indent` characters to the right."""
        left = self.sheet.left + indent * self.sheet.size
        for line, is_last in _wrapped(
            text, self.sheet.right - left, self.sheet.right - self.sheet.left, self.sheet.size
        ):
            room = self.sheet.right - left - width(line, self.sheet.size)
            spread = room / (len(line) - 1) if justified and not is_last and len(line) > 1 else 0
            self.draw(left, self.y, line, self.sheet.size, spread)
            self.advance()
            left = self.sheet.left
        return self

    def centred(self, *lines: str, size: float = 0.0) -> "Press":
        size = size or self.sheet.size
        for line in lines:
            self.draw((self.sheet.left + self.sheet.right - width(line, size)) / 2, self.y, line, size)
            self.advance(max(self.sheet.pitch, size * 1.5))
        return self

    def signed(self, *lines: str) -> "Press":
        """Signature and date, inset two from the right."""
        for line in lines:
            self.draw(
                self.sheet.right - width(line, self.sheet.size) - 2 * self.sheet.size, self.y, line, self.sheet.size
            )
            self.advance()
        return self

    def table(self, rows: list[list[str]], edges: list[float], ruled: bool = True) -> "Press":
        """`edges` are the places of the columns' edges; a cell with a line end in it has several lines."""
        pitch = self.sheet.pitch
        for row in rows:
            tall = max(cell.count("\n") + 1 for cell in row) * pitch
            for at, cell in enumerate(row):
                for step, line in enumerate(cell.split("\n")):
                    self.draw(edges[at] + 4, self.y + step * pitch, line, self.sheet.size)
                if ruled:
                    low = self.sheet.height - self.y - tall + pitch * 0.7
                    self.canvas.rect(edges[at], low, edges[at + 1] - edges[at], tall)
            self.advance(tall)
        return self

    def pdf(self) -> bytes:
        self.canvas.save()
        return self._bytes.getvalue()


def width(text: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, FONT, size)


def _wrapped(text: str, first: float, other: float, size: float) -> list[tuple[str, bool]]:
    lines, room = [""], first
    for word in _WORD.findall(text):
        if lines[-1] and width(lines[-1] + word, size) > room + 0.01:
            lines.append("")
            room = other
        lines[-1] += word
    return [(line, at == len(lines) - 1) for at, line in enumerate(lines)]
