"""Copies of the database as it was before a newer program changed it, and the way back to one.

The start makes one before it changes an archive of an older version, `manage.py migrate` before it migrates; of one
change there is one copy. Databases other than SQLite's own files have tools of their own for this.

recorded_version  which version of the program last put the archive in order
migration_state   which migrations the database has, lacks, or would give back
newer_archive     why an older program does not start over an archive that a newer one has changed
drafts            copies while they are being written
copy_files        DATA_DIR/copies/archive-0.1.0-2026-01-31.sqlite3
"""

from collections.abc import Callable

from django.conf import settings
from django.db import connection

from archive import __version__
from archive.ops.copies import copy_files, migration_state, newer_archive
from archive.ops.copies.copy_files import NotCopied
from archive.ops.copies.newer_archive import NewerArchive
from archive.ops.copies.recorded_version import Recorded, record_changing, record_current, recorded

__all__ = ["NewerArchive", "NotCopied", "before_upgrade", "finished", "is_changing"]

Say = Callable[[str], object]


def before_upgrade(say: Say, taken_back: int = 0) -> None:
    """What comes before an archive is migrated and put in order; `finished` comes after.

    `taken_back` is the number of migrations that are to be taken back, which only happens by hand. Not to be called
    inside a transaction. Raises NewerArchive, NotCopied: then nothing has been changed.
    """
    newer_archive.refuse(recorded() if _is_file() else None)
    if not _is_file():
        return
    if _is_empty():
        record_current()
        return
    held = recorded()
    if held.is_changing:
        say(_resumed(held))
    elif reason := _why(held, taken_back):
        _copy(held, reason, say)


def finished() -> None:
    """The archive is in order, by this version."""
    if _is_file():
        record_current()


def is_changing() -> bool:
    """Whether a change that was begun is not finished."""
    return _is_file() and recorded().is_changing


def _is_file() -> bool:
    return connection.vendor == "sqlite" and not connection.is_in_memory_db()


def _is_empty() -> bool:
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def _resumed(held: Recorded) -> str:
    """What is said where a change was begun and not finished. Of what it left there is never a copy: under the name of
    the version before it would be a way back that leads nowhere."""
    if held.has_copy and (copy := copy_files.newest(held.version)):
        return f"上次升级没有做完，现在接着做。{copy_files.way_back(copy, held.version)}"
    return "上次升级没有做完，也没有改动之前的副本；现在接着做，要退回只能靠别处的备份。"


def _why(held: Recorded, taken_back: int) -> str:
    if taken_back:
        return f"数据库将撤回 {taken_back} 项变更"
    if held.is_older:
        return f"档案将由 {held.version} 版升级到 {__version__} 版"
    left = migration_state.left()
    return f"数据库将有 {left} 项变更" if left else ""


def _copy(held: Recorded, reason: str, say: Say) -> None:
    if settings.WITHOUT_COPY == __version__:  # noqa: SIM300 - the constant is ours, the setting is asked
        record_changing(has_copy=False)
        say(f"{reason}；依 WITHOUT_COPY={__version__}，没有另存数据库的副本，只能靠别处的备份退回。")
        return
    copy = copy_files.make(held.version)
    record_changing(has_copy=True)
    say(f"{reason}；改动之前的数据库已另存为 {copy}。{copy_files.way_back(copy, held.version)}")
    if many := copy_files.told_of_many():
        say(many)
