"""Words in the order of their characters' numbers, whatever order a database was made with."""

from django.db.models import Func


class ByCodePoint(Func):
    """The words, to order by. SQLite orders them so by itself; a PostgreSQL may have been made with another order."""

    template = "%(expressions)s"
    arity = 1

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template='(%(expressions)s) COLLATE "C"', **context)
