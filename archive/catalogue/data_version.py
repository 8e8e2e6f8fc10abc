"""Whether anything that a page shows has changed since.

The database says so itself: SQLite tells each connection whether others committed (PRAGMA data_version), and one
that never writes hears of all of them, whoever they are: the admin, a command, another worker, a shell. So nobody
need remember to announce what he changes, and no query of a page is spent on asking. What is kept elsewhere (the
search index) says its version when it is asked (see archive.signals).
"""

import os
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from urllib.parse import quote

from cachetools import LRUCache
from django.db import connection
from django.utils import timezone

from archive import signals

# Counts of a large archive take some 300 kB each.
MOST_MEMOIZED = 16


def current() -> tuple | None:
    """What differs after any change, and on another day: a page may say what is overdue. None where nobody can
    say, and inside a transaction, of which nobody else sees what it wrote."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return None
    version = (_database.version(), *signals.versions())
    return None if None in version else (timezone.localdate(), *version)


def memoize(key: Hashable, make: Callable):
    """What `make()` answers, or what it answered to that key since the last change. Whoever asks must not alter it."""
    return _memory.of([key], lambda keys: {key: make()})[key]


class VersionedCache:
    """Answers by their keys, true of one version: the `most` asked for last. They are everybody's: who wants to alter
    one takes a copy."""

    def __init__(self, most: int):
        self._most, self._lock = most, Lock()
        self._version, self._answers = None, LRUCache(most)

    def of(self, keys: Iterable[Hashable], make: Callable[[list], dict]) -> dict:
        """{key: answer}; `make(keys)` is asked for those not known, and may leave some out."""
        version, keys = current(), list(keys)
        known = {} if version is None else self._known(version, keys)
        if missing := [key for key in keys if key not in known]:
            made = make(missing)
            # What changed meanwhile may stand in it or not.
            if version is not None and current() == version:
                self._keep(version, made)
            known |= made
        return known

    def _known(self, version, keys) -> dict:
        with self._lock:
            if self._version != version:
                self._version, self._answers = version, LRUCache(self._most)
            return {key: self._answers[key] for key in keys if key in self._answers}

    def _keep(self, version, made) -> None:
        with self._lock:
            if self._version == version:
                self._answers.update(made)


class _Watcher:
    """A connection of the process's own that only watches the others."""

    def __init__(self):
        self._lock = Lock()
        self._watched = self._connection = None
        self._openings = 0

    def version(self) -> tuple[int, int] | None:
        """(how often it was opened, commits seen since)"""
        with self._lock:
            try:
                name = os.fspath(connection.get_connection_params()["database"])
                self._watch(name, (os.getpid(), name, _file_of(name)))
                return self._openings, self._connection.execute("PRAGMA data_version").fetchone()[0]
            except (OSError, sqlite3.Error):
                return None

    def _watch(self, name, watched) -> None:
        """Open the database anew where it is another one by now: after a fork, or put back from a backup."""
        if self._watched == watched:
            return
        # Never made where there is none: that is the migrations' part.
        address = name if name.startswith("file:") else f"file:{quote(name)}?mode=rw"
        self._connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        self._watched = watched
        self._openings += 1


def _file_of(name: str) -> tuple[int, int] | None:
    """Which file of that name it is; None for a database in memory."""
    if name.startswith("file:"):
        return None
    stat = os.stat(name)
    return stat.st_dev, stat.st_ino


_database, _memory = _Watcher(), VersionedCache(MOST_MEMOIZED)
