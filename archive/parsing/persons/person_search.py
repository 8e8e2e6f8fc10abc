"""All that a text tells of persons, as spans."""

from collections.abc import Iterator

from archive.parsing.annotations import PersonSpan
from archive.parsing.persons import (
    contact_persons,
    homes_and_births,
    listed_persons,
    long_numbers,
    mailboxes,
    named_in_prose,
    person_tables,
    publicity_period,
    telephones,
)
from archive.parsing.persons.list_roles import ListRole
from archive.parsing.persons.person_kinds import OF_UNITS, PersonKind
from archive.parsing.persons.reading_copy import reading_copy
from archive.parsing.persons.surroundings import Surroundings

_KINDS = {
    ListRole.HARDSHIP: PersonKind.HARDSHIP,
    ListRole.DISCIPLINED: PersonKind.DISCIPLINED,
    ListRole.CANDIDATE: PersonKind.CANDIDATE,
}
_SHORT_NAME = 2
_Found = tuple[PersonKind, int, int]


def find(text: str) -> tuple[PersonSpan, ...]:
    """What tells of persons, in reading order, none within another: '联系人：王小某，13900000001' → contact 王小某,
    telephone 13900000001. The candidates of a 公示 bear the day until which everybody may see them."""
    copy = reading_copy(text)
    numbers = telephones.numbers_in(copy)
    found = {*_names(copy, numbers)}
    around = Surroundings(
        copy,
        names=(start for kind, start, _ in found if kind is PersonKind.CONTACT),
        mobiles=(start for start, _, is_mobile in numbers if is_mobile),
        is_public_notice=listed_persons.is_public_notice(copy),
    )
    by_role = {*_by_role(copy)}
    found |= {*_numbers(copy, numbers, around), *by_role, *_again(copy, by_role)}
    last_day = publicity_period.until(copy) if any(kind is PersonKind.CANDIDATE for kind, _, _ in found) else None
    return tuple(
        PersonSpan(kind.value, start, end, last_day if kind is PersonKind.CANDIDATE else None)
        for kind, start, end in _outermost(found)
    )


def _names(copy: str, numbers: list[tuple[int, int, bool]]) -> Iterator[_Found]:
    places = [
        *contact_persons.after_labels(copy),
        *contact_persons.handed_to(copy),
        *contact_persons.before_titles(copy),
    ]
    for start, end, _ in numbers:
        places += contact_persons.beside_phone(copy, start, end)
    yield from ((PersonKind.CONTACT, start, end) for start, end in places)
    yield from (one for one in person_tables.find(copy) if one[0] is PersonKind.CONTACT)


def _numbers(copy: str, numbers: list[tuple[int, int, bool]], around: Surroundings) -> Iterator[_Found]:
    for start, end, is_units in mailboxes.mailboxes(copy, around):
        yield PersonKind.UNIT_MAILBOX if is_units else PersonKind.MAILBOX, start, end
    yield from ((PersonKind.ACCOUNT, *place) for place in mailboxes.accounts(copy))
    if numbers or around.has_name(0, len(copy)):
        for start, end, is_units in telephones.find(copy, numbers, around):
            yield PersonKind.UNIT_TELEPHONE if is_units else PersonKind.TELEPHONE, start, end
    yield from long_numbers.find(copy)
    yield from homes_and_births.homes(copy)
    yield from homes_and_births.births(copy)
    yield from person_tables.find(copy)


def _by_role(copy: str) -> Iterator[_Found]:
    for role, start, end in (*listed_persons.listed(copy), *named_in_prose.in_prose(copy)):
        yield _KINDS[role], start, end


def _again(copy: str, by_role: set[_Found]) -> Iterator[_Found]:
    """The same names elsewhere: whom a list names as poor is no other where the text speaks of him before. A name of
    two characters may be a part of another."""
    for words, kind in {copy[start:end]: kind for kind, start, end in sorted(by_role, key=lambda one: one[1])}.items():
        at = copy.find(words)
        while at != -1:
            end = at + len(words)
            beside = copy[max(at - 1, 0) : at] + copy[end : end + 1]
            if len(words) > _SHORT_NAME or not any("\u4e00" <= character <= "\u9fff" for character in beside):
                yield kind, at, end
            at = copy.find(words, end)


# Of two at one place the stricter; what is a unit's yields to what is a person's.
_STRICTEST = {kind: place for place, kind in enumerate(reversed(PersonKind))}


def _outermost(found: set[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for one in sorted(found, key=lambda span: (span[1], -span[2], span[0] in OF_UNITS, -_strictness(span[0]))):
        if kept and one[1] < kept[-1][2] and (one[2] <= kept[-1][2]):
            continue
        kept.append(one)
    return kept


def _strictness(kind: PersonKind) -> int:
    return list(PersonKind).index(kind)
