"""What keeps the database from answering or from being written, in words; and damage that was met, on record. No other
module knows which errors of a database are trouble and which are faults of the program.

SQLite tells by number what is wrong, another database's driver by words. A damaged database is met by whoever reads
that page of it, not by whoever is asked whether all is well: so it is put on record in DATA_DIR, for /readyz, until a
check finds it whole.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import DataError, IntegrityError, ProgrammingError
from django.db import Error as DatabaseFault
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.ops import data_rights, disk


class Trouble(NamedTuple):
    """`kind` for programs, `sentence` for readers, `line` for the log."""

    kind: str
    sentence: str | Promise
    line: str


DAMAGED = Trouble(
    "damaged",
    _("数据库已损坏，有内容读不出来。请告知管理员：运行 check_archive，它说明用哪份备份恢复。"),
    "the database is damaged; check_archive says which backup to use",
)
READ_ONLY = Trouble(
    "read-only",
    _("档案的数据文件夹现在是只读的：可以阅读和检索，不能登录，也不能改动。请告知管理员。"),
    "the data folder cannot be written",
)
FULL = Trouble(
    "full",
    _("磁盘已满，没有保存，档案仍是原来的内容。请告知管理员腾出空间，然后重新保存。"),
    "the disk is full",
)
BUSY = Trouble(
    "busy",
    _("另有程序正在写入数据库，等了很久仍未结束，没有保存。请稍后再试。"),
    "another process keeps the database locked",
)
OUT_OF_REACH = Trouble(
    "out-of-reach",
    _("数据库打不开或读写出错。请告知管理员检查磁盘和数据文件夹的权限。"),
    "the database cannot be opened, read or written",
)
AWAY = Trouble(
    "away",
    _("连不上数据库，档案暂时读不出来，也没有保存；数据库恢复后会自行继续。请告知管理员。"),
    "the database server cannot be reached (DATABASE_URL)",
)
NOT_SET_UP = Trouble(
    "not-set-up",
    _("数据库还没有建好，或内容已不在。请告知管理员：运行 check_archive，它说明怎么办。"),
    "the database lacks tables; check_archive says what to do",
)
_TROUBLES = {
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_IOERR: OUT_OF_REACH,
    sqlite3.SQLITE_CANTOPEN: OUT_OF_REACH,
}
# Where there is no number: SQLite and the drivers of other databases have one class for these and for faults of the
# program.
_WORDS = {
    "no such table": NOT_SET_UP,
    "malformed": DAMAGED,
    "not a database": DAMAGED,
    "readonly database": READ_ONLY,
    "read-only transaction": READ_ONLY,
    "disk is full": FULL,
    "no space left": FULL,
    "is locked": BUSY,
    "deadlock detected": BUSY,
    "lock timeout": BUSY,
    "disk i/o error": OUT_OF_REACH,
    "unable to open database file": OUT_OF_REACH,
    "connection": AWAY,
}
_FAULTS_OF_PROGRAM = (DataError, IntegrityError, ProgrammingError)
_LONGEST = 500


def of(error: BaseException | None) -> Trouble | None:
    """What is wrong with the database where an error comes of that, else None."""
    return next((trouble for one in chain(error) if (trouble := _of_one(one))), None)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what led to it, as a traceback would tell."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        yield error
        seen.add(id(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def disk_fault(error: Exception, remedy: str) -> disk.DiskFault:
    """The same for whoever was writing a file of the database, in the words of one who keeps files: what is wrong and
    what to do, that `remedy` where nobody thought of it."""
    if isinstance(error, OSError):
        return disk.fault(error)
    return disk.FULL if of(error) is FULL else disk.DiskFault(f"数据库答复“{error.__cause__ or error}”", remedy)


def _of_one(error: BaseException) -> Trouble | None:
    if not isinstance(error, (sqlite3.Error, DatabaseFault)) or isinstance(error.__cause__, sqlite3.Error):
        return None
    said, code = str(error).lower(), getattr(error, "sqlite_errorcode", None)
    if code is None:
        is_fault = isinstance(error, _FAULTS_OF_PROGRAM)
        return None if is_fault else next((trouble for words, trouble in _WORDS.items() if words in said), None)
    # The lower byte tells the kind, the others a finer one.
    return NOT_SET_UP if "no such table" in said else _TROUBLES.get(code & 0xFF)


def record(what: str) -> None:
    """Put on record that the database is damaged; what cannot be written is logged by whoever met it."""
    with suppress(OSError):
        if not _record().exists():
            data_rights.write(_record(), f"{what[:_LONGEST]}\n")


def settle() -> None:
    """The database was found whole."""
    with suppress(OSError):
        _record().unlink(missing_ok=True)


def recorded() -> bool:
    """Whether the database was met damaged, and has not been found whole since."""
    return os.path.exists(_record())


class WithoutTraceback(logging.Filter):
    """What is told in words needs one line in the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if trouble := of(error):
            record.exc_info = record.exc_text = None
            record.msg, record.args = f"{record.getMessage()}: {trouble.line} ({error})", ()
        return True


def _record() -> Path:
    return Path(settings.DATA_DIR) / "database-damaged"
