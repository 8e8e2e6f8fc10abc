"""What stands on a directive's paper, piece by piece, in the order in which it is read.

Every text is the directive's own (or redacted, of the same length). What the archive knows beside it, for the file's
metadata, stands in `Paper`'s own fields.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Face(StrEnum):
    """A kind of type by its role (GB/T 9704-2012, 5.2.4 and 7.3.3)."""

    BIAOSONG = "biaosong"  # 小标宋: the mark and titles
    FANGSONG = "fangsong"  # 仿宋: whatever is not said otherwise
    KAITI = "kaiti"  # 楷体: headings of the second level, names of who signs
    HEITI = "heiti"  # 黑体: headings of the first level, 附件, secrecy and urgency
    SONGTI = "songti"  # 宋体: page numbers


@dataclass(frozen=True)
class Corner:
    """Copy number, secrecy, urgency: at the upper left, one below the other (7.2.1 to 7.2.3)."""

    text: str
    face: Face


@dataclass(frozen=True)
class Mark:
    """The issuers' mark in red (7.2.4): the names, one a line, and 文件 beside them where it stands apart."""

    names: tuple[str, ...]
    word: str = ""


@dataclass(frozen=True)
class Number:
    """The directive's number (7.2.5), with who signs it in a directive that goes upwards (7.2.6)."""

    text: str
    signers: tuple[str, ...] = ()
    upward: bool = False


@dataclass(frozen=True)
class RedRule:
    """The red rule that ends the head (7.2.7)."""


@dataclass(frozen=True)
class Title:
    """The lines of the title. One that the archive had to give the directive stands in ［ ］ (DA/T 22)."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """A line centred below the title: the number, or by whom and when it was adopted."""

    text: str
    face: Face = Face.KAITI


@dataclass(frozen=True)
class Addressees:
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Heading:
    """An item's label and heading in their very wording. `opening` goes on behind it in the same paragraph."""

    level: int
    wording: str
    opening: str
    bookmark: str
    face: Face


@dataclass(frozen=True)
class Grid:
    """A table. `shares` are the columns' widths in relation to one another, `centred` says which are short
    enough to stand in the middle; `size` of the type and `inset` of a cell's sides in points."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    centred: tuple[bool, ...]
    size: float
    inset: float


@dataclass(frozen=True)
class AttachmentList:
    """The list of attachments below the body (7.3.4): 附件：, and each with its number ('' where it has none)."""

    label: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Signature:
    """Names and date at the right, as without a seal (7.3.5.2)."""

    names: tuple[str, ...]
    dates: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """An attachment begins (7.3.7): a new page, its label at the left, its title on the third line."""

    label: str
    lines: tuple[str, ...]
    bookmark: str


@dataclass(frozen=True)
class ImprintRow:
    """A row of the 版记 (7.4): a list of bodies behind its label, or the printing office and its date."""

    label: str = ""
    text: str = ""
    office: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Imprint:
    rows: tuple[ImprintRow, ...]


Piece = (
    Corner | Mark | Number | RedRule | Title | Note | Addressees | Paragraph | Heading | Grid | AttachmentList
    | Signature | Part | Imprint
)  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """`made_on` stands in for the time of making, so that the same directive always gives the same bytes; `reprint` is
    the line that says by whom it was set, and on which day. `validity` is the line that says that it may not be relied
    on as it stands, `state` the same in a word; both '' of most."""

    title: str
    number: str
    issuers: tuple[str, ...]
    keywords: tuple[str, ...]
    dated: date | None
    made_on: date
    pieces: tuple[Piece, ...] = field(default=())
    reprint: str = ""
    validity: str = ""
    state: str = ""
