"""An index of a test's own."""

from contextlib import contextmanager

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from search.haystack_front import backend
from search.suggesting import spelling_vocabulary


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
    # The vocabulary is read anew by the key of its newest term, which a test's archive shares with the one before it.
    spelling_vocabulary._held = (None, None)
