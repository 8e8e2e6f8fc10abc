"""Browsers of persons who are signed in, each with a context of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.test import Client

from tests.browser.conftest import DESKTOP
from tests.support.accounts import make_account_of

Opened = Callable[..., Any]


@contextmanager
def browsers(browser, live_server) -> Iterator[Opened]:
    """`opened(role, name)` is a page of a new account of this role."""
    contexts = []

    def opened(role: str, name: str | None = None, viewport: dict | None = None):
        client = Client()
        client.force_login(make_account_of(role, name))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(
            viewport=viewport or DESKTOP, locale="zh-CN", base_url=live_server.url, accept_downloads=True
        )
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def press(page, name: str) -> None:
    """A button by its whole name, and what it leads to."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def follow(page, name: str) -> None:
    """A link by its whole name, and what it leads to. A click alone is over before the next page is there: what asks
    without waiting (`evaluate`, `inner_text`) then asks the page of before, or none."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def told(page) -> str:
    """What the page tells of a fault."""
    return " ".join(page.locator("[role=alert]").all_inner_texts())
