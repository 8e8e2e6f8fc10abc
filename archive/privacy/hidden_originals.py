"""Which originals hold what the public may not see, and who is given those.

What the program did not read of a file (pictures, comments, properties) it cannot judge.
"""

from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from archive.models import Directive, Source
from archive.models.choices import Custody
from archive.privacy.sight import EVERYBODY
from archive.privacy.text import hidden_from, spans_of, today

PERMITTED = "permitted"
RECEIVE = "archive.receive_sources"


class Withheld(StrEnum):
    """Why an original is not given to a reader."""

    CLOSED = "closed"  # what was withdrawn or sealed stands in it too
    UNKNOWN = "unknown"  # so does what this reader may not know of
    PERMISSION = "permission"  # it is for who has the permission


class Standing(NamedTuple):
    """`withheld` is None where the reader is given the original; `holds_hidden` where that is to be noted."""

    withheld: Withheld | None
    holds_hidden: bool = False


def standing_of(source: Source, reader) -> Standing:
    """Whether this reader is given that original."""
    if Directive.objects.standing_in(source).exclude(custody=Custody.HELD).exists():
        return Standing(Withheld.CLOSED)
    if holds_unknown(source, reader):
        return Standing(Withheld.UNKNOWN)
    is_hidden = holds_hidden(source)
    return Standing(Withheld.PERMISSION if is_hidden and not may_receive(reader) else None, is_hidden)


def holds_hidden(source: Source) -> bool:
    """Whether anything in a source is hidden from the public: in a directive that was read from it or stands in it
    too, or in what cleaning took out."""
    held = Directive.objects.standing_in(source).only("text", "annotations", "contacts")
    if any(hidden_from(AnonymousUser(), directive) for directive in held):
        return True
    day = today()
    return any(EVERYBODY.hides(span, day) for span in spans_of(source.text))


def holds_unknown(source: Source, reader) -> bool:
    """Whether a directive that this reader may not know of was read from the source, or stands in it too."""
    unknown = Directive.objects.unknown_to(reader).order_by().values("pk")
    return Directive.objects.standing_in(source).filter(pk__in=unknown).exists()


def may_receive(reader) -> bool:
    """Whether this reader is given originals that hold what is hidden: everybody is, or who is permitted to."""
    return settings.ORIGINALS != PERMITTED or reader.has_perm(RECEIVE)


def asks_permission(source: Source) -> bool:
    """Whether this original is given only to who has the permission."""
    return settings.ORIGINALS == PERMITTED and holds_hidden(source)
