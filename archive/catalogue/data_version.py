"""Whether anything that a page shows has changed since.

The database says so itself, by two numbers: how often what pages read was changed, raised by triggers in the
transaction of the change, whoever makes it (see version_triggers); and the version of the search index, raised once
what it has taken up can be found. So nobody need remember to announce what he changes. What is kept elsewhere says its
version when it is asked (see archive.signals).
"""

import os
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime
from threading import Lock
from urllib.parse import quote

from cachetools import LRUCache
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from archive import signals
from archive.machines import database_clock
from archive.models.outbox import LATE

# Counts of a large archive take some 300 kB each where they are of several filters at once, or of issuers; a list has
# ten of them.
MOST_MEMOIZED = 48
# The two numbers, and since when something waits for this index: entries are recorded in the order of their keys.
_QUESTION = """
SELECT (SELECT sum(number) FROM archive_dataversion),
    (SELECT version FROM archive_outboxconsumer WHERE name = %s),
    (SELECT at FROM archive_outboxentry
     WHERE number IS NULL OR number > coalesce((SELECT cursor FROM archive_outboxconsumer WHERE name = %s), 0)
     ORDER BY id LIMIT 1)
"""


def current() -> tuple | None:
    """What differs after any change, and on another day: a page may say what is overdue. None where nobody can
    say, and inside a transaction, of which nobody else sees what it wrote."""
    if connection.in_atomic_block:
        return None
    numbers = _watcher.numbers() if connection.vendor == "sqlite" else _asked()
    if numbers is None or None in (versions := signals.versions()):
        return None
    *raised, waiting_since = numbers
    # A page says what the index lacks once that has waited for a while, which no number tells.
    is_late = waiting_since is not None and database_clock.now() - waiting_since > LATE
    return (timezone.localdate(), *raised, is_late, *versions)


def memoize(key: Hashable, make: Callable):
    """What `make()` answers, or what it answered to that key since the last change. Whoever asks must not alter it."""
    return _memory.of([key], lambda keys: {key: make()})[key]


def memoize_all(keys: Iterable[Hashable], make: Callable[[list], dict]) -> dict:
    """The same of several keys; `make(keys)` is asked for those that are not known, all at once."""
    return _memory.of(keys, make)


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


def _asked() -> tuple | None:
    """The numbers, and since when something waits."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_QUESTION, [settings.INDEX_NAME] * 2)
            return cursor.fetchone()
    except DatabaseError:
        return None


class _Watcher:
    """Over SQLite: a connection of the process's own that only watches the others. SQLite tells it whether anybody has
    committed since (PRAGMA data_version), and only then are the numbers read again."""

    def __init__(self):
        self._lock = Lock()
        self._watched: tuple | None = None
        self._connection: sqlite3.Connection | None = None
        self._commits: list | None = None
        self._numbers: tuple = ()

    def numbers(self) -> tuple | None:
        with self._lock:
            try:
                name = os.fspath(connection.get_connection_params()["database"])
                return self._read(self._watching(name, (os.getpid(), name, _file_of(name))))
            except (OSError, sqlite3.Error):
                return None

    def _read(self, watching: sqlite3.Connection) -> tuple:
        commits = watching.execute("PRAGMA data_version").fetchall()
        if commits != self._commits:
            question = _QUESTION.replace("%s", "?")
            [(*numbers, since)] = watching.execute(question, [settings.INDEX_NAME] * 2).fetchall()
            self._numbers = (*numbers, since and datetime.fromisoformat(since).replace(tzinfo=UTC))
            # Only now: who commits between the two is seen the next time.
            self._commits = commits
        return self._numbers

    def _watching(self, name, watched) -> sqlite3.Connection:
        """The database, opened anew where it is another one by now: after a fork, or put back from a backup."""
        if self._connection and self._watched == watched:
            return self._connection
        # Never made where there is none: that is the migrations' part.
        address = name if name.startswith("file:") else f"file:{quote(name)}?mode=rw"
        self._connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        self._watched, self._commits = watched, None
        return self._connection


def _file_of(name: str) -> tuple[int, int] | None:
    """Which file of that name it is; None for a database in memory."""
    if name.startswith("file:"):
        return None
    stat = os.stat(name)
    return stat.st_dev, stat.st_ino


_watcher, _memory = _Watcher(), VersionedCache(MOST_MEMOIZED)
