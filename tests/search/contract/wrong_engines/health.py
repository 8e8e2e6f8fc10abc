"""Engines that answer, or do not, where there is no sound index."""

from search.errors import EngineUnavailable
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.wrong_engines.registry import fails


@fails("before_anything_the_index_is_missing", "an_index_that_could_not_be_made_is_missing")
class BeginsAnIndexByItself(ReferenceEngine):
    """Where there is no index, nothing is found, and what is written makes one of few documents."""

    def fault(self):
        return "" if self.place.fault == "missing" else super().fault()


@fails("before_anything_the_index_is_missing")
class RaisesItsOwnError(ReferenceEngine):
    """Where there is no index an error is raised that the contract does not name."""

    raises_another = True

    def held(self):
        try:
            return super().held()
        except EngineUnavailable as unavailable:
            raise FileNotFoundError from unavailable


@fails(
    "a_damaged_index_is_damaged_until_it_is_made_anew", "an_index_of_other_fields_is_outdated_until_it_is_made_anew"
)
class AnswersFromWhateverThereIs(ReferenceEngine):
    """A damaged index, or one made otherwise, is read as if nothing were amiss."""

    def fault(self):
        return "missing" if self.place.fault == "missing" else ""


@fails("a_sound_index_is_sound")
class DoubtsItself(ReferenceEngine):
    """A sound index is told to be damaged once it is looked into."""

    def health(self, **depth):
        health = super().health()
        return type(health)(**{**vars(health), "fault": health.fault or ("damaged" if depth else "")})


@fails("to_tidy_changes_nothing_that_is_found")
class TidiesTooMuch(ReferenceEngine):
    """To tidy takes away what was written last."""

    def tidy(self):
        if self.place.held:
            self.place.held.pop(max(self.place.held))
