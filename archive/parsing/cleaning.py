"""Raw text → paragraphs. Changes white space only and removes the litter of conversion.

    raw lines ──litter out, gaps narrowed──> lines ──broken ones joined──> paragraphs

Every removal is recorded with its place in the raw text. Without white space, the raw text less
the removals is, character for character, the cleaned text.
"""

import re
from dataclasses import dataclass

from archive.parsing import joining

# What converters leave behind, each with the name under which a reader sees it in the record.
_LITTER = (
    ("文档书签", re.compile(r"\[bookmark:[^\]\n]*\]")),
    ("页码", re.compile(r"^\s*[—–―─－-]{1,2}\s*\d{1,4}\s*[—–―─－-]{1,2}\s*$")),
    ("分隔线", re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")),
    ("标题标记", re.compile(r"^\s*#{1,6}(?=\s)")),
    ("加粗标记", re.compile(r"\*\*|__(?=\S)|(?<=\S)__")),
    ("不可见字符", re.compile(r"[\ufeff\u200b-\u200f\u2060\u00ad\x00-\x08\x0e-\x1b\x7f]")),
)
_GAP = re.compile(r"\s+")


@dataclass(frozen=True)
class Removal:
    """Characters start to end of the raw text that were taken out, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True)
class Line:
    """A line or paragraph. `marked` says that the file itself marks it as a heading (#)."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Cleaned:
    paragraphs: list[Line]
    removals: list[Removal]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def clean(raw: str) -> Cleaned:
    """Clean a text as decoded. Offsets of the removals count characters of `raw`."""
    lines, removals, start = [], [], 0
    for physical in raw.split("\n"):
        line, taken = _without_litter(physical, start)
        removals += taken
        if line.text:
            lines.append(line)
        start += len(physical) + 1
    return Cleaned(_joined(lines), removals)


def _without_litter(physical: str, offset: int) -> tuple[Line, list[Removal]]:
    taken, marked = [], False
    keep = [True] * len(physical)
    for reason, pattern in _LITTER:
        for match in pattern.finditer(physical):
            if not all(keep[match.start() : match.end()]):
                continue
            start = match.end() - len(match[0].lstrip())
            keep[start : match.end()] = [False] * (match.end() - start)
            taken.append(Removal(offset + start, offset + match.end(), physical[start : match.end()], reason))
            marked = marked or reason == "标题标记"
    text = "".join(character for character, kept in zip(physical, keep, strict=True) if kept)
    return Line(_GAP.sub(" ", text).strip(), marked), sorted(taken, key=lambda removal: removal.start)


def _joined(lines: list[Line]) -> list[Line]:
    width = joining.wrap_width([line.text for line in lines])
    paragraphs: list[list[str]] = []
    marks: list[bool] = []
    gist, last = "", ""
    for line in lines:
        whole = not paragraphs or marks[-1] or line.marked
        if not whole and joining.continues(gist, last, line.text, width):
            paragraphs[-1] += [joining.between(gist, line.text), line.text]
            gist = joining.gist(gist + paragraphs[-1][-2] + line.text)
        else:
            paragraphs.append([line.text])
            marks.append(line.marked)
            gist = joining.gist(line.text)
        last = line.text
    return [Line("".join(pieces), marked) for pieces, marked in zip(paragraphs, marks, strict=True)]
