"""Whether anything that a page shows has changed since.

The database says so itself: SQLite tells each connection whether others committed (PRAGMA data_version), and one
that never writes hears of all of them, whoever they are: the admin, a command, another worker, a shell. So nobody
need remember to announce what he changes, and no query of a page is spent on asking. What is kept elsewhere (the
search index) signs in by name, as with listeners.
"""

import os
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from urllib.parse import quote

from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

# Counts of a large archive take some 300 kB each.
MOST_REMEMBERED = 32

_parts: list[str] = []


def part(function: str) -> None:
    """Have the function of that dotted name asked, without arguments, for the version of what it keeps: a hashable
    value that differs after every change, None while nobody can say."""
    if function not in _parts:
        _parts.append(function)


def current() -> tuple | None:
    """What differs after any change, and on another day: a page may say what is overdue. None where nobody can
    say, and inside a transaction, of which nobody else sees what it wrote."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return None
    version = (_database.version(), *(import_string(function)() for function in _parts))
    return None if None in version else (timezone.localdate(), *version)


def remembered(key: Hashable, make: Callable):
    """What `make()` answers, or what it answered to that key since the last change. Whoever asks must not alter it."""
    version = current()
    return make() if version is None else _memory.answer(version, key, make)


class _Memory:
    """The last answers of one version, of whatever pages have in common."""

    def __init__(self):
        self._lock = Lock()
        self._version, self._answers = None, OrderedDict()

    def answer(self, version, key, make):
        with self._lock:
            if self._version != version:
                self._version, self._answers = version, OrderedDict()
            if key in self._answers:
                return self._answers[key]
        answer = make()
        with self._lock:
            # What changed meanwhile may stand in it or not.
            if self._version == version == current():
                self._answers[key] = answer
                while len(self._answers) > MOST_REMEMBERED:
                    self._answers.popitem(last=False)
        return answer


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


_database, _memory = _Watcher(), _Memory()
