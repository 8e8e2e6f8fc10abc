import pytest
from django.core.management import call_command

from archive.ops import translations
from tests.support.own_index import index_at
from tests.support.warm_python import WarmPython


def pytest_configure():
    # A fresh clone has the translation's source only.
    translations.compile_changed()


@pytest.fixture(autouse=True)
def _own_originals(settings, tmp_path):
    """Originals of a test lie in the test's own folder."""
    settings.MEDIA_ROOT = tmp_path / "sources"


@pytest.fixture
def known_places(db):
    """The regions, topics and issuers of the fixtures."""
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
