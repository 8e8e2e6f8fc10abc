"""One line for what is told in words, a traceback for what is not, and a bound on what outsiders can bring about."""

import errno
import logging
import sqlite3

import pytest
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.db import IntegrityError, InterfaceError, OperationalError, ProgrammingError

from archive.ops import database_trouble, log_lines

TOLD = [
    OSError(errno.ENOSPC, "No space left on device"),
    PermissionError(errno.EACCES, "Permission denied"),
    OSError(errno.EROFS, "Read-only file system"),
    sqlite3.OperationalError("database or disk is full"),
    OperationalError("attempt to write a readonly database"),
    OperationalError("database is locked"),
    sqlite3.DatabaseError("database disk image is malformed"),
    DisallowedHost("Invalid HTTP_HOST header: 'elsewhere.example'."),
    PermissionDenied("KeyError: a parameter that the admin's own pages always send"),
]
UNTOLD = [
    ValueError("x"),
    IntegrityError("UNIQUE constraint failed"),
    OperationalError("no such table: archive_directive"),
    FileNotFoundError(errno.ENOENT, "No such file"),
]


def written(error=None, message="示例.docx could not be written", name="archive.ingest", level=logging.ERROR):
    raised = None
    if error is not None:
        try:
            raise error
        except Exception as caught:
            raised = (type(caught), caught, caught.__traceback__)
    return logging.LogRecord(name, level, "file.py", 1, message, (), raised)


@pytest.mark.parametrize("error", TOLD, ids=str)
def test_expected_trouble_is_one_line_with_its_cause(error):
    line = log_lines.LogLine().format(written(error))
    assert "\n" not in line and "[ERROR] 示例.docx could not be written" in line
    assert str(error) in line and type(error).__name__ in line


@pytest.mark.parametrize("error", UNTOLD, ids=str)
def test_the_unexpected_keeps_its_traceback(error):
    assert "Traceback" in log_lines.LogLine().format(written(error))


def test_trouble_that_led_to_another_error_counts():
    error = RuntimeError("the index could not be written")
    error.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert log_lines.is_expected(error)


def test_an_error_in_a_circle_ends():
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert not log_lines.is_expected(first)


def test_a_name_with_line_ends_is_one_line():
    assert log_lines.LogLine().format(written(message="a\n[ERROR] b\x1b[31m")).endswith("a\\x0a[ERROR] b\\x1b[31m")


def test_other_handlers_still_have_what_was_raised():
    record = written(TOLD[0])
    log_lines.LogLine().format(record)
    assert record.exc_info


def outside(number):
    return written(message=f"Not Found: /{number}", name="django.request", level=logging.WARNING)


def test_bad_requests_are_bounded_and_counted(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(log_lines.time, "monotonic", lambda: now[0])
    limit, line = log_lines.OutsideLimit(), log_lines.LogLine()
    passed = [line.format(record) for number in range(500) if limit.filter(record := outside(number))]
    assert len(passed) == log_lines.OUTSIDE_LINES
    assert "further lines of bad requests are left out" in passed[-1]
    assert limit.filter(written(ValueError("x"))), "what is wrong in the program passes always"
    assert limit.filter(written(ValueError("x"), name="django.request")), "so does a page that failed"
    now[0] += 61
    assert limit.filter(record := outside(501))
    assert "[480 more lines of bad requests were left out" in line.format(record)


@pytest.mark.parametrize(
    ("name", "level", "is_bounded"),
    [
        ("django.security.DisallowedHost", logging.ERROR, True),
        ("django.security.csrf", logging.WARNING, True),
        ("django.request", logging.ERROR, True),
        ("gunicorn.error", logging.WARNING, True),
        ("gunicorn.error", logging.ERROR, False),
        ("archive.ingest", logging.WARNING, False),
    ],
)
def test_whose_lines_are_bounded(name, level, is_bounded):
    limit = log_lines.OutsideLimit()
    passed = [limit.filter(written(name=name, level=level)) for _ in range(100)]
    assert (sum(passed) == log_lines.OUTSIDE_LINES) == is_bounded


@pytest.mark.parametrize(("error", "is_bounded"), [(PermissionDenied("no"), True), (ValueError("x"), False)])
def test_a_refusal_is_somebody_outside_s_also_where_something_was_raised(error, is_bounded):
    limit = log_lines.OutsideLimit()
    passed = [limit.filter(written(error, name="django.request")) for _ in range(100)]
    assert (sum(passed) == log_lines.OUTSIDE_LINES) == is_bounded


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OperationalError('connection to server at "192.0.2.1", port 5432 failed'), "away"),
        (InterfaceError("connection already closed"), "away"),
        (OperationalError("could not extend file: No space left on device"), "full"),
        (OperationalError("cannot execute INSERT in a read-only transaction"), "read-only"),
        (ProgrammingError('column "connection" does not exist'), None),
        (IntegrityError('duplicate key "is locked"'), None),
    ],
)
def test_another_databases_trouble_is_known_by_its_words(error, kind):
    trouble = database_trouble.of(error)
    assert (trouble and trouble.kind) == kind
    assert log_lines.is_expected(error) == bool(kind)
