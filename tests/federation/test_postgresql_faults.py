"""A PostgreSQL that is away, refuses, or is somebody else's, as an office meets it: by `prepare`, and with readers."""

import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from tests.servers import postgres
from tests.support.intake_drafts import notice
from tests.support.served_archive import until
from tests.support.serving import ROOT, environment_of, get, served_from

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not()),
]


@pytest.fixture(scope="module")
def server():
    with postgres.served() as server:
        yield server


def prepare(folder, url: str) -> subprocess.CompletedProcess:
    environment = environment_of(folder) | {"DATABASE_URL": url}
    command = [sys.executable, "manage.py", "prepare"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)


def latin(server):
    return server.create("latin", "--encoding=LATIN1", "--locale=C", "--template=template0")


def foreign(server):
    url = server.create("foreign")
    server.ask("CREATE TABLE wages (id int)", "foreign")
    return url


@pytest.mark.parametrize(
    ("url_of", "said"),
    [
        (lambda server: server.url("nowhere"), "请先建好"),
        (lambda server: server.url().replace("archive@", "nobody@"), "请先建好"),
        (lambda server: server.url().replace(str(server.port), "1"), "没有应答"),
        (lambda server: server.url().replace("127.0.0.1", "db.invalid"), "请核对主机名"),
        (latin, "createdb --encoding=UTF8"),
        (foreign, "wages"),
    ],
    ids=["no database", "no role", "no server", "no host", "another encoding", "somebody else's"],
)
def test_what_cannot_be_used_is_told_in_a_sentence(server, tmp_path, url_of, said):
    done = prepare(tmp_path, url_of(server))
    assert done.returncode != 0 and said in done.stderr and "DATABASE_URL" in done.stderr
    assert "没有改动任何数据" in done.stderr and "Traceback" not in done.stderr


def test_the_database_that_the_sentence_has_made_is_used(server, tmp_path):
    """createdb as the refusal of another encoding says."""
    url = server.create("told", "--encoding=UTF8", "--locale=C.UTF-8", "--template=template0")
    done = prepare(tmp_path, url)
    assert done.returncode == 0, done.stderr
    assert server.ask("SELECT count(*) FROM archive_directive", "told") == ["6"]
    assert not (tmp_path / "archive.sqlite3").exists()


def test_a_second_machine_brings_nothing_back(server, tmp_path):
    """What staff have deleted does not come back by a machine with an empty folder; two at once take turns."""
    url = server.create("twice")
    folders = [tmp_path / name for name in "ab"]
    running = []
    for folder in folders:
        folder.mkdir()
        environment = environment_of(folder) | {"DATABASE_URL": url}
        command = [sys.executable, "manage.py", "prepare"]
        running.append(subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True))
    for process in running:
        _, said = process.communicate(timeout=240)
        assert process.returncode == 0, said
    assert server.ask("SELECT count(*) FROM archive_directive", "twice") == ["6"]
    server.ask("TRUNCATE archive_directive CASCADE", "twice")
    (tmp_path / "c").mkdir()
    assert prepare(tmp_path / "c", url).returncode == 0
    assert server.ask("SELECT count(*) FROM archive_directive", "twice") == ["0"]


@contextmanager
def reading(address: str, path: str):
    """Somebody opens a page again and again; what was answered, as (status, body)."""
    answers: list[tuple[int, bytes]] = []
    ended = threading.Event()

    def read():
        while not ended.is_set():
            status, _, body = get(address + path)
            answers.append((status, body))
            time.sleep(0.05)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        yield answers
    finally:
        ended.set()
        for reader in readers:
            reader.join(30)


def test_readers_while_it_is_stopped_and_started(server, tmp_path):
    url = server.create("read")
    with served_from(tmp_path, DATABASE_URL=url) as (address, _):
        path = "/directives/1/"
        whole = get(address + path)[2]
        with reading(address, path) as answers:
            until(lambda: len(answers) > 8)
            server.stop(at_once=True)
            until(lambda: answers[-1][0] == 503, seconds=20)
            assert get(f"{address}/healthz")[0] == 200
            assert get(f"{address}/readyz")[0] == 503
            status, headers, body = get(address + path)
            assert status == 503 and headers["Retry-After"] and "连不上数据库" in body.decode()
            server.start()
            until(lambda: answers[-1][0] == 200, seconds=20)
        assert {status for status, _ in answers} <= {200, 503}
        assert all(b"Traceback" not in body for _, body in answers)
        assert b"</html>" in whole and get(address + path)[0] == 200
        assert get(f"{address}/readyz")[0] == 200
        log = (tmp_path / "log").read_text(errors="replace")
        assert "Traceback" not in log, log


def test_what_was_brought_in_before_it_crashed_is_there(server, tmp_path):
    """An import that PostgreSQL breaks off: what was reported is there, the rest comes in the next time."""
    url = server.create("broken")
    data, received = tmp_path / "data", tmp_path / "received"
    for folder in (data, received):
        folder.mkdir()
    assert prepare(data, url).returncode == 0
    for number in range(60):
        text = notice(about=f"示例{number}", serial=number + 1)
        (received / f"{number:02}.txt").write_text(text, encoding="utf-8")
    how = {"cwd": ROOT, "env": environment_of(data) | {"DATABASE_URL": url}, "stdout": subprocess.PIPE}
    command = [sys.executable, "manage.py", "import_directives", str(received)]
    importing = subprocess.Popen(command, stderr=subprocess.STDOUT, text=True, **how)
    held = "SELECT count(*) FROM archive_directive"
    until(lambda: int(server.ask(held, "broken")[0]) > 10)
    server.stop(at_once=True)
    told, _ = importing.communicate(timeout=60)
    assert importing.returncode != 0 and "连不上数据库" in told and "Traceback" not in told, told
    server.start()
    again = subprocess.run(command, stderr=subprocess.STDOUT, text=True, timeout=240, **how)
    assert again.returncode == 0, again.stdout
    assert server.ask(held, "broken") == ["66"]
    assert server.ask("SELECT count(*) - count(DISTINCT sha256) FROM archive_source", "broken") == ["0"]
