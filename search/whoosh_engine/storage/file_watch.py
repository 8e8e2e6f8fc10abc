"""What was read of a file or folder, read again when it has changed."""

import os
import time
from collections.abc import Callable

# Within so much time a file system may give two changes the same date.
_SETTLED_NS = 2_000_000_000


class Watched:
    """What was read of a path, as long as the path has not changed since; None while it is not there."""

    def __init__(self, read: Callable[[str], object]):
        self._read, self._held = read, (None, None)

    def of(self, path: str):
        try:
            stat = os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        mark = (path, stat.st_ino, stat.st_mtime_ns, stat.st_size)
        held, value = self._held
        if held == mark:
            return value
        try:
            value = self._read(path)
        except FileNotFoundError:
            return None
        if time.time_ns() - stat.st_mtime_ns > _SETTLED_NS:
            self._held = (mark, value)
        return value
