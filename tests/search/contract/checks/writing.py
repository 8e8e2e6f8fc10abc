"""Write: what replaces, what takes out, what is read when, and what becomes of what fails."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep

from search.errors import EngineBusy
from search.planning import Planner
from search.query.plan import Compare, MatchAll, Term
from search.query.tree import Word
from tests.search.contract.checks.matching import contains, ranked
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import fingerprints_of, make_document, unindexable
from tests.search.contract.guarded_engine import ReadError
from tests.search.contract.trial import Trial, raised_in_another_thread

THREE = [make_document(pk, text, topics=[text], year=2020 + pk) for pk, text in enumerate(["甲一", "乙二", "丙三"], 1)]


@check
def what_is_written_is_found_at_once(trial: Trial) -> None:
    trial.filled(*THREE)
    written = trial.engine.write([make_document(7, "丁四", topics=["新"])])
    assert (written.saved, written.gone, written.failed) == ({7}, set(), {})
    assert trial.indexed() == {1, 2, 3, 7}
    assert trial.found(contains("丁四")) == trial.found(Term("topics", "新")) == {7}


@check
def a_document_takes_the_place_of_the_one_with_its_key(trial: Trial) -> None:
    trial.filled(*THREE)
    assert trial.engine.write([make_document(2, "新文字", topics=["新"])]).saved == {2}
    assert trial.indexed() == {1, 2, 3}
    assert trial.found(contains("乙二")) == trial.found(ranked("乙二")) == trial.found(Term("topics", "乙二")) == set()
    assert trial.found(contains("新文字")) == trial.found(Term("topics", "新")) == {2}
    assert trial.found(Compare("year", "gt", 0)) == {1, 3}
    assert trial.search(MatchAll(), facets=["topics"]).facets["topics"] == {"甲一": 1, "丙三": 1, "新": 1}


@check
def what_is_taken_out_is_found_no_more(trial: Trial) -> None:
    trial.filled(*THREE)
    written = trial.engine.write([], [2])
    assert (written.saved, written.gone, written.failed) == (set(), {2}, {})
    assert trial.indexed() == {1, 3}
    assert trial.found(contains("乙二")) == trial.found(Term("topics", "乙二")) == set()
    answer = trial.search(MatchAll(), facets=["topics", "year"])
    assert answer.facets == {"topics": {"甲一": 1, "丙三": 1}, "year": {2021: 1, 2023: 1}}
    assert [pk for pk, _ in trial.engine.fingerprints()] == [1, 3]


@check
def all_may_be_taken_out_and_come_back(trial: Trial) -> None:
    trial.filled(*THREE)
    trial.engine.write([], [1, 2, 3])
    assert trial.indexed() == set()
    trial.engine.write(THREE[1:])
    assert trial.indexed() == {2, 3}


@check
def one_write_saves_and_takes_out(trial: Trial) -> None:
    trial.filled(*THREE)
    written = trial.engine.write(iter([make_document(1, "新甲"), make_document(4, "丁四")]), iter([3]))
    assert (written.saved, written.gone) == ({1, 4}, {3})
    assert trial.indexed() == {1, 2, 4}
    assert trial.found(contains("新甲")) == {1}


@check
def to_take_out_what_is_not_there_does_no_harm(trial: Trial) -> None:
    trial.filled(*THREE)
    written = trial.engine.write([], [99, 2])
    assert written.failed == {} and {2} <= written.gone <= {2, 99}
    assert trial.indexed() == {1, 3}


@check
def to_write_nothing_changes_nothing(trial: Trial) -> None:
    trial.filled(*THREE)
    written = trial.engine.write([], [])
    assert (written.saved, written.gone, written.failed) == (set(), set(), {})
    assert trial.indexed() == {1, 2, 3}


@check
def of_one_key_written_twice_the_last_counts(trial: Trial) -> None:
    trial.filled(*THREE)
    trial.engine.write(
        [make_document(2, "前"), make_document(5, "前"), make_document(5, "后"), make_document(2, "后")]
    )
    assert trial.indexed() == {1, 2, 3, 5}
    assert trial.found(contains("后")) == {2, 5}
    assert trial.found(contains("前")) == set()


@check
def what_is_taken_out_after_it_was_saved_is_gone(trial: Trial) -> None:
    trial.filled(*THREE)
    assert {1, 9} <= trial.engine.write([make_document(9, "新"), make_document(1, "新")], [9, 1]).gone
    assert trial.indexed() == {2, 3}


@check
def the_same_plan_is_answered_anew_after_a_write(trial: Trial) -> None:
    trial.filled(*THREE)
    plan = Planner().node(Word("甲一"))
    assert trial.found(plan) == {1}
    trial.engine.write([make_document(8, "甲一"), make_document(1, "别的")])
    assert trial.found(plan) == {8}
    trial.engine.write([], [8])
    assert trial.found(plan) == set()


@check
def many_writes_are_one_index(trial: Trial) -> None:
    trial.filled()
    for pk in range(1, 25):
        trial.engine.write([make_document(pk, f"第{pk}件", year=pk)], [pk - 5])
    assert trial.indexed() == set(range(20, 25))
    assert trial.ordered(contains("件"), ("-year", "key")) == [24, 23, 22, 21, 20]
    assert trial.search(MatchAll(), facets=["year"]).facets["year"] == dict.fromkeys(range(20, 25), 1)


@check
def fingerprints_tell_every_document(trial: Trial) -> None:
    trial.filled(*THREE)
    assert trial.engine.fingerprints() == sorted(fingerprints_of(THREE).items())
    anew = make_document(2, "新文字")
    trial.engine.write([anew], [1])
    assert trial.engine.fingerprints() == sorted(fingerprints_of([anew, THREE[2]]).items())


@check
def what_fails_stays_as_it_was_and_the_others_are_written(trial: Trial) -> None:
    trial.filled(*THREE)
    written = trial.engine.write(
        [make_document(1, "新甲"), unindexable(2), unindexable(8), make_document(9, "壬九")], [3]
    )
    assert (written.saved, written.gone, written.failed.keys()) == ({1, 9}, {3}, {2, 8})
    assert trial.indexed() == {1, 2, 9}
    assert trial.found(contains("乙二")) == trial.found(Term("topics", "乙二")) == {2}
    assert trial.found(contains("示例")) == set()
    assert (2, fingerprints_of(THREE)[2]) in trial.engine.fingerprints()
    assert trial.engine.write([make_document(2, "改正"), make_document(8, "改正")]).saved == {2, 8}
    assert trial.found(contains("改正")) == {2, 8}


@check
def both_are_read_while_nobody_else_may_write(trial: Trial) -> None:
    trial.filled(*THREE)
    raised = []

    def reading(*handed_out):
        for one in handed_out:
            raised.append(raised_in_another_thread(lambda: trial.engine.write([], [3], wait=0)))
            yield one

    written = trial.engine.write(reading(make_document(4, "丁四")), reading(1))
    assert (written.saved, written.gone) == ({4}, {1})
    assert [type(error) for error in raised] == [EngineBusy, EngineBusy]
    assert trial.indexed() == {2, 3, 4}
    assert trial.engine.write([], [3], wait=0).gone == {3}


@check
def what_is_taken_out_is_read_last(trial: Trial) -> None:
    trial.filled(*THREE)
    read = []

    def reading(name, handed_out):
        for one in handed_out:
            read.append(name)
            yield one
        read.append(f"{name} end")

    trial.engine.write(reading("saved", [make_document(4, "丁四")]), reading("gone", [1]))
    assert read == ["saved", "saved end", "gone", "gone end"]


@check
def nothing_shows_before_all_is_written(trial: Trial) -> None:
    trial.filled(*THREE)
    seen = []

    def reading():
        for pk in (4, 5):
            yield make_document(pk, "新")
            assert raised_in_another_thread(lambda: seen.append(trial.indexed())) is None

    trial.engine.write(reading(), [1])
    assert seen == [{1, 2, 3}, {1, 2, 3}]
    assert trial.indexed() == {2, 3, 4, 5}


@check
def where_reading_fails_nothing_is_written(trial: Trial) -> None:
    trial.filled(*THREE)

    def failing(*handed_out):
        yield from handed_out
        raise ReadError

    for upserts, deletes in [(failing(make_document(1, "新"), make_document(4, "新")), [2]), ([THREE[1]], failing(3))]:
        try:
            trial.engine.write(upserts, deletes)
        except ReadError:
            assert trial.indexed() == {1, 2, 3}
            assert trial.found(contains("新")) == set()
        else:
            raise AssertionError("what kept it from reading is not told")
    assert trial.engine.write([make_document(4, "丁四")], [2], wait=0).saved == {4}
    assert trial.indexed() == {1, 3, 4}


@check
def whoever_reads_while_it_is_written_sees_all_of_a_write_or_nothing(trial: Trial) -> None:
    trial.filled(*(make_document(pk, "甲一", topics=["0"]) for pk in range(1, 9)))
    seen, done = [], Event()

    def reading():
        while not done.is_set():
            answer = trial.search(contains("一"), facets=["topics"])
            seen.append((answer.total, len({hit.pk for hit in answer.hits}), len(answer.facets["topics"])))

    def handed_out(number):
        for pk in range(1, 9):
            yield make_document(pk, "甲一", topics=[f"{number}"])
            # Of two that read one has begun after this, once both have read on.
            until, looked = monotonic() + 10, len(seen)
            while pk == 4 and len(seen) < looked + 3 and monotonic() < until:
                sleep(0.001)

    with ThreadPoolExecutor(2) as threads:
        readers = [threads.submit(reading) for _ in range(2)]
        try:
            for number in (1, 2, 3):
                trial.engine.write(handed_out(number))
        finally:
            done.set()
        for reader in readers:
            reader.result()
    assert set(seen) == {(8, 8, 1)}
    assert trial.search(contains("一"), facets=["topics"]).facets["topics"] == {"3": 8}


@check
def engines_of_one_path_see_what_the_other_writes(trial: Trial) -> None:
    trial.filled(*THREE)
    other = trial.make()
    assert other.count_many([]) == [] and other.fingerprints() == trial.engine.fingerprints()
    other.write([make_document(4, "丁四")], [1])
    assert trial.indexed() == {2, 3, 4}
    assert trial.found(contains("丁四")) == {4}
