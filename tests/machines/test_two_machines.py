"""What readers and staff do on two web machines at once: whichever answers, it is one archive."""

import contextlib
import os
import signal
import threading
import time
from http.client import HTTPException
from urllib.parse import quote

from tests.support.intake_drafts import notice
from tests.support.served_archive import kill_group, until
from tests.support.web_machines import ACCOUNT, KEY, sign_in, upload
from tests.support.web_reader import WebReader

_NICENESS = 10
_EVERYTHING_WAITS = (
    "INSERT INTO archive_outboxentry (directive_id, removed, at) SELECT id, false, now() FROM archive_directive"
)


def test_two_first_starts_at_once_make_one_archive(machines):
    told = [machine.prepared for machine in machines]
    assert sum("已导入首批 5 个文件" in said for said in told) == 1, told
    assert machines[0].rows("SELECT count(*) FROM archive_source WHERE name LIKE '%%.%%'")[0][0] == 5


def test_who_signs_in_on_one_goes_on_at_the_other(machines):
    one, other = machines
    reader = one.reader()
    assert sign_in(reader).status == 302
    there = WebReader(other.port, cookies=reader.cookies)
    page = there.get("/intake/")
    assert page.status == 200
    assert ACCOUNT in page.text


def test_what_one_imports_the_other_finds_and_shows(machines, tmp_path):
    one, other = machines
    before = other.get("/directives/")
    file = tmp_path / "heartland.txt"
    file.write_text(notice("示例心桥", 31), encoding="utf-8")
    assert one.command("import_directives", str(file))[0] == 0
    until(lambda: other.found("示例心桥") == 1 and one.found("示例心桥") == 1, 30)
    after = other.get("/directives/")
    assert "示例心桥" in after.text
    assert before.headers["ETag"] != after.headers["ETag"]


def test_both_machines_name_a_page_alike(machines):
    """A browser that comes back to the other machine gets no page for nothing."""
    one, other = machines
    # A page has its host's name in it; before both stands one proxy.
    said = {"Host": "localhost", "Cookie": "csrftoken=" + "a" * 32}
    pages = [machine.reader().ask("GET", "/directives/", headers=said) for machine in (one, other)]
    assert pages[0].status == 200
    assert pages[0].headers["ETag"] == pages[1].headers["ETag"]
    again = other.reader().ask("GET", "/directives/", headers=said | {"If-None-Match": pages[0].headers["ETag"]})
    assert again.status == 304


def test_wrong_passwords_are_counted_over_both(machines):
    one, other = machines
    for at in range(5):
        sign_in(machines[at % 2].reader(), "not the password")
    refused = sign_in(other.reader())
    assert refused.status == 429
    assert one.command("unlock", ACCOUNT)[0] == 0
    assert sign_in(one.reader()).status == 302


def test_a_killed_import_is_gone_on_with_by_the_other_machine(machines, tmp_path):
    """Every file once, and each index equals the database."""
    one, other = machines
    folder, held = tmp_path / "incoming", one.count("source")
    folder.mkdir()
    for serial in range(60):
        (folder / f"{serial:03}.txt").write_text(notice(f"示例路桥第{serial}次", 100 + serial), encoding="utf-8")
    run = one.begin("import_directives", str(folder))
    until(lambda: run.poll() is not None or one.count("source") > held + 8, 60, pause=0.01)
    assert run.poll() is None
    kill_group(run)
    status, said = other.command("import_directives", str(folder))
    assert status == 0, said
    assert one.count("source") == held + 60
    for machine in machines:
        until(lambda machine=machine: machine.found("示例路桥") == 60, 60)
        assert [fault for fault in machine.checked("--repair") if fault["kind"] != "original-stray"] == []


def test_drafts_of_a_killed_machine_are_read_by_the_other(machines):
    one, other = machines
    reader = one.reader()
    assert sign_in(reader).status == 302
    files = {f"d{serial}.txt": notice(f"示例渡口第{serial}次", 300 + serial) for serial in range(12)}
    assert len(upload(reader, files).json()["files"]) == 12
    one.kill()
    try:
        until(lambda: one.rows("SELECT count(*) FROM archive_intakedraft WHERE state = 'read'") == [(12,)], 60)
        assert one.rows("SELECT max(tries) FROM archive_intakedraft")[0][0] == 0
    finally:
        one.start(is_prepared=True)


def test_a_killed_indexer_s_work_is_done_by_the_next_and_each_index_equals_the_database(machines):
    one, _ = machines
    landed = 0
    for pause in (0.3, 1.0, 2.2, 2.6):
        one.change(_EVERYTHING_WAITS)
        time.sleep(pause)
        landed += one.count("outboxentry") > 0
        for pid in _upkeep_of(one):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    assert landed
    until(one.is_in_step, 150)
    for machine in machines:
        assert [fault for fault in machine.checked() if fault["kind"] != "original-stray"] == []


def test_no_reader_meets_an_error_while_one_machine_after_the_other_is_restarted(machines):
    told: list[int] = []
    ends = threading.Event()
    readers = [threading.Thread(target=_read_on, args=(machines, told, ends)) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        for machine in machines:
            machine.stop()
            time.sleep(0.5)
            machine.start()
    finally:
        ends.set()
        for reader in readers:
            reader.join(60)
    assert len(told) > 20
    assert set(told) == {200}


def test_machines_of_different_keys_say_so(machines):
    one, other = machines
    other.stop()
    other.environment["SECRET_KEY"] = KEY[::-1]
    try:
        other.start(is_prepared=True)
        until(lambda: "密钥（SECRET_KEY）不同" in other.log.read_text(encoding="utf-8"), 10)
        assert "machines differ: key" in one.get("/readyz").text
        assert "machines-key" in {fault["kind"] for fault in one.checked()}
    finally:
        other.stop()
        other.environment["SECRET_KEY"] = KEY
        other.start(is_prepared=True)
    assert "machines differ" not in one.get("/readyz").text


def test_machines_that_keep_originals_elsewhere_than_each_other_say_so(machines):
    one, other = machines
    other.stop()
    other.environment["ORIGINALS_URL"] = "s3://example-originals/archive?endpoint=http://127.0.0.1:9"
    try:
        other.start(is_prepared=True)
        until(lambda: "存放原件的位置（ORIGINALS_URL）不同" in other.log.read_text(encoding="utf-8"), 10)
        assert "s3://example-originals/archive http://127.0.0.1:9）" in other.log.read_text(encoding="utf-8")
        assert "machines differ: originals" in one.get("/readyz").text
        assert "machines-originals" in {fault["kind"] for fault in one.checked()}
    finally:
        other.stop()
        del other.environment["ORIGINALS_URL"]
        other.start(is_prepared=True)
    assert "machines differ" not in one.get("/readyz").text


def test_word_lists_are_loaded_once_and_brought_by_every_start(machines, tmp_path):
    one, other = machines
    (tmp_path / "words.txt").write_text("示例心灯行动\n", encoding="utf-8")
    status, said = one.command("lexicon", "load", str(tmp_path))
    assert status == 0 and "1 行" in said, said
    assert "示例心灯行动" in one.command("lexicon", "show")[1]
    one.stop()
    one.start(is_prepared=True)
    try:
        assert (one.folder / "lexicon" / "words.txt").read_text(encoding="utf-8") == "示例心灯行动\n"
        assert "machines differ: words" in other.get("/readyz").text
    finally:
        other.stop()
        other.start(is_prepared=True)
    assert "machines differ" not in other.get("/readyz").text


def _upkeep_of(machine) -> list[int]:
    """Its process for the index, and that one's child: they stand back behind all others."""
    found = []
    for pid in machine.processes():
        with contextlib.suppress(OSError):
            if os.getpriority(os.PRIO_PROCESS, pid) == _NICENESS:
                found.append(pid)
    return found


def _read_on(machines, told: list[int], ends: threading.Event) -> None:
    """Read through one machine and where it does not answer through the other, as the proxy before them does."""
    turn = 0
    while not ends.is_set():
        turn += 1
        told.append(_status(machines, turn, f"/search/?q={quote('工会')}" if turn % 2 else "/directives/"))


def _status(machines, turn: int, path: str) -> int:
    for machine in (machines[turn % 2], machines[(turn + 1) % 2]):
        try:
            answer = WebReader(machine.port, 30).get(path)
        except (OSError, HTTPException):
            continue
        return answer.status
    return 0
