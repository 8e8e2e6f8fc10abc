"""What a span tells of a person, by the rules of who may see it. A unit's own line and mailbox are told too, hidden
from nobody: whoever meets one among the contacts knows that it was judged."""

from enum import StrEnum


class PersonKind(StrEnum):
    CONTACT = "contact"
    TELEPHONE = "telephone"
    MAILBOX = "mailbox"
    ACCOUNT = "account"
    CANDIDATE = "candidate"
    DISCIPLINED = "disciplined"
    HARDSHIP = "hardship"
    IDENTITY = "identity"
    BANK_CARD = "bank card"
    HOME_ADDRESS = "home address"
    BIRTH_DATE = "birth date"
    UNIT_TELEPHONE = "unit telephone"
    UNIT_MAILBOX = "unit mailbox"


# Whom to call: what the field `contacts` of a directive holds.
CONTACTS = frozenset(
    {
        PersonKind.CONTACT,
        PersonKind.TELEPHONE,
        PersonKind.MAILBOX,
        PersonKind.ACCOUNT,
        PersonKind.UNIT_TELEPHONE,
        PersonKind.UNIT_MAILBOX,
    }
)
# Hidden from nobody.
OF_UNITS = frozenset({PersonKind.UNIT_TELEPHONE, PersonKind.UNIT_MAILBOX})
# Hidden from everybody who has no named right.
SECRET = frozenset({PersonKind.IDENTITY, PersonKind.BANK_CARD, PersonKind.HOME_ADDRESS, PersonKind.BIRTH_DATE})
