"""An index of a test's own."""

from contextlib import contextmanager

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from search.haystack_front import backend


@contextmanager
def index_at(path):
    """Have haystack read and write the index at `path`, and forget it afterwards."""
    engine = connections[DEFAULT_ALIAS]
    before = engine.options
    engine.options = {**before, "PATH": str(path)}
    _forget(engine)
    try:
        yield engine
    finally:
        engine.options = before
        _forget(engine)


def _forget(engine):
    backend.engines.clear()
    engine.reset_sessions()
