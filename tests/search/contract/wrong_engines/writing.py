"""Engines that lose, mix up or wait wrongly when they write."""

from search.contract import Written
from search.errors import Unindexable
from tests.search.contract.guarded_engine import ReadError
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.wrong_engines.registry import fails


@fails(
    "what_is_taken_out_is_found_no_more",
    "all_may_be_taken_out_and_come_back",
    "one_write_saves_and_takes_out",
    "to_take_out_what_is_not_there_does_no_harm",
    "random_writes_leave_what_a_rebuild_would_make",
)
class ForgetsADeletion(ReferenceEngine):
    """What is taken out stays, though it is told to be gone."""

    def write(self, upserts, deletes=(), *, wait=None):
        written = super().write(upserts, (), wait=wait)
        written.gone.update(deletes)
        return written


@fails("what_is_written_is_found_at_once", "the_same_plan_is_answered_anew_after_a_write")
class ShowsWritesLater(ReferenceEngine):
    """What is written is there after the next write."""

    def write(self, upserts, deletes=(), *, wait=None):
        shown = self.place.held
        written = super().write(upserts, deletes, wait=wait)
        self.place.held, self.place.later = getattr(self.place, "later", shown), self.place.held
        return written


@fails("the_same_plan_is_answered_anew_after_a_write")
class KeepsItsAnswers(ReferenceEngine):
    """What was found once is found ever after."""

    def found(self, held, plan):
        kept = self.__dict__.setdefault("kept_answers", {})
        if plan not in kept:
            kept[plan] = super().found(held, plan)
        return {pk: score for pk, score in kept[plan].items() if pk in held}


@fails("a_document_takes_the_place_of_the_one_with_its_key", "of_one_key_written_twice_the_last_counts")
class AddsToTheFormer(ReferenceEngine):
    """The texts and values of the former document stay beside the new ones."""

    def take_up(self, held, document, written):
        former = held.get(document.pk)
        super().take_up(held, document, written)
        if former and former is not held[document.pk]:
            for name, parts in former.parts.items():
                held[document.pk].parts[name] = [*held[document.pk].parts.get(name, ()), *parts]


@fails("to_write_nothing_changes_nothing")
class EmptiesItselfOfNothing(ReferenceEngine):
    """To write nothing is to begin anew."""

    def write(self, upserts, deletes=(), *, wait=None):
        upserts, deletes = list(upserts), list(deletes)
        return super().write(upserts, deletes or ([] if upserts else self.place.held), wait=wait)


@fails("what_is_taken_out_after_it_was_saved_is_gone", "what_is_taken_out_is_read_last")
class TakesOutFirst(ReferenceEngine):
    """What is taken out is read and taken out before anything is saved."""

    def write(self, upserts, deletes=(), *, wait=None):
        gone = super().write((), deletes, wait=wait).gone
        written = super().write(upserts, (), wait=wait)
        return Written(written.saved, gone, written.failed)


@fails("many_writes_are_one_index")
class LosesWhatIsOld(ReferenceEngine):
    """Of many writes the first are lost."""

    def take_up(self, held, document, written):
        super().take_up(held, document, written)
        while len(held) > 4:
            del held[min(held)]


@fails("fingerprints_tell_every_document", "an_index_is_made_anew_of_the_archive")
class TellsFingerprintsOnce(ReferenceEngine):
    """The fingerprints are those of the first time."""

    def fingerprints(self):
        kept = self.__dict__.setdefault("kept_fingerprints", list(super().fingerprints()))
        return iter(kept)

    def write(self, upserts, deletes=(), *, wait=None):
        written = super().write(upserts, deletes, wait=wait)
        list(self.fingerprints())
        return written


@fails("what_fails_stays_as_it_was_and_the_others_are_written")
class TakesOutWhatFails(ReferenceEngine):
    """What cannot be written is not there any more."""

    def take_up(self, held, document, written):
        super().take_up(held, document, written)
        if document.pk in written.failed:
            held.pop(document.pk, None)


@fails("what_fails_stays_as_it_was_and_the_others_are_written", "what_fails_is_left_out_and_the_others_are_there")
class GivesUpAtTheFirstThatFails(ReferenceEngine):
    """One that cannot be written keeps all from being written."""

    raises_another = True

    def take_up(self, held, document, written):
        super().take_up(held, document, written)
        if document.pk in written.failed:
            raise Unindexable(document.pk) from written.failed[document.pk].__cause__


@fails("documents_of_odd_texts_are_taken_up_or_told")
class RaisesAtOddTexts(ReferenceEngine):
    """An odd text keeps all from being written, and another error is raised."""

    raises_another = True

    def take_up(self, held, document, written):
        super().take_up(held, document, written)
        for value in document.fields.values():
            str(value).encode()


@fails("both_are_read_while_nobody_else_may_write")
class ReadsBeforeItsTurn(ReferenceEngine):
    """What is written is read before it is waited for others, so that what they write is written over."""

    def write(self, upserts, deletes=(), *, wait=None):
        return super().write(list(upserts), list(deletes), wait=wait)


@fails("nothing_shows_before_all_is_written", "whoever_reads_while_it_is_written_sees_all_of_a_write_or_nothing")
class ShowsHalfAWrite(ReferenceEngine):
    """Each document is seen as soon as it is written."""

    def take_up(self, held, document, written):
        super().take_up(held, document, written)
        self.place.held = dict(held)


@fails("where_reading_fails_nothing_is_written")
class KeepsHalfAWrite(ReferenceEngine):
    """Where reading fails, what was read is written."""

    def write(self, upserts, deletes=(), *, wait=None):
        def read(handed_out):
            try:
                yield from handed_out
            except ReadError as error:
                self.failure = error

        self.failure = None
        written = super().write(read(upserts), read(deletes), wait=wait)
        if self.failure:
            raise self.failure
        return written


@fails("engines_of_one_path_see_what_the_other_writes")
class SeesItsOwnWritesOnly(ReferenceEngine):
    """What another engine of the path writes is not seen."""

    def write(self, upserts, deletes=(), *, wait=None):
        written = super().write(upserts, deletes, wait=wait)
        self.own = self.place.held
        return written

    def held(self):
        there = super().held()
        return self.__dict__.get("own", there)


@fails("documents_of_almost_nothing_are_directives_too")
class LeavesOutWhatHasNoText(ReferenceEngine):
    """A document without text is not there."""

    def take_up(self, held, document, written):
        super().take_up(held, document, written)
        if not document.fields.get("text"):
            held.pop(document.pk, None)
