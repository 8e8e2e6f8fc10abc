"""The archive as it is served: gunicorn, two workers, hashed static files, over a data folder of its own."""

import os
import re
import socket
import subprocess
import sys
import urllib.parse

import pytest

from tests.support.serving import ROOT, get, served_from


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(address, everything the server printed up to then) of a server that lives for this module."""
    with served_from(tmp_path_factory.mktemp("served")) as server:
        yield server


def test_the_start_ends_with_the_address(served):
    address, printed = served
    assert f"用浏览器打开 {address}" in printed


@pytest.mark.parametrize("path", ["/", "/search/", "/directives/", "/actions/", "/compare/", "/healthz", "/readyz"])
def test_pages_answer(served, path):
    assert get(served[0] + path)[0] == 200


def test_static_files_are_hashed_compressed_and_kept_by_browsers(served):
    _, _, page = get(served[0] + "/")
    (path, *_) = re.findall(r'href="(/static/css/base\.[0-9a-f]{12}\.css)"', page.decode())
    status, headers, _ = get(served[0] + path, {"Accept-Encoding": "gzip"}.items())
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in headers["Cache-Control"]


def test_chinese_typed_as_it_is_in_an_address(served):
    host, _, port = served[0].removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall("GET /search/?q=劳模精神 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 200") and "<mark>劳模精神</mark>" in answer


@pytest.mark.parametrize("query", ["劳" * 10_000, "a" * 10_000, '"劳模', "((((", "！！！，，", "作者:某人", "-"])
def test_a_bad_query_gets_a_page_with_a_sentence(served, query):
    status, _, body = get(f"{served[0]}/search/?q={urllib.parse.quote(query)}")
    assert status == 200
    assert "notice" in body.decode()


def test_a_missing_page_has_the_sites_own_dress(served):
    for path in ("/nothing/", "/directives/999999/"):
        status, _, body = get(served[0] + path)
        assert status == 404 and 'type="search"' in body.decode()


def test_a_strange_host_is_refused(served):
    assert get(served[0] + "/", {"Host": "elsewhere.example"}.items())[0] == 400


def test_the_secret_key_is_for_its_owner_alone(served, tmp_path):
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    code = "from django.conf import settings; print(settings.SECRET_KEY)"
    keys = [subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, env=environment) for _ in range(2)]
    assert keys[0] == keys[1] and len(keys[0]) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
