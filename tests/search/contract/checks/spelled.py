"""Spelled: a text in any of its writings."""

from search.planning import SearchWeights
from search.query.plan import Spelled
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial

WEIGHTS = SearchWeights().all_words
_MARK = ("", "、", ",", "。")


def spelled(*steps: tuple[str, ...], field="grams") -> Spelled:
    return Spelled(field, steps, WEIGHTS)


@check
def any_writing_is_found_and_no_other(trial: Trial) -> None:
    between = ["", "、", "。，", "，，，", "和"]
    texts = [*(f"开头甲乙{mark}丙丁结尾" for mark in between), "丙丁、甲乙"]
    trial.filled(*(make_document(pk, text) for pk, text in enumerate(texts, 1)))
    assert trial.found(spelled(("甲乙",), _MARK, ("丙丁",))) == {1, 2}
    assert trial.found(spelled(("甲乙",), _MARK, _MARK, ("丙丁",))) == {1, 2, 3}
    assert trial.found(spelled(("甲乙",), ("、",), ("丙丁",))) == {2}
    assert trial.found(spelled(("甲乙丙丁", "甲乙和丙丁"))) == {1, 5}
    assert trial.found(spelled(("头", "丁、"), ("甲",), ("乙",))) == {1, 2, 3, 4, 5, 6}
    assert trial.found(spelled(("头", ""), ("甲", "乙"), ("", "乙"), ("丙", "、丙"))) == {1, 2}
    assert trial.found(spelled(("甲丙", "无有"))) == set()


@check
def a_writing_is_found_in_its_field_and_reaches_across_no_break(trial: Trial) -> None:
    trial.filled(
        make_document(1, "正文甲乙", "丙丁题"), make_document(2, "正文", "甲乙、丙丁"), make_document(3, "乙", "甲")
    )
    both = spelled(("甲乙",), _MARK, ("丙丁",))
    assert trial.found(both) == {2}
    assert trial.found(spelled(*both.steps, field="title_grams")) == {2}
    assert trial.found(spelled(*both.steps, field="issuer_grams")) == set()
    assert trial.found(spelled(("甲",), ("", "、"), ("乙",))) == {1, 2}


@check
def more_writings_are_worth_more(trial: Trial) -> None:
    texts = ["甲乙丙丁，其他事项若干", "甲乙丙丁，甲乙、丙丁。若干", "另外的事"]
    trial.filled(*(make_document(pk, text) for pk, text in enumerate(texts, 1)))
    scores = trial.scores(spelled(("甲乙",), _MARK, ("丙丁",)))
    assert scores.keys() == {1, 2} and scores[2] > scores[1] > 0
