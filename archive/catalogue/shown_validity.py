"""The state of a directive on a day as a reader may see it: what pages, papers, files and the API say of it."""

from datetime import date
from typing import NamedTuple

from archive.catalogue.validity_basis import Basis
from archive.models.choices import ValidityState
from archive.models.directive import directive_address
from archive.privacy.sight import Sight
from archive.validity.validity_rule import Validity

# Of these a reader is told that they hold no more.
ENDED = (ValidityState.ABOLISHED, ValidityState.DECLARED_LAPSED, ValidityState.ANNULLED)


class ShownValidity(NamedTuple):
    """`since` as the rule has it, `acted_on` the day of the act itself; `basis` in words, with its key where there is
    a page to lead to; `is_own` where the text itself says it, in the words of `place`."""

    state: ValidityState = ValidityState.UNSETTLED
    since: date | None = None
    acted_on: date | None = None
    basis: str = ""
    basis_pk: int | None = None
    place: str = ""
    is_own: bool = False
    is_trial: bool = False
    until: date | None = None
    has_ended: bool = False

    @property
    def says_something(self) -> bool:
        """Whether a list has anything to say of it."""
        return self.state != ValidityState.UNSETTLED or self.has_ended

    @property
    def warns(self) -> bool:
        """Whether who relies on the directive has to know: it is not, or not quite, what it says."""
        return self.state not in (ValidityState.UNSETTLED, ValidityState.IN_FORCE) or self.has_ended

    @property
    def is_over(self) -> bool:
        return self.state in ENDED

    @property
    def basis_url(self) -> str:
        return directive_address(self.basis_pk) if self.basis_pk else ""


UNSETTLED = ShownValidity()


def shown_validity(validity: Validity, sight: Sight) -> ShownValidity:
    """What the rule says of a day, for a reader with this sight; each event's `row` is its Basis."""
    trial = (validity.is_trial, validity.until, validity.has_ended)
    event = validity.event
    if event is None:
        return ShownValidity(validity.state, None, None, "", None, "", False, *trial)
    about: Basis = event.row
    words, pk, place = about.shown(sight)
    return ShownValidity(validity.state, validity.since, event.day, words, pk, place, event.is_read, *trial)


def basis_as_json(validity: ShownValidity) -> dict | None:
    """What the state follows from, as the API answers it; None for 未核定."""
    if validity.state == ValidityState.UNSETTLED:
        return None
    return {
        "since": validity.since,
        "text": validity.basis or None,
        "directive": validity.basis_pk,
        "place": validity.place or None,
        "url": validity.basis_url or None,
    }
