"""One at a time: locks of the operating system's, which fall with the process that holds them, however it ends."""

import fcntl
import os
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import IO

from search.errors import EngineBusy

_PAUSE = 0.05
# Bytes of the file, as (how many, from where): who holds the lock has all of them. Who tidies has the first, so that
# nobody can come to hold it meanwhile, and who looks looks at another.
_ALL, _TIDIERS, _LOOKERS = (0, 0), (1, 0), (1, 1)
# The system's lock is the process's: the threads of one take turns here. It is that and not `flock`, whose
# lock a forked child inherits and keeps after its parent was killed.
_turns: defaultdict[str, Lock] = defaultdict(Lock)
# What this process has of which file. The system lets go of that as soon as the process closes the file, however often
# it has opened it: nobody may open it in order to look.
_had: dict[str, tuple[int, int]] = {}
_looking = Lock()


@contextmanager
def locked(path: Path, wait: float | None, tidies: bool = False):
    """Hold the lock on a file, which is made and stays; who only `tidies` keeps others from it and is not told of by
    `is_held`. Raises EngineBusy after `wait` seconds; None waits on."""
    until = None if wait is None else monotonic() + wait
    turn, share = _turns[str(path)], _TIDIERS if tidies else _ALL
    if not turn.acquire(timeout=-1 if wait is None else wait):
        raise EngineBusy
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            while not _has_taken(file, str(path), share):
                if until is not None and monotonic() >= until:
                    raise EngineBusy
                sleep(_PAUSE)
            try:
                yield
            finally:
                # Closing the file, and be it by kill -9, lets go of the lock.
                with _looking:
                    file.close()
                    del _had[str(path)]
    finally:
        turn.release()


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock on a file. Keeps nobody from it, and needs no right to write. Raises OSError
    where nobody can say."""
    with _looking:
        if str(path) in _had:
            return _had[str(path)] == _ALL
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            return False
        try:
            return not _is_free(handle, fcntl.LOCK_SH, _LOOKERS)
        finally:
            os.close(handle)


def _has_taken(file: IO, path: str, share: tuple[int, int]) -> bool:
    with _looking:
        is_free = _is_free(file, fcntl.LOCK_EX, share)
        if is_free:
            _had[path] = share
        return is_free


def _is_free(file: IO | int, kind: int, share: tuple[int, int]) -> bool:
    """Take bytes of a file, unless somebody has them."""
    try:
        fcntl.lockf(file, kind | fcntl.LOCK_NB, *share)
    except (BlockingIOError, PermissionError):
        return False
    return True


def sync(path: Path) -> None:
    """Have a file or folder on the disk before anything rests on it: Whoosh never asks for that."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
