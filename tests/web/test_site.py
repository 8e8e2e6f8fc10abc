import re
import shutil

import pytest
from django.db import DatabaseError, connection

from archive.web.views import home

pytestmark = pytest.mark.django_db

PAGES = ["/", "/directives/", "/actions/", "/compare/", "/search/"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_skip_link_one_heading_and_a_title(client, index, address):
    page = client.get(address)
    assert page.status_code == 200
    assert '<a class="skip-link" href="#main">' in page.text
    assert page.text.count("<h1") == 1
    assert "· 工会文件档案</title>" in page.text


@pytest.mark.parametrize("address", PAGES)
def test_no_page_needs_inline_style_or_script(client, index, address):
    page = client.get(address)
    assert "style=" not in page.text
    assert "<style" not in page.text
    assert re.findall("<script(?! src=)", page.text) == []
    assert "default-src 'self'" in page["Content-Security-Policy"]


@pytest.mark.parametrize(("address", "current"), [("/", "首页"), ("/directives/", "浏览"), ("/actions/", "工作任务")])
def test_the_navigation_tells_where_the_reader_is(client, address, current):
    assert f'aria-current="page">{current}</a>' in client.get(address).text


def test_the_language_can_be_switched_and_the_page_kept(client):
    response = client.post("/i18n/setlang/", {"language": "en", "next": "/directives/?year=2023"})
    assert response["Location"] == "/directives/?year=2023"
    assert '<html lang="en">' in client.get("/directives/").text


def test_an_address_that_is_nowhere_offers_a_search(client):
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert "没有这一页" in page.text
    assert 'action="/search/"' in page.text


def test_what_is_not_there_is_no_part_of_the_navigation(client):
    assert client.get("/directives/999999/").text.count("aria-current") == 1  # the language


def test_an_error_wears_the_site_dress(client, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(home, "holdings_table", fail)
    client.raise_request_exception = False
    page = client.get("/")
    assert page.status_code == 500
    assert "出了差错" in page.text


def test_the_service_says_that_it_lives_and_is_ready(client, index):
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_without_an_index_the_service_lives_and_is_not_ready(client, index):
    shutil.rmtree(index.options["PATH"])
    assert client.get("/healthz").status_code == 200
    page = client.get("/readyz")
    assert (page.status_code, page.text) == (503, "the search index is missing; refresh_index makes it anew\n")


def test_without_a_database_the_service_lives_and_is_not_ready(client, monkeypatch):
    def fail():
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", fail)
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
