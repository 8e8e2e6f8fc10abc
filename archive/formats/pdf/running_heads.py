"""Page numbers, and what stands at the head or foot of one page after another: left out, and recorded."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from archive.formats.pdf.placed_lines import PlacedLine, PlacedPage
from archive.formats.pdf.type_sizes import body_size
from archive.formats.received_text import Omission

# The strips of a page, in parts of its height, in which they stand, and how many lines there are looked at.
_STRIP = 0.16
_MOST_LINES = 4
# Points by which the same line of two pages may be apart.
_APART = 4.0
_DASH = "—–―─－一_~·•-"
_MARKED = re.compile(
    rf"[{_DASH}]{{1,3}}\s*(\d{{1,4}})\s*[{_DASH}]{{1,3}}"
    r"|(?:共\s*\d{1,4}\s*页\s*[,，]?\s*)?第\s*(\d{1,4})\s*页\s*(?:[,，/／（(|]?\s*共\s*\d{1,4}\s*页\s*[）)]?)?"
    r"|[Pp](?:age|AGE)?[.\s]\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"
)
_OF_ALL = re.compile(r"(\d{1,4})\s*[/／]\s*(\d{1,4})")
_BARE = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")


@dataclass
class _Edge:
    """A line near the head or foot of a page; `rank` 0 is the outermost."""

    page: int
    side: str
    rank: int
    line: PlacedLine
    key: tuple[int, int]
    reason: str = ""


def leave_out(pages: list[PlacedPage]) -> list[Omission]:
    """Take page numbers and running heads and feet out of the pages; returns what was taken."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    size = body_size([block for page in pages for block in page.blocks])
    _tell_numbers(edges, len(pages))
    _tell_running(edges, len(pages), size)
    taken = _outermost(edges)
    for number, page in enumerate(pages):
        for at, block in enumerate(page.blocks):
            block.lines = [line for row, line in enumerate(block.lines) if (number, at, row) not in taken]
        page.blocks = [block for block in page.blocks if block.lines]
    return [Omission(edge.reason, edge.line.text) for edge in taken.values()]


def _edges(number: int, page: PlacedPage) -> list[_Edge]:
    placed = [
        (line, block.height, (at, row))
        for at, block in enumerate(page.blocks)
        for row, line in enumerate(block.lines)
        if not line.is_row
    ]
    head = sorted((item for item in placed if item[0].base < _STRIP * item[1]), key=lambda item: item[0].base)
    foot = sorted((item for item in placed if item[0].base > (1 - _STRIP) * item[1]), key=lambda item: -item[0].base)
    return [
        _Edge(number, side, rank, line, key)
        for side, strip in (("页眉", head), ("页脚", foot))
        for rank, (line, _, key) in enumerate(strip[:_MOST_LINES])
    ]


def _tell_numbers(edges: list[_Edge], pages: int) -> None:
    """— 4 —, 第4页 共8页; 4/8 and a bare 4 only where they count the pages."""
    counting: dict[tuple[str, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        text = edge.line.text.strip()
        if _MARKED.fullmatch(text):
            edge.reason = "页码"
        elif of_all := _OF_ALL.fullmatch(text):
            edge.reason = "页码" if int(of_all[2]) == pages >= int(of_all[1]) else ""
        elif _BARE.fullmatch(text):
            counting[edge.side, int(text) - edge.page].append(edge)
    for (_, first), same in counting.items():
        if len({edge.page for edge in same}) >= 2 or (pages == 1 and first == 1 and same[0].rank == 0):
            for edge in same:
                edge.reason = "页码"


def _tell_running(edges: list[_Edge], pages: int, size: float) -> None:
    """The same words at the same height on several pages, in smaller type or on most of the pages. Where other
    words stand at that height on another page, it is where the text begins, and 附件 is no running head."""
    groups: dict[tuple[str, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if not edge.reason:
            groups[edge.side, _DIGITS.sub("#", _squeezed(edge))].append(edge)
    running = [group for same in groups.values() if _is_running(group := _at_one_height(same), pages, size)]
    known = {(edge.page, edge.key) for group in running for edge in group}
    others = sorted(edge.line.base for edge in edges if not edge.reason and (edge.page, edge.key) not in known)
    for group in running:
        base = group[0].line.base
        at = bisect_left(others, base - _APART)
        if at == len(others) or others[at] > base + _APART:
            for edge in group:
                edge.reason = edge.side


def _squeezed(edge: _Edge) -> str:
    return "".join(edge.line.text.split())


def _at_one_height(same: list[_Edge]) -> list[_Edge]:
    base = median(edge.line.base for edge in same)
    return [edge for edge in same if abs(edge.line.base - base) <= _APART]


def _is_running(group: list[_Edge], pages: int, size: float) -> bool:
    on = {edge.page for edge in group}
    if len(on) < 2 or len(on) != len(group):
        return False
    counts = [[int(digits[:9]) for digits in _DIGITS.findall(_squeezed(edge))] for edge in group]
    for values in zip(*counts, strict=True):
        offsets = {value - edge.page for value, edge in zip(values, group, strict=True)}
        if len(set(values)) > 1 and len(offsets) > 1:
            return False
    return median(edge.line.size for edge in group) < 0.95 * size or (len(on) >= 3 and len(on) >= 0.6 * pages)


def _outermost(edges: list[_Edge]) -> dict[tuple[int, int, int], _Edge]:
    """The lines to be taken, from the edge of the page inwards up to the first that is text."""
    taken: dict[tuple[int, int, int], _Edge] = {}
    closed: set[tuple[int, str]] = set()
    for edge in edges:
        if not edge.reason:
            closed.add((edge.page, edge.side))
        elif (edge.page, edge.side) not in closed:
            taken[edge.page, *edge.key] = edge
    return taken
