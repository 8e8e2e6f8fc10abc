"""How matches spread over the values of a field."""

from search.contract import Choice, Group
from search.query.plan import AnyOf, Compare, MatchAll, MatchNone, Term, Without
from tests.search.contract.checks.matching import contains, valued
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial


def spread(trial: Trial) -> Trial:
    """Provinces by years: {1: 甲 2021, 2: 甲 2022, 3: 乙 2021, 4: 乙 2022, 5: 乙 none, 6: none 2021}."""
    rows = [("甲", 2021), ("甲", 2022), ("乙", 2021), ("乙", 2022), ("乙", None), (None, 2021)]
    return trial.filled(
        *(make_document(pk, f"示例{pk}", province=province, year=year) for pk, (province, year) in enumerate(rows, 1))
    )


@check
def values_are_counted_without_zeros(trial: Trial) -> None:
    spread(trial)
    facets = trial.search(MatchAll(), facets=["province", "year"]).facets
    assert facets == {"province": {"甲": 2, "乙": 3, None: 1}, "year": {2021: 3, 2022: 2, None: 1}}
    assert trial.search(contains("示例1"), facets=["province", "year"]).facets == {
        "province": {"甲": 1}, "year": {2021: 1},
    }  # fmt: skip
    assert trial.search(MatchNone(), facets=["province", "year"]).facets == {"province": {}, "year": {}}


@check
def what_has_no_value_is_counted_as_none(trial: Trial) -> None:
    valued(trial)
    facets = trial.search(Compare("key", "in", (3, 4)), facets=["year", "province", "topics", "genre"]).facets
    assert facets == {
        "year": {None: 1, 2023: 1}, "province": {None: 1, "52": 1}, "topics": {None: 1, "乙甲": 1}, "genre": {None: 2},
    }  # fmt: skip


@check
def each_of_several_values_is_counted_once(trial: Trial) -> None:
    valued(trial)
    assert trial.search(MatchAll(), facets=["topics"]).facets["topics"] == {"甲": 2, "乙": 2, "乙甲": 1, None: 1}
    assert trial.search(Term("topics", "甲"), facets=["topics"]).facets["topics"] == {"甲": 2, "乙": 1}


@check
def a_facet_is_under_the_filters_of_the_others(trial: Trial) -> None:
    spread(trial)
    answer = trial.search(
        MatchAll(), Compare("province", "in", ("乙",)), Compare("year", "in", (2021,)), facets=["province", "year"]
    )
    assert {hit.pk for hit in answer.hits} == {3} and answer.total == 1
    # Of 2021 in all provinces; of 乙 in all years.
    assert answer.facets == {"province": {"甲": 1, "乙": 1, None: 1}, "year": {2021: 1, 2022: 1, None: 1}}


@check
def a_facet_is_under_the_query_and_filters_nobody_counts(trial: Trial) -> None:
    spread(trial)
    answer = trial.search(
        Compare("key", "gt", 1), Compare("province", "in", ("甲", "乙")), facets=["year", "province", "topics"]
    )
    assert answer.total == 4
    assert answer.facets["year"] == {2021: 1, 2022: 2, None: 1}
    assert answer.facets["province"] == {"甲": 1, "乙": 3, None: 1}
    assert answer.facets["topics"] == {None: 4}


@check
def facets_do_not_hang_on_rows_and_order(trial: Trial) -> None:
    spread(trial)
    whole = trial.search(MatchAll(), facets=["year"]).facets
    for rows in (slice(0, 0), slice(2, 4), slice(90, None)):
        assert trial.search(MatchAll(), rows=rows, order=("-year", "key"), facets=["year"]).facets == whole
    assert trial.search(MatchAll()).facets == {}


EARLY, OLD = Compare("year", "in", (2021,)), Compare("key", "in", (1, 3))
BY_AGE = Group("age", (("early", EARLY), ("old", OLD), ("never", MatchNone()), (None, Without(AnyOf((EARLY, OLD))))))


@check
def a_group_counts_what_its_nodes_match(trial: Trial) -> None:
    spread(trial)
    answer = trial.search(MatchAll(), facets=["year", BY_AGE])
    assert answer.facets == {"year": {2021: 3, 2022: 2, None: 1}, "age": {"early": 3, "old": 2, None: 3}}
    assert trial.search(contains("示例2"), facets=[BY_AGE]).facets == {"age": {None: 1}}


@check
def a_group_is_under_the_filters_of_the_others(trial: Trial) -> None:
    spread(trial)
    answer = trial.search(
        MatchAll(), Choice("age", AnyOf((EARLY, OLD))), Compare("province", "in", ("乙",)), facets=["province", BY_AGE]
    )
    assert {hit.pk for hit in answer.hits} == {3} and answer.total == 1
    # Of 乙 of any age; of those ages in all provinces.
    assert answer.facets == {"age": {"early": 1, "old": 1, None: 2}, "province": {"甲": 1, "乙": 1, None: 1}}


@check
def none_among_values_asks_for_what_has_none(trial: Trial) -> None:
    spread(trial)
    assert trial.found(MatchAll(), Compare("province", "in", (None,))) == {6}
    assert trial.found(MatchAll(), Compare("province", "in", ("甲", None))) == {1, 2, 6}
    assert trial.found(MatchAll(), Compare("year", "in", (None, 2022))) == {2, 4, 5}
    assert trial.found(MatchAll(), Compare("topics", "in", (None,))) == {1, 2, 3, 4, 5, 6}
