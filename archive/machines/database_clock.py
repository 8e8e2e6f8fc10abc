"""The time as the database has it: what one machine has written another compares with now, and their clocks may differ
by an hour. Over SQLite it is this machine's."""

import time
from datetime import datetime, timedelta
from threading import Lock

from django.db import connection
from django.utils import timezone

# Seconds for which the database is not asked again: its clock goes on by this machine's count of seconds.
_HOLDS = 60
# By how much a machine's own clock may be wrong before staff are told.
MOST_APART = timedelta(minutes=2)
_lock = Lock()
_asked: tuple[datetime, float] | None = None


def now() -> datetime:
    """Now, by the database's clock. Raises DatabaseError where it is asked and does not answer."""
    global _asked
    if connection.vendor != "postgresql":
        return timezone.now()
    with _lock:
        asked = _asked
    if asked is None or time.monotonic() - asked[1] > _HOLDS:
        asked = _ask()
        with _lock:
            _asked = asked
    return asked[0] + timedelta(seconds=time.monotonic() - asked[1])


def apart() -> timedelta:
    """By how much this machine's clock is ahead of the database's; less than nothing where it is behind."""
    return timezone.now() - now()


def _ask() -> tuple[datetime, float]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0], time.monotonic()
