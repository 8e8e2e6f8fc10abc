"""What only one machine is to do at a time: an advisory lock of PostgreSQL's, held by a connection of its own.

It ends with that connection, so with the process that holds it, however that ends: nothing is to be released by
whoever comes after, and no clock is asked. Of a machine that lost its power the server learns within half a minute.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from typing import Any
from weakref import WeakSet

from django.db import connection

# Seconds between two tries of who does not wait for ever.
_PAUSE = 0.05
# How the server notices that nobody is at the other end any more: after so many seconds, each so many, so often.
_ALIVE = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"
# What a start does to the database: two machines start at once.
START = "start"
_held: WeakSet = WeakSet()


@contextlib.contextmanager
def turn(name: str, wait: float | None = None) -> Iterator[bool]:
    """Whether it is this process's turn at what is called so, and for as long as the block lasts nobody else's.
    False after `wait` seconds of another's turn; None waits on. Not to be taken twice by one process. Raises
    DatabaseError. Over SQLite always True: its writers take turns by its own locks, and files have theirs."""
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.wrap_database_errors:
        holder = _connected()
    try:
        with connection.wrap_database_errors:
            is_mine = _taken(holder, _number(name), wait)
        yield is_mine
    finally:
        _held.discard(holder)
        # With it goes the lock.
        holder.close()


def _connected() -> Any:
    """A connection beside Django's: those are closed and handed on between two pieces of work, and may come of a
    pool."""
    holder = connection.Database.connect(**connection.get_connection_params(), autocommit=True)  # type: ignore[attr-defined]
    _held.add(holder)
    holder.execute(_ALIVE)
    return holder


def _taken(holder: Any, number: int, wait: float | None) -> bool:
    if wait is None:
        holder.execute("SELECT pg_advisory_lock(%s)", [number])
        return True
    until = time.monotonic() + wait
    while not holder.execute("SELECT pg_try_advisory_lock(%s)", [number]).fetchone()[0]:
        if time.monotonic() >= until:
            return False
        time.sleep(_PAUSE)
    return True


def _number(name: str) -> int:
    """A number of 64 bits for a name, the same on every machine."""
    return int.from_bytes(hashlib.sha256(f"archive:{name}".encode()).digest()[:8], signed=True)


def _leave_to_parent() -> None:
    # A child that outlives its parent would hold the lock on: its end of the wire is closed, and nothing said over it.
    for holder in list(_held):
        with contextlib.suppress(OSError, connection.Database.Error):  # type: ignore[attr-defined]
            os.close(holder.fileno())
    _held.clear()


os.register_at_fork(after_in_child=_leave_to_parent)
