"""Persons in a text, by the role they have in it and never by being named: whom to call, whose numbers, who is poor,
punished or a candidate. What may be seen by whom is the matter of `archive.privacy`.

person_kinds       what a span tells of a person
reading_copy       the copy that all of these read: half width, simplified labels, of the same length
person_names       what may be a name
contact_persons    names whom to call or hand something to
telephones, mailboxes  numbers and accounts by which to reach somebody · surroundings: a person's, or the unit's own
long_numbers       identity numbers and bank cards · homes_and_births: addresses and birthdays
person_tables      columns that tell of persons
listed_persons     names in lists · list_roles: what a list is of · named_in_prose: names in sentences
word_marks         whether any of some words stands in a text, told fast
publicity_period   until when a 公示 is posted
person_search      all of them together: `find`
"""

from archive.parsing.persons.person_kinds import CONTACTS, OF_UNITS, SECRET, PersonKind
from archive.parsing.persons.person_search import find

__all__ = ["CONTACTS", "OF_UNITS", "SECRET", "PersonKind", "find"]
