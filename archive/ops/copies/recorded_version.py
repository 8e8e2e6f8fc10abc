"""Which version of the program last put the archive in order.

It stands in the head of the database (SQLite's `user_version`), so that it goes wherever the database goes: whoever
puts an old copy back has the old version again. 0.2.0 is 200; while an archive of 0.2.0 is being changed it is -200,
and -1000200 where no copy was made before.
"""

from typing import NamedTuple

from django.db import connection

from archive import __version__

# The first release recorded none.
FIRST = "0.1.0"
_NO_COPY = 1_000_000


class Recorded(NamedTuple):
    """`version` is the one before the change where one is under way; `has_copy` whether there was one before it."""

    version: str
    is_changing: bool = False
    has_copy: bool = False

    @property
    def is_older(self) -> bool:
        return _number(self.version) < _number(__version__)

    @property
    def is_newer(self) -> bool:
        return _number(self.version) > _number(__version__)


def recorded() -> Recorded:
    """What the database says of itself."""
    with connection.cursor() as cursor:
        return of_number(cursor.execute("PRAGMA user_version").fetchone()[0])


def of_number(number: int) -> Recorded:
    """What `user_version` says."""
    without_copy, version = divmod(abs(number), _NO_COPY)
    is_changing = number < 0
    return Recorded(_version(version) if version else FIRST, is_changing, is_changing and not without_copy)


def record_changing(*, has_copy: bool) -> None:
    """A change is under way, and the copy from before it is made, or there will be none."""
    number = _number(recorded().version)
    _write(-number if has_copy else -number - _NO_COPY)


def record_current() -> None:
    """The archive is in order, by this version."""
    # Written, it would be a change, and whatever hangs on the state of the database out of date.
    if recorded() != Recorded(__version__):
        _write(_number(__version__))


def _write(number: int) -> None:
    with connection.cursor() as cursor:
        # A pragma takes no parameters.
        cursor.execute(f"PRAGMA user_version = {number:d}")


def _number(version: str) -> int:
    major, minor, patch = map(int, version.split("."))
    return (major * 100 + minor) * 100 + patch


def _version(number: int) -> str:
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
