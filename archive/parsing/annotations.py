"""Stand-off annotations of a directive's text: spans, and what they are. Page, paper and JSON draw from them, so that
no text is understood twice. Pure values; offsets count characters of the text."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

# Raised whenever the same text is annotated otherwise than before: what an archive keeps is computed anew then.
VERSION = 1


class LineSpan(NamedTuple):
    """A line of head or foot and its role: title, number, addressees, signature, date, imprint …"""

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
    """What tells of a person: `kind` says who may see it (see archive.parsing.persons), `until` the day up to which
    everybody may, where the text tells one."""

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
