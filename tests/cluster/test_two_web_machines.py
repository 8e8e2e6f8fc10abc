"""Two web machines over one PostgreSQL and one cluster: nothing of the index is a machine's own."""

import contextlib
import os
import signal
import threading
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from opensearchpy import OpenSearch, exceptions

from tests.servers import postgres
from tests.servers.opensearch import nodes, packages
from tests.support.intake_drafts import notice
from tests.support.served_archive import kill_group, until
from tests.support.web_machines import WebMachine
from tests.support.web_reader import Answer

WHY_NOT = packages.why_not() or postgres.why_not()
pytestmark = [pytest.mark.cluster, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]

ALIAS = "archive-shared"
# Some of the first directives have it, and nothing that is brought in here.
QUERY = "产业工人"
_EVERYTHING_WAITS = (
    "INSERT INTO archive_outboxentry (directive_id, removed, at) SELECT id, false, now() FROM archive_directive"
)
# What is told of a folder of originals that two share, and of an archive without a backup.
_NOT_OF_THE_INDEX = {"original-stray", "no-backup"}


@pytest.fixture(scope="module")
def cluster():
    with nodes.running(1) as cluster:
        yield OpenSearch(cluster.urls)


@pytest.fixture(scope="module")
def machines(cluster, tmp_path_factory):
    """(one, other), prepared both at once; what both starts printed stands in `prepared` of each."""
    folder = tmp_path_factory.mktemp("machines")
    [node] = cluster.transport.hosts
    told = {
        "OPENSEARCH_URL": f"http://{node['host']}:{node['port']}",
        "OPENSEARCH_REPLICAS": "0",
        "INDEX_NAME": "shared",
    }
    with postgres.running() as server:
        both = tuple(WebMachine(folder / name, folder / "originals", server, **told) for name in ("one", "other"))
        try:
            starts = [machine.preparing() for machine in both]
            for machine, start in zip(both, starts, strict=True):
                machine.prepared, _ = start.communicate(timeout=200)
                assert start.returncode == 0, machine.prepared
            for machine in both:
                machine.start(is_prepared=True)
            yield both
        finally:
            for machine in both:
                machine.close()


def incoming(folder, about: str, first: int, count: int) -> str:
    folder.mkdir()
    for serial in range(first, first + count):
        text = notice(f"{about}第{serial}次", serial)
        (folder / f"{serial:03}.txt").write_text(text, encoding="utf-8")
    return str(folder)


def same_page(machine: WebMachine, address: str, tag: str = "") -> Answer:
    """As one browser asks for it, which the proxy sends to either machine and which has a page of that tag."""
    said = {"Host": "localhost", "Cookie": f"csrftoken={'a' * 32}", **({"If-None-Match": tag} if tag else {})}
    return machine.reader().ask("GET", address, headers=said)


def index_behind(cluster: OpenSearch) -> str:
    [name] = cluster.indices.get_alias(name=ALIAS)
    return name


def told(cluster: OpenSearch, lock: str, alias: str = ALIAS) -> dict:
    """What stands in the document of a lock: its holder, '' where nobody holds it."""
    # It is not there yet, or is just being made.
    with contextlib.suppress(exceptions.TransportError):
        return cluster.get(index=f"{alias}-control", id=lock)["_source"]
    return {"holder": "", "number": 0}


def is_held(cluster: OpenSearch, lock: str, alias: str = ALIAS) -> bool:
    return bool(told(cluster, lock, alias)["holder"])


def faults(machine: WebMachine) -> list[dict]:
    return [fault for fault in machine.checked() if fault["kind"] not in _NOT_OF_THE_INDEX]


@contextmanager
def searching(machine: WebMachine):
    """Somebody who searches on one machine; (when, status, count) of each answer."""
    answers: list[tuple[float, int, int]] = []
    ended = threading.Event()

    def read():
        while not ended.is_set():
            answer = machine.get(f"/api/v1/search/?q={quote(QUERY)}&v={len(answers)}")
            found = answer.json()["count"] if answer.status == 200 else -1
            answers.append((time.monotonic(), answer.status, found))
            time.sleep(0.05)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield answers
    finally:
        ended.set()
        reader.join(60)


def test_two_first_starts_at_once_make_one_archive_and_one_index(machines, cluster):
    prepared = [machine.prepared for machine in machines]
    assert sum("已导入首批 5 个文件" in said for said in prepared) == 1, prepared
    assert [name for name in cluster.indices.get(index=f"{ALIAS}-*") if not name.endswith("-control")] == [
        index_behind(cluster)
    ]
    assert machines[0].rows("SELECT name, is_filled FROM archive_outboxconsumer") == [("shared", True)]
    assert not any((machine.folder / "index").exists() for machine in machines)


def test_what_one_imports_both_find_and_kept_pages_follow(machines, tmp_path):
    one, other = machines
    addresses = ["/directives/", f"/search/?q={quote('示例心桥')}"]
    kept = [(machine, address, same_page(machine, address)) for machine in machines for address in addresses]
    tags = [page.headers["ETag"] for _, _, page in kept]
    assert [
        same_page(machine, address, tag).status for (machine, address, _), tag in zip(kept, tags, strict=True)
    ] == [304] * 4
    assert one.command("import_directives", incoming(tmp_path / "in", "示例心桥", 31, 1))[0] == 0
    # The command has written it: nobody waits for anything.
    for (machine, address, _), tag in zip(kept, tags, strict=True):
        after = same_page(machine, address, tag)
        assert after.status == 200 and "示例心桥第31次" in after.text


def test_the_indexer_is_killed_in_mid_drain_and_the_other_machine_does_the_rest(machines, cluster, tmp_path):
    one, other = machines
    assert one.command("import_directives", incoming(tmp_path / "in", "示例渡口", 100, 30))[0] == 0
    until(one.is_in_step)
    number, landed = told(cluster, "write")["number"], 0
    for _ in range(4):
        one.change(_EVERYTHING_WAITS)
        until(lambda: is_held(cluster, "write"), 30, pause=0.002)
        holder = int(told(cluster, "write")["holder"].rsplit(":", 2)[1] or 0)
        killed = next((machine for machine in machines if holder in machine.processes()), None)
        if killed is None:
            continue
        os.kill(holder, signal.SIGKILL)
        landed += one.count("outboxentry") > 0
        # The machine with it: nobody there takes it up again.
        killed.kill()
        left = other if killed is one else one
        until(left.is_in_step, 60)
        assert left.found("示例渡口") == 30
        assert faults(left) == []
        killed.start(is_prepared=True)
        if landed:
            break
    assert landed
    assert told(cluster, "write")["number"] > number


def test_a_killed_import_is_gone_on_with_by_the_other_machine(machines, tmp_path):
    one, other = machines
    folder, held = incoming(tmp_path / "in", "示例路桥", 200, 24), one.count("source")
    run = one.begin("import_directives", folder)
    until(lambda: run.poll() is not None or one.count("source") > held + 4, 60, pause=0.01)
    assert run.poll() is None
    kill_group(run)
    status, said = other.command("import_directives", folder)
    assert status == 0, said
    assert one.count("source") == held + 24
    until(lambda: [machine.found("示例路桥") for machine in machines] == [24, 24], 60)


def test_a_rebuild_on_one_takes_search_from_nobody(machines, cluster, tmp_path):
    one, other = machines
    before, whole = index_behind(cluster), other.found(QUERY)
    assert whole
    with searching(other) as answers:
        began = time.monotonic()
        rebuilding = one.begin("rebuild_index")
        until(lambda: is_held(cluster, "rebuild"), 60, pause=0.01)
        held = time.monotonic()
        # Saved on the other meanwhile, it is in the new index as well.
        assert other.command("import_directives", incoming(tmp_path / "in", "示例灯塔", 300, 1))[0] == 0
        assert rebuilding.wait(120) == 0
        ended = time.monotonic()
        until(lambda: answers[-1][0] > ended)
    assert {(status, found) for _, status, found in answers} == {(200, whole)}
    assert [at for at, _, _ in answers if held < at < ended] and began < held
    assert index_behind(cluster) != before
    assert [machine.found("示例灯塔") for machine in machines] == [1, 1]


def test_words_are_loaded_once_and_the_index_is_made_with_them_once(machines, cluster, tmp_path):
    """An index made with other words than a machine has is read by it, and told of; only a start makes it anew."""
    one, other = machines
    (tmp_path / "words.txt").write_text("示例心灯行动\n", encoding="utf-8")
    assert one.command("lexicon", "load", str(tmp_path))[0] == 0
    before = index_behind(cluster)
    one.stop()
    one.start(is_prepared=True)
    # Its own process makes it anew beside the old one.
    until(lambda: index_behind(cluster) != before)
    until(lambda: not is_held(cluster, "rebuild"))
    made = index_behind(cluster)
    assert "machines differ: words" in other.get("/readyz").text
    assert {fault["kind"] for fault in faults(other)} == {"machines-words", "outdated"}
    assert other.found(QUERY) == one.found(QUERY) > 0
    other.stop()
    other.start(is_prepared=True)
    # It finds what it would have made itself.
    assert faults(other) == []
    assert index_behind(cluster) == made
