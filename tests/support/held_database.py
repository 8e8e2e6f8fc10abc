"""The tests' database as it stood at one moment, to be put back: to empty its tables, and to have every app make what
it needs of them again, takes fifty times as long."""

import sqlite3
import time

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from archive.catalogue import version_triggers

_TABLE = "archive_dataversion"
_TRIES = 100


class HeldDatabase:
    """What the database holds now: of SQLite, which has it in memory in tests, all its pages; of a server its rows."""

    def __init__(self):
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            self._held = sqlite3.connect(":memory:", check_same_thread=False)
            connection.connection.backup(self._held)
        else:
            self._rows, self._next_keys = _rows(), _next_keys()

    def put_back(self) -> None:
        before = _number()
        if connection.vendor == "sqlite":
            self._copy_back()
        else:
            self._bring_rows()
        ContentType.objects.clear_cache()
        # A number that there was before would say that what is memoized of then still holds.
        version_triggers.raise_number(connection)
        if 0 < _number() <= before:
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE {_TABLE} SET number = %s", [before + 1])

    def _copy_back(self) -> None:
        """A server of the test's may still be answering what a browser asked that is closed by now."""
        for _ in range(_TRIES):
            try:
                return self._held.backup(connection.connection)
            except sqlite3.OperationalError:
                time.sleep(0.1)
        return self._held.backup(connection.connection)

    def _bring_rows(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            # Neither triggers nor keys of others are looked at: all rows come back.
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(f"TRUNCATE {', '.join(map(_quoted, self._rows))}")
            for table, rows in self._rows.items():
                with cursor.cursor.copy(f"COPY {_quoted(table)} FROM STDIN") as copy:
                    copy.write(rows)
            for name, (key, is_called) in self._next_keys.items():
                cursor.execute("SELECT setval(%s, %s, %s)", [_quoted(name), key, is_called])


def _rows() -> dict[str, bytes]:
    """{table: all its rows}"""
    held = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.cursor.copy(f"COPY {_quoted(table)} TO STDOUT") as copy:
                held[table] = b"".join(copy)
    return held


def _next_keys() -> dict[str, tuple[int, bool]]:
    """{sequence: (its last key, whether that was given)}"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        held = {}
        for name in names:
            cursor.execute(f"SELECT last_value, is_called FROM {_quoted(name)}")
            held[name] = cursor.fetchone()
    return held


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _number() -> int:
    """0 in a database of a form that has none."""
    if _TABLE not in connection.introspection.table_names():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(number), 0) FROM {_TABLE}")
        return cursor.fetchone()[0]
