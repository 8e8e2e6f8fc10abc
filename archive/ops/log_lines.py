"""What the log holds: one line for what is told in words, and no more lines than its reader can read.

A traceback is for what nobody thought of. A wrong host name, a full disk or a locked database are told where they
happen, and a line is enough; and whoever sends bad requests from outside must not fill the disk with them.
"""

import logging
import threading
import time

from django.core.exceptions import PermissionDenied, SuspiciousOperation

from archive.ops import database_trouble, disk
from archive.ops.store_trouble import StoreTrouble

# So many lines a minute that anybody outside can bring about; the rest are counted.
OUTSIDE_LINES = 20
_MINUTE = 60.0
# How Django says no; what led to it, a parameter that was missing, is the asker's.
_REFUSALS = (SuspiciousOperation, PermissionDenied)
_UNSEEN = {code: f"\\x{code:02x}" for code in (*range(32), 127)}


class LogLine(logging.Formatter):
    """A record as gunicorn writes its own, with the traceback of what was not expected. Control characters, which
    names of files and addresses may hold, are written as their numbers: a record is one line."""

    def __init__(self, *_args: object, **_options: object) -> None:
        super().__init__("%(asctime)s [%(process)d] [%(levelname)s] %(message)s", "[%Y-%m-%d %H:%M:%S %z]")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        said = super().formatMessage(record).translate(_UNSEEN)
        error = _error_of(record)
        if error is not None and is_expected(error) and str(error) not in record.message:
            said += f" ({type(error).__name__}: {error})".translate(_UNSEEN)
        note = getattr(record, "left_out", "")
        return f"{said} {note}".rstrip()

    def format(self, record: logging.LogRecord) -> str:
        error = _error_of(record)
        if error is None or not is_expected(error):
            return super().format(record)
        # Other handlers, and the tests' own, still get what was raised.
        record.message, record.asctime = record.getMessage(), self.formatTime(record, self.datefmt)
        return self.formatMessage(record)


class OutsideLimit(logging.Filter):
    """Passes OUTSIDE_LINES a minute, in each process, of what anybody outside can bring about; the last of them says
    that more are left out, the first of a later minute how many were. All else passes."""

    def __init__(self, *_args: object, **_options: object) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._since, self._passed, self._left_out = 0.0, 0, 0

    def filter(self, record: logging.LogRecord) -> bool:
        if not _is_from_outside(record):
            return True
        with self._lock:
            if time.monotonic() - self._since >= _MINUTE or not self._passed:
                if self._left_out:
                    record.left_out = f"[{self._left_out} more lines of bad requests were left out before this one]"
                self._since, self._passed, self._left_out = time.monotonic(), 0, 0
            self._passed += 1
            if self._passed == OUTSIDE_LINES:
                record.left_out = "[further lines of bad requests are left out for a minute]"
            self._left_out += self._passed > OUTSIDE_LINES
            return self._passed <= OUTSIDE_LINES


def is_expected(error: BaseException) -> bool:
    """Whether what was raised, or what led to it, is trouble that is told in words wherever it may happen."""
    # A table that is not there may be a fault of the program, which wants its traceback.
    if database_trouble.of(error) not in (None, database_trouble.NOT_SET_UP):
        return True
    return any(_is_told(one) for one in database_trouble.chain(error))


def _is_told(error: BaseException) -> bool:
    return isinstance(error, (*_REFUSALS, StoreTrouble)) or (isinstance(error, OSError) and disk.is_known(error))


def _is_from_outside(record: logging.LogRecord) -> bool:
    """Refused requests: Django's lines on them, and gunicorn's."""
    if record.name == "gunicorn.error":
        return record.levelno == logging.WARNING
    if record.name != "django.request":
        return record.name.startswith("django.security")
    return not record.exc_info or isinstance(_error_of(record), _REFUSALS)


def _error_of(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None
