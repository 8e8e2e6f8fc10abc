"""How far the move is, in tables of its own in the new database: a move that was killed goes on from there.

Foreign keys wait there too: a row may come before the one that it points at, and only a superuser may switch them off.
Made again at the end, they are checked over all rows at once.
"""

from django.db import connection, transaction

_FOREIGN_KEYS = """
INSERT INTO moving_foreign_key (table_name, name, definition)
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
"""


def is_begun() -> bool:
    return "moving_progress" in connection.introspection.table_names()


def begin(emptied: list[str]) -> None:
    """Make the record, set foreign keys aside and empty the tables that migrations have filled: all or nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE moving_progress (table_name text PRIMARY KEY, last_key text NOT NULL)")
        cursor.execute("CREATE TABLE moving_foreign_key (table_name text, name text, definition text)")
        cursor.execute(_FOREIGN_KEYS)
        cursor.execute("SELECT table_name, name FROM moving_foreign_key")
        for table, name in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for table in emptied:
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608


def last_key(table: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_key FROM moving_progress WHERE table_name = %s", [table])
        found = cursor.fetchone()
    return found and found[0]


def note(cursor, table: str, key) -> None:
    """In the transaction of the rows themselves."""
    cursor.execute(
        "INSERT INTO moving_progress VALUES (%s, %s)"
        " ON CONFLICT (table_name) DO UPDATE SET last_key = excluded.last_key",
        [table, str(key)],
    )


def end() -> None:
    """Foreign keys stand again; nothing is left of the record. Raises IntegrityError."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT table_name, name, definition FROM moving_foreign_key")
        for table, name, definition in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        cursor.execute("DROP TABLE moving_foreign_key, moving_progress")
