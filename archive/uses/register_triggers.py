"""The database refuses to change the register, or to take anything from it: raw SQL by the program's own account is
refused too. Whoever may alter tables can drop the triggers; against that only a copy elsewhere helps.

SQLite drops a table's triggers when a migration remakes the table, so they are made anew after every migrate.
"""

from archive.models import UseRecord

_TABLE = UseRecord._meta.db_table
_NAME = "use_register_refuses"
_WORDS = "the register of uses is only added to"
_SQLITE_EVENTS = ("UPDATE", "DELETE")
_FUNCTION = "archive_refuse_register_change"
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_WORDS}'; END $$
"""


def make(connection) -> None:
    """Give the register its triggers, where there is such a table."""
    with connection.cursor() as cursor:
        if _TABLE not in connection.introspection.table_names(cursor):
            return
        if connection.vendor == "sqlite":
            for event in _SQLITE_EVENTS:
                cursor.execute(
                    f'CREATE TRIGGER IF NOT EXISTS "{_NAME}_{event.lower()}" BEFORE {event} ON "{_TABLE}" '
                    f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
                )
        elif connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER "{_NAME}" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{_TABLE}" '
                f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
            )


def drop(connection) -> None:
    """Take them away: for a purge, which makes them again, and for tests, which empty every table between two."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in _SQLITE_EVENTS:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{_NAME}_{event.lower()}"')
        elif connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {_FUNCTION}() CASCADE")
