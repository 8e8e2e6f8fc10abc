"""Static files, collected anew whenever they are others than those that pages would be served with."""

import json
import os

import pytest

from archive.ops import static_files


@pytest.fixture
def sheet(settings, tmp_path):
    """A style sheet that is collected; all the static files there are."""
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    manifest = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": manifest}
    sheet = tmp_path / "sources" / "page.css"
    sheet.parent.mkdir()
    sheet.write_text("p { color: red }")
    static_files.collect_changed()
    return sheet


@pytest.fixture
def served(settings):
    """served(): (name, contents) of every file as pages link it."""

    def served():
        paths = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
        return {name: (settings.STATIC_ROOT / hashed).read_text() for name, hashed in paths.items()}

    return served


def test_what_is_the_same_is_left_alone(sheet, settings, monkeypatch):
    monkeypatch.setattr(static_files, "call_command", lambda *_, **__: pytest.fail("collected again"))
    os.utime(sheet)
    assert not static_files.collect_changed()


def test_an_upgrade_with_older_times_is_seen(sheet, served):
    sheet.write_text("p { color: green }")
    new = sheet.with_name("new.css")
    new.write_text("b {}")
    for file in (sheet, new):
        os.utime(file, (0, 0))
    static_files.collect_changed()
    assert served() == {"page.css": "p { color: green }", "new.css": "b {}"}


def test_one_file_in_the_place_of_another_is_seen(sheet, served):
    sheet.rename(sheet.with_name("other.css"))
    static_files.collect_changed()
    assert set(served()) == {"other.css"}


def test_a_folder_put_back_from_a_backup_is_seen(sheet, served, settings):
    kept = (settings.STATIC_ROOT / "staticfiles.json").read_bytes()
    sheet.write_text("p { color: green }")
    static_files.collect_changed()
    (settings.STATIC_ROOT / "staticfiles.json").write_bytes(kept)
    static_files.collect_changed()
    assert served() == {"page.css": "p { color: green }"}


def test_a_folder_that_was_cleared_is_filled(sheet, served, settings):
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    static_files.collect_changed()
    assert served() == {"page.css": "p { color: red }"}
