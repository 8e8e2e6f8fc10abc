"""A paragraph while its lines are put together, and what comes between two of them."""

import re
from dataclasses import dataclass

from archive.parsing.cleaning.raw_lines import RawLine

_GIST = 250
_LATIN_END = re.compile("[A-Za-z0-9,.]")
_LAST_WORD, _FIRST_WORD = re.compile("[!-~]+$"), re.compile("[!-~]+")
IN_ADDRESS = re.compile(r"@|://|www\.")


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
        self.pieces += [between(self.last.text, line.text), line.text]
        gist = self.gist + self.pieces[-2] + line.text
        self.gist = gist if len(gist) <= 2 * _GIST else gist[:_GIST] + gist[-_GIST:]
        self.last, self.alone = line, False


def between(paragraph: str, line: str) -> str:
    """What stands between a paragraph and the line that goes on with it: a space between Latin words only,
    none where an address or a mailbox is cut in two."""
    if not line[0].isascii() or not line[0].isalpha() or not _LATIN_END.search(paragraph[-1:]):
        return ""
    before, after = _LAST_WORD.search(paragraph[-60:]), _FIRST_WORD.match(line[:60])
    return "" if before and after and IN_ADDRESS.search(before[0] + after[0]) else " "
