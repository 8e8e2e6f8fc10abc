"""The folder of the index: what is current, and who may write."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from search.whoosh_engine.storage.index_directory import IndexDirectory
from search.whoosh_engine.storage.locks import EngineBusy, is_held, locked


def commit(folder, number):
    """What Whoosh leaves of a commit, with the date that the folder had before."""
    stat = os.stat(folder)
    (folder / f"_MAIN_{number}.toc").touch()
    os.utime(folder, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.fixture
def index_directory(tmp_path):
    index_directory = IndexDirectory(tmp_path / "index")
    index_directory.swap(index_directory.new_generation(), {})
    return index_directory


def test_without_an_index_there_is_no_version(tmp_path):
    assert IndexDirectory(tmp_path / "nowhere").version() is None


def test_two_commits_of_one_date_are_told_apart(index_directory):
    seen = set()
    for number in range(5):
        commit(index_directory.current(), number)
        seen.add(index_directory.version())
    assert len(seen) == 5


def test_two_swaps_are_told_apart_by_a_process_that_did_neither(index_directory):
    other, seen = IndexDirectory(index_directory.folder), {index_directory.version()}
    for _ in range(5):
        other.swap(other.new_generation(), {})
        seen.add(index_directory.version())
    assert len(seen) == 6


def test_what_has_settled_is_not_read_again(index_directory, monkeypatch):
    long_ago = 1_000_000_000
    os.utime(index_directory.folder / "CURRENT", (long_ago, long_ago))
    os.utime(index_directory.current(), (long_ago, long_ago))
    version = index_directory.version()
    monkeypatch.setattr("search.whoosh_engine.storage.index_directory.json.loads", None)
    assert index_directory.version() == version


@pytest.mark.parametrize(
    "written", ["", "{", "[]", "{}", '{"folder": 3}', '{"folder": "../elsewhere"}', '{"folder": "generation-a/../b"}']
)
def test_a_pointer_that_points_nowhere_points_to_nothing(index_directory, written):
    (index_directory.folder / "CURRENT").write_text(written)
    assert index_directory.version() is index_directory.current() is None
    assert index_directory.stamp() == {}


def test_threads_take_turns(tmp_path):
    counted, most = [], []

    def work():
        with locked(tmp_path / "LOCK", None):
            counted.append(1)
            most.append(len(counted))
            counted.pop()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 8


def test_a_lock_is_left_after_the_wait_and_free_after_an_error(tmp_path):
    lock = tmp_path / "LOCK"
    with pytest.raises(ZeroDivisionError), locked(lock, 0):
        assert is_held(lock)
        with pytest.raises(EngineBusy), locked(lock, 0.01):
            pass
        raise ZeroDivisionError
    assert not is_held(lock)


# Holds a lock, says so, and keeps it until somebody writes a line to it.
HOLD = """
import sys
from pathlib import Path
from search.whoosh_engine.storage.locks import locked
with locked(Path(sys.argv[1]), 0, tidies=sys.argv[2] == "tidies"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held_elsewhere(lock, how="holds"):
    command = [sys.executable, "-c", HOLD, str(lock), how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield
        process.communicate("\n")


def test_another_process_is_seen_to_hold_a_lock(tmp_path):
    with held_elsewhere(tmp_path / "LOCK"):
        assert is_held(tmp_path / "LOCK")
        with pytest.raises(EngineBusy), locked(tmp_path / "LOCK", 0, tidies=True):
            pass
    assert not is_held(tmp_path / "LOCK")


def test_who_looks_sees_neither_another_who_looks_nor_who_tidies(tmp_path):
    lock, seen = tmp_path / "LOCK", set()
    with held_elsewhere(lock, "tidies"):
        looking = [threading.Thread(target=lambda: seen.update(is_held(lock) for _ in range(300))) for _ in range(3)]
        for thread in looking:
            thread.start()
        for thread in looking:
            thread.join()
        with pytest.raises(EngineBusy), locked(lock, 0):
            pass
    assert seen == {False}
    with locked(lock, 0, tidies=True):
        assert not is_held(lock)


@pytest.mark.parametrize("tidies", [True, False])
def test_to_look_lets_go_of_nothing(tmp_path, tidies):
    """The system lets go of a process's locks on a file when the process closes it anywhere."""
    lock = tmp_path / "LOCK"
    with locked(lock, 0, tidies=tidies):
        assert is_held(lock) is not tidies
        other = subprocess.run([sys.executable, "-c", HOLD, str(lock), "holds"], capture_output=True, check=False)
        assert b"EngineBusy" in other.stderr


def test_to_look_leaves_nothing_behind(tmp_path):
    assert not is_held(tmp_path / "LOCK")
    assert not (tmp_path / "LOCK").exists()


def test_what_is_read_while_something_changes_is_read_again(index_directory):
    answers = iter([1, 2, 3])

    def read():
        answer = next(answers)
        if answer < 3:
            commit(index_directory.current(), answer)
        return answer

    assert index_directory.steadily(read) == 3
