"""A real browser against a live server that serves the five first directives."""

import os

import pytest
from django.core.management import call_command
from playwright.sync_api import sync_playwright

from tests.support import chromium
from tests.support.corpus import SOURCES
from tests.support.own_index import index_at

# Playwright's own loop runs in the test's thread; Django would take that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}


@pytest.fixture(scope="session")
def browser():
    if chromium.path() is None:
        pytest.skip("no Chromium: make test installs one or says how")
    with sync_playwright() as playwright:
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
def archive(transactional_db, live_server, own_index):
    """The address of a live server that holds the five sources, six directives."""
    call_command("load_reference_data", verbosity=0)
    call_command("import_directives", str(SOURCES), verbosity=0)
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
    """A page that fails its test where it asked another host, or the console reported an error."""
    context = browser.new_context(viewport=viewport, locale="zh-CN", **options)
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("http://localhost", "http://127.0.0.1", "data:"))] == []
    assert [error for error in errors if not any(code in error for code in ("404", "410", "503"))] == []
