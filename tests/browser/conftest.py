"""A real browser against a live server that serves the five first directives."""

import os

import pytest
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import expect, sync_playwright

from tests.support import chromium, intake_drafts
from tests.support.accounts import make_account_of
from tests.support.own_index import index_at

# A machine at work on other tests answers later than in five seconds.
expect.set_options(timeout=20_000)
# Playwright's own loop runs in the test's thread; Django would take that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}


@pytest.fixture(scope="session")
def browser():
    if chromium.path() is None:
        pytest.skip("no Chromium: make test installs one or says how")
    held = connections["default"]
    with sync_playwright() as playwright:
        # Beside a running loop Django keeps other connections, while a server that an earlier test has started answers
        # by the first: two over one database in memory, each refused what the other is reading (“table is locked”).
        connections["default"] = held
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.arguments())
        yield browser
        browser.close()


@pytest.fixture
def own_index(settings, tmp_path):
    """The test's own index, for its own thread and for those of the live server."""
    connection = settings.HAYSTACK_CONNECTIONS["default"] | {"PATH": str(tmp_path / "index")}
    settings.HAYSTACK_CONNECTIONS = {"default": connection}
    with index_at(tmp_path / "index"):
        yield


@pytest.fixture
def archive(transactional_db, live_server, own_index, six_directives, tmp_path):
    """The address of a live server that holds the five sources, six directives."""
    six_directives.bring(tmp_path / "index")
    return live_server.url


@pytest.fixture
def intake_office(transactional_db, live_server, own_index, settings, tmp_path, monkeypatch):
    """The address of a live server with one clerk, 文秘甲; drafts are taken in at once, without a process of its
    own."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    intake_drafts.work_at_once(monkeypatch)
    call_command("load_reference_data", verbosity=0)
    make_account_of("文秘", "文秘甲")
    return live_server.url


@pytest.fixture
def desktop(browser):
    yield from _page(browser, DESKTOP)


@pytest.fixture
def phone(browser):
    yield from _page(browser, PHONE)


@pytest.fixture
def without_script(browser):
    yield from _page(browser, DESKTOP, java_script_enabled=False)


def _page(browser, viewport, **options):
    """A page that fails its test where it asked another host, or the console reported an error: that a form is refused
    is none."""
    context = browser.new_context(viewport=viewport, locale="zh-CN", **options)
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("http://localhost", "http://127.0.0.1", "data:"))] == []
    assert [error for error in errors if not any(code in error for code in ("400", "404", "410", "503"))] == []
