"""A folder for the files that another program works on, of which nothing is to be left.

It goes with the block that uses it, whatever ends that. Where the process itself is killed nothing can be done in it:
its folder is removed by the next that makes one. Whether its maker lives is told by a lock, which the system lets go.
"""

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_PREFIX = "archive-work-"
# Younger than this a folder may be one whose maker is about to take its lock.
_YOUNG_SECONDS, _TRIES = 60, 5


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A new folder that nobody else may look into; gone, with all that is in it, at the end."""
    sweep()
    made = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = None
    try:
        lock = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        # A file system without locks: nobody can take this one either, so that no sweep removes the folder.
        with contextlib.suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield made
    finally:
        if lock is not None:
            os.close(lock)
        _remove(made)


def sweep() -> None:
    """Remove the folders that killed processes of this account have left."""
    for found in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            _sweep_one(found)


def _sweep_one(found: Path) -> None:
    status = found.lstat()
    is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    if not is_ours or time.time() - status.st_mtime < _YOUNG_SECONDS:
        return
    lock = os.open(found, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove(found)
    finally:
        os.close(lock)


def _remove(made: Path) -> None:
    """Remove a folder. A program that was just stopped may still write its last file: so it is tried again."""
    for _ in range(_TRIES):
        shutil.rmtree(made, ignore_errors=True)
        if not made.exists():
            return
        time.sleep(0.1)
