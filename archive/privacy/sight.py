"""What a reader may see of what tells of persons: the one place where that is decided."""

from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser, PermissionsMixin

from archive.parsing.annotations import PersonSpan
from archive.parsing.persons import OF_UNITS, SECRET, PersonKind


class Sight(NamedTuple):
    """Two readers of whom this is the same see the same of everything that goes out."""

    sees_contacts: bool = False
    sees_hardship: bool = False

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


def sight_of(user: PermissionsMixin | AnonymousUser) -> Sight:
    """By permission alone: nobody sees more for being signed in, or for being staff (decision 0069)."""
    sight: Sight | None = user.__dict__.get("_sight")
    if sight is None:
        # An export asks for each of ten thousand rows; Django keeps a user's permissions as long as the user, too.
        sight = Sight(user.has_perm("archive.view_contacts"), user.has_perm("archive.view_hardship"))
        user.__dict__["_sight"] = sight
    return sight
