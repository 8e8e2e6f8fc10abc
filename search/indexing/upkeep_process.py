"""The server's own process for the index: takes up what waits, and makes anew what cannot be read. Where that
leaves it nothing to do, it catches up with annotations that an archive of an older version has not.

It looks every second and does the work itself in a child (see archive.ops.own_process); several servers over one
archive take turns by the index's locks.
"""

import contextlib
import logging
from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections

from archive.ingest import kept_annotations
from archive.machines import known_machines, turns
from archive.occasions import read_answers
from archive.ops import own_process
from archive.ops.own_process import PAUSE, OwnProcess
from archive.validity import read_events
from search.errors import EngineBusy, EngineUnavailable
from search.indexing.index_watch import DRAIN, REFRESH, IndexWatch
from search.indexing.outbox_queue import drain

# Seconds after a failure: what stands in the way, a full disk, takes time to go, and a rebuild is much to do in vain.
ANNOTATE = "annotate"
PAUSE_AFTER = {DRAIN: 10, REFRESH: 60, ANNOTATE: 60}
# Seconds that it waits for another indexer before it looks again.
_PATIENCE = 1
_NAME = "index"
# What an archive of an older version has not of its directives.
_CATCHING_UP = (kept_annotations, read_events, read_answers)

logger = logging.getLogger(__name__)


class UpkeepProcess(OwnProcess):
    """As its server has it."""

    def __init__(self, forget: Callable[[], object] = lambda: None):
        super().__init__(_NAME, lambda stopped: keep(stopped), forget)


def keep(stopped: Callable[[], bool], watch: IndexWatch | None = None) -> None:
    """Look and do what is to be done, until `stopped()`."""
    watch, is_annotated = watch or IndexWatch(), False
    while not stopped():
        pause = PAUSE
        close_old_connections()
        try:
            known_machines.see_to()
            work = watch.look()
            if not work and not is_annotated:
                is_annotated = all(one.are_complete() for one in _CATCHING_UP)
                work = "" if is_annotated else ANNOTATE
            if work and not _is_done(work, stopped):
                pause = PAUSE_AFTER[work]
        except OSError as error:
            # A cluster that is away, a disk that is full: a line is enough, and it may be back soon.
            pause = PAUSE_AFTER[DRAIN]
            logger.error("Whether the index is in step could not be told; trying again in %s s. %s", pause, error)
        except Exception:
            pause = PAUSE_AFTER[REFRESH]
            logger.exception("Whether the index is in step could not be told; trying again in %s s.", pause)
        _sleep(pause, stopped)


def _is_done(work: str, stopped: Callable[[], bool]) -> bool:
    return own_process.is_done_in_child(_NAME, lambda: _do(work), stopped)


def _do(work: str) -> None:
    if work == REFRESH:
        call_command("refresh_index")
        return
    if work == ANNOTATE:
        with turns.turn(ANNOTATE, 0) as is_mine:
            if is_mine:
                for one in _CATCHING_UP:
                    one.complete()
        return
    # Where there is no index to write to, the next look tells why.
    with contextlib.suppress(EngineBusy, EngineUnavailable):
        drain(_PATIENCE)


def _sleep(seconds: float, stopped: Callable[[], bool]) -> None:
    own_process.sleep(seconds, stopped)
