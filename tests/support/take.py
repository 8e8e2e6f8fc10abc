"""A fixture that has the archive take in texts, as the command does with files."""

import pytest

from archive import ingest


@pytest.fixture
def take(db, tmp_path):
    """take(text): have the archive take in a file of that text (or bytes); what became of it."""
    run, folder = ingest.ImportRun(), tmp_path / "taken"
    folder.mkdir()

    def take(text, name=""):
        path = folder / (name or f"{len(list(folder.iterdir()))}.txt")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return run.import_file(path)

    return take
