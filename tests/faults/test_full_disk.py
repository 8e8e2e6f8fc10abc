"""A disk of forty megabytes that is full, in each kind of write: a clear sentence, nothing lost, and it goes on by
itself once there is room."""

import os
import shutil
import subprocess

import pytest

from tests.support.served_archive import ServedArchive, until
from tests.support.whole_archive import wrongs

_DISK_MB = 40
_FULL = ("磁盘", "空间")


@pytest.fixture
def archive(template, tmp_path):
    """On a disk of its own, where this account may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_MB}m", "faults", str(place)]
    if not shutil.which("mount") or subprocess.run(mounting, capture_output=True).returncode:
        pytest.skip("nothing may be mounted here")
    made = ServedArchive(shutil.copytree(template, place / "data"))
    made.log = tmp_path / "log"
    try:
        yield made
    finally:
        made.close()
        subprocess.run(["umount", "-l", str(place)], check=False)


class Ballast:
    """Fills the disk but for so many bytes."""

    def __init__(self, archive):
        self.path = archive.folder.with_name("ballast")

    def fill(self, but_for: int = 0) -> None:
        with self.path.open("ab", buffering=0) as file:
            free = os.statvfs(self.path).f_bavail * os.statvfs(self.path).f_frsize
            # The last of it by small pieces: how a file system counts is its own affair.
            for size in [1 << 16] * max(0, (free - but_for) >> 16) + ([1024] * 256 if not but_for else []):
                try:
                    file.write(bytes(size))
                except OSError:
                    break

    def lift(self) -> None:
        self.path.unlink(missing_ok=True)


def test_a_full_disk(archive, incoming, figures):
    ballast, folder = Ballast(archive), incoming("full", 7000, 60)
    archive.start()
    held = archive.count("source")
    before = archive.rows("SELECT id, title FROM archive_directive ORDER BY id")
    ballast.fill(but_for=700_000)
    status, said = archive.command("import_directives", str(folder))
    stored = archive.count("source") - held
    assert status == 1 and 0 <= stored < 60, said
    assert any(word in said for word in _FULL), said
    assert "Traceback" not in said, said
    ballast.fill()
    a_full_disk_is_read(archive)
    refused = a_save_is_refused_in_words(archive)
    for words in (["rebuild_index"], ["reparse", "--all", "--write"], ["run_indexer", "--once"]):
        status, said = archive.command(*words)
        assert "Traceback" not in said, (words, said)
        assert status == 0 or any(word in said for word in _FULL), (words, said)
    assert wrongs(archive) == []
    assert archive.rows("SELECT id, title FROM archive_directive ORDER BY id")[: len(before)] == before
    ballast.lift()
    until(archive.is_in_step, 120)
    assert archive.get("/readyz").status == 200
    status, said = archive.command("import_directives", str(folder))
    assert status == 0, said
    until(archive.is_in_step)
    assert archive.count("source") == held + 60
    assert wrongs(archive) == []
    assert archive.checked() == []
    assert archive.tracebacks() == []
    figures(stored_before_it_was_full=stored, of=60, lost=0, a_save_was_answered=refused)


def a_full_disk_is_read(archive) -> None:
    for path in (
        "/",
        "/directives/",
        "/directives/1/",
        "/search/?q=%E5%B7%A5%E4%BC%9A",
        "/directives/export.csv",
        "/healthz",
    ):
        assert archive.get(path).status == 200, path


def a_save_is_refused_in_words(archive) -> int:
    """Or taken, where what it writes still finds room."""
    reader = archive.archivist()
    address = "/review/1/"
    answer = reader.send(address, reader.form(address) | {"publication": "主动公开" * 20, "save": "1"})
    assert answer.status == 302 or any(word in answer.text for word in _FULL), answer.text[:800]
    return answer.status
