"""Questions and other sentences: what comes nearest, whatever signs are in them."""

import pytest
from django.http import QueryDict

from search.analysis.segmentation import content_words, has_interrogative
from search.indexing import index_upkeep
from search.web.search_form import SearchForm
from tests.support.makers import make_directive


@pytest.fixture
def rest(index):
    """The answer, and a text that has every little word of the question."""
    answer = make_directive(title="疗休养办法", text="职工每批疗休养不超过七天。")
    make_directive(title="其他", text="有的事在什么时候有，谁也说不出来是怎么有的。" * 20)
    index_upkeep.rebuild()
    return answer


def asked(words):
    address = QueryDict(mutable=True)
    address["q"] = words
    form = SearchForm(address)
    form.is_valid()
    return form


def first(words):
    return int(asked(words).results()[0].pk)


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
    found = asked("每批疗休养不超过七天").find(slice(0, 10))
    assert (found.matched, found.rows.count()) == ("all", 1)


def test_an_unknown_word_is_not_answered_by_what_shares_a_common_pair_of_characters(index):
    for at in range(8):
        make_directive(title=f"通知{at}", text="量力而行，做好子女教育。")
    near = make_directive(title="纠缠", text="互相纠缠态的说明")
    index_upkeep.rebuild()
    assert [int(result.pk) for result in asked("量子纠缠态学").results()] == [near.pk]
    assert asked("鬡力而鬢鬣鬤鬥").results() == []


def test_a_quoted_wording_that_stands_nowhere_finds_nothing(rest):
    assert asked('"疗休养标准"').results() == []
