"""A backup is made while staff save and files come in; restored in an empty folder, it has yesterday's corrections."""

import threading

from tests.faults.test_kills import save_on
from tests.support.served_archive import ServedArchive, until
from tests.support.whole_archive import wrongs


def test_a_backup_during_writes_is_restored_whole(archive, incoming, figures, tmp_path):
    archive.start()
    shelf, folder = tmp_path / "backups", incoming("meanwhile", 9000, 40)
    keys = [pk for (pk,) in archive.rows("SELECT id FROM archive_directive ORDER BY id LIMIT 20")]
    tried, saved, ends = [], {}, threading.Event()
    saver = threading.Thread(target=save_on, args=(archive, keys, 1, tried, saved, ends))
    saver.start()
    until(lambda: len(saved) >= 3 or not saver.is_alive(), 120)
    importing = archive.begin("import_directives", str(folder))
    yesterday = dict(saved)
    status, said = archive.command("backup", str(shelf))
    ends.set()
    saver.join(60)
    assert status == 0, said
    assert importing.wait(300) == 0
    (copy,) = (path for path in shelf.iterdir() if path.is_file() and path.suffix != ".part")
    restored = ServedArchive(tmp_path / "restored")
    status, said = restored.command("restore", str(copy))
    assert status == 0, said
    status, said = restored.command("prepare")
    assert status == 0, said
    titles = dict(restored.rows("SELECT id, title FROM archive_directive"))
    later = {}
    for pk, title in tried:
        later.setdefault(pk, set()).add(title)
    assert [pk for pk, title in yesterday.items() if titles[pk] != title and titles[pk] not in later[pk]] == []
    assert wrongs(restored) == []
    assert restored.checked() == []
    assert archive.checked() == []
    figures(saves_before=len(yesterday), saves_meanwhile=len(saved) - len(yesterday), bytes=copy.stat().st_size)
