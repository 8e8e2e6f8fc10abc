"""An archive whose data folder cannot be written: a restored backup, a CD, a right that was lost. It is read."""

import os
from pathlib import Path
from urllib.parse import quote

from archive.ops import data_rights


def is_needed(folder: Path) -> bool:
    """Whether the archive of a data folder can be read and not be written."""
    database = folder / "archive.sqlite3"
    return not data_rights.is_writable(folder) or (database.exists() and not os.access(database, os.W_OK))


def why(folder: Path) -> str:
    """A sentence naming the folder or file and the right that is missing; '' where all can be written."""
    if not is_needed(folder):
        return ""
    return data_rights.why_read_only(folder) or f"没有写入 {folder / 'archive.sqlite3'} 的权限"


def database(file: Path) -> dict:
    """Django's settings of a database that is only read.

    SQLite makes files beside one that somebody may be writing; where nobody is, it is told that nothing changes.
    A write-ahead log that was left must be read with it: then whoever else holds the database has those files.
    """
    is_settled = not os.path.exists(f"{file}-wal") or not os.path.getsize(f"{file}-wal")
    name = f"file:{quote(str(file))}?mode=ro{'&immutable=1' if is_settled else ''}"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"uri": True, "transaction_mode": "DEFERRED", "timeout": 20},
    }
