"""The indexer as a process of its own: takes up what is recorded, and waits for more."""

import logging
from collections.abc import Iterator
from threading import Event

from django.db import close_old_connections

from search.errors import EngineBusy
from search.indexing.index_state import why_unreadable
from search.indexing.outbox_queue import drain
from search.indexing.outcome import IndexOutcome
from search.indexing.rebuild import rebuild_if

# Seconds between two looks at the queue, and after a failure.
PAUSE, LONG_PAUSE = 0.5, 10
# Seconds to wait for another indexer before looking whether one is to stop.
_PATIENCE = 1

logger = logging.getLogger(__name__)


def run_once(stop: Event) -> IndexOutcome:
    """Take up everything recorded, however long another indexer is at it."""
    done = IndexOutcome()
    while not stop.is_set():
        try:
            return done + _in_step(stop)
        except EngineBusy:
            continue
    return done


def run(stop: Event) -> Iterator[IndexOutcome]:
    """Take up what is recorded whenever something is, until `stop`; what was done each time. A full disk, a
    database out of reach is waited out: what was recorded stays recorded."""
    while not stop.is_set():
        close_old_connections()
        pause = PAUSE
        try:
            if done := _in_step(stop):
                yield done
        except EngineBusy:
            logger.info("Another indexer is at it.")
        except Exception:
            logger.exception("The index could not be written; trying again in %s s.", LONG_PAUSE)
            pause = LONG_PAUSE
        stop.wait(pause)


def _in_step(stop) -> IndexOutcome:
    done = rebuild_if(why_unreadable, _PATIENCE) if why_unreadable() else IndexOutcome()
    return done + drain(_PATIENCE, stop.is_set)
