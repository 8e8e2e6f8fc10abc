"""Sixteen readers over ten thousand directives: MINUTES=5 for the whole."""

import os
import time

import pytest

from tests.faults.test_heavy_clients import most_memory
from tests.support.large_archive import COUNT, large_archive
from tests.support.page_times import PageTimes

_SECONDS = float(os.environ.get("MINUTES", "1")) * 60
_READERS = 16
_MOST_SECONDS, _MOST_OF_MEDIANS = 1.0, 10
# What a worker may have grown by once it is warm.
_MOST_GROWN_MB = 60


@pytest.fixture
def served():
    archive = large_archive()
    archive.start(is_prepared=True)
    yield archive
    archive.close()


def test_sixteen_readers(served, figures):
    with PageTimes(served, COUNT, _READERS) as readers:
        time.sleep(_SECONDS / 3)
        warm = most_memory(served)
        time.sleep(_SECONDS * 2 / 3)
    grown = most_memory(served) - warm
    median, p95, p99 = (readers.share(part) for part in (0.5, 0.95, 0.99))
    figures(answers=len(readers.seconds), a_second=len(readers.seconds) / _SECONDS, median_s=median, p95_s=p95)
    figures(p99_s=p99, most_s=max(readers.seconds), warm_MB=warm, grown_MB=grown)
    assert readers.errors == []
    assert p95 < _MOST_SECONDS
    assert p99 <= _MOST_OF_MEDIANS * median
    assert grown <= _MOST_GROWN_MB
    assert served.tracebacks() == []
