"""The initiatives that action items name (“安康杯”, “五小”), counted over the archive."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from archive.catalogue.known_directives import known
from archive.models import ActionItem
from archive.privacy.sight import EVERYBODY, Sight
from archive.privacy.text import redact

_QUOTATION_MARKS = re.compile('["“”＂‘’「」『』]')


class Initiative(NamedTuple):
    name: str
    count: int  # of the directives that name it

    @property
    def phrase(self) -> str:
        """What finds its wording: '建功“十四五”' → '"建功十四五"'. A mark within would end the phrase, and a search
        goes by the words without them."""
        return f'"{_QUOTATION_MARKS.sub("", self.name)}"'


def most_named(most: int, sight: Sight = EVERYBODY) -> list[Initiative]:
    """The `most` initiatives that the most directives name, of those that a reader of this sight may know of; those
    of the same count by name.

    One that bears the name of a person whom its directive gives as a contact is left out, for every reader.
    """
    pairs = {
        (pk, name)
        for pk, names, contacts in _named(sight)
        for name in names
        if contacts == "[]" or redact(name, json.loads(contacts)) == name
    }
    counts = Counter(name for _, name in pairs)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Initiative(*item) for item in ordered[:most]]


def _named(sight: Sight) -> Iterable[tuple[int, list[str], str]]:
    """Directive, initiatives and the directive's contacts of each action item that names any. Contacts are left as the
    JSON they are kept in: to read all of those that are empty would take longer than the whole rest."""
    contacts = Cast("section__directive__contacts", TextField())
    named = known(ActionItem.objects.order_by().exclude(initiatives=[]), sight)
    return named.values_list("section__directive", "initiatives", contacts).iterator()
