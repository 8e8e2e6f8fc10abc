"""Writers of a cluster that are killed, hang, come late or find what they did not expect: nothing old wins."""

import errno
import os
import signal
import time
from contextlib import suppress
from multiprocessing import get_context

import pytest
from opensearchpy import ConnectionTimeout, OpenSearch

from search.errors import EngineBusy, EngineUnavailable
from search.opensearch_engine import client, cluster_lock
from search.opensearch_engine.engine import OpenSearchEngine
from search.planning import SearchWeights
from search.query.plan import ANYWHERE, Contains
from tests.cluster.test_contract import URLS, alias
from tests.search.contract.documents import FIELDS, Archive, make_document
from tests.search.contract.trial import EngineUnderTest, Trial
from tests.support.served_archive import until

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(not URLS, reason="no cluster: python -m tests.servers.opensearch starts one"),
]
OLD = [make_document(pk, f"旧{pk}") for pk in (1, 2, 3)]


def made(path, fields=FIELDS) -> OpenSearchEngine:
    return OpenSearchEngine(fields, HOSTS=URLS, INDEX_NAME=alias(path), LOCK_WAIT=30)


@pytest.fixture
def trial(tmp_path):
    yield Trial(EngineUnderTest(made, lambda path: None), tmp_path).filled(*OLD)
    OpenSearch(URLS).indices.delete(index=f"{alias(tmp_path / 'index')}-*", params={"expand_wildcards": "all"})


@pytest.fixture
def name(trial):
    return alias(trial.path)


def frozen(monkeypatch) -> None:
    """Holders of locks are heard of no more, and soon thought dead."""
    monkeypatch.setattr(cluster_lock, "BEAT", 3600)
    monkeypatch.setattr(cluster_lock, "EXPIRY", 0.5)


def test_a_write_behind_another_s_rebuild_goes_into_the_new_index(trial):
    trial.engine.write([make_document(4, "先")])
    assert made(trial.path).rebuild(Archive(OLD)) is not None
    trial.engine.write([make_document(5, "后")])
    assert trial.indexed() == {1, 2, 3, 5}


def test_a_holder_whose_answer_was_lost_keeps_its_lock(trial, name, monkeypatch):
    lock = cluster_lock.ClusterLock(OpenSearch(URLS), f"{name}-control", "tried")
    with lock.held(0) as hold:
        put = lock.put

        def lost(body, at):
            put(body, at)
            monkeypatch.setattr(lock, "put", put)
            raise ConnectionTimeout("TIMEOUT", "the answer is lost", None)

        monkeypatch.setattr(lock, "put", lost)
        with suppress(ConnectionTimeout):
            hold.tell(done=1)
        hold.tell(done=2)
        assert cluster_lock.ClusterLock(OpenSearch(URLS), f"{name}-control", "tried").told() == {"done": 2}


def test_an_older_write_never_wins(trial, monkeypatch):
    frozen(monkeypatch)
    late = made(trial.path)

    def slowly():
        yield make_document(1, "迟到")
        # Nothing is heard of it for so long that another takes its place.
        monkeypatch.setattr(cluster_lock, "_is_dead_here", lambda holder: False)
        assert trial.engine.write([make_document(1, "新")], wait=20).saved == {1}

    with pytest.raises(EngineBusy):
        late.write(slowly())
    assert [hit.pk for hit in trial.search(_contains("新")).hits] == [1]
    assert trial.search(_contains("迟到")).total == 0


def test_no_clock_is_asked_whether_a_holder_lives(trial, monkeypatch):
    """Of two machines one is an hour ahead."""
    real = time.time_ns
    with trial.engine._engine._writing.held(0):
        monkeypatch.setattr(time, "time_ns", lambda: real() + 3_600_000_000_000)
        with pytest.raises(EngineBusy):
            made(trial.path).write([make_document(9, "九")], wait=2.5)
    made(trial.path).write([make_document(9, "九")])
    monkeypatch.setattr(time, "time_ns", real)
    # The one whose clock is right writes after it, and is not taken for older.
    trial.engine.write([make_document(9, "后")])
    assert trial.search(_contains("后")).total == 1


def test_where_the_lock_s_document_is_lost_writes_go_on(trial, name, monkeypatch):
    real = time.time_ns
    OpenSearch(URLS).indices.delete(index=f"{name}-control")
    monkeypatch.setattr(time, "time_ns", lambda: real() - 3_600_000_000_000)
    assert trial.engine.write([make_document(1, "新")]).saved == {1}
    assert trial.search(_contains("新")).total == 1


def _rebuild_slowly(path) -> None:
    made(path).rebuild(Archive(OLD, while_reading=lambda pk: time.sleep(60)))


def test_a_killed_rebuild_is_taken_over_and_tidied(trial, name):
    process = get_context("spawn").Process(target=_rebuild_slowly, args=(trial.path,))
    process.start()
    indexes = OpenSearch(URLS).indices
    until(lambda: len(indexes.get(index=f"{name}-1*")) == 2)
    assert trial.engine._engine.is_being_rebuilt() and trial.engine.leftovers() == []
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert len(trial.engine.leftovers()) == 1 and trial.indexed() == {1, 2, 3}
    trial.engine.tidy()
    assert trial.engine.leftovers() == []
    assert trial.engine.rebuild(Archive(OLD[:2]), wait=5) is not None
    assert trial.indexed() == {1, 2}


def test_a_full_disk_is_told_as_one(trial, name):
    """As the cluster does by itself where a node's disk is full (flood stage)."""
    settings = OpenSearch(URLS).indices.put_settings
    settings(index=name, body={"index.blocks.read_only_allow_delete": True})
    with pytest.raises(OSError) as full:
        trial.engine._engine.write([make_document(4, "四")])
    assert full.value.errno == errno.ENOSPC and trial.indexed() == {1, 2, 3}
    settings(index=name, body={"index.blocks.read_only_allow_delete": None})
    assert trial.engine.write([make_document(4, "四")]).saved == {4}


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ({"distribution": "opensearch", "number": "3.1.0"}, "opensearch 3.1.0"),
        ({"number": "8.15.0"}, "Elasticsearch 8.15.0"),
    ],
)
def test_another_kind_of_cluster_is_told_by_its_name(trial, monkeypatch, version, said):
    monkeypatch.setattr(client.OpenSearch, "info", lambda self: {"version": version})
    with pytest.raises(EngineUnavailable, match=said) as told:
        made(trial.path).count_many([])
    assert "OPENSEARCH_URL" in str(told.value) and told.value.reason == "away"


def _contains(text):

    return Contains(ANYWHERE, text, SearchWeights().all_words)
