"""More words beside those of the results: one address for one search."""

from urllib.parse import parse_qs, urlsplit

import pytest

from search.indexing import index_upkeep
from tests.support.makers import make_directive


@pytest.fixture
def directives(index):
    make_directive(title="示例市总工会关于劳模竞赛的通知", year=2023)
    make_directive(title="示例市总工会关于劳模宣讲的通知", year=2023)
    index_upkeep.rebuild()


def led(client, **query) -> dict:
    answer = client.get("/search/", query)
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer["Location"]).query)


def test_words_join_those_that_were_asked_for_and_filters_stay(client, directives):
    asked = {"q": "劳模", "year": "2023", "sort": "newest", "page": "3", "also": "竞赛", "other": "x"}
    assert led(client, **asked) == {"q": ["劳模 竞赛"], "year": ["2023"], "sort": ["newest"]}
    assert "找到 1 件" in client.get("/search/", asked, follow=True).text


def test_any_of_several_stays_any_of_them(client, directives):
    assert led(client, q="竞赛 OR 宣讲", also="劳模")["q"] == ["(竞赛 OR 宣讲) 劳模"]


def test_nothing_typed_leads_back(client, directives):
    assert led(client, q="劳模", also=" ") == {"q": ["劳模"]}


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ("。", "里没有可供检索的文字"),
        ("长" * 512, "检索式共 515 个字符，最多 512 个"),
        ("词 " * 41, "检索词超过 40 个"),
    ],
)
def test_what_cannot_be_added_is_told_and_kept(client, directives, also, told):
    page = client.get("/search/", {"q": "劳模", "also": also})
    assert page.status_code == 200 and told in page.text
    assert f'name="also" value="{also.strip()}"' in page.text


def test_the_box_stands_beside_the_count(client, directives):
    page = client.get("/search/?q=劳模&year=2023").text
    form = page.split('class="search-within"')[1].split("</form>")[0]
    assert '<input type="hidden" name="q" value="劳模"><input type="hidden" name="year" value="2023">' in form
