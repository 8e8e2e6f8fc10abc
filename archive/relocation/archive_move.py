"""The whole move, in order; run again after it was cut off, it goes on."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import DatabaseError, IntegrityError, connection
from django.db.migrations.recorder import MigrationRecorder

from archive.catalogue import version_triggers
from archive.models import OutboxConsumer
from archive.relocation import moved_files, moved_rows, relocation_record
from archive.relocation.moved_rows import Compared
from archive.relocation.moved_tables import MovedTable, moved_tables
from archive.relocation.sqlite_archive import NotMoved, SqliteArchive, opened
from archive.uses import register_triggers

# What migrations fill by themselves: an empty archive has it.
_FILLED = {Group._meta.db_table, Group.permissions.through._meta.db_table, OutboxConsumer._meta.db_table}
_AGAIN = "请把目标数据库删去重建、运行 migrate，再搬一次。"


@dataclass(frozen=True)
class Moved:
    """Tables on both sides, how many files are whole, and those that were missing or changed before."""

    tables: list[Compared]
    files: int
    faults: list[str]


def move(folder: Path) -> Moved:
    """Move the archive of a data folder into the database in use. Raises NotMoved."""
    if connection.vendor != "postgresql":
        raise NotMoved("目标不是 PostgreSQL：请设 DATABASE_URL，运行 migrate，再运行 move_archive。")
    with opened(folder) as source:
        _refuse_other_version(source)
        source.refuse_damaged()
        tables = moved_tables(_numbers(source))
        if not relocation_record.is_begun():
            _begin(source, tables)
        try:
            for table in tables:
                moved_rows.copy(source, table)
        except DatabaseError as error:
            raise NotMoved(f"写入 DATABASE_URL 的数据库时出错（{error}）；处理后再运行一次，会接着搬。") from error
        files, faults = moved_files.move(source, folder)
        told = [moved_rows.compared(source, table) for table in tables]
        if source.has_changed():
            raise NotMoved(f"搬动期间原来的档案被改动过：请先停止原来的服务，再运行一次；仍不一致的，{_AGAIN}")
    if wrong := [one.name for one in told if not one.is_equal]:
        raise NotMoved(f"两边不一致：{'、'.join(wrong)}。原来的档案在上次搬动之后改动过，或目标被写过；{_AGAIN}")
    _finish(tables)
    return Moved(told, files, faults)


def _refuse_other_version(source: SqliteArchive) -> None:
    here = set(MigrationRecorder(connection).applied_migrations())
    if here != source.migrations:
        raise NotMoved(
            "两边的版本不同，没有搬动任何东西："
            "请用这个版本在原来的数据文件夹和 DATABASE_URL 的数据库上各运行一次 migrate。"
        )


def _begin(source: SqliteArchive, tables: list[MovedTable]) -> None:
    held = [table.name for table in tables if table.model._base_manager.exists()]
    if others := [name for name in held if name not in _FILLED]:
        raise NotMoved(f"DATABASE_URL 的数据库不是空的（{'、'.join(others[:3])}），没有搬动任何东西；{_AGAIN}")
    if unfit := list(islice(moved_rows.unfit(source, tables), 20)):
        told = "\n".join(unfit)
        raise NotMoved(
            "以下内容 PostgreSQL 存不下，没有搬动任何东西；"
            f"请在原来的档案里改正（文件可用 reparse 重读）后再搬：\n{told}"
        )
    relocation_record.begin(held)


def _numbers(source: SqliteArchive) -> dict[type, dict[int, int]]:
    """Content types and permissions by their names; what only the old archive knows is made."""
    kinds, permissions = {}, {}
    for key, (app, model) in source.content_types().items():
        kinds[key] = ContentType.objects.get_or_create(app_label=app, model=model)[0].pk
    for key, kind, codename, name in source.permissions():
        found, _ = Permission.objects.get_or_create(
            content_type_id=kinds[kind], codename=codename, defaults={"name": name}
        )
        permissions[key] = found.pk
    return {ContentType: kinds, Permission: permissions}


def _finish(tables: list[MovedTable]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)
    try:
        relocation_record.end()
    except IntegrityError as error:
        raise NotMoved(f"有的行指向不存在的行（{error}）；请先在原处运行 check_archive。") from error
    version_triggers.make(connection)
    register_triggers.make(connection)
    version_triggers.raise_number(connection)
