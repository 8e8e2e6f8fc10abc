"""The server's own process that reads what was brought in, and takes in what it was asked to.

It looks every second and does the work in a child, a draft at a time (see archive.ops.own_process): a file that makes
a reader stumble ends that child, and neither the server nor the drafts.
"""

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections

from archive.intake import draft_sweep, draft_work
from archive.ops import own_process
from archive.ops.own_process import PAUSE, OwnProcess

# Seconds after a failure, and between two looks at what nobody has touched for long.
_PAUSE_AFTER, _BETWEEN_SWEEPS = 10, 3600
_NAME = "intake"
# Somebody waits for what it does, which nobody does for the index.
_NICENESS = 5

logger = logging.getLogger(__name__)


class IntakeProcess(OwnProcess):
    """As its server has it."""

    def __init__(self, forget: Callable[[], object] = lambda: None):
        super().__init__(_NAME, lambda stopped: keep(stopped), forget, _NICENESS)


def keep(stopped: Callable[[], bool]) -> None:
    """Look and do what is due, until `stopped()`."""
    swept = None
    while not stopped():
        pause = float(PAUSE)
        close_old_connections()
        try:
            # First of all: the process before this one may have been killed.
            if swept is None or time.monotonic() - swept > _BETWEEN_SWEEPS:
                swept = time.monotonic()
                own_process.is_done_in_child(_NAME, draft_sweep.sweep, stopped)
            if draft_work.is_due():
                is_done = own_process.is_done_in_child(_NAME, draft_work.do_due, stopped)
                # There may be more, or somebody presses the next button.
                pause = 0.2 if is_done else _PAUSE_AFTER
        except DatabaseError as error:
            # It may not be set up yet, or be locked: whoever reads pages is told what it is.
            pause = _PAUSE_AFTER
            logger.error("Whether anything waits to be read could not be told; trying again. %s", error)
        except Exception:
            pause = _PAUSE_AFTER
            logger.exception("Whether anything waits to be read could not be told; trying again.")
        own_process.sleep(pause, stopped)
