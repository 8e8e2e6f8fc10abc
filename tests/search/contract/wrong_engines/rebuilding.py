"""Engines that make the index anew as it should not be made."""

import os
from contextlib import suppress
from threading import Lock

from search.contract import Progress, Written
from tests.search.contract.reference_engine import ReferenceEngine
from tests.search.contract.wrong_engines.registry import fails


@fails("what_changes_meanwhile_is_in_it", "what_changes_meanwhile_is_in_an_index_that_was_not_there")
class LosesWhatWasWrittenMeanwhile(ReferenceEngine):
    """What changed while the index was made is not in it."""

    def catch_up(self, documents, held):
        return Written()


@fails("what_changes_meanwhile_is_in_it")
class KeepsWhatIsNoMore(ReferenceEngine):
    """What was taken out of the archive while the index was made is in it."""

    def catch_up(self, documents, held):
        former = dict(held)
        written = super().catch_up(documents, held)
        held.update({pk: former[pk] for pk in written.gone})
        return written


@fails("nobody_writes_while_it_is_compared")
class ComparesBeforeItsTurn(ReferenceEngine):
    """Others write between the comparison and the change of indexes."""

    def catch_up(self, documents, held):
        self.place.writing.release()
        try:
            return super().catch_up(documents, held)
        finally:
            self.place.writing.acquire()


@fails("the_old_index_is_read_and_written_meanwhile", "where_reading_fails_the_old_index_stays")
class BeginsWithNothing(ReferenceEngine):
    """The old index is emptied before the new one is made."""

    def make_anew(self, documents):
        self.place.held = {}
        return super().make_anew(documents)


@fails("the_old_index_is_read_and_written_meanwhile", "what_changes_meanwhile_is_in_it")
class KeepsWritersWaiting(ReferenceEngine):
    """Nobody writes as long as the index is being made."""

    def make_anew(self, documents):
        with self.place.writing:
            held, self.place.writing = self.place.writing, Lock()
            self.place.writing.acquire()
            try:
                keys, made = documents.keys(), {}
                for document in documents.read(keys):
                    self.take_up(made, document, Written())
            finally:
                self.place.writing = held
        return super().make_anew(documents)


@fails("one_rebuilds_at_a_time", "whether_it_is_wanted_is_asked_once_it_could_begin")
class RebuildsBesideOthers(ReferenceEngine):
    """Any number rebuilds at a time."""

    def rebuild(self, documents, **options):
        self.place.rebuilding = Lock()
        return super().rebuild(documents, **options)


@fails("what_is_not_wanted_any_more_is_not_done")
class RebuildsUnwanted(ReferenceEngine):
    """Whether it is still wanted is not asked."""

    def rebuild(self, documents, *, wait=None, is_wanted=None):
        return super().rebuild(documents, wait=wait)


@fails("whether_it_is_wanted_is_asked_once_it_could_begin")
class AsksTooEarly(ReferenceEngine):
    """Whether it is wanted is asked before it is waited for another that does it."""

    def rebuild(self, documents, *, wait=None, is_wanted=lambda: True):
        return super().rebuild(documents, wait=wait) if is_wanted() else None


@fails("where_reading_fails_the_old_index_stays", "what_fails_in_another_process_goes_through")
class MakesDoWithWhatItRead(ReferenceEngine):
    """Where reading fails, what was read is the index."""

    def make_anew(self, documents):
        keys, held = documents.keys(), {}
        with suppress(Exception):
            for document in documents.read(keys):
                self.take_up(held, document, Written())
        self.place.held, self.place.fields, self.place.fault = held, self.fields, ""
        return super().make_anew(documents)


@fails("an_index_that_could_not_be_made_is_missing")
class LeavesAnEmptyIndex(ReferenceEngine):
    """An index that could not be made is there, and empty."""

    def make_anew(self, documents):
        self.place.fault, self.place.fields = "", self.fields
        return super().make_anew(documents)


@fails("what_is_gone_before_it_is_read_is_left_out", "several_processes_may_read")
class CountsOnItsKeys(ReferenceEngine):
    """What it was told that there is has to be there, and there are no more than 400."""

    def make_anew(self, documents):
        keys = documents.keys()
        written = super().make_anew(documents)
        for pk in keys:
            self.place.held.setdefault(pk, next(iter(self.place.held.values())))
        self.place.held = dict(list(self.place.held.items())[:400])
        return written


@fails("the_archive_is_told_before_a_process_forks")
class ForksUnasked(ReferenceEngine):
    """Another process reads, with whatever the archive has open."""

    def make_anew(self, documents):
        if not (pid := os.fork()):
            # Whatever it comes to, no test goes on in there.
            try:
                list(documents.read(documents.keys()))
            finally:
                os._exit(0)
        os.waitpid(pid, 0)
        return super().make_anew(documents)


@fails("how_far_it_is_is_told")
class TellsNoProgress(ReferenceEngine):
    """How far a rebuild is nobody knows."""

    def progress(self):
        return None


@fails("how_far_it_is_is_told")
class IsNeverDone(ReferenceEngine):
    """It is told to be under way when it is done."""

    def progress(self):
        return super().progress() or Progress(0, 4)


@fails("the_directives_it_was_made_of_are_counted", "an_index_is_made_anew_of_the_archive")
class CountsWhatWasWritten(ReferenceEngine):
    """How many directives an index was made of is forgotten."""

    def make_anew(self, documents):
        written = super().make_anew(documents)
        self.place.count = 1
        return written
