"""The whole index made anew, beside the one that readers and the queue go on with."""

from collections.abc import Callable

from archive.models import OutboxConsumer
from search import suggesting
from search.haystack_front.connection import engine
from search.indexing import purged_words, unindexed
from search.indexing.archive_documents import ArchiveDocuments
from search.indexing.indexers_turn import REBUILD, indexers_turn
from search.indexing.outcome import IndexOutcome


def rebuild_if(why: Callable[[], str], wait: float | None = None) -> IndexOutcome:
    """Rebuild for the reason that `why()` gives once nobody else is rebuilding; '' means that it is done already.
    Raises EngineBusy after `wait` seconds; None waits on."""
    with indexers_turn(REBUILD, wait):
        return _rebuilt(why, wait)


def _rebuilt(why: Callable[[], str], wait: float | None) -> IndexOutcome:
    reason, documents = "", ArchiveDocuments()

    def is_wanted() -> bool:
        nonlocal reason
        reason = why()
        return bool(reason)

    began = purged_words.now()
    suits = not engine().health().outdated
    written = engine().rebuild(documents, wait=wait, is_wanted=is_wanted)
    if written is None:
        return IndexOutcome()
    purged_words.settle(began)
    OutboxConsumer.objects.written()
    OutboxConsumer.objects.filled()
    failed = documents.failed | written.failed
    unindexed.settle_all(documents.wanted - failed.keys())
    # What is suggested stands in the database: what befell the index's files has not befallen it.
    changed = documents.changed | documents.wanted
    unindexed.record(failed | (suggesting.take_up(changed | suggesting.behind()) if suits else suggesting.rebuild()))
    # Only now: what is suggested has taken up what the entries tell as well.
    OutboxConsumer.objects.passed(documents.consumer, documents.recorded)
    return IndexOutcome(updated=engine().health().count, rebuilt=reason)
