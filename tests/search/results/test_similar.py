"""Similar directives."""

import pytest

from search.haystack_front.connection import engine, planner
from search.haystack_front.word_counts import word_counts
from search.indexing import index_upkeep
from search.results.similar import similar_to
from tests.support.makers import make_directive

BOILERPLATE = "各级工会要认真贯彻落实通知精神，加强组织领导，确保取得实效。"


@pytest.fixture
def held(index):
    subjects = ["安康杯竞赛", "安康杯竞赛评比", "职工书屋建设", "法律援助", "金秋助学", "集体协商"]
    held = [make_directive(title=f"示例市总工会关于{one}的通知", text=f"{one}。{BOILERPLATE * 5}") for one in subjects]
    index_upkeep.rebuild()
    return held


def test_what_shares_rare_words_is_similar_and_says_which(held):
    found = similar_to(held[0])
    assert found[0].url == held[1].get_absolute_url()
    assert found[0].shared == ["安康杯竞赛"]


def test_boilerplate_tells_nothing(held):
    words = engine().similar(held[0].pk, word_counts(held[0]), planner().weights.all_words, 0).words
    assert words and not {"认真", "贯彻落实", "组织领导"} & set(words)
    assert similar_to(held[3]) == []


def test_the_directive_page_shows_them(client, held):
    html = client.get(held[0].get_absolute_url()).content.decode()
    assert "相似文件" in html
    assert held[1].title in html
