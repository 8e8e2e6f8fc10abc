"""One at a time: locks of the operating system's, which fall with the process that holds them, however it ends."""

import fcntl
import os
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

_PAUSE = 0.05
# The system's lock is the process's: the threads of one take turns here. It is that and not `flock`, whose
# lock a forked child inherits and keeps after its parent was killed.
_turns: defaultdict[str, Lock] = defaultdict(Lock)


class IndexBusy(Exception):
    """Another process is writing, and went on longer than was to be waited."""


@contextmanager
def locked(path: Path, wait: float | None):
    """Hold the lock on a file, which is made and stays. Raises IndexBusy after `wait` seconds; None waits on."""
    until = None if wait is None else monotonic() + wait
    turn = _turns[str(path)]
    if not turn.acquire(timeout=-1 if wait is None else wait):
        raise IndexBusy
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            _acquire(file, until)
            # Closing the file, and be it by kill -9, lets go of the lock.
            yield
    finally:
        turn.release()


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock on a file."""
    try:
        with locked(path, 0):
            return False
    except IndexBusy:
        return True


def sync(path: Path) -> None:
    """Have a file or folder on the disk before anything rests on it: Whoosh never asks for that."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _acquire(file, until):
    while True:
        try:
            return fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            if until is not None and monotonic() >= until:
                raise IndexBusy from None
        sleep(_PAUSE)
