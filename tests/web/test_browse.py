import re

import pytest

from archive.models import Topic
from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db


def _titles(page):
    return [directive.title for directive in page.context["page_obj"]]


def test_filters_leave_what_passes_all_of_them(client):
    other = make_region("980000", "别处省", "别处")
    make_directive("甲", year=2022)
    make_directive("乙", year=2023)
    make_directive("丙", year=2023, region=other)
    assert _titles(client.get("/directives/?province=990000&year=2023")) == ["乙"]


def test_an_unknown_value_is_ignored_with_a_notice(client):
    make_directive("甲")
    page = client.get("/directives/?province=乌有省")
    assert _titles(page) == ["甲"]
    assert "没有“乌有省”这一地区" in page.text


@pytest.mark.parametrize("name", ["directives", "actions", "search"])
def test_no_link_repeats_what_means_nothing(client, index, name):
    make_directive()
    page = client.get(f"/{name}/", {"year": ["2023", "x" * 99], "other": "y" * 99, "page": "z" * 99}).text
    links = [link for link in re.findall('href="([^"]*)"', page) if "year=2023" in link]
    assert links and [link for link in links if "xx" in link or "yy" in link or "z" * 41 in link] == []


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999"])
def test_a_page_number_that_means_nothing_is_no_error(client, number):
    make_directive()
    assert client.get(f"/directives/?page={number}").status_code == 200


def test_pages_neither_repeat_nor_drop_a_row(client):
    made = {make_directive(year=2023).pk for _ in range(45)}
    pages = [[d.pk for d in client.get(f"/directives/?page={n}").context["page_obj"]] for n in (1, 2, 3)]
    seen = [pk for page in pages for pk in page]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len(seen) == len(set(seen))
    assert set(seen) == made


def test_the_oldest_can_come_first(client):
    make_directive("新", year=2024)
    make_directive("旧", year=2020)
    assert _titles(client.get("/directives/")) == ["新", "旧"]
    assert _titles(client.get("/directives/?sort=oldest")) == ["旧", "新"]


def test_links_to_directives_keep_the_filters(client):
    directive = make_directive()
    page = client.get("/directives/?year=2023")
    assert f'href="/directives/{directive.pk}/?year=2023"' in page.text


def test_a_selected_value_can_be_taken_away(client):
    make_directive()
    page = client.get("/directives/?year=2023&province=990000")
    assert '<a class="chip" href="?province=990000">' in page.text


def test_links_between_pages_keep_the_filters(client):
    for _ in range(21):
        make_directive()
    page = client.get("/directives/?year=2023")
    assert 'href="?year=2023&amp;page=2" rel="next"' in page.text


def test_no_directive_passing_says_so(client):
    make_directive(year=2023)
    assert "没有符合全部条件的文件" in client.get("/directives/?year=1999").text


def test_what_readers_type_is_escaped(client):
    page = client.get("/directives/?province=<script>alert(1)</script>")
    assert "<script>" not in page.text


def test_browsing_asks_few_questions(client, django_assert_max_num_queries):
    topic = Topic.objects.create(name="示例主题")
    for _ in range(25):
        make_directive().topics.add(topic)
    with django_assert_max_num_queries(24):
        client.get("/directives/?year=2023")
