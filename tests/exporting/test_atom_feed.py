"""/search/feed.atom, /directives/feed.atom and /actions/feed.atom."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from archive.models import Directive
from search.indexing import index_upkeep
from tests.exporting.conftest import PHONE
from tests.support.makers import make_action, make_directive, make_source
from tests.support.spreadsheets import feed, told

pytestmark = pytest.mark.django_db


def test_an_entry_tells_what_came_in_and_leads_to_it(client, directive):
    (entry,) = feed(client.get("/directives/feed.atom")).iterfind("{*}entry")
    assert told(entry, "a:link[@rel='alternate']/@href") == [f"http://testserver/directives/{directive.pk}/"]
    assert told(entry, "a:author/a:name") == ["示例市总工会"]
    assert told(entry, "a:category/@term") == ["劳动安全卫生", "通知"]
    assert told(entry, "a:published") == [directive.created_at.isoformat()]
    assert told(entry, "a:summary")[0].startswith("示工〔2023〕1号 · 示例 · 2023")


def test_the_feed_of_action_items_tells_of_the_directives_that_have_them(client):
    reporting, studying = (
        make_directive("任务", sections=[("一、", "", "要报告。")]),
        make_directive("学习", sections=[("一、", "", "要学。")]),
    )
    make_action(reporting.sections.get(), kind="report")
    make_action(studying.sections.get(), kind="study")
    whole = feed(client.get("/actions/feed.atom?kind=report"))
    assert told(whole, "a:title") == ["工会文件档案：工作任务 报告"]
    assert told(whole, "a:entry/a:title") == ["任务"]


def test_the_feed_says_of_what_it_is_and_where(client, directive):
    whole = feed(client.get("/directives/feed.atom?province=示例&sort=oldest&page=3"))
    query = "province=%E7%A4%BA%E4%BE%8B"
    assert told(whole, "a:title") == ["工会文件档案：示例省"]
    assert told(whole, "a:link[@rel='self']/@href") == [f"http://testserver/directives/feed.atom?{query}"]
    assert told(whole, "a:link[@rel='alternate']/@href") == [f"http://testserver/directives/?{query}&sort=oldest"]


def test_the_last_that_came_in_stands_first_whatever_its_year(client, index):
    for year in (2023, 2001, 2010):
        make_directive(f"{year}竞赛", text="竞赛", year=year)
    index_upkeep.rebuild()
    for address in ("/directives/feed.atom?sort=oldest", "/search/feed.atom?q=竞赛&sort=oldest"):
        assert told(feed(client.get(address)), "a:entry/a:title") == ["2010竞赛", "2001竞赛", "2023竞赛"]


def test_only_the_last_fifty_are_told(client):
    made = [make_directive(f"第{at}件") for at in range(52)]
    titles = told(feed(client.get("/directives/feed.atom")), "a:entry/a:title")
    assert titles == [directive.title for directive in reversed(made[2:])]


def test_a_search_is_followed_for_what_has_all_its_words(client, index, directive):
    make_directive("样例通知", text="安康杯")
    index_upkeep.rebuild()
    assert len(told(feed(client.get("/search/feed.atom?q=安康杯")), "a:entry/a:id")) == 2
    assert told(feed(client.get("/search/feed.atom?q=安康杯+甪彧")), "a:entry/a:id") == []


def test_contacts_are_redacted_for_who_is_not_signed_in(client, admin_client, directive):
    assert PHONE not in client.get("/directives/feed.atom").text
    assert PHONE in admin_client.get("/directives/feed.atom").text


def test_a_contact_is_redacted_before_the_opening_is_cut(client):
    made = make_directive(sections=[("", "", "字" * 195 + PHONE)], contacts=[PHONE])
    made.sections.update(kind="lead")
    summary = told(feed(client.get("/directives/feed.atom")), "a:entry/a:summary")[0]
    assert summary.endswith("字*****…")


def test_an_entry_keeps_its_name_whatever_the_archive_is_called(client, settings, directive):
    settings.ALLOWED_HOSTS = ["*"]
    names = {
        told(feed(client.get("/directives/feed.atom", headers={"host": host})), "a:entry/a:id")[0]
        for host in ("archive.example", "127.0.0.1")
    }
    assert len(names) == 1
    assert names.pop().startswith("urn:uuid:")


def test_two_of_one_source_are_two_entries(client):
    source = make_source()
    make_directive("甲", source=source), make_directive("乙", source=source, position=1)
    assert len(set(told(feed(client.get("/directives/feed.atom")), "a:entry/a:id"))) == 2


def test_a_correction_is_news(client, directive):
    later = datetime(2030, 1, 1, tzinfo=UTC)
    directive.provenance.create(field="title", method="改", confidence="certain", corrected_at=later)
    whole = feed(client.get("/directives/feed.atom"))
    assert told(whole, "a:updated") == told(whole, "a:entry/a:updated") == [later.isoformat()]


def test_nothing_found_is_a_whole_feed_that_stays_the_same(client):
    one, other = client.get("/directives/feed.atom"), client.get("/directives/feed.atom")
    assert one.content == other.content
    whole = feed(one)
    assert all(told(whole, f"a:{name}") for name in ("id", "title", "updated", "author/a:name"))


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_who_has_it_already_is_told_so_until_something_comes_in(client, directive, header):
    name = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[header]
    Directive.objects.update(created_at=datetime(2020, 1, 1, tzinfo=UTC))
    had = {name: client.get("/directives/feed.atom")[header]}
    assert client.get("/directives/feed.atom", headers=had).status_code == 304
    make_directive()
    assert client.get("/directives/feed.atom", headers=had).status_code == 200


def test_characters_that_xml_cannot_hold_are_left_out(client):
    make_directive("示例\x0b通知", contacts=[])
    assert told(feed(client.get("/directives/feed.atom")), "a:entry/a:title") == ["示例通知"]


def test_a_feed_asks_few_questions(client, django_assert_max_num_queries):
    for _ in range(20):
        make_directive()
    with django_assert_max_num_queries(8):
        client.get("/directives/feed.atom")


@pytest.mark.parametrize("event", [{"kind": "abolished"}, {"kind": "trial"}])
def test_an_entry_says_what_became_of_it_and_since_when_it_is_another(client, directive, monkeypatch, event):
    Directive.objects.update(created_at=datetime(2020, 1, 1, tzinfo=UTC), reviewed_at=None)
    day = date(2024, 5, 1)
    made = datetime(2023, 1, 1, tzinfo=UTC)
    given = {"day": day} if event["kind"] == "abolished" else {"until": day - timedelta(days=1)}
    directive.validity_events.create(**event, **given, at=made)
    (entry,) = feed(client.get("/directives/feed.atom")).iterfind("{*}entry")
    said = "已废止（自2024年5月1日起）" if event["kind"] == "abolished" else "试行期已满"
    assert said in told(entry, "a:summary")[0]
    assert datetime.fromisoformat(told(entry, "a:updated")[0]) == timezone.make_aware(datetime(2024, 5, 1))
    for module in ("archive.catalogue.kept_validity.today", "archive.exporting.atom_feed.timezone.localdate"):
        monkeypatch.setattr(module, lambda: date(2024, 4, 30))
    Directive.objects.update(created_at=datetime(2020, 1, 2, tzinfo=UTC))
    (entry,) = feed(client.get("/directives/feed.atom")).iterfind("{*}entry")
    assert said not in told(entry, "a:summary")[0]
    assert datetime.fromisoformat(told(entry, "a:updated")[0]) == made


@pytest.mark.django_db(transaction=True)
def test_asking_again_costs_no_question(client, index, django_assert_num_queries):
    make_directive(text="竞赛")
    index_upkeep.rebuild()
    for address in ("/directives/feed.atom", "/search/feed.atom?q=竞赛"):
        had = {"If-None-Match": client.get(address)["ETag"]}
        # A server is asked by a question whether anything has changed, the file by something cheaper.
        with django_assert_num_queries(0 if connection.vendor == "sqlite" else 1):
            assert client.get(address, headers=had).status_code == 304
