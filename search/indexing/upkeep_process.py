"""The server's own process for the index: takes up what waits, and makes anew what cannot be read. Where that
leaves it nothing to do, it catches up with annotations that an archive of an older version has not.

One a server, forked from it and started again should it die. It ends with its server, however that ends. It looks
every second and does the work itself in a child, so that what the work needs of memory is given back; several servers
over one archive take turns by the index's locks.
"""

import contextlib
import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, close_old_connections, connections

from archive.ingest import kept_annotations
from archive.ops import data_rights
from archive.validity import read_events
from search.errors import EngineBusy
from search.indexing.index_watch import DRAIN, REFRESH, IndexWatch
from search.indexing.outbox_queue import drain

# Seconds between two looks, and between two looks at whether the work is done.
PAUSE, _SHORT = 1, 0.05
# Seconds after a failure: what stands in the way, a full disk, takes time to go, and a rebuild is much to do in vain.
ANNOTATE = "annotate"
PAUSE_AFTER = {DRAIN: 10, REFRESH: 60, ANNOTATE: 60}
# Seconds that it waits for another indexer before it looks again.
_PATIENCE = 1
# How far it stands back behind the readers, where they want the same processor.
_NICENESS = 10
_PR_SET_PDEATHSIG = 1

logger = logging.getLogger(__name__)


class UpkeepProcess:
    """As its server has it. `forget` takes from the child what only the server may hold: the sockets it listens at."""

    def __init__(self, forget: Callable[[], object] = lambda: None):
        self._forget = forget
        self.pid: int | None = None
        # The child holds the other end, and nobody else: it is closed by its death.
        self._life: int | None = None

    def see_to(self) -> None:
        """Start it unless it runs; to be called every now and then. Where nothing can be written it has
        nothing to do. What keeps it from being started is logged."""
        if self._is_alive() or not data_rights.is_writable(Path(settings.DATA_DIR)):
            return
        try:
            self._start()
        except OSError:
            logger.exception("Nothing could be started to mend the index; trying again.")

    def stop(self) -> None:
        if self._is_alive() and self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGTERM)

    def _is_alive(self) -> bool:
        if self._life is None:
            return False
        try:
            os.read(self._life, 1)
        except BlockingIOError:
            return True
        os.close(self._life)
        self._life = self.pid = None
        return False

    def _start(self) -> None:
        # Not to be used on both sides of a fork.
        connections.close_all()
        server, (here, there) = os.getpid(), os.pipe()
        os.set_blocking(here, False)
        pid = os.fork()
        if not pid:
            _exit_after(lambda: self._become(server, here))
        os.close(there)
        self.pid, self._life = pid, here

    def _become(self, server: int, *handles: int) -> None:
        for handle in handles:
            os.close(handle)
        self._forget()
        _leave_signals()
        _end_with(server)
        os.nice(_NICENESS)
        keep(lambda: os.getppid() != server)


def keep(stopped: Callable[[], bool], watch: IndexWatch | None = None) -> None:
    """Look and do what is to be done, until `stopped()`."""
    watch, is_annotated = watch or IndexWatch(), False
    while not stopped():
        pause = PAUSE
        close_old_connections()
        try:
            work = watch.look()
            if not work and not is_annotated:
                is_annotated = kept_annotations.are_complete() and read_events.are_complete()
                work = "" if is_annotated else ANNOTATE
            if work and not _is_done(work, stopped):
                pause = PAUSE_AFTER[work]
        except Exception:
            pause = PAUSE_AFTER[REFRESH]
            logger.exception("Whether the index is in step could not be told; trying again in %s s.", pause)
        _sleep(pause, stopped)


def _is_done(work: str, stopped) -> bool:
    """Do it in a child; whether that went well."""
    connections.close_all()
    parent, pid = os.getpid(), os.fork()
    if not pid:
        _exit_after(lambda: _do(work, parent))
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return status == 0
        if stopped():
            os.kill(pid, signal.SIGTERM)
        time.sleep(_SHORT)


def _do(work: str, parent: int) -> None:
    _end_with(parent)
    if work == REFRESH:
        call_command("refresh_index")
        return
    if work == ANNOTATE:
        kept_annotations.complete()
        read_events.complete()
        return
    with contextlib.suppress(EngineBusy):
        drain(_PATIENCE)


def _exit_after(do: Callable[[], object]) -> None:
    """End this process after that, without what its parent has left to be done at its own end."""
    status = 1
    try:
        do()
        status = 0
    except Exception as error:
        # A full disk is told without a traceback, each time that it is tried again.
        is_told = isinstance(error, OperationalError | OSError)
        logger.error("The server's process for the index failed; it is tried again. %s", error, exc_info=not is_told)
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)


def _leave_signals() -> None:
    """Take none of the server's handlers along. Ctrl+C is for the server, which ends this one."""
    for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGCHLD, signal.SIGUSR1, signal.SIGUSR2):
        signal.signal(number, signal.SIG_DFL)
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGWINCH):
        signal.signal(number, signal.SIG_IGN)


def _end_with(parent: int) -> None:
    """Have the kernel end this process with its parent; where it cannot, it is looked at in between."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    # It may have died before.
    if os.getppid() != parent:
        os._exit(0)


def _sleep(seconds: float, stopped) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stopped():
        time.sleep(min(PAUSE, seconds))
