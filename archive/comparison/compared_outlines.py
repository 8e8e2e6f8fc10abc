"""Two outlines in, the rows of a comparison with their wording and the overall figures out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.comparison.aligned_rows import PlacedRow, placed_rows
from archive.comparison.common_runs import CommonRun
from archive.comparison.compared_sentences import Sentence, sentences_of
from archive.comparison.likeness import tokens_of
from archive.comparison.neutral_copy import Atoms
from archive.comparison.own_names import OwnNames
from archive.comparison.part_table import PartTable
from archive.comparison.section_pairs import SectionPair, section_pairs
from archive.comparison.section_tree import ComparedPart
from archive.comparison.sentence_pairs import SentencePair, sentence_pairs
from archive.comparison.standings import Marks, Standing, WordingSpan
from archive.comparison.wording import Stock, mark_pairs, mark_phrases, settle

NO_NAMES = OwnNames()


@dataclass(frozen=True)
class Side:
    """A part as it stands in a row: the texts of the spans put together are its heading and its text."""

    part: ComparedPart
    heading: list[WordingSpan]
    text: list[WordingSpan]
    # Letters, digits and ideographs: all, those of its own, those that many directives have.
    words: int
    own_words: int
    stock_words: int
    # Whether a name or figure is written otherwise than beside it.
    renamed: bool = False

    @property
    def own_percent(self) -> int:
        """How much of its wording is its own; never 0 or 100 where it is not all."""
        return _percent(self.own_words, self.words)


@dataclass(frozen=True)
class AlignedRow:
    """The parts that answer each other, or those of one side beside which nothing stands.

    `moved`: its answer stands at another place among the others. `stub`: it is shown in the row of its answer; here
    stands only that it is there. `above` is the other directive's undivided section that treats the matter.
    """

    left: list[Side]
    right: list[Side]
    moved: bool = False
    stub: bool = False
    above: ComparedPart | None = None

    @property
    def level(self) -> int:
        return min(side.part.level for side in (*self.left, *self.right))

    @property
    def differs(self) -> bool:
        """Whether a reader who wants only what differs is to see it."""
        return self.moved or not (self.left and self.right) or any(side.own_words for side in self.sides)

    @property
    def sides(self) -> list[Side]:
        return [*self.left, *self.right]

    @property
    def state(self) -> str:
        """same, changed, moved, left or right: for the contents."""
        if not self.right:
            return "left"
        if not self.left:
            return "right"
        if self.moved:
            return "moved"
        return "changed" if self.differs else "same"


@dataclass(frozen=True)
class Figures:
    """`*_share`: how much of that directive's wording the other has too, anywhere, 0 to 1; `*_stock`: how much many
    others have as well."""

    left_share: float
    right_share: float
    aligned: int
    only_left: int
    only_right: int
    left_stock: float = 0.0
    right_stock: float = 0.0
    moved: int = 0

    @property
    def left_percent(self) -> int:
        return _percent(self.left_share)

    @property
    def right_percent(self) -> int:
        return _percent(self.right_share)

    @property
    def stock_percent(self) -> int:
        return round(50 * (self.left_stock + self.right_stock))


@dataclass(frozen=True)
class Comparison:
    """`sections` and `sentences` number the parts and sentences of each side; what they have in common word for word
    is in `runs`, pair by pair."""

    rows: list[AlignedRow]
    figures: Figures
    parts: tuple[Sequence[ComparedPart], Sequence[ComparedPart]]
    sections: list[SectionPair] = field(default_factory=list)
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]] = ((), ())
    runs: list[tuple[SentencePair, list[CommonRun]]] = field(default_factory=list)


def compare(
    left: Sequence[ComparedPart],
    right: Sequence[ComparedPart],
    names: tuple[OwnNames, OwnNames] = (NO_NAMES, NO_NAMES),
    stock: Stock | None = None,
) -> Comparison:
    """Compare two directives given as their sections in document order, with what each calls itself; `stock` says of
    a clause whether many directives have it."""
    atoms = Atoms()
    ours, theirs = sentences_of(left, names[0], atoms), sentences_of(right, names[1], atoms)
    tokens = tokens_of(ours, theirs)
    sections = section_pairs(PartTable((left, right), (ours, theirs), tokens))
    paired = sentence_pairs(ours, theirs, tokens, sections)
    marks = Marks(left, ours), Marks(right, theirs)
    found = mark_pairs(marks, paired, sections)
    mark_phrases(marks, paired, sections)
    for side in marks:
        settle(side, stock)
    sides = [_side(marks[0], number) for number in range(len(left))], [_side(marks[1], at) for at in range(len(right))]
    rows = [_row(row, sides) for row in placed_rows((left, right), sections)]
    return Comparison(rows, _figures(rows, sides, sections), (left, right), sections, (ours, theirs), found)


def _row(row: PlacedRow, sides: tuple[list[Side], list[Side]]) -> AlignedRow:
    return AlignedRow(
        [sides[0][number] for number in row.left],
        [sides[1][number] for number in row.right],
        row.moved,
        row.stub,
        row.above,
    )


def _side(marks: Marks, number: int) -> Side:
    heading, text = marks.spans(number, "heading"), marks.spans(number, "text")
    counted = [(span.standing, span.words) for span in (*heading, *text)]
    return Side(
        marks.parts[number],
        heading,
        text,
        sum(words for _standing, words in counted),
        sum(words for standing, words in counted if standing is Standing.OWN),
        sum(words for standing, words in counted if standing is Standing.STOCK),
        any(words for standing, words in counted if standing is Standing.RENAMED),
    )


def _figures(rows: list[AlignedRow], sides: tuple[list[Side], list[Side]], sections: list[SectionPair]) -> Figures:
    words, own, stock = ([sum(getattr(one, name) for one in side) for side in sides] for name in _COUNTED)
    aligned = sum(max(len(pair.left), len(pair.right)) for pair in sections)
    return Figures(
        left_share=1 - own[0] / words[0] if words[0] else 0.0,
        right_share=1 - own[1] / words[1] if words[1] else 0.0,
        aligned=aligned,
        only_left=len(sides[0]) - sum(len(pair.left) for pair in sections),
        only_right=len(sides[1]) - sum(len(pair.right) for pair in sections),
        left_stock=stock[0] / words[0] if words[0] else 0.0,
        right_stock=stock[1] / words[1] if words[1] else 0.0,
        moved=sum(row.moved for row in rows if not row.stub),
    )


_COUNTED = ("words", "own_words", "stock_words")


def _percent(part: float, whole: float = 1.0) -> int:
    """0 and 100 are nothing and all."""
    if not whole or not part:
        return 0
    return 100 if part >= whole else min(99, max(1, round(100 * part / whole)))
