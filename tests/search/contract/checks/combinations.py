"""Nodes of nodes: what they match, and what a match is worth where the plan itself says it."""

from search.query.plan import (
    AllOf,
    AnyOf,
    BestOf,
    Boosted,
    Compare,
    Constant,
    MatchAll,
    MatchNone,
    Scaled,
    Term,
    Without,
)
from tests.search.contract.checks.matching import contains, ranked, valued, worded
from tests.search.contract.checks.registry import check
from tests.search.contract.trial import Trial

FIRST, SECOND = Term("topics", "甲"), Term("topics", "乙")  # {1, 5}, {1, 2}


def about(scores: dict[int, float], wanted: dict[int, float]) -> bool:
    """Whether an engine of narrow numbers says the same."""
    return scores.keys() == wanted.keys() and all(
        abs(scores[pk] - score) <= 1e-4 * max(1, score) for pk, score in wanted.items()
    )


@check
def all_any_and_none_of_the_parts(trial: Trial) -> None:
    valued(trial)
    assert trial.found(AllOf((FIRST, SECOND))) == {1}
    assert trial.found(AnyOf((FIRST, SECOND))) == trial.found(BestOf((FIRST, SECOND))) == {1, 2, 5}
    assert trial.found(Without(FIRST)) == {2, 3, 4}
    assert trial.found(AllOf((FIRST, MatchNone()))) == set()
    assert trial.found(AnyOf((FIRST, MatchNone()))) == trial.found(BestOf((MatchNone(), FIRST))) == {1, 5}


@check
def of_no_parts_and_of_one(trial: Trial) -> None:
    valued(trial)
    assert trial.found(AllOf(())) == {1, 2, 3, 4, 5}
    assert trial.found(AnyOf(())) == trial.found(BestOf(())) == set()
    assert trial.found(AllOf((FIRST,))) == trial.found(AnyOf((FIRST,))) == trial.found(BestOf((FIRST,))) == {1, 5}


@check
def scores_do_not_change_what_matches(trial: Trial) -> None:
    valued(trial)
    for node in (Scaled(FIRST, 3), Scaled(FIRST, 0), Constant(FIRST, 0), Boosted(FIRST, (SECOND,)), Boosted(FIRST)):
        assert trial.found(node) == {1, 5}, node


@check
def nodes_are_nested(trial: Trial) -> None:
    worded(trial)
    contest, staff, others = contains("劳动竞赛"), ranked("职工"), Without(contains("书屋"))
    assert trial.found(AllOf((contest, staff, others))) == {1}
    assert trial.found(AnyOf((AllOf((contest, Without(staff))), Term("topics", "劳动竞赛")))) == {4}
    assert trial.found(Without(AnyOf((contest, Without(staff))))) == {3}
    assert trial.found(Without(Without(Constant(Scaled(contest, 2), 1)))) == {1, 2}
    assert trial.found(AllOf((BestOf((staff, contest)), Boosted(others, (contest,))))) == {1, 3}


@check
def what_only_filters_is_worth_nothing(trial: Trial) -> None:
    valued(trial)
    for node in (
        FIRST, MatchAll(), Without(FIRST), Compare("year", "gt", 2000), AllOf((FIRST, MatchAll())),
        AnyOf((FIRST, SECOND)), Scaled(FIRST, 3), Without(Constant(FIRST, 7)),
    ):  # fmt: skip
        assert set(trial.scores(node).values()) == {0.0}, node


@check
def scores_are_added_scaled_and_compared(trial: Trial) -> None:
    valued(trial)
    ten, one = Constant(FIRST, 10), Constant(SECOND, 1)
    assert about(trial.scores(ten), {1: 10, 5: 10})
    assert about(trial.scores(AnyOf((ten, one))), {1: 11, 2: 1, 5: 10})
    assert about(trial.scores(AnyOf((ten, one, ten))), {1: 21, 2: 1, 5: 20})
    assert about(trial.scores(BestOf((one, ten))), {1: 10, 2: 1, 5: 10})
    assert about(trial.scores(AllOf((ten, one, MatchAll()))), {1: 11})
    assert about(trial.scores(Scaled(AnyOf((ten, one)), 0.5)), {1: 5.5, 2: 0.5, 5: 5})
    assert about(trial.scores(Constant(AnyOf((ten, one)), 4)), {1: 4, 2: 4, 5: 4})


@check
def a_bonus_is_added_where_it_matches_too(trial: Trial) -> None:
    valued(trial)
    bonuses = (Constant(SECOND, 1), Constant(Term("topics", "乙甲"), 100), Scaled(Constant(MatchAll(), 2), 2))
    assert about(trial.scores(Boosted(Constant(FIRST, 10), bonuses)), {1: 15, 5: 14})
    assert about(trial.scores(Boosted(FIRST, bonuses)), {1: 5, 5: 4})
    assert about(trial.scores(Boosted(FIRST, bonuses[:1])), {1: 1, 5: 0})


@check
def what_words_are_worth_is_more_than_nothing(trial: Trial) -> None:
    worded(trial)
    scores = trial.scores(ranked("劳动竞赛"))
    assert scores.keys() == {1, 2} and min(scores.values()) > 0
    doubled = trial.scores(Scaled(ranked("劳动竞赛"), 2))
    assert about(doubled, {pk: 2 * score for pk, score in scores.items()})
    assert min(trial.scores(contains("动竞")).values()) > 0


@check
def filters_narrow_and_are_worth_nothing(trial: Trial) -> None:
    valued(trial)
    early = Compare("year", "in", (2019, 2021))
    assert trial.found(MatchAll(), early) == {1, 2}
    assert trial.found(FIRST, early) == {1}
    assert trial.found(MatchAll(), early, Compare("topics", "in", ("甲",))) == {1}
    assert trial.found(MatchAll(), Compare("province", "in", ("99",))) == set()
    assert {hit.score for hit in trial.search(Constant(FIRST, 3), early).hits} == {3.0}


@check
def filters_of_one_field_narrow_too(trial: Trial) -> None:
    valued(trial)
    both = (Compare("topics", "in", ("甲",)), Compare("topics", "in", ("乙", "乙甲")))
    assert trial.found(MatchAll(), *both) == trial.found(MatchAll(), *reversed(both)) == {1}
    answer = trial.search(MatchAll(), *both, facets=["topics", "year"])
    assert answer.facets == {"topics": {"甲": 2, "乙": 2, "乙甲": 1, None: 1}, "year": {2019: 1}}
