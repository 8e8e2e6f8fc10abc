"""Directives that share what tells one from the others."""

from search.contract import KEY, SCORE
from search.planning import SearchWeights
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial

WEIGHTS = SearchWeights().all_words
COUNTS = {"书屋": 3, "安康杯": 9, "职工": 20, "独此一家": 5, "无处可寻": 2}


def shelved(trial: Trial) -> Trial:
    """Of twenty that name 职工, 2 and 3 share 书屋 with the first, 4 and 3 安康杯, and none 独此一家."""
    words = {1: "书屋，安康杯，独此一家", 2: "书屋", 3: "书屋，安康杯", 4: "安康杯"}
    return trial.filled(*(make_document(pk, f"职工，{words.get(pk, '其他')}。") for pk in range(1, 21)))


@check
def the_words_that_few_have_are_shared(trial: Trial) -> None:
    similar = shelved(trial).engine.similar(1, COUNTS, WEIGHTS, 10)
    assert similar.words == ["安康杯", "书屋"]
    assert {hit.pk for hit in similar.hits} == {2, 3, 4}
    assert similar.hits[0].pk == 3
    assert [hit.score for hit in similar.hits] == sorted((hit.score for hit in similar.hits), reverse=True)


@check
def of_the_similar_so_many_are_told(trial: Trial) -> None:
    shelved(trial)
    assert [hit.pk for hit in trial.engine.similar(1, COUNTS, WEIGHTS, 1).hits] == [3]
    assert trial.engine.similar(1, COUNTS, WEIGHTS, 0).hits == []


@check
def a_directive_is_not_similar_to_itself(trial: Trial) -> None:
    shelved(trial)
    for pk in (1, 2, 3, 4):
        assert pk not in {hit.pk for hit in trial.engine.similar(pk, COUNTS, WEIGHTS, 10).hits}


@check
def where_no_word_tells_none_is_similar(trial: Trial) -> None:
    shelved(trial)
    for counts in ({}, {"职工": 20}, {"独此一家": 5}, {"无处可寻": 1}):
        similar = trial.engine.similar(1, counts, WEIGHTS, 10)
        assert (similar.words, similar.hits) == ([], []), counts


@check
def words_tell_by_the_directives_that_are_there(trial: Trial) -> None:
    shelved(trial)
    trial.engine.write([], [3, 4])
    similar = trial.engine.similar(1, COUNTS, WEIGHTS, 10)
    assert (similar.words, [hit.pk for hit in similar.hits]) == (["书屋"], [2])


@check
def of_equally_similar_ones_the_order_asked_for_decides(trial: Trial) -> None:
    trial.filled(*(make_document(pk, "安康杯。" if pk < 5 else f"其他{pk}。") for pk in range(1, 21)))
    for order, keys in (((SCORE, KEY), [2, 3, 4]), ((SCORE, f"-{KEY}"), [4, 3, 2])):
        similar = trial.engine.similar(1, {"安康杯": 3}, WEIGHTS, 10, order)
        assert [hit.pk for hit in similar.hits] == keys
