"""kill -9 of what reads and takes in, while it does: the server starts it again, each file is read once and taken in
once, and nothing half-done is to be seen in between."""

import contextlib
import hashlib
import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.support.intake_drafts import notice
from tests.support.served_archive import ServedArchive, tree_of, until

# Linux tells of its processes by files.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc here"),
]
_NICENESS = 5
_SIGNED_IN = """
from pathlib import Path
from django.conf import settings
from tests.support.intake_drafts import clerk
Path(settings.DATA_DIR, "session-of-tests").write_text(clerk().cookies["sessionid"].value)
"""
# Reading this much takes some seconds.
_LINES = 7_000


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed") / "data"
    folder.mkdir()
    (folder / "first-holdings-imported").touch()
    archive = ServedArchive(folder)
    for words in (["prepare"], ["shell", "-c", _SIGNED_IN]):
        status, said = archive.command(*words)
        assert status == 0, said
    archive.start(is_prepared=True)
    yield archive
    archive.close()


class Clerk:
    """Somebody at the served archive's intake, and one slow file."""

    def __init__(self, served: ServedArchive, about: str, serial: int):
        self.served, self.reader = served, served.archivist()
        lines = (f"各单位要认真组织第{at}次{about}活动，按期报送总结，做好{about}工作。\n" for at in range(_LINES))
        self.data = notice(about, serial).replace("为做好", "".join(lines) + "为做好").encode()
        self.sha256 = hashlib.sha256(self.data).hexdigest()

    def draft(self, column: str):
        rows = self.served.rows(f"SELECT {column} FROM archive_intakedraft WHERE sha256 = ?", self.sha256)
        return rows[0][0] if rows else None

    def page(self) -> str:
        # Of a reader of its own: the other one may be waiting for an answer.
        return self.served.archivist().get(f"/intake/{self.draft('id')}/").text

    def bring(self) -> None:
        token = self._token(self.reader.get("/intake/").text)
        fields = {"csrfmiddlewaretoken": token, "whole": "1"}
        parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{fields[name]}\r\n' for name in fields]
        head = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        body = "".join([parts[0], head]).encode() + self.data + f"\r\n{parts[1]}--x--\r\n".encode()
        sent = {"Content-Type": "multipart/form-data; boundary=x", "Origin": f"http://127.0.0.1:{self.served.port}"}
        answer = self.reader.ask("POST", "/intake/", body, sent | {"Accept": "application/json"})
        assert answer.status == 200 and not answer.json()["files"][0]["refused"], answer.text

    def ask_in(self, title: str) -> None:
        page = self.reader.get(f"/intake/{self.draft('id')}/").text
        boxes = dict(re.findall(r'<input[^>]* name="(d0-[a-z_]+)" value="([^"]*)"', page))
        boxes |= dict(re.findall(r'<textarea name="(d0-[a-z_]+)"[^>]*>\s*([^<]*)</textarea>', page))
        told = {
            "csrfmiddlewaretoken": self._token(page),
            "version": str(self.draft("version")),
            "act": "take-in",
            "d0-title": title,
        }
        assert self.reader.send(f"/intake/{self.draft('id')}/", boxes | told | {"d0-title": title}).status == 302

    @staticmethod
    def _token(page: str) -> str:
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


def at_work(served) -> list[int]:
    """The server's process for what is brought in, and its child, while it has one."""
    found = []
    for pid in tree_of(served.processes()[0]):
        with contextlib.suppress(OSError):
            if os.getpriority(os.PRIO_PROCESS, pid) == _NICENESS:
                found.append(pid)
    return found


def the_process(served) -> None:
    end(at_work(served)[:1])


def its_child(served) -> None:
    end(at_work(served)[1:])


def both(served) -> None:
    end(at_work(served))


def the_server_with_all(served) -> None:
    served.kill()
    served.start(is_prepared=True)


def end(pids: list[int]) -> None:
    assert pids
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


VICTIMS = [the_process, its_child, both, the_server_with_all]
HELD = ("source", "directive", "registration")


@pytest.mark.parametrize("kill", VICTIMS)
def test_killed_while_it_reads(served, kill):
    clerk, held = Clerk(served, f"示例阅读之{kill.__name__}", VICTIMS.index(kill) + 1), counts(served)
    clerk.bring()
    until(lambda: clerk.draft("tries") == 1)
    time.sleep(0.3)
    kill(served)
    assert (clerk.draft("state"), clerk.draft("reading"), clerk.draft("version")) == ("waiting", "[]", 1)
    assert "正在等待读取" in clerk.page()
    until(lambda: clerk.draft("state") != "waiting", 90)
    # A second reading would have raised the version once more.
    assert (clerk.draft("state"), clerk.draft("version"), clerk.draft("tries")) == ("read", 2, 0)
    assert counts(served) == held


@pytest.mark.parametrize("moment", ["reading", "writing"])
@pytest.mark.parametrize("kill", VICTIMS)
def test_killed_while_it_takes_in(served, kill, moment):
    serial = 10 * (VICTIMS.index(kill) + 1) + (moment == "writing")
    clerk, held = Clerk(served, f"示例竞赛之{kill.__name__}与{moment}", serial), counts(served)
    clerk.bring()
    until(lambda: clerk.draft("state") == "read", 60)
    title = f"示例市总工会关于开展示例竞赛之{kill.__name__}与{moment}工作的补充通知"
    read = clerk.draft("version")
    # The answer waits for what is taken in: the kill comes before it.
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(clerk.ask_in, title)
        if moment == "writing":
            until((served.folder / "sources" / clerk.sha256[:2] / clerk.sha256).exists, 60, pause=0.001)
        else:
            until(lambda: clerk.draft("tries") == 1, 60, pause=0.001)
        kill(served)
        if clerk.draft("state") == "queued":
            assert counts(served) == held
            assert "正在入库" in clerk.page()
        with contextlib.suppress(OSError, HTTPException):
            # Of a server that was killed none comes.
            asked.result()
    until(lambda: clerk.draft("state") != "queued", 90)
    # Corrected, asked for, taken in: a second time would have raised it once more.
    assert (clerk.draft("state"), clerk.draft("version")) == ("taken-in", read + 3)
    # The bytes go once that is written.
    until(lambda: not (served.folder / "intake" / clerk.sha256).exists())
    one_more = {table: held[table] + 1 for table in ("source", "directive", "registration")}
    assert counts(served) == held | one_more
    assert served.rows("SELECT serial FROM archive_registration ORDER BY serial") == [
        (at + 1,) for at in range(one_more["registration"])
    ]
    ((pk, kept),) = served.rows("SELECT id, title FROM archive_directive ORDER BY id DESC LIMIT 1")
    acts = served.rows(
        "SELECT act, field FROM archive_historyentry WHERE directive_id = ? AND field IN ('title', 'registration')", pk
    )
    assert (kept, sorted(acts)) == (title, [("corrected", "title"), ("registered", "registration")])


def test_after_all_of_them_nothing_is_wrong(served):
    until(served.is_in_step)
    # Half an original, written when the kill came, belongs to nothing: it is told, and moved aside.
    assert {fault["kind"] for fault in served.checked()} <= {"original-stray"}
    served.command("check_archive", "--repair")
    assert served.checked() == []


def counts(served) -> dict[str, int]:
    return {table: served.count(table) for table in HELD}
