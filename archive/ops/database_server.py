"""A database that is a server: whether it can be reached and is the archive's, and its pool across a fork.

Over a file none of this does anything.
"""

import os

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.ops import database_url

# Pools of the parent: not to be closed by a child, whose end of a connection is the parent's too.
_left_behind: list[object] = []


class NotReached(Exception):
    """Says in one sentence what is wrong with DATABASE_URL or the server behind it, and what to do."""


def require() -> None:
    """Raises NotReached where the server is away, refuses, or is not the archive's."""
    if not is_server():
        return
    try:
        # Not by the pool, which would only say that it waited in vain.
        connection.Database.connect(**connection.get_connection_params()).close()  # type: ignore[attr-defined]
        told = database_url.server_fault(connection)
    except Exception as error:
        told = database_url.refusal(error)
        if told is None:
            raise
        raise NotReached(f"{told}。没有改动任何数据。（{str(error).strip()}）") from error
    if told:
        raise NotReached(f"{told}。没有改动任何数据。")


def is_server(held: BaseDatabaseWrapper = connection) -> bool:
    return held.vendor == "postgresql"


def forget_pools_in_children() -> None:
    """Have no child of this process use the connections of its pool: two would talk at once on one."""
    os.register_at_fork(after_in_child=_forget)


def _forget() -> None:
    for held in connections.all(initialized_only=True):
        if pools := getattr(type(held), "_connection_pools", None):
            _left_behind.extend([*pools.values(), held.connection])
            pools.clear()
        if is_server(held):
            held.connection = None
