"""Old addresses of the admin lead to the page of the review that does that page's work; a form sent there saves
nothing, and that is told."""

import pytest
from django.contrib.admin import site

from archive.access import roles
from archive.models import ActionItem, Directive, Section
from tests.support.accounts import make_account_of
from tests.support.incoming_texts import TITLE, own

pytestmark = pytest.mark.django_db

_GONE = {"directive", "directiveunderreview", "section", "actionitem"}


@pytest.fixture
def directive(take, client):
    take(own())
    client.force_login(make_account_of(roles.ARCHIVIST))
    return Directive.objects.get()


def led(directive) -> dict[str, str]:
    """{old address: new one}."""
    pk, section = directive.pk, Section.objects.get(anchor="s-2")
    item = ActionItem.objects.filter(section=section).first()
    found = {}
    for model, whole in (("directive", "/review/?state=all"), ("directiveunderreview", "/review/")):
        found |= {
            f"{model}/": whole,
            f"{model}/add/": "/intake/",
            f"{model}/{pk}/change/": f"/review/{pk}/",
            f"{model}/{pk}/change/?other=1": f"/review/{pk}/",
            f"{model}/{pk}/": f"/review/{pk}/",
            f"{model}/{pk}/delete/": f"/review/{pk}/custody/",
            f"{model}/{pk}/history/": f"/review/{pk}/history/",
            f"{model}/nonsense/change/": "/review/",
        }
    for model, key in (("section", section.pk), ("actionitem", item.pk)):
        found |= {
            f"{model}/": "/review/?state=all",
            f"{model}/add/": "/review/?state=all",
            f"{model}/{key}/change/": f"/review/{pk}/#s-2",
            f"{model}/{key}/": f"/review/{pk}/#s-2",
            f"{model}/{key}/delete/": f"/review/{pk}/#s-2",
            f"{model}/{key}/history/": f"/review/{pk}/history/",
        }
    return found


def test_every_old_address_leads_to_the_page_that_does_its_work(client, directive):
    expected = led(directive)
    assert {old: client.get(f"/admin/archive/{old}").headers["Location"] for old in expected} == expected
    assert all(client.get(new).status_code == 200 for new in set(expected.values()))


def test_a_form_that_is_sent_there_saves_nothing_and_that_is_told(client, directive):
    for old, new in led(directive).items():
        answer = client.post(f"/admin/archive/{old}", {"title": "x", "text": "x", "heading": "x", "post": "yes"})
        assert answer["Location"] == new
    assert Directive.objects.get().title == TITLE and ActionItem.objects.exists()
    assert "这一页已移到校核" in client.get(f"/review/{directive.pk}/").content.decode()


def test_what_the_list_was_asked_is_asked_of_the_new_one(client, directive):
    old = "/admin/archive/directive/?q=示例&year=2022&genre__exact=通知&custody__exact=withdrawn&o=3"
    page = client.get(old, follow=True)
    assert page.context["queue"].chosen == {
        "state": "all", "q": "示例", "year": "2022", "genre": "通知", "custody": "withdrawn",
    }  # fmt: skip


@pytest.mark.parametrize("key", ["0", "999999", "x", "9" * 30])
def test_a_part_that_there_is_not_is_not_there(client, directive, key):
    for model in ("section", "actionitem"):
        assert client.get(f"/admin/archive/{model}/{key}/change/").status_code == 404


def test_a_long_text_is_opened_where_the_section_stands(client, directive, monkeypatch):
    monkeypatch.setattr("archive.web.views.admin_redirects.MOST_SECTIONS", 1)
    section = Section.objects.get(anchor="s-3")
    led_to = client.get(f"/admin/archive/section/{section.pk}/change/")["Location"]
    assert led_to == f"/review/{directive.pk}/?from=3#s-3"
    assert 'id="s-3"' in client.get(led_to).content.decode()


def test_the_admin_has_none_of_them():
    assert not _GONE & {model._meta.model_name for model in site._registry}
