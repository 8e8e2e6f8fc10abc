"""A cluster filled while the index of DATA_DIR is in use: moving to it, and back, is a restart and no rebuild."""

import subprocess
import sys
import threading
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from opensearchpy import OpenSearch

from tests.cluster.test_two_web_machines import incoming, is_held
from tests.servers.opensearch import nodes, packages
from tests.support.served_archive import ServedArchive, kill_group, until
from tests.support.serving import ROOT, environment_of, free_port

pytestmark = pytest.mark.cluster
needs_a_node = pytest.mark.skipif(bool(packages.why_not()), reason=packages.why_not())
ALIAS = "archive-cluster"


@pytest.fixture(scope="module")
def node():
    with nodes.running(1) as cluster:
        yield cluster.urls[0]


@pytest.fixture
def archive(tmp_path):
    archive = ServedArchive(tmp_path / "archive")
    try:
        archive.start()
        yield archive
    finally:
        archive.close()


def over(url: str, **more: str) -> dict[str, str]:
    return {"OPENSEARCH_URL": url, "OPENSEARCH_REPLICAS": "0", **more}


def ran(environment: dict[str, str], *words: str) -> tuple[int, str]:
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=200)
    return done.returncode, done.stdout + done.stderr


def found(archive: ServedArchive, words: str) -> int:
    answer = archive.get(f"/api/v1/search/?q={quote(words)}")
    assert answer.status == 200
    return answer.json()["count"]


@contextmanager
def searching(archive: ServedArchive):
    """Somebody who searches meanwhile; (status, count) of each answer."""
    told: list[tuple[int, int]] = []
    ended = threading.Event()

    def read():
        while not ended.wait(0.1):
            answer = archive.get(f"/api/v1/search/?q={quote('产业工人')}")
            told.append((answer.status, answer.json()["count"]))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield told
    finally:
        ended.set()
        reader.join(60)


@needs_a_node
def test_an_archive_moves_to_a_cluster_and_back_without_a_rebuild(archive, node, tmp_path):
    client = OpenSearch([node])
    assert archive.command("import_directives", incoming(tmp_path / "a", "示例心桥", 1, 12))[0] == 0
    own = archive.environment
    with searching(archive) as told:
        archive.environment = own | over(node)
        killed = archive.begin("fill_cluster", output=tmp_path / "killed")
        until(lambda: is_held(client, "rebuild", ALIAS), pause=0.002)
        kill_group(killed)
        assert not client.indices.exists_alias(name=ALIAS)
        filling = archive.begin("fill_cluster", output=tmp_path / "said")
        # Brought in by whoever knows of the old index alone.
        archive.environment = own
        assert archive.command("import_directives", incoming(tmp_path / "b", "示例渡口", 20, 2))[0] == 0
        until(lambda: "集群与档案一致" in (tmp_path / "said").read_text(encoding="utf-8"))
        assert archive.command("import_directives", incoming(tmp_path / "c", "示例灯塔", 30, 2))[0] == 0
        assert found(archive, "示例灯塔") == 2
        until(lambda: said_after(tmp_path / "said", "继续跟随").count("写入 2 件"))
    assert len(set(told)) == 1 and told[0][0] == 200
    filling.terminate()
    assert filling.wait(60) == 0

    [index] = client.indices.get_alias(name=ALIAS)
    moved(archive, own | over(node))
    assert [found(archive, words) for words in ("示例心桥", "示例渡口", "示例灯塔")] == [12, 2, 2]
    assert [fault for fault in archive.checked() if fault["kind"] != "no-backup"] == []
    assert list(client.indices.get_alias(name=ALIAS)) == [index]
    assert archive.command("import_directives", incoming(tmp_path / "d", "示例山泉", 40, 2))[0] == 0
    assert found(archive, "示例山泉") == 2

    # Within 30 days the old index is waited for.
    moved(archive, own)
    assert found(archive, "示例山泉") == 2


def moved(archive: ServedArchive, environment: dict[str, str]) -> None:
    """Restarted with that, it makes nothing anew."""
    archive.stop()
    archive.environment = environment
    before = len(archive.log.read_text(encoding="utf-8"))
    archive.start()
    said = archive.log.read_text(encoding="utf-8")[before:]
    assert "重建" not in said, said


def said_after(file, words: str) -> str:
    return file.read_text(encoding="utf-8").partition(words)[2]


@needs_a_node
def test_the_name_of_an_index_that_is_in_use_is_refused(archive, node):
    status, said = ran(archive.environment | over(node, INDEX_NAME="index"), "fill_cluster", "--once")
    assert status == 1 and "INDEX_NAME=index 已是另一个索引的名字" in said, said
    assert not OpenSearch([node]).indices.exists_alias(name="archive-index")
    assert ran(archive.environment | over(node, INDEX_NAME="another"), "fill_cluster", "--once")[0] == 0
    assert OpenSearch([node]).indices.exists_alias(name="archive-another")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The environment of an archive without directives."""
    environment = environment_of(tmp_path_factory.mktemp("empty"))
    assert ran(environment, "migrate", "--verbosity=0")[0] == 0
    return environment


@pytest.mark.parametrize("words", [("fill_cluster", "--once"), ("rebuild_index",), ("refresh_index",)])
def test_a_cluster_that_does_not_answer_is_a_sentence(empty, words):
    status, said = ran(empty | over(f"http://127.0.0.1:{free_port()}"), *words)
    assert status == 1 and "请看集群是否在运行、OPENSEARCH_URL 是否写对" in said, said
    assert "Traceback" not in said


def test_without_a_cluster_there_is_none_to_be_filled(empty):
    status, said = ran(empty, "fill_cluster")
    assert status == 1 and "没有设 OPENSEARCH_URL" in said, said
