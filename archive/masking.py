"""Names, telephones and mailboxes of persons, hidden from readers who are not signed in.

The record keeps them; only what is shown is masked, and to the same length, so that offsets into
a text hold in its masked copy too.
"""

from collections.abc import Iterable


def mask(text: str, contacts: Iterable[str]) -> str:
    """'联系人：张某，电话 0000-1234' without 张某 and 0000-1234 becomes '联系人：＊＊，电话 *********'."""
    for contact in sorted(filter(None, contacts), key=len, reverse=True):
        text = text.replace(contact, "".join("*" if c.isascii() else "＊" for c in contact))
    return text


def hidden_from(user, directive) -> list[str]:
    """The contacts of a directive that this reader may not see."""
    return [] if user.is_authenticated else directive.contacts
