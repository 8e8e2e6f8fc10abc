import pytest
from django.core.management import call_command


@pytest.fixture(autouse=True)
def _own_originals(settings, tmp_path):
    """Originals of a test lie in the test's own folder."""
    settings.MEDIA_ROOT = tmp_path / "sources"


@pytest.fixture
def known_places(db):
    """The regions, topics and issuers of the fixtures."""
    call_command("load_reference_data", verbosity=0)
