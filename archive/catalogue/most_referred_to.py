"""The directives that the most others refer to."""

from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from archive.catalogue.data_version import memoize
from archive.catalogue.kept_validity import shown_of
from archive.catalogue.known_directives import hidden_keys, known
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.models import Directive
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists, redact


class ReferredTo(NamedTuple):
    """A directive and by how many others it is referred to; title and validity as its reader may see them."""

    pk: int
    title: str
    number: str
    referring: int
    validity: ShownValidity = UNSETTLED


def most_referred_to(most: int, sight: Sight) -> list[ReferredTo]:
    """The `most`, the one that most refer to first, of all that a reader of this sight may know of; contacts are
    redacted for who may not see them."""
    found = memoize(("most referred to", most, sight.circle), lambda: _asked(most, sight))
    validity = shown_of([pk for pk, *_ in found], sight)
    return [
        ReferredTo(pk, redact(title, hidden_in_lists(contacts, sight)), number, referring, validity.get(pk, UNSETTLED))
        for pk, title, number, contacts, referring in found
    ]


def _asked(most: int, sight: Sight) -> list[tuple]:
    unknown = Directive.objects.unknown_to(sight) if hidden_keys(sight) else None
    found = known(Directive.objects.most_referred_to(unknown), sight)
    return list(found.values_list("pk", "title", "number", Cast("contacts", TextField()), "referring")[:most])
