"""Whom to call: names after 联系人, telephones, mailboxes and accounts, the unit's own among them. Who may see which
of them, the spans tell (see archive.parsing.persons)."""

from collections.abc import Iterable

from archive.parsing import persons
from archive.parsing.annotations import PersonSpan


def contacts(text: str, found: Iterable[PersonSpan] | None = None) -> list[str]:
    """Names, telephones, mailboxes and accounts as written, each once, in the order of the text. `found` are the
    persons of the text where they are known."""
    found = persons.find(text) if found is None else found
    return list(dict.fromkeys(text[span.start : span.end] for span in found if span.kind in persons.CONTACTS))
