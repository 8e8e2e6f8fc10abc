"""The directives that the most others refer to."""

from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from archive.catalogue.data_version import memoize
from archive.models import Directive
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists, redact


class ReferredTo(NamedTuple):
    """A directive and by how many others it is referred to; the title as its reader may see it."""

    pk: int
    title: str
    number: str
    referring: int


def most_referred_to(most: int, sight: Sight) -> list[ReferredTo]:
    """The `most`, the one that most refer to first; contacts are redacted for who is not signed in."""
    found = memoize(("most referred to", most), lambda: _asked(most))
    return [
        ReferredTo(pk, redact(title, hidden_in_lists(contacts, sight)), number, referring)
        for pk, title, number, contacts, referring in found
    ]


def _asked(most: int) -> list[tuple]:
    found = Directive.objects.most_referred_to()
    return list(found.values_list("pk", "title", "number", Cast("contacts", TextField()), "referring")[:most])
