"""Pages that are kept: what is shown is never anything but what would be made anew."""

import re

import pytest
from cachetools import LRUCache
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalogue import data_version
from archive.models import ActionItem, Directive, Topic
from archive.privacy.sight import EVERYBODY, sight_of
from archive.web import page_cache
from tests.support.accounts import make_account
from tests.support.doors import DOORS
from tests.support.import_graph import ROOT
from tests.support.incoming_texts import NUMBER, TITLE, citing, own
from tests.support.makers import make_directive
from tests.support.take import take  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
# SQLite itself tells whether anybody has committed; elsewhere the numbers are asked for each time.
ASKED = 0 if connection.vendor == "sqlite" else 1


@pytest.fixture
def holdings(known_places, index, take):  # noqa: F811
    """Two directives, of which one cites the other, with all that belongs to them."""
    take(own())
    take(citing(NUMBER))
    topic = Topic.objects.first()
    ActionItem.objects.first().topics.add(topic)
    return Directive.objects.get(title=TITLE)


def addresses() -> list[str]:
    """Of every kind of page, and of the two directives first taken in."""
    first, second = Directive.objects.order_by("pk").values_list("pk", flat=True)[:2]
    lists = ["/", "/directives/?province=530000", "/actions/", "/search/?q=示例", "/search/?q=机关:示例别名"]
    parts = [f"/directives/{first}/{part}" for part in ("?q=示例", "print/", "received/")]
    return [*lists, *parts, f"/directives/{second}/", f"/compare/?d={first}"]


def shown(client) -> dict[str, list[bytes]]:
    """{address: its page, without the tokens}"""
    return {address: page_cache._TOKEN.split(client.get(address).content)[::2] for address in addresses()}


def test_a_kept_page_asks_nothing(client, holdings, django_assert_num_queries):
    for address in addresses():
        first = client.get(address)
        with django_assert_num_queries(ASKED):
            again = client.get(address)
        assert page_cache._TOKEN.split(first.content)[::2] == page_cache._TOKEN.split(again.content)[::2]


def test_each_visitor_has_a_token_of_his_own(client, holdings):
    pages = [one.get("/") for one in (Client(), Client())]
    tokens = [page_cache._TOKEN.findall(page.content) for page in pages]
    assert tokens[0] and tokens[0] != tokens[1]
    careful = Client(enforce_csrf_checks=True)
    token = page_cache._TOKEN.findall(careful.get("/").content)[0].decode()
    sent = {"language": "en", "next": "/", "csrfmiddlewaretoken": token}
    assert careful.post(reverse("set_language"), sent).status_code == 302


def test_language_and_address_count(client, holdings):
    pages = {client.get(address).text.split("<main")[1] for address in ("/actions/", "/actions/?kind=task")}
    client.cookies["django_language"] = "en"
    pages.add(client.get("/actions/").text.split("<main")[1])
    assert len(pages) == 3


def test_each_host_has_pages_of_its_own(client, holdings, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for host in ("archive.example", "10.0.0.5:8000") * 2:
        page = client.get(holdings.get_absolute_url(), headers={"host": host})
        assert page.text.count("http://") == page.text.count(f"http://{host}{holdings.get_absolute_url()}") == 1


def test_asking_for_the_head_keeps_the_whole_page(client, holdings):
    head = client.head("/directives/")
    page = client.get("/directives/")
    assert (head.content, head["ETag"]) == (b"", page["ETag"])
    assert holdings.title in page.text


def test_who_is_signed_in_sees_what_others_do_not(client, admin_client):
    directive = make_directive(text="电话：0000-123456。", contacts=["0000-123456"])
    for _ in range(2):
        assert "0000-123456" in admin_client.get(f"/directives/{directive.pk}/").text
        assert "0000-123456" not in client.get(f"/directives/{directive.pk}/").text


def signed_in(name, *may) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_account(name, *may))
    return client


def test_two_readers_who_see_the_same_share_a_page(holdings, django_assert_num_queries):
    first, second = signed_in("first", "view_contacts"), signed_in("second", "view_contacts")
    page = first.get(holdings.get_absolute_url())
    # The first page of a session notes when it was.
    second.get("/")
    # Session, user, their permissions and those of their groups.
    with django_assert_num_queries(ASKED + 5):
        same = second.get(holdings.get_absolute_url())
    shared = [page_cache._TOKEN.split(one.content.replace(name, b""))[::2] for one, name in _named(page, same)]
    assert shared[0] == shared[1]
    tokens = [page_cache._TOKEN.findall(one.content)[0].decode() for one in (page, same)]
    assert tokens[0] != tokens[1]
    for client, token in zip((first, second), tokens, strict=True):
        sent = {"language": "en", "next": "/", "csrfmiddlewaretoken": token}
        assert client.post(reverse("set_language"), sent).status_code == 302
    assert second.get("/")["Cache-Control"] == "no-store, private" and "Cookie" in second.get("/")["Vary"]


def _named(first, second):
    return [(first, b"first"), (second, b"second")]


def test_each_sight_has_pages_of_its_own(client, holdings):
    """Contacts, hardship and what was found wrong in a text are each for whoever has its permission."""
    rights = ("view_contacts", "view_hardship", "change_directive")
    assert len({sight_of(make_account(right, right)) for right in rights} | {EVERYBODY}) == 4
    with CaptureQueriesContext(connection) as asked:
        for one in (client, signed_in("clerk", "view_contacts"), signed_in("staff", *rights)):
            one.get(holdings.get_absolute_url())
    assert sum("archive_section" in query["sql"] for query in asked) >= 3


def test_pages_ask_nothing_else_of_a_reader():
    """Or else readers of one sight would be shown each other's pages."""
    asked = set()
    for path in [*ROOT.glob("archive/**/*.py"), *ROOT.glob("search/**/*.py"), *ROOT.glob("templates/**/*.html")]:
        if not {"admin", "access", "registration"} & set(path.relative_to(ROOT).parts):
            asked |= set(re.findall(r"\b(?:user|perms|session)\.([a-z]\w+)", path.read_text(encoding="utf-8")))
    # The one of page_cache itself, which tells two kinds of header apart. Groups make a circle, which is of the sight;
    # the others stand in pages of staff, which are never kept.
    assert asked == {"has_perm", "is_authenticated", "groups"} | {"get_username", "is_staff", "pk", "archive"}
    kept = [
        ROOT / "templates/base.html",
        *ROOT.glob("templates/archive/*.html"),
        *ROOT.glob("templates/search/*.html"),
    ]
    rights = {
        right for path in kept for right in re.findall(r"perms\.archive\.(\w+)", path.read_text(encoding="utf-8"))
    }
    # Both are of the sight, sees_mended and enters; the third stands in an answer of 410, which is not kept.
    assert rights == {"change_directive", "enter_directives", "withdraw_directive"}


@pytest.mark.parametrize("did", ["a sign-in", "an admin log line"])
def test_what_no_page_shows_leaves_pages_kept(client, holdings, django_assert_num_queries, did):
    staff = User.objects.create_superuser("staff", password="示例口令一二三")
    before, page = data_version.current(), client.get("/")
    if did == "a sign-in":
        sent = {"username": "staff", "password": "示例口令一二三"}
        assert Client().post(reverse("login"), sent).status_code == 302
        assert User.objects.get(pk=staff.pk).last_login
    else:
        LogEntry.objects.log_actions(staff.pk, [holdings], CHANGE, change_message="示例")
        assert LogEntry.objects.exists()
    assert data_version.current() == before is not None
    with django_assert_num_queries(ASKED):
        assert client.get("/")["ETag"] == page["ETag"]


def test_a_browser_that_holds_the_page_is_not_sent_it_again(client, holdings):
    tag = client.get("/")["ETag"]
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 304
    make_directive()
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_a_browser_whose_token_is_no_longer_good_is_sent_the_page_again(client, holdings):
    tag = client.get("/")["ETag"]
    del client.cookies["csrftoken"]
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_an_error_is_not_kept(client, holdings):
    missing = holdings.pk + 100
    assert client.get(f"/directives/{missing}/").status_code == 404
    make_directive(pk=missing)
    assert client.get(f"/directives/{missing}/").status_code == 200


def test_nothing_is_kept_of_an_unfinished_transaction(client, holdings):
    with transaction.atomic():
        Directive.objects.update(title="没有发出的通知")
        assert "没有发出的通知" in client.get("/").text
        transaction.set_rollback(True)
    assert "没有发出的通知" not in client.get("/").text


def test_what_changes_while_a_page_is_made_is_not_kept(client, holdings, monkeypatch):
    def meddled(*_):
        make_directive(title="中途到的通知")
        return []

    with monkeypatch.context() as during:
        during.setattr("archive.web.views.home.holdings_table", meddled)
        client.get("/")
    assert "中途到的通知" in client.get("/").text


def test_no_more_is_kept_than_was_said(client, holdings, monkeypatch):
    pages = LRUCache(20_000, getsizeof=page_cache._pages.getsizeof)
    monkeypatch.setattr(page_cache, "_pages", pages)
    for address in addresses():
        client.get(address)
    assert 0 < sum(page.size for page in pages.values()) == pages.currsize <= 20_000
    assert len(pages) < len(addresses())


def test_a_page_larger_than_the_store_is_shown_all_the_same(client, holdings, monkeypatch):
    pages = LRUCache(10, getsizeof=page_cache._pages.getsizeof)
    monkeypatch.setattr(page_cache, "_pages", pages)
    assert client.get("/").status_code == 200
    assert not pages


def test_whatever_changes_is_seen(client, admin_client, holdings, take, monkeypatch):  # noqa: F811
    """By each door through which the archive changes, one after the other."""
    shown(client)
    for door in DOORS:
        before = data_version.current()
        door(admin_client, take)
        found = shown(client)
        with monkeypatch.context() as anew:
            anew.setattr(data_version, "current", lambda: None)
            assert found == shown(Client()), door.__name__
        assert data_version.current() not in (None, before), door.__name__


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([page_cache._FIELD, b'">', b"ab1", b" ", "甲".encode()]), max_size=12))
def test_a_page_is_parted_as_the_pattern_parts_it(pieces):
    content = b"".join(pieces)
    assert page_cache._pieces(content) == page_cache._TOKEN.split(content)
