"""What is read of the occasion of a directive. Plain values."""

from dataclasses import dataclass
from typing import NamedTuple

# Kinds of occasions.
SPEECH, INSTRUCTION, LETTER, MEETING, EXPOSITION, DIRECTIVE, OTHER = (
    "speech", "instruction", "letter", "meeting", "exposition", "directive", "other",
)  # fmt: skip


class Place(NamedTuple):
    """Where words stand: `part` is title or lead, the offsets count its characters."""

    part: str
    start: int
    end: int


class Places(NamedTuple):
    """The names of the issuer's places, '' where there is none: 省委 in a directive of 示例省 is 示例省委."""

    province: str = ""
    city: str = ""
    county: str = ""


NOWHERE = Places()


@dataclass(frozen=True)
class ReadOccasion:
    """What a directive answers. `wording` is put together of its own words and of no others; `event` are those that
    tell which one it was, '' where neither title nor lead does. `year` is that of the event; `is_year_told` where
    the words say it, else it was inferred from the day of the directive. `key` is what wordings that mean the same
    have in common, without the year; `is_numbered` says that the event bears a number of its own (首届, 二十大), so
    that the year adds nothing."""

    kind: str
    wording: str
    key: str
    speaker: str = ""
    event: str = ""
    body: str = ""  # who issued it, of a directive
    year: int | None = None
    is_year_told: bool = False
    is_numbered: bool = False
    may_be_of_year_before: bool = False  # issued soon after the new year, and no words tell the year
    confidence: str = "certain"
    places: tuple[Place, ...] = ()
