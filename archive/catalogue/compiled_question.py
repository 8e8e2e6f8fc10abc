"""Questions that Django puts together once, and that are then asked of many keys.

    _ISSUERS = CompiledQuestion(lambda keys: Issuance.objects.filter(directive__in=keys).values_list(…))
    _ISSUERS.ask([3, 7])

To put a question together takes Django longer than to have it answered, and a page asks several of them. What differs
between databases and between numbers of keys is told by the cache's arguments; nothing else that goes in ever changes.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    FloatField,
    IntegerField,
    QuerySet,
    TextField,
)

# Of these each database's driver gives the values as they are.
_AS_THEY_ARE = (CharField, TextField, IntegerField, FloatField, DateField)
# So many keys are asked for at once; a question of 20 serves 17 to 32.
_MOST_FORMS = 16


class _Place:
    """Where one of the keys comes among the parameters. It is equal to nothing but itself, and no driver takes it: one
    that was left would be an error, never another key's rows."""

    def __init__(self, at: int):
        self.at = at


class Keys(Expression):
    """What stands for so many keys while a question is put together: `pk__in=keys`."""

    output_field = BigIntegerField()

    def __init__(self, count: int):
        super().__init__()
        self.count = count

    def as_sql(self, compiler, connection):
        return f"({', '.join(['%s'] * self.count)})", [_Place(at) for at in range(self.count)]


class _Compiled(NamedTuple):
    sql: str
    parameters: tuple
    # (column, what Django makes of its values, the column's expression)
    converters: list[tuple[int, list[Callable], Any]]


class CompiledQuestion:
    """`rows(keys)` is an ordered QuerySet of values_list; each column of a union says its type."""

    def __init__(self, rows: Callable[[Keys], QuerySet]):
        self._rows = rows
        self._put_together = lru_cache(_MOST_FORMS)(self._compiled)

    def ask(self, keys: Sequence[int]) -> list[tuple]:
        """The rows for these keys; none for none."""
        if not keys:
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        # The next power of two: the last key is repeated, which finds no row twice.
        count = 1 << (len(keys) - 1).bit_length()
        sql, parameters, converters = self._put_together(DEFAULT_DB_ALIAS, connection.vendor, count)
        keys = [*keys, *[keys[-1]] * (count - len(keys))]
        with connection.cursor() as cursor:
            cursor.execute(sql, [keys[one.at] if type(one) is _Place else one for one in parameters])
            rows = cursor.fetchall()
        return _converted(rows, converters, connection) if converters else rows

    def _compiled(self, alias: str, vendor: str, count: int) -> _Compiled:
        compiler = self._rows(Keys(count)).query.get_compiler(using=alias)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select]
        converters = [
            (at, convert, column)
            for at, (convert, column) in compiler.get_converters(columns).items()
            if not _is_plain(column.output_field)
        ]
        return _Compiled(sql, tuple(parameters), converters)


def _is_plain(field) -> bool:
    return isinstance(field, _AS_THEY_ARE) and not isinstance(field, DateTimeField)


def _converted(rows, converters, connection) -> list[tuple]:
    rows = list(map(list, rows))
    for at, convert, column in converters:
        for row in rows:
            for one in convert:
                row[at] = one(row[at], column, connection)
    return list(map(tuple, rows))
