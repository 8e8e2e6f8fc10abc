"""What a reader may see of what tells of persons: the one place where that is decided."""

from datetime import date
from typing import NamedTuple

from archive.parsing.annotations import PersonSpan
from archive.parsing.persons import OF_UNITS, SECRET, PersonKind


class Sight(NamedTuple):
    """Two readers of whom this is the same see the same of everything that goes out."""

    is_signed_in: bool = False
    is_staff: bool = False

    def hides(self, span: PersonSpan, today: date | None) -> bool:
        """Whether what stands there is hidden; without a day, whether it is so on any."""
        if span.kind in OF_UNITS:
            return False
        # Nobody has the named right that these ask for yet: numbers, homes and birthdays are nobody's to read.
        if span.kind in SECRET:
            return True
        if span.kind == PersonKind.HARDSHIP:
            return not self.is_staff
        if self.is_signed_in:
            return False
        # A 公示 is posted so that everybody reads it, until its last day.
        is_posted = span.until is not None and today is not None and today <= span.until
        return not (span.kind == PersonKind.CANDIDATE and is_posted)


EVERYBODY = Sight()


def sight_of(user) -> Sight:
    return Sight(user.is_authenticated, user.is_staff)
