"""What is nearest holds a word that was asked for, or a part of one that is a word: no list of what only shares
characters with them."""

import random

import pytest

from search.analysis.matching_copy import fold
from search.analysis.segmentation import content_words
from search.analysis.synonyms import others
from search.analysis.word_borders import parts_of
from search.indexing import index_upkeep
from search.query.tree import loosened
from search.results import retrieval
from search.results.request import SearchRequest
from tests.support.makers import make_directive

WORDS = ["工匠精神", "劳动竞赛", "职工书屋", "困难职工", "安康杯", "疗休养", "集体协商", "经费审查", "女职工", "技能"]


@pytest.fixture
def archive(index):
    """Directives of a few words each, always the same."""
    chance = random.Random(3)
    held = [make_directive(f"通知{at}", text="，".join(chance.sample(WORDS, 2)) + "。关怀。") for at in range(30)]
    index_upkeep.rebuild()
    return {one.pk: fold(f"{one.title}{one.text}") for one in held}


def test_what_shares_only_pairs_of_characters_is_left_out(index):
    make_directive("别的", text="精神面貌与匠精。")
    index_upkeep.rebuild()
    assert retrieval.first(SearchRequest("工匠精神")) == []


def test_what_has_a_word_that_is_a_part_of_a_longer_one_is_near(index):
    near = make_directive("别的", text="疗休养办法。")
    make_directive("职工的别的", text="职工。")
    index_upkeep.rebuild()
    assert [hit.pk for hit in retrieval.first(SearchRequest("职工疗休养"))] == [near.pk]


def test_beside_other_words_a_part_of_two_characters_is_near_too(index):
    near = make_directive("别的", text="工人的待遇。")
    make_directive("其他", text="工龄与人工。")
    index_upkeep.rebuild()
    assert [hit.pk for hit in retrieval.first(SearchRequest("技术工人没有学历"))] == [near.pk]


def test_a_single_character_of_a_longer_word_is_no_word(archive):
    found = retrieval.find(SearchRequest("安康怀"), slice(0, 20))[0]
    assert 0 < found.rows.count() < 30
    assert all("安康" in archive[hit.pk] for hit in found.rows[0:20])


def test_a_character_typed_by_itself_is_a_word(archive):
    assert retrieval.find(SearchRequest("怀 量子"), slice(0, 20))[0].rows.count() == 30


def test_every_nearest_result_holds_a_word_of_the_query(archive):
    """Whatever is typed: words with a character missing, wrong or changed over, one or several of them."""
    chance, met = random.Random(9), 0
    for _ in range(60):
        typed = []
        for word in chance.sample(WORDS, chance.randint(1, 3)):
            at = chance.randrange(len(word) - 1)
            typed.append(word[:at] + chance.choice(["", "竟", word[at + 1]]) + word[at + 1 :])
        query = chance.choice(["", " "]).join(typed)
        request = SearchRequest(query)
        if not request.tree or not loosened(request.tree):
            continue
        asked = content_words(query)
        shortest = 2 if len(asked) > 1 else 3
        words = {name for word in asked for name in (word, *others(word), *parts_of(word, shortest))}
        found = retrieval.find(request, slice(0, 30))[0]
        for hit in found.rows[0:30]:
            met += found.matched != "all"
            assert any(word in archive[hit.pk] for word in words), (query, archive[hit.pk])
    assert met > 50
