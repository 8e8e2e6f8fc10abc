"""What every check runs under."""

import pytest


@pytest.fixture(autouse=True)
def _nothing_waits_for_the_disk(monkeypatch):
    """No check ends a machine, and to have every write on the disk takes half of the time; what survives that is seen
    in tests/search/whoosh_engine/test_faults.py."""
    monkeypatch.setattr("os.fsync", lambda handle: None)
