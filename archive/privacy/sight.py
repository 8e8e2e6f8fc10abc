"""What a reader may see of what tells of persons: the one place where that is decided."""

from datetime import date
from typing import NamedTuple, Protocol

from archive.circle import EVERYBODYS, Circle, circle_of
from archive.parsing.annotations import PersonSpan
from archive.parsing.persons import OF_UNITS, SECRET, PersonKind


class Reader(Protocol):
    """Who reads, signed in or not, as Django knows them."""

    def has_perm(self, perm: str) -> bool: ...


class Sight(NamedTuple):
    """Two readers of whom this is the same see the same of everything that goes out."""

    sees_contacts: bool = False
    sees_hardship: bool = False
    # What stood in a text before it was mended; whoever may correct a directive, to whom pages offer it.
    sees_mended: bool = False
    # Brings files in: pages offer it.
    enters: bool = False
    circle: Circle = EVERYBODYS

    @property
    def is_everybodys(self) -> bool:
        """Whether this one is shown no more of persons than the public is, in a directive that both may know of."""
        return self._replace(circle=EVERYBODYS) == EVERYBODY

    def hides(self, span: PersonSpan, today: date | None) -> bool:
        """Whether what stands there is hidden; without a day, whether it is so on any."""
        if span.kind in OF_UNITS:
            return False
        # Nobody has the named right that these ask for yet: numbers, homes and birthdays are nobody's to read.
        if span.kind in SECRET:
            return True
        if span.kind == PersonKind.HARDSHIP:
            return not self.sees_hardship
        if self.sees_contacts:
            return False
        # A 公示 is posted so that everybody reads it, until its last day.
        is_posted = span.until is not None and today is not None and today <= span.until
        return not (span.kind == PersonKind.CANDIDATE and is_posted)


EVERYBODY = Sight()
# In the order of what each lets one see.
_BY_PERMISSION = (
    "archive.view_contacts",
    "archive.view_hardship",
    "archive.change_directive",
    "archive.enter_directives",
)


def sight_of(user: Reader) -> Sight:
    """By permission alone: nobody sees more for being signed in, or for being staff (decision 0069)."""
    sight: Sight | None = user.__dict__.get("_sight")
    if sight is None:
        # An export asks for each of ten thousand rows; Django keeps a user's permissions as long as the user, too.
        sight = Sight._make([*map(user.has_perm, _BY_PERMISSION), circle_of(user)])
        user.__dict__["_sight"] = sight
    return sight
