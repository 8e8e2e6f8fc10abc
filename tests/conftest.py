from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from archive.ingest import reference_fixtures
from archive.ops import translations
from archive.uses import register_triggers
from tests.support.own_index import index_at
from tests.support.warm_python import WarmPython

# No test measures time: hypothesis would fail an example that takes 200 ms, as a busy machine may. The same examples
# each time: what a change broke is then the change's; `make explore` looks for others.
hypothesis_settings.register_profile("archive", deadline=None, derandomize=True)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis_settings.load_profile("archive")


# What takes a worker long comes early, so that none has it left when the others are done. The browser's tests come
# last: they leave a loop of events running in their worker, in which neither forks nor Django's async methods do what
# they do elsewhere; each of their files is short.
EARLY = ["ops", "public_names", "models", "privacy", "search", "ingest", "web", "language", "formats"]
LAST = ["browser"]


def pytest_addoption(parser):
    parser.addoption("--seed", default="15", help="other moments and other hostile things for tests/faults")


def pytest_configure():
    # A fresh clone has the translation's source only.
    translations.compile_changed()


def pytest_collection_modifyitems(items):
    places = {folder: at for at, folder in enumerate([*EARLY, "", *LAST])}
    tests = Path(__file__).parent
    items.sort(key=lambda item: places.get(item.path.relative_to(tests).parts[0], places[""]))


@pytest.fixture(autouse=True)
def _own_originals(settings, tmp_path):
    """Originals of a test lie in the test's own folder."""
    settings.MEDIA_ROOT = tmp_path / "sources"


@pytest.fixture
def known_places(db, monkeypatch):
    """The regions, topics and issuers of the fixtures, without the four thousand counties (see known_counties)."""
    monkeypatch.setattr(reference_fixtures, "add_counties", lambda known: 0)
    call_command("load_reference_data", verbosity=0)


@pytest.fixture
def known_counties(db):
    """All that the fixtures have."""
    call_command("load_reference_data", verbosity=0)


@pytest.fixture
def index(tmp_path, db):
    """An empty index; `search.indexing.index_upkeep.rebuild()` fills it with the directives a test has made."""
    with index_at(tmp_path / "index") as engine:
        engine.get_backend().clear()
        yield engine


@pytest.fixture(scope="session")
def warm_python():
    """Runs commands as processes of their own, in a third of the time."""
    python = WarmPython()
    yield python
    python.close()


@pytest.fixture(autouse=True, scope="session")
def _register_of_a_test_may_be_emptied():
    """After a test with transactions of its own every table is emptied, which the register of uses refuses; the
    triggers are made anew by what follows."""
    empty = TransactionTestCase._fixture_teardown

    def teardown(self):
        register_triggers.drop(connection)
        empty(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
