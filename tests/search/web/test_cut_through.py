"""Hits whose ends cut through words: behind all others, under one line, with a mark of their own."""

import re

import pytest
from lxml import html

from search.indexing import index_upkeep
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db(transaction=True)

TRUE, CUT = "示例市总工会关于学习工会法的通知", "示例市总工会法律服务第{}号方案"


@pytest.fixture
def archive(index):
    """Two directives about the law, and three in which its characters happen to stand."""
    cut = [make_directive(CUT.format(at), text=CUT.format(at) + "\n职工。") for at in "一二三"]
    true = [make_directive(f"{TRUE}{at}", text=f"{TRUE}{at}\n职工。") for at in "甲乙"]
    index_upkeep.rebuild()
    return {one.pk for one in true}, {one.pk for one in cut}


def asked(client, **query):
    return client.get("/api/v1/search/", query).json()


def test_they_are_counted_come_last_and_are_marked(client, archive):
    true, cut = archive
    answer = asked(client, q="工会法")
    assert answer["count"] == 5
    assert {row["id"] for row in answer["results"][:2]} == true
    assert {row["id"] for row in answer["results"][2:]} == cut
    assert [row["cut_through"] for row in answer["results"]] == [False, False, True, True, True]
    assert all(row["score"] >= 0 for row in answer["results"])


def test_they_stand_under_one_line_that_says_how_many_they_are(client, archive):
    page = client.get("/search/", {"q": "工会法"}).content.decode()
    before, folded = page.split('<details class="cut-through">')
    assert "另有 3 件只是字面相连" in folded
    assert TRUE in before.replace("<mark>", "").replace("</mark>", "")
    assert re.search('<ol class="hits" start="3">', folded)


def test_where_there_is_nothing_else_they_are_open(client, archive):
    page = client.get("/search/", {"q": "工会法 第三号方案"}).content.decode()
    assert '<details class="cut-through" open>' in page
    assert "另有 1 件只是字面相连" in page


def test_in_another_order_they_stay_where_they_are(client, archive):
    answer = asked(client, q="工会法", sort="newest")
    assert answer["count"] == 5
    assert "cut-through" not in client.get("/search/", {"q": "工会法", "sort": "newest"}).content.decode()


def test_in_another_order_each_says_so_of_itself(client, archive):
    page = html.fromstring(client.get("/search/", {"q": "工会法", "sort": "newest"}).content)
    told = {row.xpath("string(.//input/@value)"): row.xpath("string(.//p[@class='hit-cut'])") for row in
            page.xpath("//article[contains(@class, 'hit')]")}  # fmt: skip
    true, cut = archive
    assert {int(pk) for pk, words in told.items() if words.startswith("字面相连")} == cut
    assert {int(pk) for pk, words in told.items() if not words} == true


def test_quotes_ask_for_the_characters_wherever_words_end(client, archive):
    answer = asked(client, q='"工会法"')
    assert answer["count"] == 5
    assert not any(row["cut_through"] for row in answer["results"])


def test_a_part_of_a_longer_word_is_no_cut(client, index):
    make_directive("关于弘扬劳模精神的通知")
    index_upkeep.rebuild()
    assert [row["cut_through"] for row in asked(client, q="劳模")["results"]] == [False]


def test_a_word_of_union_work_is_not_taken_for_another(client, index):
    for _ in range(4):
        make_directive("示例市总工会关于工会工作的通知")
    make_directive("示例市总工会法律服务方案")
    index_upkeep.rebuild()
    assert asked(client, q="工会法")["suggestion"] is None
