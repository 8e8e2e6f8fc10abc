"""The lines of a text that was cleaned: its paragraphs, each with where it begins."""

import re

# A tab may be an empty first cell of a row.
_FIRST = re.compile(r"[\S\t]")


def lines_of(text: str) -> tuple[list[int], list[str]]:
    """Where each line with words begins, and the lines without the blanks around them."""
    at, starts, lines = 0, [], []
    for line in text.split("\n"):
        first = _FIRST.search(line)
        if first and (bare := line[first.start() :].rstrip()):
            starts.append(at + first.start())
            lines.append(bare)
        at += len(line) + 1
    return starts, lines
