import itertools
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import TransactionTestCase, override_settings
from hypothesis import settings as hypothesis_settings

from archive.ingest import reference_fixtures
from archive.ops import translations
from tests.support import reference_rows
from tests.support.held_database import HeldDatabase
from tests.support.own_index import index_at
from tests.support.six_directives import SixDirectives
from tests.support.warm_python import WarmPython

# No test measures time: hypothesis would fail an example that takes 200 ms, as a busy machine may. The same examples
# each time: what a change broke is then the change's; `make explore` looks for others.
hypothesis_settings.register_profile("archive", deadline=None, derandomize=True)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis_settings.load_profile("archive")


# What takes a worker long comes early, so that none has it left when the others are done. The browser's tests come
# last: they leave a loop of events running in their worker, in which neither forks nor Django's async methods do what
# they do elsewhere; of their files the longest begin.
EARLY = ["ops", "benchmarks", "public_names", "models", "privacy", "search", "ingest", "web", "language", "formats"]
LAST = ["browser"]
LONGEST = ["test_intake_upload", "test_review", "test_choice", "test_accessibility", "test_staff_forms"]
_DATABASE = {"db", "transactional_db", "live_server"}
_number = itertools.count()


def pytest_addoption(parser):
    parser.addoption("--seed", default="15", help="other moments and other hostile things for tests/faults")


def pytest_configure():
    # A fresh clone has the translation's source only.
    translations.compile_changed()


def pytest_collection_modifyitems(items):
    places = {folder: at for at, folder in enumerate([*EARLY, "", *LAST])}
    tests = Path(__file__).parent

    def place(item) -> tuple[int, bool]:
        room = item.path.relative_to(tests).parts[0]
        return places.get(room, places[""]), room in LAST and item.path.stem not in LONGEST

    items.sort(key=place)


@pytest.fixture(autouse=True)
def _own_originals(request, settings, tmp_path_factory):
    """Originals of a test lie in the test's own folder; for one without a database none is made for that alone."""
    with_database = _DATABASE & set(request.fixturenames) or request.node.get_closest_marker("django_db")
    if with_database or "tmp_path" in request.fixturenames:
        settings.MEDIA_ROOT = request.getfixturevalue("tmp_path") / "sources"
    else:
        settings.MEDIA_ROOT = tmp_path_factory.getbasetemp() / f"originals-{next(_number)}"


@pytest.fixture
def known_places(db, monkeypatch):
    """The regions, topics and issuers of the fixtures, without the four thousand counties (see known_counties)."""
    monkeypatch.setattr(reference_fixtures, "add_counties", lambda known: 0)
    reference_rows.bring()


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


@pytest.fixture(scope="module")
def kept_index(tmp_path_factory, django_db_setup, django_db_blocker):
    """As `index`, for a module whose tests only read: rows and index that a fixture of the module makes over it are
    there for all of them. Not for tests with transactions of their own."""
    folder = tmp_path_factory.mktemp("kept-index")
    own_originals = override_settings(MEDIA_ROOT=folder / "sources")
    with django_db_blocker.unblock(), own_originals, transaction.atomic(), index_at(folder / "index") as engine:
        engine.get_backend().clear()
        yield engine
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def warm_python():
    """Runs commands as processes of their own, in a third of the time."""
    python = WarmPython()
    yield python
    python.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a test with transactions of its own the database is what it was before the first test."""
    with django_db_blocker.unblock():
        held = HeldDatabase()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: held.put_back())
        yield


@pytest.fixture(scope="session")
def six_directives(tmp_path_factory):
    """The archive of the five sources, for tests with transactions of their own: `six_directives.bring(index)`."""
    return SixDirectives(tmp_path_factory.mktemp("six-directives"))
