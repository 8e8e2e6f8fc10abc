"""What the database says of itself: whether it can be read through, and whether its rows hang together."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction

# How many of what it finds SQLite tells.
_TOLD = 20
# Whatever points at one of these and must, no page shows without it; what points at anything else may be all there is.
_BENEATH = ("archive_directive", "archive_section", "archive_actionitem", "archive_reference", "archive_provenance")
# Rows that stay whatever they point at.
_RECORDS = ("archive_directive", "archive_userecord")


class Dangling(NamedTuple):
    """Rows of a table that point, by `column`, at rows of another which are not there; `is_needed` where each has to
    point at one."""

    table: str
    parent: str
    column: str
    is_needed: bool
    rows: tuple[int, ...]

    @property
    def may_go(self) -> bool:
        return self.parent in _BENEATH and self.table not in _RECORDS


def database_file() -> Path | None:
    """Where the database lies; None where it is no file of ours."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return None
    return Path(settings.DATA_DIR) / "archive.sqlite3"


def damage() -> Iterator[str]:
    """What keeps the database from being read through, in its own words; nothing where all can be read.

    SQLite looks at its pages, indexes and constraints, and every row is read once, since letters that are no UTF-8 are
    none of its business.
    """
    try:
        if connection.vendor == "sqlite":
            said = _asked(f"PRAGMA integrity_check({_TOLD})")
            yield from (str(row[0]) for row in said if row[0] != "ok")
        for table in _tables():
            _read_through(table)
    except (DatabaseError, UnicodeError) as error:
        yield str(error)


def lost_tables() -> list[str]:
    """Tables of the archive that are not there: all of them in an empty file."""
    return sorted(own_tables() - set(connection.introspection.table_names()))


def own_tables() -> set[str]:
    """The tables that the archive has."""
    return {model._meta.db_table for model in apps.get_app_config("archive").get_models()}


def dangling() -> list[Dangling]:
    """Rows that point at rows which are not there. PostgreSQL lets none come about."""
    if connection.vendor != "sqlite":
        return []
    found: dict[tuple[str, str, int], set[int]] = {}
    for table, row, parent, at in _asked("PRAGMA foreign_key_check"):
        found.setdefault((table, parent, at), set()).add(row)
    return [
        Dangling(table, parent, *_column(table, at), rows=tuple(sorted(rows)))
        for (table, parent, at), rows in found.items()
    ]


def drop_dangling() -> int:
    """Delete the rows beneath directives and sections that are no more, and have those that only mention one point at
    nothing; how many."""
    dropped = 0
    with transaction.atomic():
        while some := [one for one in dangling() if one.may_go]:
            for one in some:
                _drop(one)
                dropped += len(one.rows)
    return dropped


def _drop(one: Dangling) -> None:
    table, column = map(connection.ops.quote_name, (one.table, one.column))
    # Names of tables and columns are no parameters; they are the database's own.
    if one.is_needed:
        statement = f"DELETE FROM {table} WHERE rowid = %s"  # noqa: S608
    else:
        statement = f"UPDATE {table} SET {column} = NULL WHERE rowid = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(row,) for row in one.rows])


def _column(table: str, at: int) -> tuple[str, bool]:
    """The column of a table's foreign key of that number, and whether it has to have a value."""
    name = connection.ops.quote_name(table)
    column = next(row[3] for row in _asked(f"PRAGMA foreign_key_list({name})") if row[0] == at)
    is_needed = next(bool(row[3]) for row in _asked(f"PRAGMA table_info({name})") if row[1] == column)
    return column, is_needed


def file_damage(path: Path) -> str:
    """What is wrong with a database file that nobody writes; '' where it can be read through."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)) as held:
            said = held.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        return str(error)
    return "" if said == "ok" else str(said)


def _asked(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def _tables() -> list[str]:
    return sorted(connection.introspection.table_names())


def _read_through(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the database's own name
        while cursor.fetchmany(500):
            pass
