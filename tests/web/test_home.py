import pytest

from archive.models import Directive, Reference, Topic
from tests.support.makers import make_action, make_directive, make_region

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
    link = '<a href="/directives/?province=990000&amp;year=2023" aria-label="示例 2023年 2件">2</a>'
    assert f'<td class="heat-4">{link}</td>' in page.text
    assert '<a href="/directives/?province=990000">3</a>' in page.text
    assert '<a href="/directives/?year=2021">1</a>' in page.text


def test_provinces_stand_in_administrative_order_and_the_newest_year_first(client):
    make_directive(region=make_region("980000", "后列省", "后列"), year=2023)
    make_directive(region=make_region("970000", "先列省", "先列"), year=2021)
    holdings = client.get("/").context["holdings"]
    assert [row.region.short_name for row in holdings.rows] == ["先列", "后列"]
    assert holdings.dated_years == [2023, 2021]


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


def test_what_most_others_refer_to_comes_first(client):
    once, twice, itself = make_directive(), make_directive(), make_directive()
    for at, target in enumerate([once, twice, twice, itself]):
        _refer(itself if target == itself else make_directive(), target, at)
    referred_to = client.get("/").context["referred_to"]
    assert [(one.pk, one.referring) for one in referred_to] == [(twice.pk, 2), (once.pk, 1)]


def test_who_refers_twice_counts_once():
    target, other = make_directive(), make_directive()
    _refer(other, target, 0)
    _refer(other, target, 1)
    assert Directive.objects.most_referred_to().get().referring == 1


def test_initiatives_are_counted_by_directive_and_lead_to_their_wording(client):
    for names in (["示例杯"], ["示例杯", "建功“示例”行动"]):
        section = make_directive(sections=[("一、", "主要任务", "要开展竞赛。要组织培训。")]).sections.get()
        make_action(section, "要开展竞赛。", initiatives=names)
        make_action(section, "要组织培训。", initiatives=["示例杯"])
    page = client.get("/")
    assert page.context["initiatives"] == [("示例杯", 2), ("建功“示例”行动", 1)]
    assert page.context["initiatives"][1].phrase == '"建功示例行动"'
    assert "?q=%22%E7%A4%BA%E4%BE%8B%E6%9D%AF%22" in page.text


def test_an_initiative_with_the_name_of_a_contact_is_left_out(client):
    directive = make_directive("示例市总工会关于向王某学习的通知", [("一、", "任务", "要学习。")], contacts=["王某"])
    make_action(directive.sections.get(), initiatives=["王某工作室", "示例杯"])
    page = client.get("/")
    assert [name for name, _ in page.context["initiatives"]] == ["示例杯"]
    assert "王某" not in page.text


def test_the_home_page_asks_few_questions(client, django_assert_max_num_queries):
    for year in range(2010, 2024):
        make_directive(year=year)
    with django_assert_max_num_queries(14):
        client.get("/")


def _refer(directive, target, position):
    Reference.objects.create(
        directive=directive, position=position, kind="work", form="work", text=f"《示例{position}》", target=target
    )
