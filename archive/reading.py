"""A directive's text laid out for reading: head, sections, foot, attachments. Not a character of it is left out.

Every piece knows where in the text it stands, so that what is said of spans of the text (duties, words searched
for, works cited) can be shown on it. The outline's spans cut the text; what stands before the first is the head
of the paper (issuer's mark, number, title, addressees), what follows the last its foot (signature, date), and
what follows the attachments its end (copies, printing office).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, takewhile

from archive.choices import Genre, SectionKind
from archive.imprint import belongs
from archive.models import Section


class Role(StrEnum):
    """What a line of the head or the foot is."""

    CORNER = "corner"  # copy number
    URGENT = "urgent"  # secrecy, urgency
    MARK = "mark"
    NUMBER = "number"  # with who signs the directive, where one line has both
    SIGNERS = "signers"
    ADDRESSEES = "addressees"
    ANNEX = "annex"  # of the list of attachments
    SIGNATURE = "signature"
    DATE = "date"
    IMPRINT = "imprint"
    TEXT = "text"


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
class Line:
    role: Role
    text: Passage

    @property
    def place(self) -> str:
        """Where in the foot it stands: signature and date form one inset block."""
        return Role.SIGNATURE if self.role is Role.DATE else self.role

    @property
    def number_and_signers(self) -> tuple[Passage, Passage, Passage]:
        """'示工发〔2022〕3号', '签发人：' and '示某某' with the space before each; empty where the line has it not."""
        signed = _SIGNED.search(self.text)
        begins, ends = signed.span() if signed else (len(self.text), len(self.text))
        return self.text.between(0, begins), self.text.between(begins, ends), self.text.between(ends, len(self.text))

    @property
    def size(self) -> str:
        """How large an issuer's mark can be set and still fit on one line of the type area."""
        length = len(self.text)
        return "large" if length <= 8 else "medium" if length <= 12 else "small"


@dataclass(frozen=True)
class Table:
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
class Block:
    """A section as shown: its label and heading in their very wording, then its own paragraphs.

    `section` is None for text between two sections. Where the heading runs into its paragraph,
    `opening` is the rest of that paragraph.
    """

    section: Section | None
    wording: Passage = Passage()
    opening: Passage = Passage()
    paragraphs: list[Passage | Table] = field(default_factory=list)

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
            shown += [cell for row in paragraph.rows for cell in row] if isinstance(paragraph, Table) else [paragraph]
        return shown


@dataclass(frozen=True)
class Reading:
    above: list[Line]  # before the title
    title: str
    below: list[Line]  # after it: number, addressees, and paragraphs that no section holds
    blocks: list[Block]
    foot: list[Line]
    parts: list[Block]  # the attachments
    end: list[Line]  # after them
    upward: bool = False  # whether it is addressed to a superior (上行文): its number stands at the left then

    @property
    def imprint(self) -> list[str]:
        """The lines of its 版记, which comes last on paper (7.3.7) wherever a file has it."""
        return [line.text for line in (*self.foot, *self.end) if line.role is Role.IMPRINT]

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
    def contents(self) -> list[Block]:
        """What a table of contents lists: the numbered items, and the attachments with theirs."""
        listed = (SectionKind.ITEM, SectionKind.ATTACHMENT)
        return [block for block in [*self.blocks, *self.parts] if block.section and block.section.kind in listed]


def reading_of(directive, sections: Iterable[Section], text: str) -> Reading:
    """`text` is the directive's text or a masked copy of the same length; sections come in their order."""
    sections = list(sections)
    own = list(takewhile(lambda section: section.kind != SectionKind.ATTACHMENT, sections))
    parts = sections[len(own) :]
    parts_at = parts[0].start if parts else len(text)
    first, last = (own[0].start, own[-1].end) if own else (parts_at, parts_at)
    above, below = _head(_lines(text, 0, first), directive)
    foot = _foot(_lines(text, last, parts_at))
    end = _foot(_lines(text, parts[-1].end, len(text))) if parts else []
    upward = directive.genre in _UPWARD or any(line.number_and_signers[1] for line in above)
    return Reading(above, directive.title, below, _blocks(own, text), foot, _blocks(parts, text), end, upward)


def _blocks(sections, text) -> list[Block]:
    blocks, at = [], sections[0].start if sections else 0
    for section in sections:
        if between := _lines(text, at, section.start):
            blocks.append(Block(None, paragraphs=_with_tables(between)))
        joint = " " if section.kind == SectionKind.ATTACHMENT else ""
        wording = Passage.joined(joint, _lines(text, section.start, section.body_start))
        paragraphs = _with_tables(_lines(text, section.body_start, section.end))
        # A label alone (一、各单位要…) is no heading: its paragraph goes on behind it.
        runs_in = (
            wording
            and paragraphs
            and isinstance(paragraphs[0], str)
            and section.kind != SectionKind.ATTACHMENT
            and (section.run_in or not section.heading)
        )
        opening = paragraphs.pop(0) if runs_in else Passage()
        blocks.append(Block(section, wording, opening, paragraphs))
        at = section.end
    return blocks


def _with_tables(lines: list[Passage]) -> list[Passage | Table]:
    """Paragraphs as they are, neighbouring lines with tabs together as a table."""
    shown: list[Passage | Table] = []
    for is_table, run in groupby(lines, key=lambda line: "\t" in line):
        if is_table:
            shown.append(Table([_cells(row) for row in run]))
        else:
            shown += run
    return shown


def _cells(row: Passage) -> list[Passage]:
    ((_, at, _),) = row.places
    cells = []
    for raw in row.split("\t"):
        cells.append(_stripped(raw, at))
        at += len(raw) + 1
    return cells


def _head(lines: list[Passage], directive) -> tuple[list[Line], list[Line]]:
    start, end = _title_span(lines, _squash(directive.title))
    above = [_head_line(line, directive, above_title=True) for line in lines[:start]]
    below = [_head_line(line, directive) for line in lines[end:]]
    return above, below


def _title_span(lines: list[Passage], title: str) -> tuple[int, int]:
    """Which lines together are the title; none (0, 0) where it was made up or taken from elsewhere."""
    for start in range(len(lines)):
        joined = ""
        for end in range(start, len(lines)):
            joined += _squash(lines[end])
            if joined == title:
                return start, end + 1
            if not title.startswith(joined):
                break
    return 0, 0


def _head_line(line: Passage, directive, above_title=False) -> Line:
    if directive.number and _squash(line) == _squash(directive.number):
        return Line(Role.NUMBER, line)
    if above_title and (signed := _SIGNED.search(line)):
        return Line(Role.NUMBER if signed.start() else Role.SIGNERS, line)
    if above_title and _MARK.search(line):
        return Line(Role.MARK, line)
    if above_title and _URGENT.match(line):
        return Line(Role.URGENT, line)
    if above_title and _CORNER.match(line):
        return Line(Role.CORNER, line)
    if directive.addressees and line.endswith(("：", ":")):
        return Line(Role.ADDRESSEES, line)
    return Line(Role.TEXT, line)


def _foot(lines: list[Passage]) -> list[Line]:
    foot: list[Line] = []
    for line in lines:
        goes_on = foot and foot[-1].role is Role.ANNEX and ANNEX_NUMBER.match(line)
        foot.append(Line(Role.ANNEX, line) if goes_on or ANNEXES.match(line) else _foot_line(line))
    # What stands between two lines of the 版记 is of it: a list goes on, an office has a line of its own.
    places = [at for at, line in enumerate(foot) if line.role is Role.IMPRINT]
    for at in range(places[0], places[-1]) if places else ():
        foot[at] = Line(Role.IMPRINT, foot[at].text)
    return foot


def _foot_line(line: Passage) -> Line:
    if belongs(line):
        return Line(Role.IMPRINT, line)
    if _DATE.match(_squash(line)):
        return Line(Role.DATE, line)
    if len(line) > 40 or _NOTE.match(line) or line.endswith(("。", "；", "：")):
        return Line(Role.TEXT, line)
    return Line(Role.SIGNATURE, line)


def _lines(text: str, start: int, end: int) -> list[Passage]:
    """The lines of text[start:end] that are not blank, without the space around them."""
    lines, at = [], start
    for raw in text[start:end].split("\n"):
        if line := _stripped(raw, at):
            lines.append(line)
        at += len(raw) + 1
    return lines


def _stripped(raw: str, at: int) -> Passage:
    words = raw.lstrip()
    return Passage.at(words.rstrip(), at + len(raw) - len(words))


def _squash(text: str) -> str:
    return "".join(text.split())


_UPWARD = (Genre.REQUEST, Genre.REPORT)
_SIGNED = re.compile(r"\s*签\s*发\s*人?\s*[：:]\s*")
# The label of the list of attachments, and the number of one of them.
ANNEXES = re.compile(r"附\s*件?\s*[：:]\s*")
ANNEX_NUMBER = re.compile(r"(?:\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[）)])\s*")
_URGENT = re.compile(r"[绝机秘]\s*密|特急|加急|急件|平急|特提|明电|[★☆]")
_CORNER = re.compile(r"\d{3,6}$|[★☆*]+$|内部\w{2}$|注意保存$|传阅文件$")
_MARK = re.compile(r"(会|委员会|办公室|厅|局|部|团委)(文件)?$|文件$")
_DATE = re.compile(
    r"^[\d〇零一二三四五六七八九十○OＯ]{2,4}年[\d一二三四五六七八九十]{1,3}月([\d一二三四五六七八九十]{1,3}日)?$"
)
_NOTE = re.compile(r"^(附件?|附[:：]|[（(]|联系|电话|注[:：]|\d+[.、．])")
