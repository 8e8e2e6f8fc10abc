"""The queue: changes that the archive recorded, taken up by one indexer at a time.

Who waits for a page has his own change written and no more: an index that cannot be read is made anew by the server's
own process and by commands, an import among them, see `drain`.
"""

import logging
from collections.abc import Callable

from django.db import OperationalError

from archive.models import OutboxConsumer, OutboxEntry
from search.errors import EngineBusy, EngineUnavailable
from search.indexing.archive_documents import BATCH, write
from search.indexing.index_state import why_rebuild
from search.indexing.indexers_turn import WRITE, indexers_turn
from search.indexing.outcome import IndexOutcome
from search.indexing.rebuild import rebuild_if

# Seconds that a saver waits for the lock: longer than it takes to tidy up, too short to be noticed.
_PATIENCE = 0.2
# What is waiting beyond that is not the saver's own change: the server's own process takes it up.
_AT_ONCE = 50
# How often an index that cannot be written to is made anew.
_ATTEMPTS = 2

logger = logging.getLogger(__name__)


def after_commit(is_batch: bool = False) -> None:
    """Take up changes if nobody else is at it: all of them at the end of a command's batch, else as long as they are
    few. What cannot be done now stays in the table."""
    try:
        if is_batch:
            drain(_PATIENCE)
            return
        while 0 < OutboxEntry.objects.waiting()[: _AT_ONCE + 1].count() <= _AT_ONCE:
            _take_up(_PATIENCE)
    except EngineBusy:
        logger.info("Another process is writing to the index; it will take up the change.")
    except EngineUnavailable as unavailable:
        logger.warning("The index is %s; changes stay on record until it is made anew.", unavailable.reason)
    except Exception as error:
        # The directive is saved: whoever saved it must not be told otherwise. A full disk is told without a traceback.
        is_told = isinstance(error, OperationalError | OSError)
        logger.error(
            "The index could not be brought in step (%s); run_indexer or refresh_index will do it.",
            error,
            exc_info=not is_told,
        )


def drain(wait: float | None = None, stopped: Callable[[], bool] = lambda: False) -> IndexOutcome:
    """Take up every recorded change, or those up to the batch in which `stopped()` comes true.

    An index that cannot be read is made anew. Raises EngineBusy where another writer keeps the lock.
    """
    done, failures = IndexOutcome(), 0
    # Whoever came by while we held the lock has left, so look again after letting go of it.
    while OutboxEntry.objects.waiting().exists() and not stopped():
        try:
            done += _take_up(wait)
        except EngineUnavailable:
            failures += 1
            if failures > _ATTEMPTS:
                raise
            done += rebuild_if(why_rebuild, wait)
    return done


def _take_up(wait) -> IndexOutcome:
    """Take up one batch; what was written and what was removed."""
    index = OutboxConsumer.objects.registered().name
    taken: list[tuple[int, int]] = []

    def keys_of() -> set[int]:
        # Once nobody else may write: another indexer may have taken up what stood there before.
        OutboxConsumer.objects.number()
        taken[:] = OutboxEntry.objects.waiting().numbered().values_list("number", "directive_id")[:BATCH]
        return {directive_id for _, directive_id in taken}

    with indexers_turn(WRITE, wait):
        written = write(keys_of, wait)
        # Only now is it in the index and on the disk: a kill before this line means the same work once more.
        if taken:
            OutboxConsumer.objects.passed(index, max(number for number, _ in taken))
    return IndexOutcome(len(written.saved), len(written.gone))
