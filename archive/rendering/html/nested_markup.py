"""Markup put around spans of a text, whatever spans overlap: tags come out nested, the text comes out as it was.

Spans lie in layers, the outermost first. Within a layer they stand one after the other; a span of an inner layer
that crosses the edge of an outer one is cut there, and goes on behind it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.rendering.layout import Passage
from archive.rendering.safe_html import NOTHING, SafeString, escaped, joined


@dataclass(frozen=True)
class TagPair:
    """Characters start to end of a text stand between `opening` and `closing`. Where the span goes on after a cut it
    is opened by `again` (an id stands once in a page); `after` comes behind its end. All of them are HTML."""

    start: int
    end: int
    opening: SafeString
    again: SafeString
    closing: SafeString
    after: SafeString = NOTHING


class Cut(NamedTuple):
    """What of a pair lies in a passage: offsets in the passage, and whether the pair begins and ends there."""

    start: int
    end: int
    pair: TagPair
    begins: bool
    ends: bool


class Layer:
    """Pairs in order and none over another: of two that overlap the one that begins first is kept."""

    def __init__(self, pairs: Iterable[TagPair] = ()):
        self.pairs: list[TagPair] = []
        for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
            if pair.start < pair.end and (not self.pairs or self.pairs[-1].end <= pair.start):
                self.pairs.append(pair)
        self._starts = [pair.start for pair in self.pairs]
        self._ends = [pair.end for pair in self.pairs]

    def cuts(self, passage: Passage) -> list[Cut]:
        """What of them lies in a passage of the directive's text."""
        cuts = []
        for here, there, length in passage.places:
            shift, last = here - there, there + length
            for pair in self.pairs[bisect_right(self._ends, there) : bisect_left(self._starts, last)]:
                start, end = max(pair.start, there), min(pair.end, last)
                if start < end:
                    cuts.append(Cut(start + shift, end + shift, pair, start == pair.start, end == pair.end))
        return cuts

    def begun(self, passages: Iterable[Passage]) -> list[TagPair]:
        """Those that begin in one of the passages, in order; what begins in none is shown without its opening."""
        return [cut.pair for passage in passages for cut in self.cuts(passage) if cut.begins]


def nested(text: str, layers: Sequence[Sequence[Cut]]) -> SafeString:
    """`text` as HTML, escaped, with the cuts of every layer as elements around their characters.

    'ab' with the first layer around both and the second around b: '<i>a<b>b</b></i>'.
    """
    layers = [layer for layer in layers if layer]
    if not layers:
        return escaped(text)
    edges = sorted({0, len(text), *(edge for layer in layers for cut in layer for edge in cut[:2])})
    waiting = [iter(layer) for layer in layers]
    upcoming = [next(layer, None) for layer in waiting]
    pieces: list[str] = []
    opened: list[Cut | None] = [None] * len(layers)
    for at, following in zip(edges, [*edges[1:], None], strict=True):
        wanted = list(opened)
        for depth, cut in enumerate(opened):
            if cut and cut.end <= at:
                wanted[depth] = None
            if (coming := upcoming[depth]) and coming.start <= at:
                wanted[depth] = coming
                upcoming[depth] = next(waiting[depth], None)
        _change(pieces, opened, wanted, at)
        opened = wanted
        if following is not None:
            pieces.append(text[at:following])
    return joined(pieces)


def _change(pieces, opened, wanted, at) -> None:
    """Close what ends here and whatever stands inside it, then open what is wanted."""
    changed = [depth for depth, cut in enumerate(wanted) if cut is not opened[depth]]
    if not changed:
        return
    for cut in reversed(opened[changed[0] :]):
        if cut:
            pieces.append(cut.pair.closing)
            if cut.end == at and cut.ends:
                pieces.append(cut.pair.after)
    for cut in wanted[changed[0] :]:
        if cut:
            pieces.append(cut.pair.opening if cut.start == at and cut.begins else cut.pair.again)
