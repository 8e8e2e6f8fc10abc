"""An archive of an earlier release, put in order by this one's start, is read as before."""

from urllib.parse import quote

import pytest

from tests.support.served_archive import ServedArchive

pytestmark = pytest.mark.slow

# What stands in user_version, and the form in which that release left the archive.
_VERSION, _FORM = 400, "0010_counties"
# Annotations as it kept them, without the stamp of their text.
_ANNOTATIONS = "UPDATE archive_directive SET annotations = json_remove(json_set(annotations, '$.v', 1), '$.text')"
_ROWS = "SELECT id, title, number FROM archive_directive ORDER BY id"


@pytest.fixture
def archive(tmp_path):
    archive = ServedArchive(tmp_path / "data")
    archive.folder.mkdir()
    yield archive
    archive.close()


def test_an_archive_of_0_4_0_is_served(archive):
    for words in (["prepare"], ["migrate", "archive", _FORM]):
        status, said = archive.command(*words)
        assert status == 0, said
    archive.change(f"PRAGMA user_version = {_VERSION}", _ANNOTATIONS)
    before = archive.rows(_ROWS)
    archive.start()
    assert list((archive.folder / "copies").glob("archive-0.4.0-*.sqlite3"))
    pages = [f"/directives/{key}/" for key, _, _ in before]
    for path in ("/", "/directives/", "/accounts/login/", *pages):
        assert archive.get(path).status == 200, path
    found = archive.get(f"/search/?q={quote(before[0][1])}")
    assert found.status == 200 and pages[0] in found.text
    assert archive.rows(_ROWS) == before
    assert archive.checked() == [] and archive.tracebacks() == []
