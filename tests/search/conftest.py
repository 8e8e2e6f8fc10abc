"""An index of one's own for each test."""

from contextlib import contextmanager

import pytest
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


@pytest.fixture
def index(tmp_path, db):
    """An empty index; `search.indexer.rebuild()` fills it with the directives a test has made."""
    with index_at(tmp_path / "index") as engine:
        yield engine
