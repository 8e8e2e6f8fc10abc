"""An index that cannot be read is made anew at once, by a process of its own: no reader waits until somebody
notices, and no reader's process spends its time on it. Nor does a start wait for what takes long."""

import contextlib
import logging
import math
import os
import subprocess
import sys
import threading
from time import monotonic

from django.conf import settings

# Seconds between two attempts of this process: what stands in the way (a full disk) takes time to go.
PAUSE = 60
# How far it stands back behind the readers, where they want the same processor.
_NICENESS = 10
_turn = threading.Lock()
# By the index's folder: when this process tried last, and the process that it started, if it could.
_tried: dict[str, tuple[float, subprocess.Popen | None]] = {}

logger = logging.getLogger(__name__)


def on_unreadable(sender, **kwargs) -> None:
    """Receives `index_unreadable` of search.haystack_front."""
    mend_soon()


def mend_soon() -> None:
    """Start `refresh_index`, unless somebody is rebuilding or this process has tried a short while ago. What keeps it
    from being started is logged: whoever reads or serves goes on."""
    from search.haystack_front.connection import engine  # noqa: PLC0415 - loaded before Django knows its models

    with _turn:
        if _is_tried(engine().health().where):
            return
        process = None
        try:
            if engine().progress():
                return
            process = _started()
        except OSError:
            logger.exception("Nothing could be started to mend the index; trying again in %s s.", PAUSE)
        _tried[engine().health().where] = monotonic(), process


def _is_tried(folder: str) -> bool:
    at, process = _tried.get(folder, (-math.inf, None))
    return monotonic() - at < PAUSE or (process is not None and process.poll() is None)


def _started() -> subprocess.Popen:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "refresh_index"]
    # In a session of its own: Ctrl+C ends the server, not the rebuilding.
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
    return process
