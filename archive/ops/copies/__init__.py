"""Copies of the database as it was before a newer program changed it, and the way back to one.

The start makes one before it migrates an archive of an older version, and whoever mends rows without a migration asks
for one with `before_change`; of one change there is one copy. Databases other than SQLite's own files have tools of
their own for this.

recorded_version  which version of the program last put the archive in order
copy_files        DATA_DIR/copies/archive-0.1.0-2026-01-31.sqlite3
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from archive import __version__
from archive.ops.copies import copy_files
from archive.ops.copies.copy_files import NotCopied
from archive.ops.copies.recorded_version import Recorded, record_changing, record_current, recorded

__all__ = ["NotCopied", "before_change", "before_upgrade", "finished"]

Say = Callable[[str], object]


def before_upgrade(say: Say) -> None:
    """What comes before an archive is migrated and put in order; `finished` comes after. Raises NotCopied."""
    if not _is_file():
        return
    if _is_empty():
        record_current()
        return
    held = recorded()
    if held.is_changing and (copy := copy_files.newest(held.version)):
        say(f"上次升级没有做完，现在接着做。{_way_back(copy, held.version)}")
    elif reason := _why(held):
        before_change(reason, say)


def before_change(reason: str, say: Say) -> None:
    """Have a copy from before this change; where it has one already, nothing.

    `reason` says in Chinese what is going to be changed: '12 件的行尾将改正'. Not to be called inside a transaction.
    Whoever asks for it outside the start calls `finished` at the end. Raises NotCopied.
    """
    if not _is_file():
        return
    held = recorded()
    if held.is_changing and copy_files.newest(held.version):
        return
    if settings.WITHOUT_COPY == __version__:  # noqa: SIM300 - the constant is ours, the setting is asked
        say(f"{reason}；依 WITHOUT_COPY={__version__}，没有另存数据库的副本，只能靠别处的备份退回。")
        return
    copy = copy_files.make(held)
    record_changing()
    say(f"{reason}；改动之前的数据库已另存为 {copy}。{_way_back(copy, held.version)}")
    if many := copy_files.told_of_many():
        say(many)


def finished() -> None:
    """The archive is in order, by this version."""
    if _is_file():
        record_current()


def _is_file() -> bool:
    return connection.vendor == "sqlite" and not connection.is_in_memory_db()


def _is_empty() -> bool:
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def _why(held: Recorded) -> str:
    if held.is_older:
        return f"档案将由 {held.version} 版升级到 {__version__} 版"
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"数据库将有 {len(plan)} 项变更" if plan else ""


def _way_back(copy: Path, version: str) -> str:
    held = copy_files.database()
    return (
        f"要退回：停止程序，把 {held}（连同旁边的 {held.name}-wal、{held.name}-shm）移到别处，"
        f"再把这份副本 {copy.name} 复制为 {held}，用 {version} 版的程序启动；索引会自动重建，原件从不改动。"
    )
