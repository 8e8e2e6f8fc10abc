"""What annotations are. Pure values; offsets count characters of the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from archive.lexicon import traditional_characters

# Raised whenever the same text is annotated otherwise than before, or that is kept otherwise: what an archive keeps is
# computed anew then. 0.4.0 kept 1, which lacks the stamp of the text alone.
VERSION = 2


class LineRole(StrEnum):
    """What a line of head or foot is; the later ones are parts of a line, which stand behind the line's own span."""

    CORNER = "corner"  # copy number, 内部资料
    URGENT = "urgent"  # secrecy, urgency
    MARK = "mark"
    TITLE = "title"
    NUMBER = "number"  # with who signs the directive, where one line has both
    SIGNERS = "signers"
    ADDRESSEES = "addressees"
    ATTACHMENT = "attachment"  # of the list of attachments
    SIGNATURE = "signature"
    DATE = "date"
    IMPRINT = "imprint"
    TABLE = "table"  # lines with tabs that follow each other
    TEXT = "text"  # none of these: such a line has no span
    SIGNED_LABEL = "signed-label"  # 签发人：
    LIST_LABEL = "list-label"  # 附件：
    LIST_NUMBER = "list-number"  # 1.
    COPIES_LABEL = "copies-label"  # 抄送：
    COPIES = "copies"  # bodies; of the list above where no label stands before them
    OFFICE = "office"
    PRINTED = "printed"  # the date with 印发


class LineSpan(NamedTuple):
    """A line of head or foot, or a part of one, and its role."""

    role: str
    start: int
    end: int


class MentionSpan(NamedTuple):
    """A work (《》 included) or a number where it stands; `form` and `text` are those of the reference to it."""

    form: str
    text: str
    start: int
    end: int


class PersonSpan(NamedTuple):
    """What tells of a person: `kind` says who may see it, `until` the day up to which everybody may, where
    the text tells one."""

    kind: str
    start: int
    end: int
    until: date | None = None


class MarkSpan(NamedTuple):
    """The place of a mark: `field` is the directive's field that has its value (urgency, note, publication …)."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Annotations:
    """All that is known of places in one text, each kind in reading order."""

    lines: tuple[LineSpan, ...] = ()
    mentions: tuple[MentionSpan, ...] = ()
    persons: tuple[PersonSpan, ...] = ()
    marks: tuple[MarkSpan, ...] = ()


class Settled(NamedTuple):
    """Fields of a directive that settle what a place in its text is: staff may know better than the parser."""

    title: str = ""
    number: str = ""
    addressees: Sequence[str] = ()
    genre: str = ""
    year: int | None = None
    issued_on: date | None = None

    @classmethod
    def by(cls, directive: Any) -> "Settled":
        """What a directive says of itself, kept or just parsed."""
        return cls(**{name: getattr(directive, name) for name in cls._fields})

    def simplified(self) -> "Settled":
        """In the characters of the copy that is read."""
        title, number = map(traditional_characters.simplified, (self.title, self.number))
        return self._replace(title=title, number=number)
