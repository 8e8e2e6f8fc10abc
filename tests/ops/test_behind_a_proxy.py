"""The archive as an office with a proxy has it: below a path, TLS on another port, an access log. A real gunicorn."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from html import unescape

import pytest

from archive.ops import log_lines
from tests.support.serving import ROOT, get, served_from

ORIGIN = "https://archive.example:8443"
# What the proxy hands on: the name without the port that browsers have.
PROXIED = {"Host": "archive.example", "X-Forwarded-Proto": "https"}
OFFICE = {
    "SCRIPT_NAME": "/archive",
    "HTTPS": "1",
    "ALLOWED_HOSTS": "archive.example",
    "TRUSTED_ORIGINS": ORIGIN,
    "ACCESS_LOG": "1",
}
ACCOUNT = {"username": "示例管理员", "password": "example-pass-2718"}
_LINK = re.compile(r'\b(?:href|src|action|data-suggest|data-url|content)="([^"]+)"')
MOST_PAGES = 90

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def address(folder):
    with served_from(folder, **OFFICE) as (address, printed):
        assert f"用浏览器打开 {address}/archive/" in printed
        yield address


@pytest.fixture(scope="module")
def browser(address, folder):
    """Opens pages as somebody who is signed in does, by a proxy that speaks TLS."""
    environ = os.environ | OFFICE | {"DATA_DIR": str(folder), "DJANGO_SUPERUSER_PASSWORD": ACCOUNT["password"]}
    environ.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "manage.py", "createsuperuser", "--noinput", "--email", "a@archive.example"]
    subprocess.run([*command, "--username", ACCOUNT["username"]], cwd=ROOT, env=environ, check=True)
    browser = Browser(address)
    assert browser.sign_in() == 200
    return browser


class Browser:
    """Keeps cookies, follows redirects, and posts as a browser does that has the port in its address bar."""

    def __init__(self, address):
        self.address, self.cookies = address, {}

    def open(self, path, data=None, origin=ORIGIN):
        """(status, headers, body, path at the end)"""
        for _ in range(6):
            headers = PROXIED | {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            if data is not None:
                headers |= {"Origin": origin, "Referer": f"{origin}{path}"}
            status, answered, body = self._ask(path, headers, data)
            for told in answered.get_all("Set-Cookie") or []:
                name, _, value = told.partition(";")[0].partition("=")
                assert "Path=/archive/" in told, told
                self.cookies[name] = value
            if status not in (301, 302):
                return status, answered, body, path
            path, data = urllib.parse.urlsplit(answered["Location"]).path, None
        raise AssertionError(f"{path} leads in a circle")

    def _ask(self, path, headers, data):
        sent = urllib.parse.urlencode(data).encode() if data is not None else None
        request = urllib.request.Request(self.address + path, sent, headers)
        opener = urllib.request.build_opener(_Unfollowed)
        try:
            with opener.open(request, timeout=20) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def sign_in(self):
        _, _, body, path = self.open("/archive/admin/")
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', body.decode())[1]
        return self.open(path, ACCOUNT | {"csrfmiddlewaretoken": token, "next": "/archive/admin/"})[0]


class _Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def test_every_link_and_asset_lies_below_the_path(browser):
    waiting, seen, outside, failed = ["/archive/", "/archive/admin/"], set(), {}, {}
    kinds = {}
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        seen.add(path)
        status, headers, body, _ = browser.open(path)
        if status != 200:
            failed[path] = status
        for found in _links(headers["Content-Type"], body, path):
            # Without a slash: the link of the back office to the site, which leads there (see below).
            if not found.startswith("/archive/") and found != "/archive":
                outside[found] = path
                continue
            kind = re.sub(r"\d+", "0", found.partition("?")[0])
            # Three addresses of a kind tell what thirty would. Two are for posts alone.
            is_new = found not in seen and found not in waiting and not re.search("/logout/|/i18n/", found)
            if is_new and kinds.setdefault(kind, 0) < 3:
                kinds[kind] += 1
                waiting.append(found)
    assert outside == {} and failed == {}
    assert {"/archive/directives/0/", "/archive/actions/", "/archive/admin/archive/issuer/"} <= set(kinds)
    assert sum(kind.startswith("/archive/static/css/") for kind in kinds) > 5


def _links(content_type, body, page):
    """The addresses that a page or a style sheet names, as paths."""
    text = body.decode(errors="replace")
    if content_type.startswith("text/css"):
        found = re.findall(r"url\([\"']?([^)\"']+)", text)
    elif content_type.startswith("text/html"):
        found = [unescape(one) for one in _LINK.findall(text)]
        found = [one for one in found if re.match(r"[/?]|https?://archive\.example|\.\./", one)]
    else:
        return
    for one in found:
        if not one.startswith(("data:", "#")):
            parts = urllib.parse.urlsplit(urllib.parse.urljoin(f"https://archive.example{page}", one))
            if parts.netloc == "archive.example":
                yield parts.path + (f"?{parts.query}" if parts.query else "")


def test_json_feeds_and_suggestions_name_addresses_below_the_path(browser):
    for path in ("/archive/api/v1/directives/1/", "/archive/api/v1/search/?q=职工", "/archive/api/v1/actions/"):
        body = browser.open(urllib.parse.quote(path, safe="/?="))[2].decode()
        named = re.findall(r'"url": ?"([^"]+)"', json.dumps(json.loads(body)))
        assert named and all("/archive/" in one for one in named), path
    feed = browser.open("/archive/directives/feed.atom")[2].decode()
    assert set(re.findall(r'href="https://archive\.example(/[^/]*/)', feed)) == {"/archive/"}
    page = browser.open("/archive/search/?q=a")[2].decode()
    assert re.search(r'data-suggest="/archive/', page)


@pytest.mark.parametrize("path", ["/", "/static/css/base.css", "/archivex/", "/healthz"])
def test_beside_the_path_nothing_is_there(address, path):
    assert get(address + path, PROXIED.items())[0] == 404


def test_the_path_without_its_slash_leads_to_it(address):
    assert get(f"{address}/archive", PROXIED.items())[2].decode().rstrip().endswith("</html>")


def test_a_header_does_not_move_the_archive(address):
    status, _, body = get(f"{address}/archive/", (PROXIED | {"SCRIPT_NAME": "/elsewhere"}).items())
    assert status == 200 and b"/elsewhere" not in body


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (ORIGIN, 200),
        ("https://archive.example", 200),
        ("https://archive.example:9443", 403),
        ("https://evil.example", 403),
    ],
)
def test_a_post_from_the_port_of_tls(address, origin, status):
    browser = Browser(address)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', browser.open("/archive/")[2].decode())[1]
    data = {"language": "en", "next": "/archive/directives/", "csrfmiddlewaretoken": token}
    assert browser.open("/archive/i18n/setlang/", data, origin)[0] == status
    assert ('<html lang="en"' in browser.open("/archive/")[2].decode()) == (status == 200)


# --- the log ---


@pytest.fixture
def logged(folder):
    """The lines that the server writes until it is asked for them."""
    log = folder / "log"
    # What was asked before is answered, and its line may still be on its way.
    time.sleep(0.3)
    before = len(log.read_bytes())

    def lines():
        time.sleep(0.3)
        return log.read_bytes()[before:].decode().splitlines()

    return lines


def test_an_answer_is_a_line_of_the_access_log(address, logged):
    get(f"{address}/archive/directives/?year=2021", PROXIED.items())
    # A line is written after its answer has gone out: the one of the test before may come late, and is not meant.
    (line,) = (line for line in logged() if "?year=2021" in line)
    told = r'127\.0\.0\.1 - - \[\S+ \+0800\] "GET /archive/directives/\?year=2021 HTTP/1\.1" 200 \d+ \d+\.\d+'
    assert re.fullmatch(told, line)


ANSWERS = ["", "directives/", "directives/1/", "directives/1/source/", "directives/export.csv", "directives/1/pdf/",
           "nothing/", "healthz"]  # fmt: skip


@pytest.mark.parametrize("path", [f"/{one}" for one in ANSWERS])
def test_head_has_the_headers_of_get_and_no_warning(address, logged, path):
    whole = get(f"{address}/archive{path}", PROXIED.items())
    head = urllib.request.Request(f"{address}/archive{path}", headers=PROXIED, method="HEAD")
    try:
        answer = urllib.request.urlopen(head, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    assert (answer.status, answer.read()) == (whole[0], b"")
    assert answer.headers["Content-Type"] == whole[1]["Content-Type"]
    assert [line for line in logged() if "body" in line] == []
    assert get(f"{address}/archive{path}", PROXIED.items())[2][:1000] == whole[2][:1000] or path == "/"


def test_a_wrong_host_is_one_line(address, logged):
    assert get(f"{address}/archive/", {"Host": "elsewhere.example"}.items())[0] == 400
    told = [line for line in logged() if '"GET' not in line]
    assert len(told) <= 2 and sum("elsewhere.example" in line for line in told) == 1


def test_bad_requests_do_not_fill_the_log(address, logged):
    port = int(address.rpartition(":")[2])
    for number in range(120):
        get(f"{address}/archive/", {"Host": f"x{number}.example"}.items())
        get(f"{address}/archive/nothing-{number}/", PROXIED.items())
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(b"\x16\x03\x01garbage\r\n\r\n")
            connection.recv(200)
    told = [line for line in logged() if not re.match(r'\S+ - - .*"(GET|HEAD)', line)]
    # Two workers, the program's log and gunicorn's.
    assert len(told) <= 4 * log_lines.OUTSIDE_LINES
    assert not any("Traceback" in line for line in told)
    assert any("left out for a minute" in line for line in told)
