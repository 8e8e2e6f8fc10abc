"""Tesseract's table of words → lines with their places, as if they came from a text layer."""

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from archive.formats.pdf.pages import gap_columns
from archive.formats.pdf.pages.baselines import BaselineLine, LinePiece
from archive.formats.pdf.placed_lines import PlacedBlock, PlacedLine, PlacedPage
from archive.formats.pdf.type_sizes import even_sizes

_WORD_LEVEL = "5"
# What is read with less confidence on average than this is a stain, a seal or a fold.
_STAIN, _CLEAR = 30, 60
# Places within a line are rough: only a gap of so many characters parts columns.
_COLUMN_GAP = 2.0
# （一） is often read as 〈一): the closing bracket tells what the opening one is.
_MISREAD = re.compile(r"[〈《]\\?(?=[^〈《（(〉》）)]{1,20}[）)])")
_CLOSING, _OPENING = "，。、；：！？”’）》〉〕】", "“‘（《〈〔【"


class RecognisedWord(NamedTuple):
    """A word in points: Tesseract's words are one to three Han characters."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    confidence: float


@dataclass
class Recognition:
    """`confidence` is the mean of the words', up to 100; `clear` counts the characters read with a good one."""

    page: PlacedPage
    confidence: float
    clear: int

    @property
    def is_plain(self) -> bool:
        """Whether the page has neither columns nor tables."""
        return len(self.page.blocks) == 1 and not any(line.is_row for line in self.page.blocks[0].lines)


def read(table: str, width: float, height: float, scale: float) -> Recognition:
    """The page that a table in Tesseract's TSV form describes; `scale` is dots per point."""
    words = _straightened(_words(table, scale))
    every = [word for line in words for word in line]
    page = PlacedPage(recognised=True)
    clear = []
    for line in words:
        if sum(word.confidence for word in line) < _STAIN * len(line):
            page.omitted.append(("无法辨认的痕迹", _joined(line)))
        else:
            clear.append(line)
    found = _lines(clear)
    for column, block in gap_columns.parted(found, width):
        lines = [_corrected(_placed(line), page) for line in gap_columns.with_tables(block)]
        page.blocks.append(PlacedBlock(width, height, lines, column))
    confidence = sum(word.confidence for word in every) / max(1, len(every))
    return Recognition(page, confidence, sum(len(word.text) for word in every if word.confidence >= _CLEAR))


def _words(table: str, scale: float) -> list[list[RecognisedWord]]:
    """The words by line; a line's name is its block, paragraph and number."""
    lines: dict[tuple[str, ...], list[RecognisedWord]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] != _WORD_LEVEL or not (row["text"] or "").strip():
            continue
        left, top, wide, tall = (int(row[name]) / scale for name in ("left", "top", "width", "height"))
        word = RecognisedWord(row["text"].strip(), left, left + wide, top, top + tall, float(row["conf"]))
        lines[row["block_num"], row["par_num"], row["line_num"]].append(word)
    return list(lines.values())


def _straightened(lines: list[list[RecognisedWord]]) -> list[list[RecognisedWord]]:
    """The words of a page that was laid on the glass a little askew, put straight."""
    slopes = []
    for line in lines:
        tall = median(word.bottom - word.top for word in line)
        whole = [word for word in line if 0.8 * tall < word.bottom - word.top < 1.25 * tall]
        if len(whole) >= 8 and whole[-1].left > whole[0].left:
            first, last = whole[0], whole[-1]
            slopes.append((last.top + last.bottom - first.top - first.bottom) / 2 / (last.left - first.left))
    slope = median(slopes) if slopes else 0.0
    return [
        [
            word._replace(
                left=word.left + slope * word.top,
                right=word.right + slope * word.top,
                top=word.top - slope * word.left,
                bottom=word.bottom - slope * word.left,
            )
            for word in line
        ]
        for line in lines
    ]


def _lines(words: list[list[RecognisedWord]]) -> list[BaselineLine]:
    """Lines from the top down; what Tesseract took apart though it stands on one height is one line."""
    found = [
        BaselineLine(_pieces(line, size), median(word.bottom for word in line), size) for line, size in _sized(words)
    ]
    found.sort(key=lambda line: (line.base, line.left))
    merged: list[BaselineLine] = []
    for line in found:
        above = merged[-1] if merged else None
        if above and line.base - above.base < 0.4 * line.size and (line.left > above.right or line.right < above.left):
            above.pieces = sorted(above.pieces + line.pieces, key=lambda piece: piece.left)
        else:
            merged.append(line)
    return merged


def _sized(words: list[list[RecognisedWord]]) -> list[tuple[list[RecognisedWord], float]]:
    texts = ["".join(word.text for word in line) for line in words]
    return list(zip(words, even_sizes(texts, [_inked_width(line) for line in words]), strict=True))


def _inked_width(line: list[RecognisedWord]) -> float:
    """How wide a line is without the wide gaps in it."""
    tall = median(word.bottom - word.top for word in line)
    gaps = (after.left - before.right for before, after in zip(line, line[1:], strict=False))
    return max(word.right for word in line) - line[0].left - sum(max(0.0, gap - tall) for gap in gaps)


def _pieces(line: list[RecognisedWord], size: float) -> list[LinePiece]:
    pieces, pending = [], [line[0]]
    for word in line[1:]:
        if word.left - pending[-1].right >= _COLUMN_GAP * size:
            pieces.append(_piece(pending))
            pending = []
        pending.append(word)
    return [*pieces, _piece(pending)]


def _piece(words: list[RecognisedWord]) -> LinePiece:
    return LinePiece(_joined(words), words[0].left, max(word.right for word in words))


def _joined(words: list[RecognisedWord]) -> str:
    """Tesseract parts all words by spaces; only Latin ones have them."""
    text = words[0].text
    for word in words[1:]:
        latin = re.search(r"[A-Za-z,.]$", text) and re.match("[A-Za-z]", word.text)
        text += (" " if latin else "") + word.text
    return text


def _corrected(line: PlacedLine, page: PlacedPage) -> PlacedLine:
    """The line with its brackets in pairs; what was changed is noted on the page."""
    for misread in _MISREAD.findall(line.text):
        change = f"{misread}→（"
        page.replaced[change] = page.replaced.get(change, 0) + 1
    return line._replace(text=_MISREAD.sub("（", line.text))


def _placed(line: BaselineLine) -> PlacedLine:
    """A line from edge to edge of its type: of a comma at its end only the ink was seen."""
    left = line.left - (line.size / 2 if line.text[0] in _OPENING else 0)
    right = line.right + (line.size / 2 if line.text[-1] in _CLOSING else 0)
    return PlacedLine(line.text, left, right, line.base, line.size, line.is_row)
