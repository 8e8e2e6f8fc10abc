"""Rebuild: beside the index that is read and written meanwhile, and in step with the archive at the end."""

import os

from search.contract import Progress
from search.errors import EngineBusy
from search.query.plan import MatchAll
from tests.search.contract.checks.matching import contains
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import Archive, fingerprints_of, make_document, unindexable
from tests.search.contract.guarded_engine import ReadError
from tests.search.contract.trial import Trial, raised_in_another_thread

OLD = [make_document(pk, f"旧{pk}") for pk in (1, 2, 3)]
NEW = [make_document(pk, f"新{pk}", year=2000 + pk) for pk in (2, 3, 4, 5)]


@check
def an_index_is_made_anew_of_the_archive(trial: Trial) -> None:
    trial.filled(*OLD)
    written = trial.engine.rebuild(Archive(NEW))
    assert written is not None and (written.saved, written.gone, written.failed) == (set(), set(), {})
    assert trial.indexed() == {2, 3, 4, 5}
    assert trial.found(contains("旧")) == set()
    assert trial.ordered(contains("新"), ("-year", "key")) == [5, 4, 3, 2]
    assert trial.engine.fingerprints() == sorted(fingerprints_of(NEW).items())
    assert trial.engine.health().count == 4


@check
def several_processes_may_read(trial: Trial) -> None:
    documents = [make_document(pk, f"第{pk}件，劳动竞赛", year=2000 + pk % 9) for pk in range(1, 421)]
    assert trial.engine.rebuild(Archive(documents, readers=2)) is not None
    assert trial.indexed() == set(range(1, 421))
    assert trial.found(contains("第77件")) == {77}
    assert trial.engine.fingerprints() == sorted(fingerprints_of(documents).items())
    trial.engine.write([make_document(77, "别的")], [78])
    assert trial.found(contains("件")) == set(range(1, 421)) - {77, 78}


@check
def the_archive_is_told_before_a_process_forks(trial: Trial) -> None:
    trial.path.parent.mkdir(exist_ok=True)
    log = trial.path.with_name("read-by")

    def reading(pk):
        with log.open("a") as file:
            file.write(f"{os.getpid()} {archive.forks > 0}\n")

    archive = Archive([make_document(pk, f"第{pk}件") for pk in range(1, 421)], readers=2, while_reading=reading)
    assert trial.engine.rebuild(archive) is not None
    read_by = [line.split() for line in log.read_text().splitlines()]
    assert len(read_by) >= 420
    assert [pid for pid, is_told in read_by if int(pid) != os.getpid() and is_told != "True"] == []


@check
def what_fails_in_another_process_goes_through(trial: Trial) -> None:
    trial.filled(*OLD)

    def failing(pk):
        if pk == 300:
            raise ReadError

    archive = Archive([make_document(pk, f"第{pk}件") for pk in range(1, 421)], readers=2, while_reading=failing)
    try:
        trial.engine.rebuild(archive)
    except ReadError:
        assert trial.indexed() == {1, 2, 3}
    else:
        raise AssertionError("what kept it from reading is not told")
    assert trial.engine.rebuild(Archive(NEW), wait=0) is not None
    assert trial.indexed() == {2, 3, 4, 5}


@check
def what_changes_meanwhile_is_in_it(trial: Trial) -> None:
    trial.filled(*OLD)
    changed, added = make_document(2, "改后"), make_document(9, "新增")

    def changing(pk):
        # Each change is announced to the index that is there still, as any other is.
        if pk == 3:
            archive.held |= {2: changed, 9: added}
            archive.held.pop(1, None)
            trial.engine.write([changed, added], [1], wait=0.2)

    archive = Archive(OLD, while_reading=changing)
    written = trial.engine.rebuild(archive)
    assert written is not None and (written.saved, written.gone, written.failed) == ({2, 9}, {1}, {})
    assert trial.indexed() == {2, 3, 9}
    assert trial.found(contains("改后")) == {2} and trial.found(contains("新增")) == {9}
    assert trial.found(contains("旧")) == {3}
    assert trial.engine.fingerprints() == sorted(fingerprints_of(archive.held.values()).items())


@check
def what_changes_meanwhile_is_in_an_index_that_was_not_there(trial: Trial) -> None:
    def changing(pk):
        archive.held |= {9: make_document(9, "新增")}

    archive = Archive(OLD, while_reading=changing)
    assert trial.engine.rebuild(archive) is not None
    assert trial.indexed() == {1, 2, 3, 9}


@check
def nobody_writes_while_it_is_compared(trial: Trial) -> None:
    trial.filled(*OLD)
    raised = []
    comparing = lambda: raised.append(raised_in_another_thread(lambda: trial.engine.write([], [2], wait=0)))  # noqa: E731
    assert trial.engine.rebuild(Archive(NEW, while_comparing=comparing)) is not None
    assert [type(error) for error in raised] == [EngineBusy]
    assert trial.indexed() == {2, 3, 4, 5}


@check
def the_old_index_is_read_and_written_meanwhile(trial: Trial) -> None:
    trial.filled(*OLD)
    seen = []

    def looking(pk):
        seen.append(trial.indexed())
        if pk == 5:
            trial.engine.write([make_document(7, "其间")], [1], wait=0.2)
            seen.append(trial.indexed())

    assert trial.engine.rebuild(Archive(NEW, while_reading=looking)) is not None
    assert seen[:5] == [{1, 2, 3}] * 4 + [{2, 3, 7}]
    # What the archive does not know is not in an index that is in step with it.
    assert trial.indexed() == {2, 3, 4, 5}


@check
def one_rebuilds_at_a_time(trial: Trial) -> None:
    raised = []

    def looking(pk):
        raised.append(raised_in_another_thread(lambda: trial.engine.rebuild(Archive(OLD), wait=0)))

    assert trial.engine.rebuild(Archive(NEW[:1], while_reading=looking)) is not None
    assert [type(error) for error in raised] == [EngineBusy]
    assert trial.indexed() == {2}
    assert trial.engine.rebuild(Archive(OLD), wait=0) is not None
    assert trial.indexed() == {1, 2, 3}


@check
def what_is_not_wanted_any_more_is_not_done(trial: Trial) -> None:
    trial.filled(*OLD)
    read = []
    archive = Archive(NEW, while_reading=read.append, while_comparing=lambda: read.append(0))
    assert trial.engine.rebuild(archive, is_wanted=lambda: False) is None
    assert (read, trial.indexed()) == ([], {1, 2, 3})
    assert trial.engine.rebuild(archive, is_wanted=lambda: True) is not None
    assert trial.indexed() == {2, 3, 4, 5}


@check
def whether_it_is_wanted_is_asked_once_it_could_begin(trial: Trial) -> None:
    asked = []

    def is_wanted():
        asked.append(raised_in_another_thread(lambda: trial.engine.rebuild(Archive(OLD), wait=0)))
        return False

    assert trial.engine.rebuild(Archive(NEW), is_wanted=is_wanted) is None
    assert [type(error) for error in asked] == [EngineBusy]


@check
def where_reading_fails_the_old_index_stays(trial: Trial) -> None:
    trial.filled(*OLD)

    def failing(pk=4):
        if pk == 4:
            raise ReadError

    for archive in (Archive(NEW, while_reading=failing), Archive(NEW, while_comparing=failing)):
        try:
            trial.engine.rebuild(archive)
        except ReadError:
            assert trial.indexed() == {1, 2, 3}
            assert trial.engine.progress() is None
        else:
            raise AssertionError("what kept it from reading is not told")
    assert trial.engine.write([make_document(7, "其间")], wait=0).saved == {7}
    assert trial.engine.rebuild(Archive(NEW), wait=0) is not None
    assert trial.indexed() == {2, 3, 4, 5}


@check
def what_fails_is_left_out_and_the_others_are_there(trial: Trial) -> None:
    written = trial.engine.rebuild(Archive([*NEW, unindexable(8)]))
    assert written is not None and written.failed.keys() == {8}
    assert trial.indexed() == {2, 3, 4, 5}
    assert trial.found(contains("示例")) == set()


@check
def what_is_gone_before_it_is_read_is_left_out(trial: Trial) -> None:
    def taking_out(pk):
        archive.held.pop(pk if pk == 3 else None, None)

    archive = Archive(NEW, while_reading=taking_out)
    assert trial.engine.rebuild(archive) is not None
    assert trial.indexed() == {2, 4, 5}


@check
def how_far_it_is_is_told(trial: Trial) -> None:
    told = []
    archive = Archive(NEW, while_reading=lambda pk: told.append(trial.engine.progress()))
    assert trial.engine.progress() is None
    assert trial.engine.rebuild(archive) is not None
    assert all(type(one) is Progress and one.total == 4 for one in told)
    dones = [one.done for one in told]
    assert dones[0] == 0 and dones == sorted(dones) and dones[-1] <= 4
    assert trial.engine.progress() is None
    assert trial.search(MatchAll()).total == 4
