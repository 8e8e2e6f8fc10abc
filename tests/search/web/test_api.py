"""/api/v1/search/."""

import pytest

from search.indexing import index_upkeep
from tests.support.makers import make_directive


@pytest.fixture
def held(index):
    directives = [
        make_directive(
            title=f"通知{at}", number=f"示工〔2023〕{at}号", number_key=f"示工|2023|{at}",
            sections=[("一、", "竞赛", "开展安康杯竞赛。")],
        )
        for at in range(1, 6)
    ]  # fmt: skip
    index_upkeep.rebuild()
    return directives


def answer(client, **query):
    response = client.get("/api/v1/search/", query)
    assert response.status_code == 200
    return response.json()


def test_the_answer_has_the_promised_form(client, held):
    found = answer(client, q="安康杯", page_size=2)
    assert set(found) >= {"count", "page", "results", "facets", "suggestion", "took_ms", "problems", "notices"}
    assert (found["count"], found["page"], len(found["results"])) == (5, 1, 2)
    result = found["results"][0]
    assert result["title"] == "通知5"
    assert result["number"] == "示工〔2023〕5号"
    assert result["province"] == "示例省"
    assert result["year"] == 2023
    assert result["url"] == f"/directives/{held[-1].pk}/"
    assert result["score"] > 0
    assert result["snippets"] == ["通知5 一、竞赛 开展<mark>安康杯</mark>竞赛。"]
    assert result["sections"][0]["anchor"] == "s-1"
    assert set(found["facets"]) == {
        "province", "year", "genre", "topic", "level", "city", "county", "issuer", "dated", "validity", "deadline",
        "occasion", "place",
    }  # fmt: skip
    assert found["facets"]["province"] == [{"value": "990000", "label": "示例", "count": 5}]


def test_a_number_comes_first(client, held):
    assert answer(client, q="示工[2023]3号")["results"][0]["id"] == held[2].pk


def test_pages_hold_every_row_once(client, held):
    keys = [
        row["id"] for number in (1, 2, 3) for row in answer(client, q="安康杯", page_size=2, page=number)["results"]
    ]
    assert sorted(keys) == sorted(directive.pk for directive in held)


@pytest.mark.parametrize(
    "query", [{"page_size": "0"}, {"page_size": "101"}, {"page_size": "x"}, {"page": "77"}, {"page": "x"}]
)
def test_bad_sizes_and_pages_are_noticed(client, held, query):
    found = answer(client, q="安康杯", **query)
    assert found["notices"]
    assert len(found["results"]) == 5


def test_problems_are_named(client, held):
    found = answer(client, q="foo:安康杯")
    assert found["problems"][0]["code"] == "unknown_field"
    assert found["problems"][0]["data"] == "foo"


def test_unknown_filters_are_noticed(client, held):
    found = answer(client, q="安康杯", province="火星", year="abcd")
    assert len(found["notices"]) == 2
    assert found["count"] == 5
