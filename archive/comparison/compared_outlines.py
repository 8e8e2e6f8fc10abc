"""Two outlines in, aligned rows with their common wording and the overall figures out."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.comparison import shared_wording
from archive.comparison.alignment import align
from archive.comparison.section_tree import ComparedPart
from archive.comparison.shared_wording import WordingSpan
from archive.comparison.suffix_automaton import Index


@dataclass(frozen=True)
class Side:
    """A part as it stands in a row: the texts of the spans put together are its heading and its text."""

    part: ComparedPart
    heading: list[WordingSpan]
    text: list[WordingSpan]


@dataclass(frozen=True)
class AlignedRow:
    """Two parts that answer each other, or one beside which nothing stands.

    `above` is then the other directive's undivided section that the wording is held against, if there is one.
    """

    left: Side | None
    right: Side | None
    above: ComparedPart | None = None

    @property
    def level(self) -> int:
        return min(side.part.level for side in (self.left, self.right) if side)


@dataclass(frozen=True)
class Figures:
    """`*_share`: how much of that directive's wording the other has too, anywhere, 0 to 1."""

    left_share: float
    right_share: float
    aligned: int
    only_left: int
    only_right: int

    @property
    def left_percent(self) -> int:
        return round(100 * self.left_share)

    @property
    def right_percent(self) -> int:
        return round(100 * self.right_share)


@dataclass(frozen=True)
class Comparison:
    rows: list[AlignedRow]
    figures: Figures


def compare(left: Sequence[ComparedPart], right: Sequence[ComparedPart]) -> Comparison:
    """Compare two directives given as their sections in document order."""
    pairs = align(left, right)
    all_left, all_right = _index(*left), _index(*right)
    rows = [
        AlignedRow(
            left=_side(pair.left, _index(pair.right or pair.above), all_right),
            right=_side(pair.right, _index(pair.left or pair.above), all_left),
            above=pair.above,
        )
        for pair in pairs
    ]
    figures = Figures(
        left_share=shared_wording.share(_texts(*left), all_right),
        right_share=shared_wording.share(_texts(*right), all_left),
        aligned=sum(pair.left is not None and pair.right is not None for pair in pairs),
        only_left=sum(pair.right is None for pair in pairs),
        only_right=sum(pair.left is None for pair in pairs),
    )
    return Comparison(rows, figures)


def _side(part: ComparedPart | None, beside: Index, whole: Index) -> Side | None:
    if part is None:
        return None
    return Side(
        part, shared_wording.spans(part.heading, beside, whole), shared_wording.spans(part.text, beside, whole)
    )


def _index(*parts: ComparedPart | None) -> Index:
    return shared_wording.index(_texts(*parts))


def _texts(*parts: ComparedPart | None) -> list[str]:
    return [text for part in parts if part for text in (part.heading, part.text)]
