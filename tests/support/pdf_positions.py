"""What stands where on a PDF's pages, as poppler and pdfium see it. Millimetres from the upper left corner."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree import ElementTree

import pypdfium2
import pytest
from pypdfium2 import raw

from archive.rendering.paper import fonts

MM = 72 / 25.4
XHTML = "{http://www.w3.org/1999/xhtml}"


def _prints_chinese() -> bool:
    try:
        return bool(fonts.families())
    except fonts.NoChineseFont:
        return False


needs_fonts = pytest.mark.skipif(not _prints_chinese(), reason="no Chinese font is installed (fonts-noto-cjk)")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")


@dataclass(frozen=True)
class Line:
    text: str
    left: float
    right: float
    top: float
    bottom: float


def poppler(tool: str, pdf: bytes, *options: str) -> str:
    """What a tool of poppler says of the PDF; of what comes after the file's name (pdftotext), '-'."""
    output = ["-"] if tool == "pdftotext" else []
    run = subprocess.run([tool, *options, "-", *output], input=pdf, capture_output=True, check=True)
    return run.stdout.decode()


def lines(pdf: bytes, page: int) -> list[Line]:
    """The lines of a page, counted from 1, in the order of the text."""
    told = poppler("pdftotext", pdf, "-bbox-layout", "-f", str(page), "-l", str(page))
    found = ElementTree.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", told)).iter(f"{XHTML}line")
    return [
        Line(
            " ".join(word.text for word in line.iter(f"{XHTML}word")),
            *(float(line.get(side)) / MM for side in ("xMin", "xMax", "yMin", "yMax")),
        )
        for line in found
    ]


def line(pdf: bytes, page: int, words: str) -> Line:
    """The line that holds these words; fails where there is none."""
    return next(line for line in lines(pdf, page) if words in line.text.replace(" ", ""))


@contextmanager
def opened(pdf: bytes, page: int | None = None) -> Iterator:
    """The document, or one of its pages (from 1), to be closed after."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document if page is None else document[page - 1]
    finally:
        document.close()


def rules(pdf: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """The rules drawn on a page: left, top, right, bottom, from the top down."""
    with opened(pdf, page) as sheet:
        height = sheet.get_height()
        drawn = [found.get_bounds() for found in sheet.get_objects() if found.type == raw.FPDF_PAGEOBJ_PATH]
    found = [
        (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM) for left, bottom, right, top in drawn
    ]
    return sorted(found, key=lambda rule: rule[1])


def ink(pdf: bytes, page: int, words: str) -> tuple[float, float]:
    """Upper and lower edge of the ink of these words on the page."""
    boxes, height = _boxes(pdf, page, words, loose=False)
    return (height - max(box[3] for box in boxes)) / MM, (height - min(box[1] for box in boxes)) / MM


def lefts(pdf: bytes, page: int, words: str) -> list[float]:
    """Where each character of these words begins."""
    boxes, _ = _boxes(pdf, page, words, loose=True)
    return [box[0] / MM for box in boxes]


def _boxes(pdf: bytes, page: int, words: str, loose: bool):
    with opened(pdf, page) as sheet:
        text = sheet.get_textpage()
        at, count = text.search(words).get_next()
        return [text.get_charbox(place, loose=loose) for place in range(at, at + count)], sheet.get_height()


def pages(pdf: bytes) -> int:
    with opened(pdf) as document:
        return len(document)


def text(pdf: bytes) -> str:
    """All the text in reading order, without white space and page numbers."""
    sheets = poppler("pdftotext", pdf, "-raw").split("\f")
    return "".join("".join(re.sub(r"—\s*\d+\s*—\s*$", "", sheet).split()) for sheet in sheets)


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level from 0, title and page from 1 of each bookmark."""
    with opened(pdf) as document:
        found = document.get_toc(max_depth=12)
        return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in found]
