"""Near, which has a word however many pairs are asked for, and FirstHeld, which asks what there is before it asks."""

from search.planning import SearchWeights
from search.query.plan import Constant, FirstHeld, MatchNone, Near, PlanNode, Term
from tests.search.contract.checks.matching import contains
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial


def near(*pairs: str, part: PlanNode | None = None, by=1.0) -> Near:
    return Near(part or MatchNone(), pairs, by=by, k1=0.8, weights=SearchWeights().some_words)


def paired(trial: Trial) -> Trial:
    """甲乙 stands in one of four directives, 丙丁 in another, 戊己 in all."""
    texts = ["甲乙，戊己", "丙丁，戊己", "戊己", "戊己。庚"]
    return trial.filled(*(make_document(pk, text, "无关") for pk, text in enumerate(texts, 1)))


@check
def what_has_no_more_than_pairs_is_not_near(trial: Trial) -> None:
    paired(trial)
    assert trial.found(near("甲乙", "戊己")) == trial.found(near()) == set()
    assert trial.found(near("甲乙", "戊己", part=contains("庚"))) == {4}
    assert trial.found(near("无有", part=contains("丁，"))) == trial.found(near(part=contains("丁，"))) == {2}


@check
def what_is_near_ranks_by_its_pairs(trial: Trial) -> None:
    paired(trial)
    scores = trial.scores(near("甲乙", "戊己", part=Constant(contains("戊己"), 50)))
    assert scores[1] > scores[3] > 50 and scores[2] > 50
    assert set(trial.scores(near("甲乙", "戊己", part=Constant(contains("戊己"), 50), by=0)).values()) == {50}


def numbered(trial: Trial) -> Trial:
    return trial.filled(
        make_document(1, "甲", number_key="示工|2023|7"), make_document(2, "乙", number_key="总工|2023|7"),
        make_document(3, "丙"),
    )  # fmt: skip


def first_held(*keys: str) -> FirstHeld:
    """Each key with its plan: the directives of the number, or the text 丙 where it is called 别处."""
    terms = [Term("number_key", key) for key in keys]
    return FirstHeld(tuple((term, contains("丙") if "别处" in term.value else Constant(term, 1000)) for term in terms))


@check
def the_first_that_some_directive_has_is_asked_for(trial: Trial) -> None:
    numbered(trial)
    assert trial.found(first_held("示工|2023|7", "总工|2023|7")) == {1}
    assert trial.found(first_held("转示工|2023|7", "示工|2023|7", "总工|2023|7")) == {1}
    assert trial.found(first_held("转总工|2023|7", "总工|2023|7", "示工|2023|7")) == {2}
    assert trial.found(first_held("总工|2023|8", "工|2023|8")) == set()


@check
def the_first_is_asked_for_where_none_is_had(trial: Trial) -> None:
    numbered(trial)
    assert trial.found(first_held("别处|2023|7", "工|2023|7")) == {3}
    assert trial.found(first_held("别处|2023|7", "总工|2023|7")) == {2}


@check
def what_some_directive_had_is_had_no_more(trial: Trial) -> None:
    numbered(trial)
    trial.engine.write([], [1])
    assert trial.found(first_held("示工|2023|7", "总工|2023|7")) == {2}
    trial.engine.write([make_document(2, "乙", number_key="示工|2023|8")])
    assert trial.found(first_held("别处|2023|7", "总工|2023|7", "示工|2023|7")) == {3}
