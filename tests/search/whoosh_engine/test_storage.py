"""The folder of the index: what is current, and who may write."""

import os
import threading

import pytest

from search.whoosh_engine.storage.index_directory import IndexDirectory
from search.whoosh_engine.storage.locks import IndexBusy, is_held, locked


def commit(folder, number):
    """What Whoosh leaves of a commit, with the date that the folder had before."""
    stat = os.stat(folder)
    (folder / f"_MAIN_{number}.toc").touch()
    os.utime(folder, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.fixture
def place(tmp_path):
    place = IndexDirectory(tmp_path / "index")
    place.swap(place.new_generation(), {})
    return place


def test_without_an_index_there_is_no_version(tmp_path):
    assert IndexDirectory(tmp_path / "nowhere").version() is None


def test_two_commits_of_one_date_are_told_apart(place):
    seen = set()
    for number in range(5):
        commit(place.current(), number)
        seen.add(place.version())
    assert len(seen) == 5


def test_two_swaps_are_told_apart_by_a_process_that_did_neither(place):
    other, seen = IndexDirectory(place.folder), {place.version()}
    for _ in range(5):
        other.swap(other.new_generation(), {})
        seen.add(place.version())
    assert len(seen) == 6


def test_what_has_settled_is_not_read_again(place, monkeypatch):
    long_ago = 1_000_000_000
    os.utime(place.folder / "CURRENT", (long_ago, long_ago))
    os.utime(place.current(), (long_ago, long_ago))
    version = place.version()
    monkeypatch.setattr("search.whoosh_engine.storage.index_directory.json.loads", None)
    assert place.version() == version


@pytest.mark.parametrize(
    "written", ["", "{", "[]", "{}", '{"folder": 3}', '{"folder": "../elsewhere"}', '{"folder": "generation-a/../b"}']
)
def test_a_pointer_that_points_nowhere_points_to_nothing(place, written):
    (place.folder / "CURRENT").write_text(written)
    assert place.version() is place.current() is None
    assert place.stamp() == {}


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
        with pytest.raises(IndexBusy), locked(lock, 0.01):
            pass
        raise ZeroDivisionError
    assert not is_held(lock)


def test_what_is_read_while_something_changes_is_read_again(place):
    answers = iter([1, 2, 3])

    def read():
        answer = next(answers)
        if answer < 3:
            commit(place.current(), answer)
        return answer

    assert place.steadily(read) == 3
