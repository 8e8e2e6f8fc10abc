"""How the server's own process goes about its work; over a real server: tests/ops/test_upkeep.py."""

import errno
import os
import signal

import pytest

from search.indexing import upkeep_process
from search.indexing.index_watch import DRAIN, REFRESH

pytestmark = pytest.mark.django_db(transaction=True)


class Watch:
    """Finds this to be done, one thing a look; raises what is no work."""

    def __init__(self, *found):
        self.found = list(found)

    def look(self):
        found = self.found.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


@pytest.fixture
def pauses(monkeypatch):
    """pauses(work, …): how long it waits after each look that finds this."""
    slept = []
    monkeypatch.setattr(upkeep_process.kept_annotations, "are_complete", lambda: True)
    monkeypatch.setattr(upkeep_process.read_events, "are_complete", lambda: True)
    monkeypatch.setattr(upkeep_process.read_answers, "are_complete", lambda: True)
    monkeypatch.setattr(upkeep_process, "_sleep", lambda seconds, stopped: slept.append(seconds))

    def kept(*found):
        watch = Watch(*found)
        upkeep_process.keep(lambda: not watch.found, watch)
        return slept

    return kept


def test_work_is_done_in_a_process_of_its_own(pauses, monkeypatch, tmp_path):
    monkeypatch.setattr(upkeep_process, "_do", lambda work: (tmp_path / work).touch())
    assert pauses("", DRAIN, REFRESH, "") == [1, 1, 1, 1]
    assert {path.name for path in tmp_path.iterdir()} == {DRAIN, REFRESH}


def test_what_an_older_version_left_without_annotations_is_caught_up_with_when_nothing_else_is(
    pauses, monkeypatch, tmp_path
):
    answers = iter([False, True])
    monkeypatch.setattr(upkeep_process.kept_annotations, "are_complete", lambda: next(answers))
    monkeypatch.setattr(upkeep_process, "_do", lambda work: (tmp_path / work).touch())
    assert pauses(DRAIN, "", "", "") == [1, 1, 1, 1]
    assert {path.name for path in tmp_path.iterdir()} == {DRAIN, upkeep_process.ANNOTATE}


def test_after_a_failure_it_waits_and_goes_on(pauses, monkeypatch):
    def failing(work):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(upkeep_process, "_do", failing)
    assert pauses(DRAIN, REFRESH, "") == [10, 60, 1]


def test_a_look_that_fails_is_logged_and_made_again(pauses, caplog):
    # A folder that cannot be read, a cluster that is away: it may be back soon.
    assert pauses(PermissionError(errno.EACCES, "Permission denied"), "") == [10, 1]
    assert "Permission denied" in caplog.text


def test_work_that_is_killed_is_a_failure(pauses, monkeypatch):
    monkeypatch.setattr(upkeep_process, "_do", lambda work: os.kill(os.getpid(), 9))
    assert pauses(DRAIN, "") == [10, 1]


def test_it_is_started_again_whenever_it_is_gone(monkeypatch, tmp_path):
    """Each time it lives for a moment."""
    monkeypatch.setattr(upkeep_process, "keep", lambda stopped: (tmp_path / "kept").open("a").write("."))
    upkeep = upkeep_process.UpkeepProcess()
    for _ in range(2):
        upkeep.see_to()
        os.waitpid(upkeep.pid, 0)
    assert (tmp_path / "kept").read_text() == ".."


def test_what_keeps_it_from_being_started_is_logged(monkeypatch, caplog):
    def refusing():
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refusing)
    upkeep_process.UpkeepProcess().see_to()
    assert "Resource temporarily unavailable" in caplog.text


def test_a_work_is_broken_off_when_its_server_is_gone(pauses, monkeypatch):
    """The watch is the last to be asked for work: by then it is to stop."""
    monkeypatch.setattr(upkeep_process, "_do", lambda work: signal.pause())
    assert pauses(REFRESH) == [60]
