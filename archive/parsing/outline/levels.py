"""How deep an item lies: levels come in the order in which their kinds of label first appear.

一、 → （一） → 1. in one text, 一、 → 一是 in another, 1. directly under 一、 in the next branch. A level goes
on with another kind of label where the number counts on (三、 then 4、), and may begin anew within itself.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from archive.lexicon.labels import Label

# Anchors (s-1-2-3) and pages have room for so many; deeper items become siblings of the last level.
DEEPEST = 7

_LEGAL = {"part": 0, "chapter": 1, "section": 2, "article": 3}
# From the top: GB/T 9704-2012, 7.3.3, with what is added to it in practice.
_USUAL = (
    "unnumbered", "formal", "roman", "chinese", "square", "chinese-bracket", "ordinal", "sequence", "spoken",
    "arabic", "decimal-2", "decimal-3", "arabic-bracket", "arabic-close", "circled", "latin",
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_USUAL)}


class Before(Enum):
    """The paragraph before an item, as far as it tells where the item belongs."""

    TEXT = "text"
    COLON = "colon"  # it ends with one
    HEADING = "heading"  # an item that is a heading alone on its line


@dataclass
class _Level:
    """An open level: the kinds of label it has had, the first of them its own, and the last label."""

    kinds: list[str]
    style: str
    value: int


class Levels:
    """Gives each label of a body its depth, one after the other. `labels` are those of the paragraphs, or None."""

    def __init__(self, labels: list[Label | None]):
        self._open: list[_Level] = []
        self._beneath: dict[str, set[str]] = defaultdict(set)  # kind → kinds that have stood beneath it
        self._last: dict[str, int] = {}
        self._places: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        for at, label in enumerate(labels):
            if label:
                self._places[label.kind, label.value].append((at, label.style))

    def enter(self, label: Label, at: int, before: Before) -> int:
        """The depth, from 0, of the item that paragraph `at` begins, and what the paragraph `before` it is like."""
        depth = min(self._depth(label, at, before), DEEPEST - 1)
        if depth < len(self._open) and label.kind in self._open[depth].kinds:
            self._open[depth].value = label.value
        elif depth < len(self._open) and self._continues(label, self._open[depth]):
            self._open[depth].kinds.append(label.kind)
            self._open[depth].value = label.value
        else:
            self._open[depth:] = [_Level([label.kind], label.style, label.value)]
        del self._open[depth + 1 :]
        for level in self._open[:depth]:
            self._beneath[level.kinds[0]].add(label.kind)
        self._last[label.kind] = label.value
        return depth

    def _depth(self, label: Label, at: int, before: Before) -> int:
        same = [depth for depth, level in enumerate(self._open) if label.kind in level.kinds]
        if (exact := self._counting_on(label, same)) is not None:
            return exact
        own = [depth for depth in same if self._open[depth].kinds[0] == label.kind]
        if own:
            alike = [depth for depth in own if self._open[depth].style == label.style]
            depth = (alike or own)[-1]
            return len(self._open) if self._begins_beneath(label, at, depth, before) else depth
        if label.kind in _LEGAL:
            return self._depth_of_legal(label.kind)
        if label.value > 1 and self._last.get(label.kind) != label.value - 1:
            # Seen: 4、 活动要求 after 三、…: the list goes on with the level that has reached 3 and gets no 四、.
            for depth in range(len(self._open) - 1, -1, -1):
                if self._continues(label, self._open[depth]) and not self._comes(self._open[depth], label.value, at):
                    return depth
        return self._new_depth(label)

    def _counting_on(self, label: Label, same: list[int]) -> int | None:
        """The deepest open level of this kind whose next number this is, one of the same style first."""
        exact = [depth for depth in same if self._open[depth].value == label.value - 1]
        alike = [depth for depth in exact if self._open[depth].style == label.style]
        found = alike or exact
        return found[-1] if found else None

    @staticmethod
    def _continues(label: Label, level: _Level) -> bool:
        """Whether a level of another kind may go on with this label: 三、 with 4、, but not （一） with 二、."""
        own = level.kinds[0]
        return level.value == label.value - 1 and own in _RANK and _RANK[own] <= _RANK.get(label.kind, -1)

    def _begins_beneath(self, label: Label, at: int, depth: int, before: Before) -> bool:
        """A 1 in a level that has begun: a list of its own beneath the last item, if a colon announces it, if
        that item is a heading and nothing else yet, or if it is written in another way and the level goes on."""
        level = self._open[depth]
        if not label.begins or label.kind in _LEGAL:
            return False
        if before is Before.COLON or (before is Before.HEADING and level.value > 1):
            return True
        return level.style != label.style and self._comes(level, level.value + 1, at, level.style)

    def _comes(self, level: _Level, value: int, at: int, style: str | None = None) -> bool:
        """Whether the level's own kind of label with this value stands next after paragraph `at`, in this style."""
        places = self._places.get((level.kinds[0], value), [])
        place = bisect_right(places, at, key=lambda place: place[0])
        return place < len(places) and style in (None, places[place][1])

    def _depth_of_legal(self, kind: str) -> int:
        """第一章 lies under 第一部分, 第一条 under the last of parts, chapters and sections; articles may also
        stand under 一、."""
        ranks = [(_LEGAL.get(level.kinds[0]), depth) for depth, level in enumerate(self._open)]
        lower = [depth for rank, depth in ranks if rank is not None and rank > _LEGAL[kind]]
        higher = [depth for rank, depth in ranks if rank is not None and rank < _LEGAL[kind]]
        if lower:
            return lower[0]
        if higher:
            return higher[-1] + 1
        return len(self._open) if kind == "article" else 0

    def _new_depth(self, label: Label) -> int:
        """Beneath the open levels, but not beneath one that has stood beneath this kind before, nor, where
        the first numbers are missing, beneath one that is lower by custom."""
        depth = len(self._open)
        while depth and self._is_lower(self._open[depth - 1].kinds[0], label):
            depth -= 1
        return depth

    def _is_lower(self, kind: str, label: Label) -> bool:
        if kind in self._beneath[label.kind]:
            return True
        return label.value > 1 and kind in _RANK and _RANK[kind] > _RANK[label.kind]
