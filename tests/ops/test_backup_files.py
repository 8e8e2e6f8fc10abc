"""What may be restored and what not, which backups go, and what is said of the last one."""

import hashlib
import json
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

import pytest
from django.utils import timezone

from archive import __version__, signals
from archive.ops.backups import NotRestored, backup_shelf, manifest, restore
from archive.ops.backups.manifest import Manifest

ORIGINAL = "示例市总工会关于示例工作的通知".encode()
SHA256 = hashlib.sha256(ORIGINAL).hexdigest()


@pytest.fixture
def members(tmp_path):
    """What a small backup holds, by name."""
    database = tmp_path / "made.sqlite3"
    with closing(sqlite3.connect(database)) as made:
        made.execute("CREATE TABLE archive_source (id INTEGER)")
        made.commit()
    return {
        "archive.sqlite3": database.read_bytes(),
        f"sources/{SHA256[:2]}/{SHA256}": ORIGINAL,
        "lexicon/words.txt": "示例".encode(),
        "secret-key": b"example",
    }


def packed(path, members, **changed):
    """A backup with these members, and with another manifest where that is wanted."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    told = Manifest(__version__, timezone.now().isoformat(), ["archive.0001_initial"], {}, digests)
    with zipfile.ZipFile(path, "w") as held:
        for name, data in members.items():
            held.writestr(name, data)
        held.writestr(manifest.NAME, json.dumps(json.loads(told.as_json()) | changed))
    return path


def what_lies_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_backup_is_restored_into_an_empty_folder_for_its_owner_alone(tmp_path, members):
    folder = tmp_path / "data"
    folder.mkdir()
    told = restore(packed(tmp_path / "b.zip", members), folder)
    assert told.version == __version__
    assert {name: (folder / name).read_bytes() for name in what_lies_in(folder)} == members
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}


def test_what_a_restore_that_was_killed_left_is_no_hindrance(tmp_path, members):
    folder = tmp_path / "data"
    (folder / "restored.partial" / "sources").mkdir(parents=True)
    (folder / "sources" / "ab").mkdir(parents=True)
    restore(packed(tmp_path / "b.zip", members), folder)
    assert {name: (folder / name).read_bytes() for name in what_lies_in(folder)} == members


def cut_short(path, members):
    packed(path, members)
    os.truncate(path, path.stat().st_size * 2 // 3)


def no_zip(path, members):
    path.write_text("示例")


def somebody_elses(path, members):
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("来文.txt", "示例")


def with_a_changed_member(path, members):
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    packed(path, members | {"lexicon/words.txt": b"other"}, files=digests)


def with_a_byte_flipped(path, members):
    packed(path, members)
    data = bytearray(path.read_bytes())
    data[data.index(ORIGINAL) + 3] ^= 0x40
    path.write_bytes(data)


def that_leads_out(path, members):
    packed(path, members | {"../out": b"example"})


def that_leads_out_below_the_sources(path, members):
    packed(path, members | {"sources/../../out": b"example"})


def that_brings_a_program(path, members):
    packed(path, members | {"static/evil.js": b"example"})


def without_one_of_its_members(path, members):
    packed(path, members, files=dict.fromkeys([*members, "secret-key2"], "0" * 64))


def of_a_newer_program(path, members):
    packed(path, members, version="99.0.0")


def of_a_newer_form(path, members):
    packed(path, members, format=99, version="99.0.0")


def with_unknown_migrations(path, members):
    packed(path, members, migrations=["archive.9999_of_tomorrow"])


def whose_list_is_none(path, members):
    packed(path, members, files=None)


def whose_database_is_none(path, members):
    packed(path, members | {"archive.sqlite3": b"example" * 1000})


def that_is_not_there(path, members):
    pass


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (cut_short, "不是完整的备份"),
        (no_zip, "不是完整的备份"),
        (somebody_elses, "不是本程序的备份"),
        (with_a_changed_member, "不符"),
        (with_a_byte_flipped, "不符"),
        (that_leads_out, "不该有的文件名"),
        (that_leads_out_below_the_sources, "不该有的文件名"),
        (that_brings_a_program, "不该有的文件名"),
        (without_one_of_its_members, "不一致"),
        (of_a_newer_program, "99.0.0"),
        (of_a_newer_form, "99.0.0"),
        (with_unknown_migrations, "更新的程序"),
        (whose_list_is_none, "不是本程序的备份"),
        (whose_database_is_none, "数据库读不出来"),
        (that_is_not_there, "读不出来"),
    ],
)
def test_what_is_no_backup_for_this_program_is_refused_in_words_and_nothing_is_touched(tmp_path, members, make, word):
    folder = tmp_path / "data"
    folder.mkdir()
    before = what_lies_in(tmp_path)
    make(tmp_path / "b.zip", members)
    with pytest.raises(NotRestored, match=word):
        restore(tmp_path / "b.zip", folder)
    assert set(what_lies_in(tmp_path)) - {"b.zip"} == set(before)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["archive.sqlite3", "来文.docx", ".hidden", "sources"])
def test_a_folder_that_is_not_empty_is_left_alone(tmp_path, members, name):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / name).write_text("示例")
    with pytest.raises(NotRestored, match="不是空文件夹"):
        restore(packed(tmp_path / "b.zip", members), folder)
    assert what_lies_in(folder) == [name]


def shelf(folder, *whole):
    """Backups of one day each, and whether something was missing in them."""
    folder.mkdir(exist_ok=True)
    for day, is_whole in enumerate(whole, 1):
        packed(
            folder / f"archive-2026-01-{day:02}-0300.zip", {"archive.sqlite3": b""}, faults=[] if is_whole else ["x"]
        )
    return folder


def days(folder):
    return [int(path.name[16:18]) for path in backup_shelf.on(folder)]


@pytest.mark.parametrize(
    ("whole", "keep", "left"),
    [
        ([True] * 5, 2, [4, 5]),
        ([True] * 5, 0, [1, 2, 3, 4, 5]),
        ([True] * 2, 5, [1, 2]),
        ([True, True, False, False], 2, [2, 3, 4]),
        ([False] * 4, 1, [4]),
        ([True, False], 1, [1, 2]),
    ],
)
def test_of_old_backups_so_many_stay_and_the_last_whole_one_always(tmp_path, whole, keep, left):
    folder = shelf(tmp_path / "backups", *whole)
    backup_shelf.prune(folder, keep)
    assert days(folder) == left


def test_what_is_not_ours_is_not_pruned(tmp_path):
    folder = shelf(tmp_path / "backups", True, True)
    (folder / "archive-2020-01-01-0300.zip").write_text("示例")
    (folder / "来文.zip").write_text("示例")
    backup_shelf.prune(folder, 1)
    assert what_lies_in(folder) == ["archive-2020-01-01-0300.zip", "archive-2026-01-02-0300.zip", "来文.zip"]


def test_two_of_one_minute_are_told_apart(tmp_path):
    folder = shelf(tmp_path / "backups", True)
    for at in (2, 10):
        packed(folder / f"archive-2026-01-01-0300-{at}.zip", {"archive.sqlite3": b""})
    assert [path.stem[19:] for path in backup_shelf.on(folder)] == ["0300", "0300-2", "0300-10"]


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_FOLDER = tmp_path / "backups"
    return tmp_path


def test_of_the_last_backup_it_is_said_when_it_was(data):
    assert backup_shelf.line() == "no backup was made yet" and "还没有备份" in backup_shelf.told()
    for age, is_old in ((1, False), (9, True)):
        at = timezone.localtime() - timedelta(days=age)
        backup_shelf.record(data / "b.zip", Manifest(__version__, at.isoformat(), [], {}, {}))
        assert f"last backup {at:%Y-%m-%d %H:%M}" in backup_shelf.line()
        assert ("more than 8 days ago" in backup_shelf.line()) == is_old == backup_shelf.is_old()
        assert ("超过 8 天" in backup_shelf.told()) == is_old


def test_a_record_that_is_none_is_no_backup(data):
    (data / "last-backup").write_text("{")
    assert backup_shelf.last() is None


@pytest.mark.django_db
def test_staff_and_whoever_watches_are_told(data, admin_client):
    assert "还没有备份" in admin_client.get("/admin/").content.decode()
    assert "no backup was made yet" in signals.remarks()


def test_the_way_back_names_the_newest_whole_backup(data):
    assert "别处的备份" in backup_shelf.way_back()
    folder = shelf(data / "backups", True, True, False)
    assert f"restore {folder / 'archive-2026-01-02-0300.zip'}" in backup_shelf.way_back()
