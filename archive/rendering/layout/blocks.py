"""What a layout is made of."""

from dataclasses import dataclass, field

from archive.models import Section
from archive.models.choices import SectionKind
from archive.parsing.annotations import LineRole


class Passage(str):
    """Words as shown. `places` tell where they stand in the directive's text: (offset in the passage, offset in the
    text, length in characters) for each of its pieces; what joins two pieces stands nowhere."""

    places: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def at(cls, words: str, start: int) -> "Passage":
        passage = cls(words)
        passage.places = ((0, start, len(words)),)
        return passage

    @classmethod
    def joined(cls, joint: str, pieces: list["Passage"]) -> "Passage":
        passage, places, length = cls(joint.join(pieces)), [], 0
        for piece in pieces:
            places += [(length + here, there, count) for here, there, count in piece.places]
            length += len(piece) + len(joint)
        passage.places = tuple(places)
        return passage

    def between(self, start: int, end: int) -> "Passage":
        """The characters from offset `start` to `end` of it."""
        passage = Passage(self[start:end])
        passage.places = tuple(
            (max(here, start) - start, there + max(start - here, 0), min(here + count, end) - max(here, start))
            for here, there, count in self.places
            if here < end and start < here + count
        )
        return passage


@dataclass(frozen=True)
class LaidOutLine:
    """A line of head or foot, and what it consists of: (role, start, end in characters of it)."""

    role: LineRole
    text: Passage
    parts: tuple[tuple[LineRole, int, int], ...] = ()

    @property
    def place(self) -> str:
        """Where in the foot it stands: signature and date form one inset block."""
        return LineRole.SIGNATURE if self.role is LineRole.DATE else self.role

    def part(self, role: LineRole) -> tuple[int, int] | None:
        """Where in it the part of this role stands."""
        return next(((start, end) for name, start, end in self.parts if name is role), None)

    @property
    def number_and_signers(self) -> tuple[Passage, Passage, Passage]:
        """'示工发〔2022〕3号', '  签发人：' and '示某某'; empty is what the line has not."""
        begins, ends = self.part(LineRole.SIGNED_LABEL) or (len(self.text), len(self.text))
        return self.text.between(0, begins), self.text.between(begins, ends), self.text.between(ends, len(self.text))

    @property
    def size(self) -> str:
        """How large an issuer's mark can be set and still fit on one line of the type area."""
        length = len(self.text)
        return "large" if length <= 8 else "medium" if length <= 12 else "small"


@dataclass(frozen=True)
class LayoutTable:
    """Lines whose cells are parted by tabs. `head` is the first row where it only names the columns."""

    rows: list[list[Passage]]

    @property
    def head(self) -> list[Passage]:
        first = self.rows[0]
        return first if len(self.rows) > 1 and not any(c.isdigit() for cell in first for c in cell) else []

    @property
    def body(self) -> list[list[Passage]]:
        return self.rows[1:] if self.head else self.rows


@dataclass(frozen=True)
class LayoutBlock:
    """A section as shown: its label and heading in their very wording, then its own paragraphs.

    `section` is None for text between two sections. Where the heading runs into its paragraph,
    `opening` is the rest of that paragraph. `goes_on` where it began in the portion before.
    """

    section: Section | None
    wording: Passage = Passage()
    opening: Passage = Passage()
    paragraphs: list[Passage | LayoutTable] = field(default_factory=list)
    goes_on: bool = False

    @property
    def level(self) -> int:
        """Its level for headings, which end at h6."""
        return max(1, min(self.section.level, 4))

    @property
    def label_and_title(self) -> tuple[Passage, Passage, Passage]:
        """What an attachment is headed by: its label, what joins them, its title. Each may be empty."""
        wording, label = self.wording, self.section.label
        ends = len(label) if wording.startswith(label) else 0
        begins = len(wording) - len(wording[ends:].lstrip("：: "))
        return wording.between(0, ends), wording.between(ends, begins), wording.between(begins, len(wording))

    @property
    def passages(self) -> list[Passage]:
        """All it shows, in order: label and heading, paragraphs, cells."""
        shown = [self.wording, self.opening]
        for paragraph in self.paragraphs:
            shown += (
                [cell for row in paragraph.rows for cell in row] if isinstance(paragraph, LayoutTable) else [paragraph]
            )
        return shown


@dataclass(frozen=True)
class DirectiveLayout:
    above: list[LaidOutLine]  # before the title
    title: str
    below: list[LaidOutLine]  # after it: number, addressees, and paragraphs that no section holds
    blocks: list[LayoutBlock]
    foot: list[LaidOutLine]
    parts: list[LayoutBlock]  # the attachments
    end: list[LaidOutLine]  # after them
    upward: bool = False  # whether it is addressed to a superior (上行文): its number stands at the left then

    @property
    def imprint(self) -> list[LaidOutLine]:
        """The lines of its 版记, which comes last on paper (7.3.7) wherever a file has it."""
        return [line for line in (*self.foot, *self.end) if line.role is LineRole.IMPRINT]

    @property
    def above_passages(self) -> list[Passage]:
        """What is shown above the title, piece by piece."""
        return [line.text for line in self.above]

    @property
    def body_passages(self) -> list[Passage]:
        """What is shown below the title, piece by piece."""
        passages = [line.text for line in self.below]
        for blocks, lines in ((self.blocks, self.foot), (self.parts, self.end)):
            for block in blocks:
                passages += block.passages
            passages += [line.text for line in lines]
        return passages

    @property
    def contents(self) -> list[LayoutBlock]:
        """What a table of contents lists: the numbered items, and the attachments with theirs."""
        listed = (SectionKind.ITEM, SectionKind.ATTACHMENT)
        blocks = [*self.blocks, *self.parts]
        return [one for one in blocks if one.section and one.section.kind in listed and not one.goes_on]
