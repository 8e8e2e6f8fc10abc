"""Order, where a plan or a column forces it."""

from search.contract import SCORE
from search.planning import BY_SCORE, NEWEST, OLDEST, Planner
from search.query.plan import AnyOf, Constant, MatchAll, Term
from search.query.tree import Word
from tests.search.contract.checks.matching import contains, ranked, valued
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial


def dated(trial: Trial) -> Trial:
    """Years and dates, with ties and without values."""
    rows = {
        4: (2021, 20210501),
        1: (2023, None),
        3: (2021, 20210101),
        2: (None, None),
        6: (2021, 20210501),
        5: (None, 7),
    }
    return trial.filled(
        *(make_document(pk, "示例", year=year, dated=date, genre=f"{pk % 2}") for pk, (year, date) in rows.items())
    )


@check
def a_column_rises(trial: Trial) -> None:
    assert dated(trial).ordered(MatchAll(), OLDEST) == [3, 4, 6, 1, 5, 2]
    assert trial.ordered(MatchAll(), ("key",)) == [1, 2, 3, 4, 5, 6]


@check
def a_column_falls(trial: Trial) -> None:
    assert dated(trial).ordered(MatchAll(), NEWEST) == [1, 6, 4, 3, 5, 2]
    assert trial.ordered(MatchAll(), ("-key",)) == [6, 5, 4, 3, 2, 1]


@check
def what_has_no_value_comes_last_either_way(trial: Trial) -> None:
    dated(trial)
    assert trial.ordered(MatchAll(), ("year", "key")) == [3, 4, 6, 1, 2, 5]
    assert trial.ordered(MatchAll(), ("-year", "key")) == [1, 3, 4, 6, 2, 5]
    assert trial.ordered(MatchAll(), ("-dated", "-key")) == [6, 4, 3, 5, 2, 1]


@check
def columns_of_values_are_ordered_by(trial: Trial) -> None:
    dated(trial)
    assert trial.ordered(MatchAll(), ("genre", "-key")) == [6, 4, 2, 5, 3, 1]
    assert trial.ordered(MatchAll(), ("-genre", "-year", "key")) == [1, 3, 5, 4, 6, 2]


@check
def of_several_values_the_smallest_counts(trial: Trial) -> None:
    trial.filled(
        make_document(1, "示例", topics=["丙", "乙"]), make_document(2, "示例", topics=["丁", "一"]),
        make_document(3, "示例"), make_document(4, "示例", topics=["丁"]),
    )  # fmt: skip
    assert trial.ordered(MatchAll(), ("topics", "key")) == [2, 4, 1, 3]
    assert trial.ordered(MatchAll(), ("-topics", "key")) == [1, 4, 2, 3]


@check
def what_scores_more_comes_first(trial: Trial) -> None:
    valued(trial)
    bearing, citing = Constant(Term("province", "52"), 1000), Constant(Term("topics", "甲"), 100)
    query = AnyOf((citing, bearing, Constant(MatchAll(), 1)))
    assert trial.ordered(query, (SCORE, "-key")) == [4, 5, 1, 3, 2]
    assert trial.ordered(query, (SCORE, "key")) == [4, 1, 5, 2, 3]
    assert trial.ordered(query, ("key",)) == [1, 2, 3, 4, 5]


@check
def of_equal_scores_the_next_columns_say(trial: Trial) -> None:
    dated(trial)
    for query in (MatchAll(), Constant(contains("示例"), 3)):
        assert trial.ordered(query, BY_SCORE) == trial.ordered(query, NEWEST) == [1, 6, 4, 3, 5, 2]
        assert trial.ordered(query, (SCORE, *OLDEST)) == [3, 4, 6, 1, 5, 2]


@check
def hits_fall_by_the_scores_that_they_are_told_with(trial: Trial) -> None:
    texts = ["竞赛" * (pk % 5 + 1) + "其他" * (pk % 11) for pk in range(1, 40)]
    trial.filled(*(make_document(pk, text) for pk, text in enumerate(texts, 1)))
    for rows in (slice(0, None), slice(0, 5), slice(5, 12)):
        hits = trial.search(ranked("竞赛"), order=(SCORE, "-key"), rows=rows).hits
        assert hits == sorted(hits, key=lambda hit: (-hit.score, -hit.pk)) and len({hit.score for hit in hits}) > 2


@check
def a_rare_word_outweighs_a_common_one(trial: Trial) -> None:
    trial.filled(
        *(make_document(pk, "职工，" + "其他。" * 5) for pk in range(1, 20)),
        make_document(20, "书屋，" + "其他。" * 5),
    )
    assert trial.ordered(AnyOf((ranked("职工"), ranked("书屋"))), (SCORE, "key"))[0] == 20


@check
def a_word_in_the_title_comes_first(trial: Trial) -> None:
    others = "其他事项若干。" * 5
    trial.filled(make_document(2, f"安康杯。{others}", "某通知"), make_document(1, others, "安康杯通知"))
    assert trial.ordered(Planner().node(Word("安康杯")), BY_SCORE) == [1, 2]


@check
def a_word_of_its_own_comes_before_one_inside_a_longer_word(trial: Trial) -> None:
    trial.filled(make_document(2, "关于女职工的事项"), make_document(1, "关于职工的事项"))
    assert trial.ordered(ranked("职工"), (SCORE, "-key")) == [1, 2]


@check
def words_found_whole_come_first(trial: Trial) -> None:
    trial.filled(
        make_document(2, "班组里谈安全，另谈建设。" * 3, "甲通知"),
        make_document(1, "班组安全建设一次。" + "其他事项若干。" * 3, "乙通知"),
    )
    assert trial.ordered(Planner().node(Word("班组安全建设")), BY_SCORE) == [1, 2]
