"""Whoever is not signed in sees no name, telephone, mailbox or account of a directive's contacts anywhere."""

import re
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.urls import Resolver404, resolve
from lxml import html

from archive.models import Directive
from archive.privacy.text import hidden_from, redact
from search.indexing import index_upkeep
from tests.support.accounts import make_account
from tests.support.answer_contents import content
from tests.support.corpus import SOURCES
from tests.support.every_address import EXCEPTIONS, addresses, names
from tests.support.persons import ACCOUNT, CONTACTS, LANDLINE, MAIL, MOBILE, NAME, SUBJECT, make_persons, tells

pytestmark = pytest.mark.django_db
# Pages of one kind are alike: so many of each are followed.
MOST_OF_A_KIND = 12
_TAG = re.compile(r"<[^>]*>")


@pytest.fixture
def held(index):
    persons = make_persons()
    index_upkeep.rebuild()
    return persons


@pytest.fixture
def signed_in(client):
    client.force_login(make_account("staff", "view_contacts"))
    return client


def told(page: str) -> list[str]:
    return [*tells(page), *tells(unquote(page)), *tells(_TAG.sub("", page))]


def test_every_address_is_looked_at_or_excepted(held):
    assert names() == set(addresses(held)) | set(EXCEPTIONS)


def test_no_page_tells_a_contact(client, held):
    pages = {address: content(client, address) for several in addresses(held).values() for address in several}
    assert {address: found for address, page in pages.items() if (found := told(page))} == {}


def test_the_admin_is_for_those_who_are_signed_in(client, held):
    assert client.get(f"/admin/archive/directive/{held.whole.pk}/change/").status_code == 302


@pytest.mark.slow
def test_no_page_that_a_link_leads_to_tells_a_contact(client, held, known_places):
    call_command("import_directives", str(SOURCES), verbosity=0)
    index_upkeep.rebuild()
    # A unit's own line and mailbox, where no person stands beside them, are for everybody.
    contacts = {
        contact
        for directive in Directive.objects.all()
        for contact in directive.contacts
        if redact(contact, hidden_from(AnonymousUser(), directive)) != contact
    }
    assert {"魏志宣", "3799611"} <= contacts
    followed = list(follow(client, "/"))
    assert len(followed) > 60
    squashed = {contact: "".join(contact.split()) for contact in contacts}
    found = [
        (address, contact)
        for address, page in followed
        for contact in [*told(page), *(one for one, bare in squashed.items() if bare in _TAG.sub("", page))]
    ]
    assert found == []


def follow(client, address):
    """(address, page) of every page that can be reached, some of each kind."""
    waiting, seen, kinds = [address], {address}, Counter()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        kinds[kind] += 1
        if kind is None or kind in EXCEPTIONS or kinds[kind] > MOST_OF_A_KIND:
            continue
        page = content(client, address)
        yield address, page
        if "<html" in page:
            for link in html.fromstring(page.encode()).xpath("//a/@href"):
                link = urljoin(address, link).partition("#")[0]
                if link.startswith("/") and link not in seen:
                    seen.add(link)
                    waiting.append(link)


def kind_of(address: str) -> str | None:
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return None if "admin" in found.namespaces else found.url_name


SOUGHT = [*CONTACTS, "阿 某甲", "7654321", "0999", "shilimou", "example", f"标题:{NAME}", f'"{NAME}"', f"{NAME} 电话"]


@pytest.mark.parametrize("words", SOUGHT)
def test_nobody_finds_a_directive_by_its_contacts(client, held, words):
    found = client.get("/api/v1/search/", {"q": words}).json()
    # What shares a common word of the query may be shown, as for a name that stands nowhere.
    assert found["count"] == 0 or found["matched"] == "some"
    assert (found["partial"], found["suggestion"]) == ([], None)


@pytest.mark.parametrize("typed", ["阿某甲", "amj", "shilimou", "139", "0999", "乙某", "yimou"])
def test_no_contact_is_suggested(client, held, typed):
    found = client.get("/search/suggest/", {"q": typed}).json()["suggestions"]
    assert [one for one in found if one["words"] or NAME in one["text"]] == []


def test_what_two_directives_share_is_no_contact(client, held):
    page = client.get(f"/directives/{held.other.pk}/").content.decode()
    assert f"共有：{SUBJECT}" in page or "共有：" in page
    assert not told(page)


def test_whoever_has_the_permission_sees_them(signed_in, held):
    page = content(signed_in, f"/directives/{held.whole.pk}/")
    answer = content(signed_in, f"/api/v1/directives/{held.whole.pk}/")
    assert all(contact in page and contact in answer for contact in (NAME, MOBILE, LANDLINE, MAIL, ACCOUNT))


def test_staff_find_a_directive_by_a_telephone(admin_client, held):
    found = content(admin_client, f"/review/?state=all&q={MOBILE}")
    assert f"/review/{held.whole.pk}/" in found and f"/review/{held.other.pk}/" not in found


def test_nothing_that_was_redacted_is_kept(client, held):
    content(client, f"/directives/{held.whole.pk}/")
    assert NAME in Directive.objects.get(pk=held.whole.pk).title
