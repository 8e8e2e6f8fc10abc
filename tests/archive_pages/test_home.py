import pytest

from archive.models import Topic
from tests.make import make_directive, make_region

pytestmark = pytest.mark.django_db


def test_an_empty_archive_says_how_to_import(client):
    page = client.get("/")
    assert "档案还是空的" in page.text
    assert "manage.py import_directives" in page.text


def test_each_province_and_year_links_to_its_directives(client):
    make_directive(year=2021)
    make_directive(year=2023)
    make_directive(year=2023)
    page = client.get("/")
    assert '<a href="/directives/?province=990000&amp;year=2023">2</a>' in page.text
    assert '<a href="/directives/?province=990000">3</a>' in page.text
    assert '<a href="/directives/?year=2021">1</a>' in page.text


def test_provinces_stand_in_administrative_order_and_years_ascend(client):
    make_directive(region=make_region("980000", "后列省", "后列"), year=2023)
    make_directive(region=make_region("970000", "先列省", "先列"), year=2021)
    holdings = client.get("/").context["holdings"]
    assert [row.region.short_name for row in holdings.rows] == ["先列", "后列"]
    assert holdings.dated_years == [2021, 2023]


def test_what_has_no_year_is_counted_last_and_without_link(client):
    make_directive(year=2023)
    make_directive(year=None)
    page = client.get("/")
    assert [cell.year for cell in page.context["holdings"].years] == [2023, None]
    assert "年份不明" in page.text
    assert "year=None" not in page.text


def test_topics_are_counted(client):
    topic = Topic.objects.create(name="示例主题")
    make_directive().topics.add(topic)
    page = client.get("/")
    assert page.context["topics"] == [("示例主题", 1)]


def test_the_newest_come_first(client):
    make_directive("示例市总工会关于旧工作的通知", year=2020)
    make_directive("示例市总工会关于新工作的通知", year=2024)
    page = client.get("/")
    assert [directive.year for directive in page.context["newest"]] == [2024, 2020]


def test_the_home_page_asks_few_questions(client, django_assert_max_num_queries):
    for year in range(2010, 2024):
        make_directive(year=year)
    with django_assert_max_num_queries(10):
        client.get("/")
