"""An index of a test's own."""

from contextlib import contextmanager

from haystack import connections
from haystack.constants import DEFAULT_ALIAS


@contextmanager
def index_at(path):
    """Have haystack read and write the index at `path`, and forget it afterwards."""
    engine = connections[DEFAULT_ALIAS]
    before = engine.options
    engine.options = {**before, "PATH": str(path)}
    engine.reset_sessions()
    try:
        yield engine
    finally:
        engine.options = before
        engine.reset_sessions()
