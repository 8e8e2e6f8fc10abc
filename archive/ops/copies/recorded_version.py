"""Which version of the program last put the archive in order.

It stands in the head of the database (SQLite's `user_version`), so that it goes wherever the database goes: whoever
puts an old copy back has the old version again. 0.2.0 is 200, and -200 while an archive of 0.2.0 is being changed.
"""

from typing import NamedTuple

from django.db import connection

from archive import __version__

# The first release recorded none.
FIRST = "0.1.0"


class Recorded(NamedTuple):
    """`version` is the one before the change where one is under way."""

    version: str
    is_changing: bool

    @property
    def is_older(self) -> bool:
        return _number(self.version) < _number(__version__)


def recorded() -> Recorded:
    """What the database says of itself."""
    with connection.cursor() as cursor:
        number = cursor.execute("PRAGMA user_version").fetchone()[0]
    return Recorded(_version(abs(number)) if number else FIRST, number < 0)


def record_changing() -> None:
    """A change is under way, and the copy from before it is made."""
    _write(-_number(recorded().version))


def record_current() -> None:
    """The archive is in order; a newer version's it stays where one has been at it."""
    held = recorded()
    if held.is_older or held.is_changing:
        _write(_number(__version__ if held.is_older else held.version))


def _write(number: int) -> None:
    with connection.cursor() as cursor:
        # A pragma takes no parameters.
        cursor.execute(f"PRAGMA user_version = {number:d}")


def _number(version: str) -> int:
    major, minor, patch = map(int, version.split("."))
    return (major * 100 + minor) * 100 + patch


def _version(number: int) -> str:
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
