"""Near, of which the sums are exact, and FirstHeld, which asks what there is before it asks."""

from search.planning import SearchWeights
from search.query.plan import Constant, FirstHeld, MatchNone, Near, PlanNode, Term
from tests.search.contract.checks.matching import contains
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial


def near(*pairs: str, part: PlanNode | None = None, floor=0.0, by=1.0) -> Near:
    return Near(part or MatchNone(), pairs, by=by, floor=floor, k1=0.8, weights=SearchWeights().some_words)


def paired(trial: Trial) -> Trial:
    """甲乙 stands in one of four directives, 丙丁 in another, 戊己 in all."""
    texts = ["甲乙，戊己", "丙丁，戊己", "戊己", "戊己。庚"]
    return trial.filled(*(make_document(pk, text, "无关") for pk, text in enumerate(texts, 1)))


@check
def what_has_any_of_the_pairs_is_near(trial: Trial) -> None:
    paired(trial)
    assert trial.found(near("甲乙", "丙丁")) == {1, 2}
    assert trial.found(near("甲乙", "无有")) == {1}
    assert trial.found(near("无有")) == trial.found(near()) == set()
    assert trial.found(near("甲乙", part=contains("庚"))) == {1, 4}
    assert trial.found(near(part=contains("庚"), floor=0.9)) == {4}


@check
def a_share_of_what_the_pairs_tell_is_asked_for(trial: Trial) -> None:
    paired(trial)
    # What all of four have tells log(1 + 0.5/4.5), what one has log(1 + 3.5/1.5): of all together 0.04 and 0.48 each.
    assert trial.found(near("甲乙", "丙丁", "戊己", floor=0.03)) == {1, 2, 3, 4}
    assert trial.found(near("甲乙", "丙丁", "戊己", floor=0.06)) == {1, 2}
    assert trial.found(near("甲乙", "丙丁", "戊己", floor=0.53)) == set()
    # None has the pair: that tells log(1 + 4.5/0.5), 0.66 of what it and 甲乙 tell.
    assert trial.found(near("甲乙", "无有", floor=0.3)) == {1}
    assert trial.found(near("甲乙", "无有", floor=0.4)) == set()
    assert trial.found(near("甲乙", "无有", floor=0.4, part=contains("戊己。"))) == {4}


@check
def the_share_itself_is_enough(trial: Trial) -> None:
    paired(trial)
    assert trial.found(near("甲乙", "丙丁", floor=0.5)) == {1, 2}
    assert trial.found(near("甲乙", floor=1.0)) == {1}


@check
def pairs_tell_by_the_directives_that_are_there(trial: Trial) -> None:
    texts = ["甲乙"] * 4 + ["丙丁"] + ["戊己"] * 4
    trial.filled(*(make_document(pk, text) for pk, text in enumerate(texts, 1)))
    # What four of nine have tells 0.8, what one has 1.9; of six that are left each stands in one, and they tell alike.
    assert trial.found(near("甲乙", "丙丁", floor=0.4)) == {5}
    trial.engine.write([], [2, 3, 4])
    assert trial.found(near("甲乙", "丙丁", floor=0.4)) == trial.found(near("甲乙", "丙丁", floor=0.5)) == {1, 5}


@check
def what_is_near_ranks_by_its_pairs(trial: Trial) -> None:
    paired(trial)
    scores = trial.scores(near("甲乙", "戊己", part=Constant(contains("庚"), 50)))
    assert scores[4] > 50 > scores[1] > scores[2] > 0
    assert trial.scores(near("甲乙", "戊己", part=Constant(contains("庚"), 50), by=0))[4] == 50


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
