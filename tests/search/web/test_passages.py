"""A result shows where it answers best; the other places are a fold away."""

import re

import pytest
from lxml import html

from search.indexing import index_upkeep
from search.results.section_hits import MOST_SECTIONS
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCE = "各级工会要组织动员广大职工参加示例劳动技能竞赛并做好总结"


def labelled(bodies):
    return [(f"{at}、", f"示例{at}", body) for at, body in enumerate(bodies, 1)]


@pytest.fixture
def results(client, index):
    def asked(bodies, **query):
        make_directive("示例市总工会关于示例工作的方案", sections=labelled(bodies))
        index_upkeep.rebuild()
        return html.fromstring(client.get("/search/", query).content)

    return asked


def headings(part):
    return [link.text_content() for link in part.xpath(".//ul[@class='hit-sections']/li/a")]


def test_the_best_passage_is_shown_and_the_others_are_folded(results):
    page = results(["开展竞赛。", "开展安康杯竞赛。", "竞赛总结。"], q="安康杯 竞赛")
    (rest,) = page.xpath("//details[@class='hit-rest']")
    assert rest.get("open") is None and rest.findtext("summary") == "另有 2 处"
    assert headings(rest) == ["1、示例1", "3、示例3"]
    assert headings(page.xpath("//article")[0])[0] == "2、示例2"


def test_what_is_pasted_leads_to_where_it_stands(results):
    page = results(["各级工会要组织职工参加竞赛。", f"{SENTENCE}。", "职工参加。"], q=SENTENCE)
    best = page.xpath("//ul[@class='hit-sections']")[0]
    assert headings(page.xpath("//article")[0]) == ["2、示例2"]
    assert best.xpath(".//a")[0].get("href").endswith("#s-2")
    assert [mark.text for mark in best.xpath(".//mark")] == [SENTENCE]


def test_one_passage_needs_no_fold(results):
    assert results(["开展安康杯竞赛。"], q="安康杯").xpath("//details[@class='hit-rest']") == []


def test_of_many_the_best_are_listed_and_it_is_said(results):
    page = results(["开展安康杯竞赛。"] * 12, q="安康杯")
    (rest,) = page.xpath("//details[@class='hit-rest']")
    assert rest.findtext("summary") == f"另有 11 处，列出最相关的 {MOST_SECTIONS - 1} 处"
    assert len(headings(rest)) == MOST_SECTIONS - 1


def test_json_has_the_three_best_in_the_order_of_the_text(results, client):
    results(["职代会。", "竞赛。", "安康杯竞赛。", "竞赛。", "安康杯与竞赛。"], q="竞赛")
    (row,) = client.get("/api/v1/search/", {"q": "安康杯 竞赛"}).json()["results"]
    assert [section["anchor"] for section in row["sections"]] == ["s-2", "s-3", "s-5"]


def test_json_has_plain_marks_and_the_page_tells_their_kinds(results, client):
    page = results(["职工代表大会与职代会。"], q="职代会")
    assert [mark.get("class") for mark in page.xpath("//article//p//mark")] == ["other-name", None]
    assert page.xpath("//article//mark[@class]/@title") == ["同义名称或另一种写法"]
    assert "同义名称" in page.xpath("string(//p[@class='mark-legend'])")
    (row,) = client.get("/api/v1/search/", {"q": "职代会"}).json()["results"]
    assert set(re.findall("<[^>]*>", str(row["snippets"] + [one["snippet"] for one in row["sections"]]))) == {
        "<mark>", "</mark>",
    }  # fmt: skip


def test_a_plain_word_needs_no_legend(results):
    assert results(["开展安康杯竞赛。"], q="安康杯").xpath("//p[@class='mark-legend']") == []


def test_what_is_near_is_marked_where_words_are_missing(results):
    page = results(["弘扬劳模精神，开展竞赛。"], q="工匠精神 竞赛")
    assert [(mark.text, mark.get("class")) for mark in page.xpath("//article//p//mark")] == [
        ("精神", "near"), ("竞赛", None),
    ]  # fmt: skip
    assert "未含" in page.xpath("string(//p[@class='hit-missing'])")
