"""Whatever breaks an archive: check_archive names it, and the remedy that it names, done as it says, mends it."""

import os
import random
import re

import pytest

from tests.support.kept_archive import ROOT, KeptArchive

pytestmark = pytest.mark.slow

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory, warm_python):
    """An archive with the first directives and a backup of it, all in order. The backup lies beside it."""
    folder = tmp_path_factory.mktemp("whole") / "data"
    archive = KeptArchive(folder, warm_python)
    status, said = archive.run("prepare")
    assert status == 0, said
    status, said = archive.run("backup", str(folder.parent / "backups"))
    assert status == 0, said
    assert archive.checked()[1]["faults"] == []
    return archive


@pytest.fixture
def archive(whole, tmp_path):
    return whole.copied_to(tmp_path / "data")


# What breaks it.


def flip_a_byte_of_an_original(archive):
    path = archive.originals()[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x40
    path.write_bytes(data)


def delete_an_original(archive):
    archive.originals()[0].unlink()


def leave_a_stray_file(archive):
    (archive.path / "sources" / "stray.txt").write_text("示例")


def leave_the_original_of_a_killed_import(archive):
    folder = archive.path / "sources" / "ab"
    folder.mkdir(exist_ok=True)
    (folder / ("ab" + "0" * 62)).write_bytes("示例市总工会关于示例工作的通知".encode())


def change_a_name(archive):
    archive.sql("UPDATE archive_source SET name = '../../etc/passwd' WHERE id = 1")


def change_the_received_text(archive):
    archive.sql("UPDATE archive_source SET text = '假' WHERE id = 1")


def change_an_action_item(archive):
    archive.sql("UPDATE archive_actionitem SET text = '假任务' WHERE id = (SELECT min(id) FROM archive_actionitem)")


def change_a_title(archive):
    archive.sql("UPDATE archive_directive SET title = '被改' WHERE id = 1")


def change_a_section(archive):
    archive.sql("UPDATE archive_section SET text = '假' || text WHERE id = (SELECT max(id) FROM archive_section)")


def change_a_text(archive):
    # In its head, which is no section's: there nothing else tells of it.
    archive.sql("UPDATE archive_directive SET text = '乙' || substr(text, 2) WHERE id = 1")


def delete_a_directive(archive):
    archive.sql("DELETE FROM archive_directive WHERE id = 1")


def flip_forty_bytes_of_the_database(archive):
    chance, size = random.Random(3), archive.database.stat().st_size
    with archive.database.open("r+b") as file:
        for _ in range(40):
            at = chance.randrange(20 * PAGE, size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 0x40]))


def overwrite_two_pages(archive):
    with archive.database.open("r+b") as file:
        file.seek(PAGE * 3)
        file.write(random.Random(3).randbytes(2 * PAGE))


def overwrite_the_head(archive):
    with archive.database.open("r+b") as file:
        file.write(random.Random(3).randbytes(PAGE))


def cut_the_database_short(archive):
    os.truncate(archive.database, archive.database.stat().st_size // 2)


def put_something_else_in_its_place(archive):
    archive.database.write_text("这不是数据库。" * 100)


def empty_the_database(archive):
    os.truncate(archive.database, 0)


# What mends it, as the remedy says.


def import_again(archive):
    status, said = archive.run("import_directives", str(ROOT / "fixtures" / "sources"))
    assert status == 0 and "已用这次的文件补回" in said


def repair(archive):
    status, said = archive.run("check_archive", "--repair")
    assert status == 0, said


def reparse(archive):
    assert archive.run("reparse", "1", "--write")[0] == 0
    archive.run("check_archive", "--repair")


def restore(archive):
    fault = next(one for one in archive.checked()[1]["faults"] if "restore" in one["remedy"])
    file = re.search(r"manage\.py restore (\S+\.zip)", fault["remedy"])[1]
    archive.path.rename(archive.path.with_name("aside"))
    status, said = archive.run("restore", file)
    assert status == 0, said
    status, said = archive.run("prepare")
    assert status == 0, said


CASES = [
    (flip_a_byte_of_an_original, "original-changed", "重新导入", import_again),
    (delete_an_original, "original-missing", "重新导入", import_again),
    (leave_a_stray_file, "original-stray", "--repair", repair),
    (leave_the_original_of_a_killed_import, "original-stray", "--repair", repair),
    (change_a_name, "source-altered", "--repair", repair),
    (change_the_received_text, "source-altered", "--repair", repair),
    (change_an_action_item, "text-unfit", "--repair", repair),
    (change_a_section, "text-unfit", "--repair", repair),
    (change_a_title, "index-stale", "--repair", repair),
    (change_a_text, "text-altered", "reparse", reparse),
    (delete_a_directive, "database-references", "--repair", repair),
    (delete_a_directive, "source-alone", "--repair", repair),
    (flip_forty_bytes_of_the_database, "database-damaged", "restore", restore),
    (overwrite_two_pages, "database-damaged", "restore", restore),
    (overwrite_the_head, "database-damaged", "restore", restore),
    (cut_the_database_short, "database-damaged", "restore", restore),
    (put_something_else_in_its_place, "database-damaged", "restore", restore),
    (empty_the_database, "database-empty", "restore", restore),
]


@pytest.mark.parametrize(
    ("break_it", "kind", "word", "mend"), CASES, ids=[f"{one[0].__name__}-{one[1]}" for one in CASES]
)
def test_what_breaks_is_found_by_its_kind_and_mended_as_it_says(archive, break_it, kind, word, mend):
    break_it(archive)
    status, said = archive.checked()
    assert (status, said["ok"]) == (1, False)
    assert set(said) == {"ok", "directives", "faults", "last_backup", "remarks"}
    remedies = [fault["remedy"] for fault in said["faults"] if fault["kind"] == kind]
    assert remedies and all(word in remedy for remedy in remedies)
    mend(archive)
    status, said = archive.checked()
    assert (status, said["faults"]) == (0, [])


def test_of_a_damaged_database_it_says_so_in_words_and_writes_nothing(archive):
    overwrite_two_pages(archive)
    before = archive.database.read_bytes()
    status, said = archive.run("check_archive", "--repair")
    assert status == 1 and "数据库已损坏" in said and "manage.py restore" in said
    assert "Traceback" not in said
    assert archive.database.read_bytes() == before


def test_what_is_set_aside_is_not_deleted(archive):
    leave_a_stray_file(archive)
    flip_a_byte_of_an_original(archive)
    damaged = archive.originals()[0].name
    import_again(archive)
    repair(archive)
    assert {path.name for path in (archive.path / "set-aside").iterdir()} == {"stray.txt", damaged}


def test_a_directive_that_was_deleted_by_hand_is_read_again_under_a_new_number(archive):
    (title,) = archive.sql("SELECT title FROM archive_directive WHERE id = 1")[0]
    delete_a_directive(archive)
    repair(archive)
    assert len(archive.sql("SELECT id FROM archive_directive WHERE title = ?", title)) == 1
