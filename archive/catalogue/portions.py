"""A long text in portions, each a page of its own: how a text of millions of characters is read.

Portions begin where a section begins, or a paragraph where a section is longer than one. They lie on a grid, so that
where something stands tells its portion without the text being looked at: what begins at character 250,000 is in the
third. In addresses and on pages a portion is called a part (?part=3); in a layout those are the attachments.
"""

from collections.abc import Iterable
from dataclasses import dataclass

# A longer text is shown in portions. None of these is more than twice SIZE long.
LONGEST_WHOLE = 200_000
SIZE = 100_000


@dataclass(frozen=True)
class Portion:
    """The characters from `start` to `end` of a text, as its `number`th portion of `count`."""

    number: int
    count: int
    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether what begins there is shown in it."""
        return self.start <= offset < self.end or (offset == self.end and self.number == self.count)


def portions_of(text: str, sections: Iterable[tuple[int, int]]) -> list[Portion]:
    """The portions of a text, in order; one where it is not long. `sections` are (start, end) in characters, in order
    and none over another; what lies between them is cut as a long section is."""
    if len(text) <= LONGEST_WHOLE:
        return [Portion(1, 1, 0, len(text))]
    edges, spans = [0], iter(sections)
    start, end = next(spans, (len(text), len(text)))
    for wanted in range(SIZE, len(text), SIZE):
        while end <= wanted and start < wanted:
            start, end = next(spans, (len(text), len(text)))
        if start == wanted:
            edge = wanted
        elif start > wanted:
            edge = _line_after(text, wanted, start)
        else:
            edge = end if end - start <= SIZE else _line_after(text, wanted, end)
        if edge < len(text):
            edges.append(edge)
    ends = [*edges[1:], len(text)]
    return [Portion(at, len(edges), *span) for at, span in enumerate(zip(edges, ends, strict=True), 1)]


def number_at(offset: int) -> int:
    """The number of the portion that shows what begins at this offset, where the text is in portions."""
    return offset // SIZE + 1


def section_address(page: str, anchor: str, start: int) -> str:
    """The address of a section that begins at `start`, on the page of its directive: '/directives/3/?part=2#s-9'. A
    page that is whole takes no notice of the part."""
    if start < SIZE:
        return f"{page}#{anchor}"
    return f"{page}{'&' if '?' in page else '?'}part={number_at(start)}#{anchor}"


def _line_after(text: str, offset: int, end: int) -> int:
    """Where the next line begins, or `end` where none does before; the offset itself in a line without end. It is
    always nearer than the next offset."""
    if text[offset - 1] == "\n":
        return offset
    found = text.find("\n", offset, min(end, offset + SIZE - 1))
    if found >= 0:
        return found + 1
    return end if end - offset < SIZE else offset
