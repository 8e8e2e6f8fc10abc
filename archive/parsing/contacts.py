"""Whom to call: names after 联系人, telephones, mailboxes and accounts, the unit's own among them. Who may see which
of them, the spans tell (see archive.parsing.persons)."""

from archive.parsing import persons


def contacts(text: str) -> list[str]:
    """Names, telephones, mailboxes and accounts as written, each once, in the order of the text."""
    found = (text[span.start : span.end] for span in persons.find(text) if span.kind in persons.CONTACTS)
    return list(dict.fromkeys(found))
