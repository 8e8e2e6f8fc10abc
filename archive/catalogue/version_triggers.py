"""Triggers that raise the data version, in the transaction of whatever changes a table that pages read.

Which tables those are each app says itself: `read_by_pages` of its AppConfig names the models, and a column that no
page shows stands in a model's `unseen_columns`. SQLite drops a table's triggers when a migration remakes the table, so
they are made anew after every migrate.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

_TABLE = "archive_dataversion"
_NAME = "data_version_"
# Never a number that there was before, not even after a backup was put back: at least the time, in microseconds.
_SQLITE_RAISE = (
    "INSERT INTO archive_dataversion (writer, number)"
    " SELECT 0, 0 WHERE NOT EXISTS (SELECT 1 FROM archive_dataversion)",
    "UPDATE archive_dataversion SET number = max(number + 1, CAST(strftime('%s', 'now') AS INTEGER) * 1000000)",
)
# So many writers at once do not wait for each other. A row for each process would leave more and more behind.
_POSTGRESQL_RAISE = """
INSERT INTO archive_dataversion AS held (writer, number)
VALUES (pg_backend_pid() % 1024, floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
ON CONFLICT (writer) DO UPDATE SET number = greatest(held.number + 1, excluded.number)
"""
_FUNCTION = "archive_raise_data_version"
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {_POSTGRESQL_RAISE}; RETURN NULL; END $$
"""


def make(connection) -> None:
    """Give every table that pages read its triggers, as far as there are such tables. Leaves those alone that are
    there."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if _TABLE in tables and connection.vendor in _VENDORS:
            _VENDORS[connection.vendor](
                cursor, {model: _columns(connection, cursor, model) for model in _there(tables)}
            )


def raise_number(connection) -> None:
    """As the triggers do: after what changed tables in their absence."""
    with connection.cursor() as cursor:
        if _TABLE in connection.introspection.table_names(cursor):
            for statement in _RAISES.get(connection.vendor, ()):
                cursor.execute(statement)


def drop(connection) -> None:
    """Take all of them away."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _sqlite_triggers(cursor):
                cursor.execute(f'DROP TRIGGER "{name}"')
        elif connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {_FUNCTION}() CASCADE")


def read_models() -> Iterator[type[models.Model]]:
    """Every model that pages read, those between many and many among them."""
    for config in apps.get_app_configs():
        for name in getattr(config, "read_by_pages", ()):
            model = config.get_model(name)
            yield model
            between = [field.remote_field.through for field in model._meta.local_many_to_many]
            yield from (one for one in between if one and one._meta.auto_created)


def _make_for_sqlite(cursor, read) -> None:
    held, wanted = _sqlite_triggers(cursor), dict(_sqlite_wanted(read))
    for name in held.keys() - wanted.keys():
        cursor.execute(f'DROP TRIGGER "{name}"')
    for name, sql in wanted.items():
        if held.get(name) != sql:
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            cursor.execute(sql)


def _sqlite_triggers(cursor) -> dict[str, str]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{_NAME}%"])
    return dict(cursor.fetchall())


def _sqlite_wanted(read) -> Iterator[tuple[str, str]]:
    for model, columns in read.items():
        table = model._meta.db_table
        for event in ("INSERT", "DELETE", _update_of(columns)):
            name = f"{_NAME}{event.split()[0].lower()}_{table}"
            yield name, f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {"; ".join(_SQLITE_RAISE)}; END'


def _make_for_postgresql(cursor, read) -> None:
    cursor.execute(_POSTGRESQL_FUNCTION)
    for model, columns in read.items():
        table = model._meta.db_table
        cursor.execute(
            f'CREATE OR REPLACE TRIGGER "{_NAME}{table}" AFTER INSERT OR DELETE OR {_update_of(columns)} OR TRUNCATE '
            f'ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()'
        )


def _there(tables: set[str]) -> Iterator[type[models.Model]]:
    return (model for model in read_models() if model._meta.db_table in tables)


def _columns(connection, cursor, model) -> list[str]:
    """The columns of a table that pages show, as far as migrations have come."""
    columns = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return [column.name for column in columns if column.name not in getattr(model, "unseen_columns", ())]


def _update_of(columns) -> str:
    return "UPDATE OF " + ", ".join(f'"{column}"' for column in columns)


_VENDORS = {"sqlite": _make_for_sqlite, "postgresql": _make_for_postgresql}
_RAISES = {"sqlite": _SQLITE_RAISE, "postgresql": (_POSTGRESQL_RAISE,)}
