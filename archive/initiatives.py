"""The initiatives that action items name (“安康杯”, “五小”), counted over the archive."""

import re
from collections import Counter
from typing import NamedTuple

from archive.masking import mask
from archive.models import ActionItem, Directive

_QUOTATION_MARKS = re.compile('["“”＂‘’「」『』]')


class Initiative(NamedTuple):
    name: str
    count: int  # of the directives that name it

    @property
    def phrase(self) -> str:
        """What finds its wording: '建功“十四五”' → '"建功十四五"'. A mark within would end the phrase, and a search
        goes by the words without them."""
        return f'"{_QUOTATION_MARKS.sub("", self.name)}"'


def most_named(most: int) -> list[Initiative]:
    """The `most` initiatives that the most directives name, those of the same count by name.

    One that bears the name of a person whom its directive gives as a contact is left out, for every reader.
    """
    contacts = dict(Directive.objects.exclude(contacts=[]).values_list("pk", "contacts"))
    named = ActionItem.objects.order_by().exclude(initiatives=[]).values_list("section__directive", "initiatives")
    pairs = {(pk, name) for pk, names in named.iterator() for name in names}
    counts = Counter(name for pk, name in pairs if mask(name, contacts.get(pk, ())) == name)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Initiative(*item) for item in ordered[:most]]
