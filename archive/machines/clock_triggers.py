"""Rows whose time PostgreSQL writes itself, whoever writes the row: a machine's clock may be an hour off, and by these
times machines decide what another has left undone and who has still to wait.

Made after every migrate, as the triggers of the data version are.
"""

_FUNCTION = "archive_database_clock_"
# {table: the column}; the second is django-axes' own.
_COLUMNS = {"archive_outboxentry": "at", "axes_accessattempt": "attempt_time"}


def make(connection) -> None:
    """Give these tables their triggers, as far as there are such tables; over SQLite there is one clock."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table, column in _COLUMNS.items():
            if table not in there:
                continue
            name = f"{_FUNCTION}{column}"
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN NEW.{column} = clock_timestamp(); RETURN NEW; END $$"
            )
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER "{name}" BEFORE INSERT OR UPDATE OF "{column}" ON "{table}" '
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
