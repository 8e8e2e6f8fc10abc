"""A process of the server's own, forked from it: for work that no reader is to wait for.

One a server, started again should it die. It ends with its server, however that ends. What it does for long it does in
a child, so that what the work needs of memory is given back.
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
from django.db import OperationalError, connections

from archive.ops import data_rights

# Seconds between two looks, and between two looks at whether the work is done.
PAUSE, _SHORT = 1, 0.05
# How far it stands back behind the readers, where they want the same processor.
NICENESS = 10
_PR_SET_PDEATHSIG = 1

logger = logging.getLogger(__name__)


class OwnProcess:
    """As its server has it. `keep` is what it does until what it is given says that it is to stop; `forget` takes from
    it what only the server may hold: the sockets it listens at; `name` is for the log; `niceness` as Unix has it."""

    def __init__(
        self,
        name: str,
        keep: Callable[[Callable[[], bool]], object],
        forget: Callable[[], object],
        niceness: int = NICENESS,
    ):
        self._name, self._keep, self._forget, self._niceness = name, keep, forget, niceness
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
            logger.exception("The server's process for the %s could not be started; trying again.", self._name)

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
            _exit_after(self._name, lambda: self._become(server, here))
        os.close(there)
        self.pid, self._life = pid, here

    def _become(self, server: int, *handles: int) -> None:
        for handle in handles:
            os.close(handle)
        self._forget()
        _leave_signals()
        _end_with(server)
        os.nice(self._niceness)
        self._keep(lambda: os.getppid() != server)


def is_done_in_child(name: str, do: Callable[[], object], stopped: Callable[[], bool]) -> bool:
    """Do it in a child, which is ended when `stopped()`; whether that went well."""
    connections.close_all()
    parent, pid = os.getpid(), os.fork()
    if not pid:

        def work() -> None:
            _end_with(parent)
            do()

        _exit_after(name, work)
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return status == 0
        if stopped():
            os.kill(pid, signal.SIGTERM)
        time.sleep(_SHORT)


def sleep(seconds: float, stopped: Callable[[], bool]) -> None:
    """Sleep so long, or until `stopped()`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stopped():
        time.sleep(min(PAUSE, seconds))


def _exit_after(name: str, do: Callable[[], object]) -> None:
    """End this process after that, without what its parent has left to be done at its own end."""
    status = 1
    try:
        do()
        status = 0
    except Exception as error:
        # A full disk is told without a traceback, each time that it is tried again.
        is_told = isinstance(error, OperationalError | OSError)
        logger.error(
            "The server's process for the %s failed; it is tried again. %s", name, error, exc_info=not is_told
        )
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
