import pytest

from tests.support import intake_drafts


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, monkeypatch):
    """Drafts of a test lie in the test's own folder, and are taken in without a process of the server's own."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    intake_drafts.work_at_once(monkeypatch)


@pytest.fixture
def client(db):
    return intake_drafts.clerk()
