"""A paragraph while its lines are put together."""

from dataclasses import dataclass

from archive.lexicon import latin_spaces
from archive.parsing.cleaning.raw_lines import RawLine

_GIST = 250


@dataclass
class JoinedParagraph:
    """A paragraph while its lines are put together. `marked` says that the file itself marks it as a heading,
    `row` that it is a row of a table; `gist` is its beginning and end, all that is asked of a long one."""

    pieces: list[str]
    marked: bool
    row: bool
    last: RawLine
    gist: str
    alone: bool = False

    @classmethod
    def of(cls, line: RawLine, alone: bool) -> "JoinedParagraph":
        """The paragraph that begins with a line, which stands `alone` or not."""
        return cls([line.text], line.marked, line.row, line, line.text, alone)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, line: RawLine) -> None:
        self.pieces += [latin_spaces.between(self.last.text, line.text), line.text]
        gist = self.gist + self.pieces[-2] + line.text
        self.gist = gist if len(gist) <= 2 * _GIST else gist[:_GIST] + gist[-_GIST:]
        self.last, self.alone = line, False
