"""Which keys begin with what was typed, by the index there is for it, whatever order a database sorts words in."""

from django.db.models import CharField, Q
from django.db.models.lookups import StartsWith

_LAST = "\U0010ffff"


def begun_with(path: str, typed: str) -> Q:
    """The condition that the field at that path ('keys__key') begins with it."""
    return Q(**{f"{path}__{_BegunWith.lookup_name}": typed})


@CharField.register_lookup
class _BegunWith(StartsWith):
    """PostgreSQL has an index for LIKE beside the field's own: a range would follow the order of its collation, in
    which the last character of all is none. SQLite sorts by code point, and has no index for LIKE."""

    lookup_name = "begun_with"

    def as_sqlite(self, compiler, connection):
        key, parameters = self.process_lhs(compiler, connection)
        return f"({key} >= %s AND {key} < %s)", [*parameters, self.rhs, *parameters, f"{self.rhs}{_LAST}"]

    def get_rhs_op(self, connection, rhs):
        return connection.operators["startswith"] % rhs
