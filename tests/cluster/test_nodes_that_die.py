"""Nodes of a cluster killed under readers and an import, and the whole of it away: a real gunicorn, real nodes."""

import json
import re
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from tests.servers.opensearch import nodes, packages
from tests.support.intake_drafts import notice
from tests.support.served_archive import until
from tests.support.serving import ROOT, environment_of, get, served_from

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(bool(packages.why_not()), reason=packages.why_not()),
]

READERS = 8
# Nothing that is brought in meanwhile has it, and three of the first directives do.
QUERY = "产业工人"
# Seconds between a node's death and its start.
PAUSE = 4


@pytest.fixture(scope="module")
def cluster():
    with nodes.running(3) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def office(cluster, tmp_path_factory):
    """The address of an archive over the cluster, and what its commands run with."""
    folder = tmp_path_factory.mktemp("office")
    told = {"OPENSEARCH_URL": ",".join(cluster.urls), "OPENSEARCH_REPLICAS": "2"}
    with served_from(folder, **told) as (address, _):
        yield address, environment_of(folder) | told


def incoming(folder, first: int, count: int):
    folder.mkdir()
    for number in range(first, first + count):
        (folder / f"{number}.txt").write_text(notice(about=f"示例{number}", serial=number), encoding="utf-8")
    return folder


def command(environment, *words: str) -> subprocess.Popen:
    how = {"cwd": ROOT, "env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen([sys.executable, "manage.py", *words], text=True, **how)


def found(address: str, words: str) -> list[int]:
    answer = json.loads(get(f"{address}/api/v1/search/?q={quote(words)}")[2])
    return sorted(row["id"] for row in answer["results"]) if "results" in answer else []


@contextmanager
def searching(address: str):
    """Readers that search; (when it was asked for, seconds, status, body) of each page."""
    told, ended = [], threading.Event()

    def read():
        while not ended.is_set():
            began = time.monotonic()
            status, _, body = get(f"{address}/search/?q={quote(QUERY)}&v={began}")
            told.append((began, time.monotonic() - began, status, body.decode()))
            time.sleep(0.1)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        yield told
    finally:
        ended.set()
        for reader in readers:
            reader.join(60)


def read_on(told: list, more: int) -> None:
    """Wait for so many pages more."""
    read = len(told)
    until(lambda: len(told) > read + more)


def directives_in(page: str) -> set[str]:
    return set(re.findall(r'href="/directives/(\d+)/\?', page))


def test_any_node_is_killed_under_readers_and_an_import(cluster, office, tmp_path):
    address, environment = office
    whole = directives_in(get(f"{address}/search/?q={quote(QUERY)}")[2].decode())
    assert whole
    manager, kills = cluster.manager(), []
    with searching(address) as told:
        importing = command(environment, "import_directives", str(incoming(tmp_path / "in", 1, 40)))
        for number in [(manager + 1) % 3, manager, (manager + 2) % 3]:
            read_on(told, 4 * READERS)
            kills.append(time.monotonic())
            cluster.kill(number)
            time.sleep(PAUSE)
            cluster.start(number)
            cluster.wait_for(3)
        said, _ = importing.communicate(timeout=240)
    assert importing.returncode == 0, said
    before = max(seconds for began, seconds, _, _ in told if began + seconds < kills[0])
    after = max(
        seconds
        for began, seconds, _, _ in told
        if any(kill < began + seconds and began < kill + PAUSE for kill in kills)
    )
    longest = max(seconds for _, seconds, _, _ in told)
    print(f"{len(told)} pages, the slowest {before:.2f} s before, {after:.2f} s beside a kill, {longest:.2f} s of all")
    assert {status for _, _, status, _ in told} == {200}
    assert {frozenset(directives_in(page)) for _, _, _, page in told} == {frozenset(whole)}
    # What a death costs, however slow pages were before. A start of a node takes its machine's processors for ten
    # seconds, which a federation has one of for each: that nobody waits in vain holds beside it.
    assert after < before + 2
    assert longest < before + 10
    until(lambda: found(address, "示例40"), seconds=180)
    checked = command(environment, "check_archive", "--json")
    faults = json.loads(checked.communicate(timeout=300)[0])["faults"]
    assert [one for one in faults if one["kind"] != "no-backup"] == []


def test_the_whole_cluster_is_away_and_comes_back(cluster, office, tmp_path):
    address, environment = office
    whole = directives_in(get(f"{address}/search/?q={quote(QUERY)}")[2].decode())
    for number in (0, 1):
        cluster.kill(number)
    # Nobody is left to elect a manager, and nothing can be written; what the last node holds is found all the same.
    told = [get(f"{address}/search/?q={quote(QUERY)}&v={at}") for at in range(5)]
    assert [status for status, _, _ in told] == [200] * 5
    assert [directives_in(page.decode()) for _, _, page in told] == [whole] * 5
    cluster.kill(2)
    status, _, body = get(f"{address}/search/?q={quote(QUERY)}")
    assert status == 503 and "</html>" in body.decode() and "Traceback" not in body.decode()
    assert get(f"{address}/directives/")[0] == get(f"{address}/directives/1/")[0] == 200
    assert get(f"{address}/readyz")[0] == 503
    importing = command(environment, "import_directives", str(incoming(tmp_path / "in", 100, 3)))
    said, _ = importing.communicate(timeout=120)
    assert importing.returncode == 0 and "Traceback" not in said, said
    assert "示例101" in get(f"{address}/directives/")[2].decode()
    for number in range(3):
        cluster.start(number)
    cluster.wait_for(3)
    until(lambda: found(address, "示例101"), seconds=180)
    assert directives_in(get(f"{address}/search/?q={quote(QUERY)}")[2].decode())
