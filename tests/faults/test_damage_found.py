"""Damage of every kind, done past the program: check_archive names it, and what it says to do works."""

import shutil
from pathlib import Path

import pytest

from tests.support.serving import get
from tests.support.whole_archive import wrongs

_PAGE = 4096


def originals(archive) -> list[Path]:
    return sorted(path for path in (archive.folder / "sources").rglob("*") if path.is_file())


def a_flipped_byte(archive):
    path = originals(archive)[0]
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[10] ^= 1
    path.write_bytes(data)


def a_missing_original(archive):
    originals(archive)[0].unlink()


def a_stray_file(archive):
    originals(archive)[0].with_name("stray").write_bytes(b"stray")


def a_source_without_directive(archive):
    archive.change(
        "DELETE FROM archive_actionitem_topics", "DELETE FROM archive_actionitem", "DELETE FROM archive_section",
        "DELETE FROM archive_occurrence WHERE source_id = 2", "DELETE FROM archive_directive WHERE source_id = 2",
    )  # fmt: skip


def another_title(archive):
    archive.change("UPDATE archive_directive SET title = '改过的标题' WHERE id = 3")


def another_action_item(archive):
    archive.change("UPDATE archive_actionitem SET text = '改过的任务' WHERE id = 3")


def another_section(archive):
    archive.change("UPDATE archive_section SET text = '改过的章节' WHERE id = 3")


def another_source_text(archive):
    archive.change("UPDATE archive_source SET text = '改过的文字' WHERE id = 3")


def a_key_to_nothing(archive):
    archive.change("PRAGMA foreign_keys = OFF", "UPDATE archive_issuance SET issuer_id = 999999 WHERE id = 1")


def a_flipped_byte_of_the_index(archive):
    path = max((archive.folder / "index").rglob("*.lists"), key=lambda one: one.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def two_overwritten_pages(archive):
    archive.change("PRAGMA wal_checkpoint(TRUNCATE)")
    ((root,),) = archive.rows("SELECT rootpage FROM sqlite_master WHERE name = 'archive_directive'")
    with (archive.folder / "archive.sqlite3").open("r+b") as file:
        for page in (root, root + 1):
            file.seek((page - 1) * _PAGE)
            file.write(b"\xa5" * _PAGE)


def repaired(archive, incoming):
    archive.command("check_archive", "--repair")


def read_anew(archive, incoming):
    """What staff did not write is read again from the files, the index is brought in step."""
    archive.command("reparse", "--all", "--write")
    repaired(archive, incoming)


def imported_anew(archive, incoming):
    """Staff have the files as they received them."""
    archive.command("import_directives", str(incoming("again", 1, 60)))


def moved_away(archive, incoming):
    """For what is changed: moved away and kept, then imported anew."""
    originals(archive)[0].rename(archive.folder.with_name("kept"))
    imported_anew(archive, incoming)


def from_yesterday(archive, incoming):
    """The database as it was copied before: `restore` where there is one, else the file by hand."""
    for path in archive.folder.glob("archive.sqlite3*"):
        path.unlink()
    shutil.copy(archive.folder.with_name("yesterday"), archive.folder / "archive.sqlite3")


# What is done, the kinds that name it (one of them must), what then mends it.
_DAMAGE = [
    pytest.param(a_flipped_byte, {"original-changed"}, moved_away),
    pytest.param(a_missing_original, {"original-missing"}, imported_anew),
    pytest.param(a_stray_file, {"original-stray"}, repaired),
    pytest.param(a_source_without_directive, {"source-alone"}, repaired),
    pytest.param(another_title, {"index-stale", "text-altered"}, read_anew),
    pytest.param(another_action_item, {"text-unfit", "text-altered"}, read_anew),
    pytest.param(another_section, {"text-unfit", "text-altered"}, read_anew),
    pytest.param(another_source_text, {"source-altered"}, repaired),
    pytest.param(a_key_to_nothing, {"database-references"}, from_yesterday),
    pytest.param(a_flipped_byte_of_the_index, {"damaged"}, repaired),
    pytest.param(two_overwritten_pages, {"database-damaged"}, from_yesterday),
]


def name_of(value) -> str | None:
    return getattr(value, "__name__", "")


@pytest.mark.parametrize(("harm", "kinds", "mend"), _DAMAGE, ids=name_of)
def test_damage_is_found_and_its_remedy_works(archive, incoming, figures, harm, kinds, mend):
    shutil.copy(archive.folder / "archive.sqlite3", archive.folder.with_name("yesterday"))
    harm(archive)
    found = archive.checked()
    names = {fault["kind"] for fault in found}
    figures(found=sorted(names))
    assert names & kinds, found
    assert all(fault["what"] and fault["where"] and fault["remedy"] for fault in found)
    mend(archive, incoming)
    assert archive.checked() == []
    assert wrongs(archive) == []


def test_a_damaged_database_is_told_to_readers_in_words(archive, figures):
    archive.start()
    two_overwritten_pages(archive)
    archive.stop()
    archive.start(is_prepared=True)
    answers = {
        path: get(f"http://127.0.0.1:{archive.port}{path}") for path in ("/", "/directives/", "/readyz", "/healthz")
    }
    figures(answers={path: status for path, (status, *_) in answers.items()})
    assert answers["/healthz"][0] == 200
    assert answers["/readyz"][0] == 503
    assert all(status in (200, 503) for status, *_ in answers.values())
    assert all("Traceback" not in body.decode("utf-8", "replace") for *_, body in answers.values())
