"""What poppler finds in a printed PDF, in millimetres from the upper left corner of its page."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

TOOLS = ("pdfinfo", "pdffonts", "pdftotext", "pdftoppm")
MM = 25.4 / 72
_DOTS = 720
_BOX = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"'


def is_readable() -> bool:
    return all(map(shutil.which, TOOLS))


@dataclass(frozen=True)
class Line:
    text: str
    left: float
    top: float
    right: float


def pages(pdf: Path) -> list[list[Line]]:
    """The lines of each page, from top to bottom."""
    layout = _output("pdftotext", "-bbox-layout", pdf, "-").decode()
    return [
        sorted(map(_line, re.findall(rf"<line {_BOX}>(.*?)</line>", page, re.S)), key=lambda line: line.top)
        for page in layout.split("<page ")[1:]
    ]


def text(pdf: Path) -> str:
    """All its text in the order in which it is read, without white space."""
    return "".join(_output("pdftotext", "-raw", pdf, "-").decode().split())


def size(pdf: Path) -> tuple[int, int]:
    """Width and height of its first page."""
    width, height = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", _output("pdfinfo", pdf).decode()).groups()
    return round(float(width) * MM), round(float(height) * MM)


def fonts_are_embedded(pdf: Path) -> bool:
    rows = _output("pdffonts", pdf).decode().splitlines()[2:]
    return bool(rows) and all(re.search(r" yes (yes|no) +(yes|no) +\d+ +0$", row) for row in rows)


def ink(pdf: Path, page: int, left: float, top: float, width: float, height: float) -> list[tuple[float, float]]:
    """(top, height) of each run of rows of dots within the area that are not all light. Page 1 is the first."""
    scale = _DOTS / 25.4
    area = [str(round(value * scale)) for value in (left, top, width, height)]
    crop = [word for name, value in zip("xyWH", area, strict=True) for word in (f"-{name}", value)]
    picture = _output("pdftoppm", "-gray", "-r", str(_DOTS), "-f", str(page), "-l", str(page), *crop, pdf)
    columns, rows = map(int, re.match(rb"P5\s+(\d+) (\d+)\s+255\s", picture).groups())
    dots = picture[-columns * rows :]
    runs: list[tuple[float, float]] = []
    began = None
    for row in range(rows + 1):
        is_dark = row < rows and min(dots[row * columns : (row + 1) * columns]) < 160
        if is_dark and began is None:
            began = row
        elif not is_dark and began is not None:
            runs.append((round(top + began / scale, 2), round((row - began) / scale, 2)))
            began = None
    return runs


def _line(found: tuple[str, ...]) -> Line:
    left, top, right, _, words = found
    joined = "".join(unescape(word) for word in re.findall(r"<word [^>]*>(.*?)</word>", words))
    return Line(joined, float(left) * MM, float(top) * MM, float(right) * MM)


def _output(*command) -> bytes:
    return subprocess.run([str(word) for word in command], capture_output=True, check=True).stdout
