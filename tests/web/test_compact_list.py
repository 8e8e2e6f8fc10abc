"""The compact list: a line for each directive, sorted by its heads, remembered by the browser."""

import re

import pytest

from search.indexing import index_upkeep
from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(db):
    other = make_region("980000", "样例省", "样例")
    make_directive("乙通知", number="示工〔2023〕19号", year=2021, genre="意见", issuer="示例市总工会")
    make_directive("丙通知", number="示工〔2023〕2号", year=2023, region=other, issuer="样例市总工会")
    make_directive("甲通知", number="", year=2022, issuer="全例市总工会")


def titles(page) -> list[str]:
    return re.findall(r">([甲乙丙]通知)</a>", page.text)


def test_a_line_tells_what_a_register_does(client, three):
    page = client.get("/directives/?view=compact").text
    line = re.sub("<[^>]+>|\\s+", " ", page.split("丙通知</a>")[1].split("</tr>")[0]).split()
    assert line == ["示工〔2023〕2号", "样例市总工会", "样例", "2023", "通知"]


def test_the_list_is_in_full_until_it_is_asked_for(client, three):
    assert 'class="compact"' not in client.get("/directives/").text
    assert 'class="compact"' in client.get("/directives/?view=compact").text


@pytest.mark.parametrize("path", ["/directives/", "/search/"])
def test_the_browser_keeps_how_a_list_is_shown(client, three, index, path):
    index_upkeep.rebuild()
    assert 'class="compact"' not in client.get(path).text
    client.get("/directives/?view=compact")
    assert 'class="compact"' in client.get(path).text
    client.get("/directives/?view=full")
    assert 'class="compact"' not in client.get(path).text


def test_a_way_of_showing_that_there_is_not_is_told(client, three):
    page = client.get("/directives/?view=<b>")
    assert "没有“&lt;b&gt;”这一显示方式" in page.text
    assert "list_view" not in page.cookies


ORDERED = pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("title", "丙乙甲"),
        ("-title", "甲乙丙"),
        ("number", "丙乙甲"),
        ("-number", "乙丙甲"),
        ("issuer", "甲丙乙"),
        ("-issuer", "乙丙甲"),
        ("place", "丙甲乙"),
        ("-place", "甲乙丙"),
        ("genre", "乙丙甲"),
        ("oldest", "乙甲丙"),
        ("newest", "丙甲乙"),
    ],
)


@ORDERED
def test_a_list_is_sorted_by_any_column_either_way(client, three, sort, order):
    page = client.get(f"/directives/?view=compact&sort={sort}")
    assert titles(page) == [f"{one}通知" for one in order]


@ORDERED
def test_results_are_sorted_as_the_list_is(client, three, index, sort, order):
    index_upkeep.rebuild()
    page = client.get(f"/search/?view=compact&sort={sort}")
    assert titles(page) == [f"{one}通知" for one in order]


def test_an_order_that_there_is_not_is_the_newest_first(client, three):
    assert titles(client.get("/directives/?sort=nonsense")) == ["丙通知", "甲通知", "乙通知"]


def test_a_head_leads_to_its_order_and_then_to_the_reverse(client, three):
    page = client.get("/directives/?view=compact&year=2023&page=1&sort=title").text
    assert '<th role="columnheader" scope="col" class="compact-title" aria-sort="ascending"' in page
    assert '<a href="?view=compact&amp;year=2023&amp;sort=-title">标题' in page
    assert '<a href="?view=compact&amp;year=2023&amp;sort=number">文号' in page
    assert '<a href="?view=compact&amp;year=2023&amp;sort=newest">成文日期' in page


def test_what_comes_next_is_what_the_sorted_list_says(client, three):
    page = client.get("/directives/?sort=number")
    first, second = re.findall(r'href="(/directives/\d+/\?[^"]*)"', page.text)[:2]
    assert f'href="{second}" rel="next"' in client.get(first.replace("&amp;", "&")).text


def test_the_file_of_a_list_is_in_its_order(client, three):
    rows = b"".join(client.get("/directives/export.csv?sort=number")).decode("utf-8-sig")
    assert rows.index("丙通知") < rows.index("乙通知") < rows.index("甲通知")
