"""The admin as a browser shows it: what its scripts write is Chinese too, and can be read."""

import re

import pytest
from django.contrib.auth.models import Group, User

from archive.access import roles
from archive.models import Topic
from tests.browser.staff_browsers import browsers
from tests.support.accounts import SUPERUSER

_LATIN = re.compile(r"[A-Za-z]{4,}")
# Names of commands, files, digests and accounts, and of what is kept of a password.
_NAMES = re.compile(r"/[\w./-]+|manage\.py \w+|LDAP|pbkdf2_sha256|md5\S*|SHA-256|superuser|XLSX|UTF-8", re.IGNORECASE)


@pytest.fixture
def opened(browser, live_server, transactional_db):
    with browsers(browser, live_server) as opened:
        yield opened


def test_no_page_shows_english_or_words_on_their_own_colour(opened):
    page = opened(SUPERUSER)
    Topic.objects.create(name="示例主题", words=["示例"])
    role, person = Group.objects.get(name=roles.CLERK), User.objects.get()
    for address in ("", f"auth/group/{role.pk}/change/", f"auth/user/{person.pk}/change/", "auth/user/add/",
                    f"archive/topic/{Topic.objects.get().pk}/change/", "archive/issuer/add/"):  # fmt: skip
        page.goto(f"/admin/{address}")
        shown = page.locator("body").inner_text()
        assert _LATIN.findall(_NAMES.sub("", shown)) == [], address
        assert page.evaluate(_UNREADABLE) == [], address


# Headings whose letters have the colour of what they stand on.
_UNREADABLE = """() => [...document.querySelectorAll("h1, h2, h3, label, legend, th, p")].filter((one) => {
    const behind = (node) => {
        const colour = getComputedStyle(node).backgroundColor;
        return colour !== "rgba(0, 0, 0, 0)" || !node.parentElement ? colour : behind(node.parentElement);
    };
    return one.textContent.trim() && getComputedStyle(one).color === behind(one);
}).map((one) => one.textContent.trim())"""
