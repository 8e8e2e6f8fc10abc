"""Suggestions are terms: words that the dictionary or the archive's lists know, and names."""

import random

import pytest

from archive.models import Topic
from search.analysis import word_lists
from search.analysis.segmentation import cut
from search.indexing import index_upkeep
from search.models import Term, TermKind
from search.suggesting.autocomplete import suggestions
from tests.support.makers import make_directive

_LETTERS = "工会法律援助职劳动竞赛美事困难帮扶邦书屋示例开展关于活动安康杯匠模精神"


class Anybody:
    is_authenticated = False

    def has_perm(self, name):
        return False


def offered(typed):
    label = TermKind.WORD.label
    return [one.text for one in suggestions(typed, Anybody()) if one.label == label]


def is_word(text):
    return cut(text) == [text] or text in word_lists.read().words


@pytest.mark.parametrize("seed", range(4))
def test_every_word_offered_is_one(index, seed):
    """Archives of titles put together of characters at random; whatever of them is typed."""
    chance = random.Random(seed)
    for _ in range(15):
        title = "".join(chance.choice(_LETTERS) for _ in range(chance.randint(4, 14)))
        make_directive(title, text=title)
    index_upkeep.rebuild()
    titled = list(Term.objects.filter(kind=TermKind.WORD).values_list("text", flat=True))
    found = {word for text in titled for length in range(1, len(text) + 1) for word in offered(text[:length])}
    assert found and all(map(is_word, found)), found
    # Some of what stands in the titles is none.
    assert not all(map(is_word, titled))


def test_characters_beside_each_other_in_a_title_are_no_term(index):
    make_directive("示例市总工会关于邦扶竞美的方案")
    index_upkeep.rebuild()
    assert offered("邦扶") == offered("邦") == []


def test_a_word_that_only_begins_with_the_characters_comes_behind_those_of_the_word(index):
    for _ in range(3):
        make_directive("示例市总工会法律援助工作方案", text="工会法律援助。")
    make_directive("示例市总工会关于学习工会法的方案", text="工会法。")
    index_upkeep.rebuild()
    assert offered("工会法")[0] == "工会法"


def test_names_are_offered_whatever_the_dictionary_knows(index):
    directive = make_directive(issuer="示例鬡市总工会")
    directive.topics.add(Topic.objects.create(name="鬡鬢"))
    index_upkeep.rebuild()
    texts = [one.text for typed in ("示例鬡", "鬡鬢") for one in suggestions(typed, Anybody())]
    assert texts == ["示例鬡市总工会", "鬡鬢"]
