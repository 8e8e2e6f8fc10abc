"""A raw text while parts of it are taken out: what remains, as one string and as its lines.

Each step of cleaning looks at the remaining text and names spans to take out; the place of every
character in the raw text is kept, so that the record of removals speaks of the text as received.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

# What ends a line besides \n: pages of converters (\f), Word's own line ends (\v), those of Unicode.
_ODD_ENDS = re.compile("\r\n|[\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_ODD_END = re.compile("[\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Removal:
    """Characters start to end of the raw text that were taken out, and why."""

    start: int
    end: int
    text: str
    reason: str


class RemovalSpan(NamedTuple):
    """Characters start to end of the remaining text that are to be taken out; `put` is the white space left in
    their place."""

    start: int
    end: int
    reason: str
    put: str = ""


@dataclass(slots=True)
class RawLine:
    """A line of the remaining text that is not blank: `start` is its offset there, `raw` the line as it stands,
    `text` without the white space around it. `apart` says that a blank line stands before it, `on_new_page` that a
    page number did."""

    start: int
    raw: str
    text: str
    apart: bool
    on_new_page: bool = False
    marked: bool = False
    row: bool = False
    width: float = 0  # set where the wrap of a text is told

    @property
    def whole(self) -> tuple[int, int]:
        """Start and end of `text` in the remaining text."""
        start = self.start + len(self.raw) - len(self.raw.lstrip())
        return start, start + len(self.text)


class Remains:
    """`text` is what remains of `raw`; every kind of line end in it is \\n."""

    def __init__(self, raw: str):
        self.raw = raw
        # One character for one: the offsets stay.
        self.text = raw
        if _ODD_END.search(raw):
            self.text = _ODD_ENDS.sub(lambda end: " \n" if len(end[0]) == 2 else "\n", raw)
        self.removals: list[Removal] = []
        # Pieces of the text that stand in the raw text: offset here, offset there, length. What lies
        # between two pieces is white space put in.
        self._pieces = [(0, 0, len(raw))]
        self._starts = [0]

    def take_out(self, spans: Iterable[RemovalSpan]) -> bool:
        """Take out the spans; of two that overlap the first counts. True where there was anything to take."""
        kept: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        length = at = 0
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if span.start < at or not self.text[span.start : span.end].strip():
                continue
            pieces += [(length + start - at, raw, size) for start, raw, size in self._pieces_of(at, span.start)]
            kept += [self.text[at : span.start], span.put]
            length += span.start - at + len(span.put)
            self._record(span)
            at = span.end
        if not at:
            return False
        pieces += [(length + start - at, raw, size) for start, raw, size in self._pieces_of(at, len(self.text))]
        kept.append(self.text[at:])
        self.text, self._pieces, self._starts = "".join(kept), pieces, [piece[0] for piece in pieces]
        return True

    def position(self, raw_offset: int) -> int:
        """Where the first character that remains from `raw_offset` on stands in `text`."""
        at = bisect_right(self._pieces, raw_offset, key=lambda piece: piece[1]) - 1
        if at >= 0 and raw_offset < self._pieces[at][1] + self._pieces[at][2]:
            return self._pieces[at][0] + raw_offset - self._pieces[at][1]
        return self._pieces[at + 1][0] if at + 1 < len(self._pieces) else len(self.text)

    def lines(self) -> list[RawLine]:
        """The lines that are not blank."""
        lines, end = [], -1
        for match in _LINE.finditer(self.text):
            if text := match[0].strip():
                lines.append(RawLine(match.start(), match[0], text, 0 <= end < match.start() - 1))
                end = match.end()
        return lines

    def _record(self, span: RemovalSpan) -> None:
        """One removal for each stretch of the raw text, without the white space at its edges."""
        for _, raw, size in self._pieces_of(span.start, span.end):
            text = self.raw[raw : raw + size]
            if bare := text.strip():
                start = raw + len(text) - len(text.lstrip())
                self.removals.append(Removal(start, start + len(bare), bare, span.reason))

    def _pieces_of(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The parts of the pieces that lie from start to end of the text."""
        for index in range(max(bisect_right(self._starts, start) - 1, 0), len(self._pieces)):
            at, raw, size = self._pieces[index]
            if at >= end:
                return
            first, last = max(at, start), min(at + size, end)
            if first < last:
                yield first, raw + first - at, last - first
