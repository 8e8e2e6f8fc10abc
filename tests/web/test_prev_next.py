"""Previous and next in the list that a reader came from."""

import re

import pytest

from search.indexing import index_upkeep
from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["9" * 18, "0", "-3", "²", "1e9"])
@pytest.mark.parametrize("list_", ["sort=newest", "q=竞赛"])
def test_a_list_context_from_a_page_that_no_list_has_leads_to_the_directive_all_the_same(client, index, list_, page):
    directive = make_directive()
    assert client.get(f"{directive.get_absolute_url()}?{list_}&page={page}").status_code == 200


def _walk(client, address, rel="next"):
    """The directives one meets by following a page's links, the first included, and what each says of its place."""
    met = []
    while address:
        page = client.get(address.replace("&amp;", "&")).text
        met.append((re.search("<h1>(.*?)</h1>", page)[1], re.search("[^<>]*第 [0-9]+ 件，共 [0-9]+ 件", page)))
        link = re.search(f'href="([^"]+)" rel="{rel}"', page)
        address = link and link[1]
    return [re.sub("<[^>]*>", "", title) for title, _ in met], [place and place[0] for _, place in met]


def _listed(client, address):
    """The titles of a list over all of its pages, and the address of the first result."""
    titles, first = [], ""
    while address:
        page = client.get(address.replace("&amp;", "&")).text
        links = re.findall('class="row-title"[^>]*><a href="([^"]+)">(.*?)</a>', page)
        first = first or links[0][0]
        titles += [re.sub("<[^>]*>", "", title) for _, title in links]
        more = re.search(r'<a rel="next" href="([^"]+)"|<a href="([^"]+)" rel="next"', page)
        address = more and address.split("?")[0] + (more[1] or more[2])
    return titles, first


@pytest.fixture
def held(index):
    subjects = ["安康杯竞赛", "劳模精神宣传", "职工书屋建设"]
    for number in range(24):
        subject = subjects[number % 3]
        make_directive(
            title=f"关于{subject}的通知{number}", year=2000 + number % 7,
            text=f"各级工会要做好{subject}。" * (1 + number % 4),
        )  # fmt: skip
    index_upkeep.rebuild()


@pytest.mark.parametrize("query", ["", "?year=2003", "?sort=oldest"])
def test_following_next_visits_the_list_of_directives_in_its_order(client, held, query):
    titles, first = _listed(client, "/directives/" + query)
    visited, places = _walk(client, first)
    assert visited == titles
    assert places == [f"第 {place} 件，共 {len(titles)} 件" for place in range(1, len(titles) + 1)]


@pytest.mark.parametrize("query", ["?q=安康杯", "?q=通知&sort=oldest", "?q=劳模精神 竞赛 书屋", "?q=安康杯&year=2004"])
def test_following_next_visits_the_results_in_their_order(client, held, query):
    titles, first = _listed(client, "/search/" + query)
    visited, places = _walk(client, first)
    assert visited == titles
    assert places[-1] == f"第 {len(titles)} 件，共 {len(titles)} 件"


def test_the_way_back_leads_through_the_same_ones(client, held):
    titles, first = _listed(client, "/search/?q=安康杯")
    last = first
    while link := re.search('href="([^"]+)" rel="next"', client.get(last.replace("&amp;", "&")).text):
        last = link[1]
    assert _walk(client, last, "prev")[0] == titles[::-1]


def test_those_with_some_of_the_words_come_after_the_results_and_are_counted_apart(client, held):
    for number in range(2):
        make_directive(f"关于安康杯竞赛的通知{number}", text="各级工会要弘扬劳模精神。")
    index_upkeep.rebuild()
    titles, first = _listed(client, "/search/?q=安康杯 劳模精神")
    visited, places = _walk(client, first)
    assert visited == titles
    assert places == [f"第 {at} 件，共 2 件" for at in (1, 2)] + [
        f"含有部分词语：第 {at} 件，共 10 件" for at in range(1, 11)
    ]


def test_who_begins_on_the_second_page_comes_back_to_the_first(client, held):
    titles, _ = _listed(client, "/directives/")
    visited, places = _walk(client, _listed(client, "/directives/?page=2")[1], "prev")
    assert visited == titles[20::-1]
    assert places[-1] == f"第 1 件，共 {len(titles)} 件"


def test_the_page_of_the_list_moves_along(client, held):
    page = client.get("/directives/").text
    last = re.findall('class="row-title"[^>]*><a href="([^"]+)">', page)[-1]
    following = re.search('href="([^"]+)" rel="next"', client.get(last.replace("&amp;", "&")).text)[1]
    assert "page=2" in following
    assert "page=2" in re.search('class="back" href="([^"]+)"', client.get(following.replace("&amp;", "&")).text)[1]


def test_who_comes_from_nowhere_or_from_another_list_sees_none(client, held):
    directive = make_directive("不在其列", year=1999, region=make_region("980000", "别省", "别"))
    for query in ("", "?year=2003", "?q=安康杯"):
        page = client.get(directive.get_absolute_url() + query).text
        assert 'class="around"' not in page


def test_without_an_index_the_page_is_shown_all_the_same(client):
    directive = make_directive()
    page = client.get(directive.get_absolute_url() + "?q=安康杯")
    assert page.status_code == 200
    assert 'class="around"' not in page.text
