"""What runs over SQLite runs over PostgreSQL: the import, and every kind of page."""

import json
import os
import subprocess
import sys

import pytest

from archive.settings import BASE_DIR
from tests.servers import postgres

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not()),
]


def seen(settings: str, **environment) -> dict[str, dict]:
    """{"imports": {file: what came of it}, "reader" and "staff": {address: status}}"""
    command = [sys.executable, "-m", "tests.servers.postgres_pages"]
    environment = os.environ | environment | {"DJANGO_SETTINGS_MODULE": settings}
    return json.loads(
        subprocess.run(command, cwd=BASE_DIR, env=environment, check=True, stdout=subprocess.PIPE).stdout
    )


@pytest.fixture(scope="module")
def over_postgresql():
    with postgres.running() as environment:
        yield seen("tests.servers.postgres_settings", **environment)


@pytest.fixture(scope="module")
def over_sqlite():
    return seen("tests.settings")


@pytest.mark.parametrize("who", ["reader", "staff"])
def test_no_page_fails(over_postgresql, who):
    assert {address: status for address, status in over_postgresql[who].items() if status >= 500} == {}
    assert any("/pdf/" in address for address in over_postgresql[who])


def test_the_same_files_come_in(over_postgresql, over_sqlite):
    assert over_postgresql["imports"] == over_sqlite["imports"]


@pytest.mark.parametrize("who", ["reader", "staff"])
def test_every_page_is_answered_as_over_sqlite(over_postgresql, over_sqlite, who):
    """Rows of one rank stand in another order, and so a few links are followed that are not followed there."""
    ours, theirs = over_postgresql[who], over_sqlite[who]
    both = ours.keys() & theirs.keys()
    assert len(both) > 0.9 * max(len(ours), len(theirs))
    assert {address: ours[address] for address in both} == {address: theirs[address] for address in both}
