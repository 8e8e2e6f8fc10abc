"""The example of an nginx in front, as the manual gives it: slow clients are cut off, the archive works through it."""

import http.cookiejar
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request

import pytest

from tests.support.accounts import PASSWORD
from tests.support.proxied import NGINX, proxied
from tests.support.serving import ROOT, environment_of, get, served_from
from tests.support.slow_clients import BODY, HEAD, SILENT, slow_clients

pytestmark = [pytest.mark.slow, pytest.mark.skipif(NGINX is None, reason="nginx is not installed")]


@pytest.fixture(scope="module")
def through(tmp_path_factory):
    """(address of nginx, address of the archive behind it)"""
    folder = tmp_path_factory.mktemp("nginx")
    behind = tmp_path_factory.mktemp("behind")
    with served_from(behind) as (archive, _), proxied(archive, folder) as address:
        _make_account(behind)
        yield address, archive


def _make_account(folder):
    account = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD, "DJANGO_SUPERUSER_EMAIL": ""}
    words = ["createsuperuser", "--noinput", "--username", "archivist"]
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment_of(folder) | account, check=True)


@pytest.mark.parametrize("path", ["/", "/directives/1/", "/actions/export.csv", "/directives/1/pdf/", "/healthz"])
def test_pages_and_files_are_the_same_through_it(through, path):
    asked = [get(address + path) for address in through]
    assert [status for status, _, _ in asked] == [200, 200]
    assert len({headers["Content-Type"] for _, headers, _ in asked}) == 1


def test_a_long_address_gets_the_archives_sentence(through):
    status, _, body = get(f"{through[0]}/search/?q={urllib.parse.quote('劳' * 10_000)}")
    assert status == 200 and "notice" in body.decode()


def _sent_sign_in(address, username, password):
    """(opener with the cookies, answer) of whoever fills in the form at that address."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = opener.open(f"{address}/accounts/login/", timeout=20).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "username": username, "password": password, "next": "/admin/"}
    request = urllib.request.Request(f"{address}/accounts/login/", urllib.parse.urlencode(form).encode())
    return opener, opener.open(request, timeout=20)


def test_a_wrong_password_is_told_through_it(through):
    _, answer = _sent_sign_in(through[0], "nobody", "wrong")
    assert answer.status == 200 and 'name="password"' in answer.read().decode()


def test_whoever_signs_in_through_it_is_in_and_stays_on_its_host(through):
    opener, answer = _sent_sign_in(through[0], "archivist", PASSWORD)
    assert (answer.status, answer.url) == (200, f"{through[0]}/admin/")
    assert opener.open(f"{through[0]}/admin/archive/issuer/", timeout=20).url.endswith("/admin/archive/issuer/")
    _, _, body = get(f"{through[0]}/admin/archive/issuer/")
    assert 'name="password"' in body.decode()


def test_a_language_is_chosen_through_it_and_stays_on_its_host(through):
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(f"{through[0]}/directives/", timeout=20).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "language": "en", "next": "/directives/"}
    request = urllib.request.Request(f"{through[0]}/i18n/setlang/", urllib.parse.urlencode(form).encode())
    answer = opener.open(request, timeout=20)
    assert answer.url == f"{through[0]}/directives/" and 'lang="en"' in answer.read().decode()


def test_dripping_heads_are_cut_off_and_hold_up_nobody(through):
    with slow_clients(through[0], 20, HEAD) as clients:
        assert get(f"{through[0]}/directives/")[0] == 200
        # Its deadline is ten seconds.
        time.sleep(13)
        assert clients.drip() == 0


def test_bodies_that_stop_are_cut_off_and_never_reach_the_archive(through):
    with slow_clients(through[0], 20, BODY, every=3600) as clients:
        assert get(f"{through[0]}/directives/")[0] == 200
        time.sleep(13)
        clients.drip()
        assert clients.drip() == 0


def test_one_address_has_so_many_connections(through):
    with slow_clients(through[0], 39, HEAD):
        assert get(f"{through[0]}/healthz")[0] == 200
    with slow_clients(through[0], 60, SILENT):
        assert get(f"{through[0]}/healthz")[0] == 200
