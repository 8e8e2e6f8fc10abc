"""Questions and other sentences: what comes nearest, whatever signs are in them."""

import pytest

from search.analysis.segmentation import content_words, has_interrogative
from search.indexing import index_upkeep
from search.results import retrieval
from search.results.request import SearchRequest
from tests.support.makers import make_directive


@pytest.fixture
def rest(index):
    """The answer, and a text that has every little word of the question."""
    answer = make_directive(title="疗休养办法", text="职工每批疗休养不超过七天。")
    make_directive(title="其他", text="有的事在什么时候有，谁也说不出来是怎么有的。" * 20)
    index_upkeep.rebuild()
    return answer


def asked(words):
    return SearchRequest(words)


def first(words):
    return retrieval.first(asked(words))[0].pk


@pytest.mark.parametrize(
    "words",
    ["疗休养一批有几天？", "療休養一批有幾天", "疗休养“一批有几天", "问：疗休养有几天？", "疗休养(有几天",
     "标题:什么是职工疗休养",
     "疗休养 AND 有几天？", "疗休养]有几天", '"疗休养"有几天？'],
)  # fmt: skip
def test_a_question_finds_its_answer_whatever_signs_are_in_it(rest, words):
    assert first(words) == rest.pk


def test_the_words_of_a_question_that_tell():
    assert content_words("职代会是什么？") == ("职代会",)
    assert content_words("什么") == ("什么",)
    assert has_interrogative("職代會是什麼") and has_interrogative("好？") and not has_interrogative("职代会")


def test_a_sentence_that_stands_somewhere_in_its_very_wording_is_found_exactly(rest):
    found = retrieval.find(asked("每批疗休养不超过七天"), slice(0, 10))[0]
    assert (found.matched, found.rows.count()) == ("all", 1)


def test_an_unknown_word_is_not_answered_by_what_shares_a_common_pair_of_characters(index):
    for at in range(8):
        make_directive(title=f"通知{at}", text="量力而行，做好子女教育。")
    near = make_directive(title="纠缠", text="互相纠缠态的说明")
    index_upkeep.rebuild()
    assert [hit.pk for hit in retrieval.first(asked("量子纠缠态学"))] == [near.pk]
    assert retrieval.first(asked("鬡力而鬢鬣鬤鬥")) == []


def test_a_quoted_wording_that_stands_nowhere_finds_nothing(rest):
    assert retrieval.first(asked('"疗休养标准"')) == []
