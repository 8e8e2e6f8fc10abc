"""The lines of a text, with what its annotations say of each."""

from bisect import bisect_right

from archive.parsing.annotations import Annotations, LineRole
from archive.rendering.layout.blocks import LaidOutLine, Passage

_PARTS = frozenset({
    LineRole.SIGNED_LABEL, LineRole.LIST_LABEL, LineRole.LIST_NUMBER, LineRole.COPIES_LABEL, LineRole.COPIES,
    LineRole.OFFICE, LineRole.PRINTED,
})  # fmt: skip
# What a line below the title may be; anything else there is its text.
_BELOW = frozenset({LineRole.NUMBER, LineRole.ADDRESSEES})


class AnnotatedLines:
    """Finds what a line is by where it stands."""

    def __init__(self, annotations: Annotations):
        known = [(LineRole(role), start, end) for role, start, end in annotations.lines]
        self._tables = [span for span in known if span[0] is LineRole.TABLE]
        self._lines = [span for span in known if span[0] is not LineRole.TABLE and span[0] not in _PARTS]
        self._parts = [span for span in known if span[0] in _PARTS]
        self._starts = [start for _, start, _ in self._lines]
        self._table_starts = [start for _, start, _ in self._tables]

    def of(self, line: Passage) -> LaidOutLine:
        """A line of the head or the foot."""
        ((_, at, length),) = line.places
        place = bisect_right(self._starts, at) - 1
        if place < 0 or at >= self._lines[place][2]:
            return LaidOutLine(LineRole.TEXT, line)
        parts = (
            (role, start - at, end - at) for role, start, end in self._parts if at <= start and end <= at + length
        )
        return LaidOutLine(self._lines[place][0], line, tuple(parts))

    def head(self, lines: list[Passage]) -> tuple[list[LaidOutLine], list[LaidOutLine]]:
        """The lines above the title and those below it; all are below where the text does not hold the title."""
        told = [self.of(line) for line in lines]
        title = [at for at, line in enumerate(told) if line.role is LineRole.TITLE]
        start, end = (title[0], title[-1] + 1) if title else (0, 0)
        return told[:start], [line if line.role in _BELOW else _plain(line) for line in told[end:]]

    def is_table(self, line: Passage) -> bool:
        """Whether a line is one of a table's rows."""
        ((_, at, _),) = line.places
        place = bisect_right(self._table_starts, at) - 1
        return place >= 0 and at < self._tables[place][2] and "\t" in line


def _plain(line: LaidOutLine) -> LaidOutLine:
    return LaidOutLine(LineRole.TEXT, line.text)
