"""How an index is, and what is raised where there is none that can be read."""

from collections.abc import Callable

from search.contract import Depth, FieldKind, Plan
from search.errors import EngineUnavailable
from search.planning import SearchWeights
from search.query.plan import MatchAll
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import FIELDS, Archive, make_document
from tests.search.contract.guarded_engine import GuardedEngine, ReadError
from tests.search.contract.trial import Trial

PLAN = Plan(MatchAll())


def questions(engine: GuardedEngine) -> dict[str, Callable[[], object]]:
    """Whatever needs an index."""
    return {
        "search": lambda: engine.search(PLAN, rows=slice(0, 20), order=("key",)),
        "count_many": lambda: engine.count_many([PLAN]),
        "scan": lambda: list(engine.scan(PLAN, order=("key",), most=5)),
        "similar": lambda: engine.similar(1, {"甲": 1}, SearchWeights().all_words, 5),
        "fingerprints": engine.fingerprints,
        "write": lambda: engine.write([make_document(9, "新")], [1]),
    }


def reasons(engine: GuardedEngine) -> dict[str, str]:
    """{method: why it says that nothing can be answered}, '' where it answers."""
    found = {}
    for name, ask in questions(engine).items():
        try:
            ask()
        except EngineUnavailable as unavailable:
            found[name] = unavailable.reason
        else:
            found[name] = ""
    return found


def all_say(engine: GuardedEngine, reason: str) -> bool:
    """Whatever is asked for, and however deep its health is looked into."""
    faults = {engine.health(depth).fault for depth in Depth}
    return set(reasons(engine).values()) == faults == {reason}


@check
def before_anything_the_index_is_missing(trial: Trial) -> None:
    assert all_say(trial.engine, "missing")
    # Nor did anything that was asked make one of few documents.
    assert all_say(trial.make(), "missing")
    trial.engine.tidy()
    assert trial.engine.progress() is None
    assert trial.engine.rebuild(Archive([make_document(1, "甲")])) is not None
    assert all_say(trial.engine, "")


@check
def an_index_that_could_not_be_made_is_missing(trial: Trial) -> None:
    def failing(pk=0):
        raise ReadError

    for archive in (Archive([make_document(1, "甲")], while_reading=failing), Archive(while_comparing=failing)):
        try:
            trial.engine.rebuild(archive)
        except ReadError:
            assert all_say(trial.engine, "missing")
        else:
            raise AssertionError("what kept it from reading is not told")


@check
def a_sound_index_is_sound(trial: Trial) -> None:
    trial.filled(make_document(1, "甲"), make_document(2, "乙"))
    for health in (engine.health(depth) for engine in (trial.engine, trial.make()) for depth in Depth):
        assert (health.fault, health.outdated) == ("", False)
        assert type(health.where) is str and health.where
    assert trial.engine.leftovers() == []


@check
def the_directives_it_was_made_of_are_counted(trial: Trial) -> None:
    for number in (3, 0, 2):
        documents = [make_document(pk, "甲") for pk in range(1, number + 1)]
        assert trial.engine.rebuild(Archive(documents)) is not None
        assert trial.engine.health().count == number


@check
def to_tidy_changes_nothing_that_is_found(trial: Trial) -> None:
    trial.filled(make_document(1, "甲"), make_document(2, "乙"))
    trial.engine.write([make_document(3, "丙")], [1])
    trial.engine.tidy()
    assert trial.indexed() == {2, 3}
    assert trial.engine.leftovers() == [] and trial.engine.health(Depth.CONTENTS).fault == ""


@check
def a_damaged_index_is_damaged_until_it_is_made_anew(trial: Trial) -> None:
    documents = [make_document(pk, f"劳动竞赛{pk}") for pk in range(1, 20)]
    trial.filled(*documents)
    trial.damage()
    engine = trial.make()
    assert all_say(engine, "damaged")
    assert engine.rebuild(Archive(documents)) is not None
    assert all_say(engine, "")
    assert [pk for pk, _ in engine.fingerprints()][:3] == [2, 3, 4]


@check
def an_index_of_other_fields_is_outdated_until_it_is_made_anew(trial: Trial) -> None:
    documents = [make_document(1, "甲"), make_document(2, "乙")]
    trial.filled(*documents)
    engine = trial.make({**FIELDS, "levels": FieldKind.WHOLES})
    assert all_say(engine, "outdated") and engine.health().outdated
    assert engine.rebuild(Archive(documents)) is not None
    assert all_say(engine, "") and not engine.health().outdated
    assert engine.search(PLAN, rows=slice(0, 5), order=("key",)).total == 2
