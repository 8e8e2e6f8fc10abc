"""Many rows of one table at once. A directive has a hundred action items; going through every field of every
row in turn, as the ORM does, takes longer than the parser needs for the whole text."""

from functools import cache

from django.db import connection, models

# Values of these are turned into what the database keeps; those of all others are kept as they are.
_PREPARED = (models.JSONField, models.DateField)


def insert(rows: list[models.Model]) -> None:
    """Insert unsaved rows of one model, whose values are plain, and set the keys of those that have none."""
    if not rows:
        return
    model = type(rows[0])
    keyed = [row for row in rows if row.pk is not None]
    if keyed or not connection.features.can_return_rows_from_bulk_insert:
        # Those with keys first: none of them may be given to another.
        model._default_manager.bulk_create(keyed)
        model._default_manager.bulk_create([row for row in rows if row.pk is None])
        return
    columns, into, one, returning = _statement(model)
    most = max((connection.features.max_query_params or 10_000) // len(columns), 1)
    with connection.cursor() as cursor:
        for at in range(0, len(rows), most):
            some = rows[at : at + most]
            values = [prepare(getattr(row, name)) for row in some for name, prepare in columns]
            cursor.execute(f"{into}{','.join([one] * len(some))}{returning}", values)
            for row, (pk,) in zip(some, cursor.fetchall(), strict=True):
                row.pk = pk
                row._state.adding, row._state.db = False, connection.alias


def insert_pairs(through: type[models.Model], pairs: list[tuple[int, int]]) -> None:
    """Insert (row, other) keys into the table between two models."""
    row, other = (_quoted(field.column) for field in through._meta.concrete_fields[1:])
    table = _quoted(through._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({row}, {other}) VALUES (%s, %s)", pairs)  # noqa: S608


@cache
def _statement(model: type[models.Model]):
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = [(field.attname, _preparing(field)) for field in fields]
    names = ", ".join(_quoted(field.column) for field in fields)
    into = f"INSERT INTO {_quoted(model._meta.db_table)} ({names}) VALUES "  # noqa: S608
    one = f"({', '.join(['%s'] * len(fields))})"
    return columns, into, one, f" RETURNING {_quoted(model._meta.pk.column)}"


def _preparing(field: models.Field):
    if isinstance(field, _PREPARED):
        return lambda value: field.get_db_prep_save(value, connection)
    return lambda value: value


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
