"""kill -9 at fifty moments that chance picks. What was reported done is there, nothing half-done is to be seen, and
the running server or the next start repairs the rest."""

import contextlib
import os
import signal
import threading
import time
from http.client import HTTPException
from urllib.parse import quote

import pytest

from tests.support.served_archive import ServedArchive, kill_group, tree_of, until
from tests.support.whole_archive import reported, wrongs

_IMPORTS, _DRAINS, _REBUILDS, _REPARSES, _SAVES, _BACKUPS = 14, 8, 8, 6, 8, 6
_NICENESS = 10
_FINDABLE = "工会"
_EVERYTHING_WAITS = (
    "INSERT INTO archive_outboxentry (directive_id, removed, at) SELECT id, 0, datetime('now') FROM archive_directive"
)


@pytest.fixture
def served(archive):
    archive.start()
    return archive


def test_killed_imports(served, incoming, chance, figures, tmp_path):
    """Of one folder, again and again: each goes on where the one before was killed, and what it had stored is found
    while the server runs."""
    folder, landed, told = incoming("killed", 1000, 420), 0, 0
    for at in range(_IMPORTS):
        goal = served.count("source") + chance.randint(0, 28)
        output = tmp_path / f"import-{at}.json"
        run = served.begin("import_directives", "--json", str(folder), output=output)
        until(lambda run=run, goal=goal: run.poll() is not None or served.count("source") > goal, 90, pause=0.005)
        time.sleep(chance.uniform(0, 0.06))
        landed += run.poll() is None
        kill_group(run)
        done = reported(output)
        told += len(done)
        assert wrongs(served, done) == []
        assert served.get("/directives/").status == 200
    began = time.monotonic()
    until(served.is_in_step)
    taken_up = time.monotonic() - began
    held = served.count("directive")
    assert count_of(served, "") == held
    assert served.get("/readyz").status == 200
    # What was in hand at a kill has left its original behind: its import finds it there.
    status, said = served.command("import_directives", str(folder))
    assert status == 0, said
    until(served.is_in_step)
    assert served.count("source") == 480
    # Half an original, written when the kill came, belongs to nothing: it is told, and moved aside.
    left = served.checked()
    assert {fault["kind"] for fault in left} <= {"original-stray"}
    served.command("check_archive", "--repair")
    assert served.checked() == []
    figures(kills=landed, of=_IMPORTS, told_to_be_held=told, lost=0, left_behind=len(left), queue_taken_up_in=taken_up)


def test_killed_queue(served, chance, figures):
    """The server's own process for the index, while it works."""
    landed = 0
    for _ in range(_DRAINS):
        served.change(_EVERYTHING_WAITS)
        time.sleep(chance.uniform(0.2, 2.5))
        victims = upkeep_of(served)
        landed += not served.is_in_step()
        for pid in victims:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert served.get(f"/search/?q={quote(_FINDABLE)}").status == 200
    until(served.is_in_step)
    assert wrongs(served) == []
    assert served.checked() == []
    figures(kills=landed, of=_DRAINS)


def test_killed_rebuilds(served, chance, figures):
    """The whole group, or the one alone whose children go on without it. The old index is searched meanwhile."""
    landed, whole = 0, count_of(served, _FINDABLE)
    assert whole > 0
    for at in range(_REBUILDS):
        before = generations(served)
        run = served.begin("rebuild_index")
        until(lambda run=run, before=before: run.poll() is not None or generations(served) - before, 90, pause=0.005)
        time.sleep(chance.uniform(0, 1.5))
        landed += run.poll() is None
        if at % 2:
            run.kill()
        else:
            kill_group(run)
        run.wait(30)
        assert count_of(served, _FINDABLE) == whole
    until(served.is_in_step)
    served.stop()
    served.start()
    assert served.checked() == []
    assert len(generations(served)) == 1
    figures(kills=landed, of=_REBUILDS, unfound=0)


def test_killed_rereading(served, chance, figures):
    """Each directive is read anew whole or not at all."""
    landed, done = 0, []
    for _ in range(_REPARSES):
        served.change("UPDATE archive_directive SET genre = '示例', title = title || '改'")
        run = served.begin("reparse", "--all", "--write")
        goal = chance.randint(1, 45)
        until(lambda run=run, goal=goal: run.poll() is not None or sum(reread(served)) >= goal, 90, pause=0.005)
        time.sleep(chance.uniform(0, 0.06))
        landed += run.poll() is None
        kill_group(run)
        done.append(sum(reread(served)))
        assert wrongs(served) == []
        served.change("UPDATE archive_directive SET genre = '通知' WHERE genre = '示例'")
    status, said = served.command("reparse", "--all", "--write")
    assert status == 0, said
    until(served.is_in_step)
    assert served.rows("SELECT count(*) FROM archive_directive WHERE title LIKE '%改'") == [(0,)]
    assert served.checked() == []
    figures(kills=landed, of=_REPARSES, reread_by_then=done)


def test_killed_saves(served, chance, figures):
    """Somebody saves one directive after another in the admin, and the server is killed with all its processes."""
    landed, acknowledged = 0, 0
    keys = [pk for (pk,) in served.rows("SELECT id FROM archive_directive ORDER BY id LIMIT 40")]
    for turn in range(_SAVES):
        tried, saved, ends = [], {}, threading.Event()
        saver = threading.Thread(target=save_on, args=(served, keys, turn, tried, saved, ends))
        saver.start()
        goal = chance.randint(1, 6)
        until(lambda saved=saved, goal=goal, saver=saver: len(saved) >= goal or not saver.is_alive(), 120, pause=0.01)
        assert saver.is_alive(), "a save was refused"
        time.sleep(chance.uniform(0, 0.4))
        served.kill()
        ends.set()
        saver.join(30)
        landed += len(tried) > len(saved)
        acknowledged += len(saved)
        titles = dict(served.rows("SELECT id, title FROM archive_directive"))
        in_flight = tried[-1] if tried else None
        lost = [pk for pk, title in saved.items() if titles[pk] != title and (pk, titles[pk]) != in_flight]
        assert lost == [], (saved, in_flight)
        assert wrongs(served) == []
        served.start(is_prepared=turn % 4 != 3)
    until(served.is_in_step)
    assert served.checked() == []
    assert acknowledged >= _SAVES
    figures(kills=_SAVES, during_a_save=landed, acknowledged=acknowledged, lost=0)


def test_killed_backups(served, chance, figures, tmp_path):
    """No half copy has the name of a whole one, and the archive goes on."""
    landed, place = 0, tmp_path / "copies"
    for _ in range(_BACKUPS):
        run = served.begin("backup", str(place))
        time.sleep(chance.uniform(1.0, 4.0))
        landed += run.poll() is None
        kill_group(run)
        assert served.get("/readyz").status == 200
        assert wrongs(served) == []
    status, said = served.command("backup", str(place))
    assert status == 0, said
    assert served.checked() == []
    # What was being written is there under no name that a whole one has.
    for number, copy in enumerate(sorted(place.glob("[!.]*"))):
        restored = ServedArchive(tmp_path / f"restored-{number}")
        status, said = restored.command("restore", str(copy))
        assert status == 0, (copy.name, said)
    figures(kills=landed, of=_BACKUPS)


def count_of(served, words: str) -> int:
    answer = served.get(f"/api/v1/search/?q={quote(words)}" if words else "/api/v1/directives/")
    assert answer.status == 200, answer
    return answer.json()["count"]


def generations(served) -> set[str]:
    return {path.name for path in (served.folder / "index").glob("generation*")}


def reread(served) -> list[bool]:
    """Of each directive whether it was: none is half."""
    question = "SELECT genre = '示例', title LIKE '%改' FROM archive_directive"
    rows = served.rows(question)
    assert all(genre == title for genre, title in rows)
    return [not genre for genre, _ in rows]


def upkeep_of(served) -> list[int]:
    """What of the server stands back: its process for the index, and that one's child."""
    found = []
    for pid in tree_of(served.processes()[0]):
        with contextlib.suppress(OSError):
            if os.getpriority(os.PRIO_PROCESS, pid) == _NICENESS:
                found.append(pid)
    return found


def save_on(served, keys, turn, tried, saved, ends) -> None:
    reader = served.archivist()
    while not ends.is_set():
        for serial, pk in enumerate(keys):
            address = f"/review/{pk}/"
            title = f"示例市总工会关于第{turn}轮第{serial}次示例的通知"
            try:
                boxes = reader.form(address) | {"title": title}
                tried.append((pk, title))
                if reader.send(address, boxes | {"save": "1"}).status != 302:
                    return
            except (OSError, HTTPException):
                return
            saved[pk] = title
