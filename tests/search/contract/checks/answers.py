"""Rows, totals, counts and scans of one plan."""

from search.contract import SCORE, Plan
from search.query.plan import AnyOf, Constant, MatchAll, MatchNone, Term
from tests.search.contract.checks.matching import contains, ranked, valued, worded
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial

MANY = 53


def many(trial: Trial) -> Trial:
    return trial.filled(
        *(make_document(pk, "示例" if pk % 2 else "其他", year=2000 + pk % 7) for pk in range(1, MANY + 1))
    )


@check
def rows_are_slices_of_one_order(trial: Trial) -> None:
    many(trial)
    for query, order in [
        (MatchAll(), ("-year", "key")),
        (MatchAll(), ("-key",)),
        (contains("示例"), (SCORE, "-year", "-key")),
    ]:
        whole = trial.search(query, order=order)
        assert len(whole.hits) == whole.total > 20
        for rows in (slice(0, 10), slice(10, 20), slice(0, 1), slice(50, 60), slice(7, None), slice(None), slice(20)):
            some = trial.search(query, order=order, rows=rows)
            assert (some.hits, some.total) == (whole.hits[rows], whole.total), rows


@check
def rows_beyond_the_end_are_none_and_all_is_counted(trial: Trial) -> None:
    many(trial)
    for rows in (slice(0, 0), slice(5, 5), slice(53, 60), slice(1000, 1020), slice(1000, None), slice(20, 10)):
        answer = trial.search(MatchAll(), rows=rows, facets=["year"])
        assert (answer.hits, answer.total, sum(answer.facets["year"].values())) == ([], MANY, MANY), rows


@check
def an_index_of_nothing_answers_with_nothing(trial: Trial) -> None:
    trial.filled()
    for query in (MatchAll(), contains("示例"), ranked("示例"), Term("topics", "甲")):
        answer = trial.search(query, order=(SCORE, "-key"), facets=["topics", "year"])
        assert (answer.hits, answer.total, answer.facets) == ([], 0, {"topics": {}, "year": {}})
    assert trial.engine.fingerprints() == []


@check
def counts_are_the_totals_of_searches(trial: Trial) -> None:
    worded(trial)
    queries = [contains("劳动竞赛"), MatchAll(), ranked("职工"), MatchNone(), contains("劳动竞赛"), contains("其他")]
    assert trial.engine.count_many([Plan(query) for query in queries]) == [2, 4, 3, 0, 2, 1]


@check
def no_plans_have_no_counts(trial: Trial) -> None:
    assert worded(trial).engine.count_many([]) == []


@check
def a_scan_is_a_search_without_rows(trial: Trial) -> None:
    many(trial)
    for query, order in [(MatchAll(), ("year", "-key")), (contains("示例"), (SCORE, "key"))]:
        whole = trial.search(query, order=order).hits
        for most in (MANY, 10, 1, 1000, 0):
            assert list(trial.engine.scan(Plan(query), order=order, most=most)) == whole[:most], most


@check
def a_scan_is_of_one_moment(trial: Trial) -> None:
    many(trial)
    scan = iter(trial.engine.scan(Plan(MatchAll()), order=("key",), most=1000))
    begun = [next(scan) for _ in range(5)]
    trial.engine.write([make_document(100, "示例")], list(range(3, MANY)))
    assert [hit.pk for hit in [*begun, *scan]] == list(range(1, MANY + 1))
    assert trial.indexed() == {1, 2, MANY, 100}


@check
def scores_are_told_with_the_rows(trial: Trial) -> None:
    valued(trial)
    query = AnyOf((Constant(Term("topics", "甲"), 100), Constant(MatchAll(), 1)))
    hits = trial.search(query, order=("key",)).hits
    assert [(hit.pk, round(hit.score, 3)) for hit in hits] == [(1, 101), (2, 1), (3, 1), (4, 1), (5, 101)]
    assert list(trial.engine.scan(Plan(query), order=("key",), most=5)) == hits
