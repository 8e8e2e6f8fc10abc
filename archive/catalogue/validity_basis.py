"""What an event of a directive's validity rests on, as a reader may see it: another directive, or words, and where it
stands there."""

import json
from typing import NamedTuple

from archive.catalogue.known_directives import closed_keys, hidden_keys
from archive.models import ValidityEvent
from archive.models.choices import Custody
from archive.models.directive import directive_address
from archive.privacy import noted_uses
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists


class Basis(NamedTuple):
    """As it is kept: a directive by its key and title, or words; and where it stands there. `contacts` are those of
    either directive, in the JSON they are kept in, to redact its words by."""

    directive: int
    own_contacts: str
    pk: int | None
    title: str
    number: str
    custody: str
    contacts: str
    words: str
    place: str

    @classmethod
    def of(cls, row: ValidityEvent) -> "Basis":
        """Of a row of the model."""
        other = row.basis
        told = (other.title, other.number, other.custody, json.dumps(other.contacts)) if other else ("", "", "", "[]")
        contacts = json.dumps(row.directive.contacts)
        return cls(row.directive_id, contacts, row.basis_id, *told, row.basis_words, row.place)

    def shown(self, sight: Sight) -> "ShownBasis":
        """As a reader with this sight may see it: of a directive that he may not know of nothing, nor what is quoted
        of it."""
        if self._is_unknown_to(sight):
            return NOTHING_NAMED
        own = _Redaction(self.directive, self.own_contacts, sight)
        if not self.title:
            return ShownBasis(own.of(self.words), None, own.of(self.place))
        its = _Redaction(self.pk, self.contacts, sight)
        number = f"（{self.number}）" if self.number else ""
        # Its page is away while it is withdrawn; that it settles this one is no secret by that.
        pk = self.pk if self.custody == Custody.HELD else None
        return ShownBasis(f"《{its.of(self.title)}》{number}", pk, its.of(own.of(self.place)))

    def _is_unknown_to(self, sight: Sight) -> bool:
        if self.pk is None:
            return False
        if self.custody == Custody.HELD:
            return self.pk in hidden_keys(sight)
        return self.custody == Custody.SEALED or self.pk in closed_keys(sight)


class ShownBasis(NamedTuple):
    """A basis in words, with its key where there is a page to lead to, and the place in it."""

    words: str = ""
    pk: int | None = None
    place: str = ""

    @property
    def url(self) -> str:
        return directive_address(self.pk) if self.pk else ""


NOTHING_NAMED = ShownBasis()


class _Redaction(NamedTuple):
    """Hides in words of a directive what is hidden of it."""

    pk: int | None
    contacts: str
    sight: Sight

    def of(self, words: str) -> str:
        if not words or self.pk is None:
            return words
        return noted_uses.redactor_in_lists(self.pk, self.contacts, hidden_in_lists(self.contacts, self.sight))(words)
