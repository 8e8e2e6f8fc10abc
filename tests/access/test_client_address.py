"""What a proxy says counts where the settings name the proxy, and from nobody else (F20 of the faults)."""

import pytest
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from archive.access.client_address import client_address, forwarded_by_trusted_proxies, networks

PROXY, OTHER_PROXY, CLIENT, STRANGER = "10.0.0.5", "10.1.2.3", "192.0.2.9", "198.51.100.1"
TRUSTED = networks(f"{PROXY}, 10.1.0.0/16, fd00::/8")


@pytest.fixture
def asked(rf, settings):
    """The address as the middleware leaves the request."""
    settings.TRUSTED_PROXIES = TRUSTED

    def ask(peer, forwarded_for=None, **meta):
        if forwarded_for is not None:
            meta["HTTP_X_FORWARDED_FOR"] = forwarded_for
        request = rf.get("/", REMOTE_ADDR=peer, **meta)
        forwarded_by_trusted_proxies(lambda request: HttpResponse())(request)
        return request

    return ask


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "address"),
    [
        (CLIENT, None, CLIENT),
        (CLIENT, "1.2.3.4", CLIENT),
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"1.2.3.4, {CLIENT}", CLIENT),
        (PROXY, f"1.2.3.4, {CLIENT}, {OTHER_PROXY}", CLIENT),
        (PROXY, f"{OTHER_PROXY}", OTHER_PROXY),
        (PROXY, None, PROXY),
        (PROXY, "unknown", PROXY),
        (PROXY, "", PROXY),
        (PROXY, f"{CLIENT}, not an address", PROXY),
        (f"::ffff:{PROXY}", CLIENT, CLIENT),
        ("fd00::5", "2001:db8::9", "2001:db8::9"),
        ("", None, None),
        ("", "1.2.3.4", None),
    ],
)
def test_the_last_address_that_is_no_proxy_counts(asked, peer, forwarded_for, address):
    assert client_address(asked(peer, forwarded_for)) == address


@given(st.text("0123456789.,: abcdef\u0660", max_size=60))
def test_nothing_that_a_stranger_says_changes_their_address(said):
    class Request:
        META = {"REMOTE_ADDR": STRANGER, "HTTP_X_FORWARDED_FOR": said}  # noqa: RUF012

    forwarded_by_trusted_proxies(lambda request: None)(request := Request())
    assert client_address(request) == STRANGER


@pytest.mark.parametrize("name", ["FORWARDED_PROTO", "FORWARDED_HOST", "FORWARDED_PORT", "FORWARDED_SSL", "REAL_IP"])
def test_what_a_stranger_says_is_taken_out(asked, name):
    assert f"HTTP_X_{name}" not in asked(STRANGER, **{f"HTTP_X_{name}": "https"}).META
    assert f"HTTP_X_{name}" in asked(PROXY, **{f"HTTP_X_{name}": "https"}).META


@pytest.mark.django_db
@pytest.mark.parametrize(("peer", "is_https"), [(PROXY, True), (STRANGER, False)])
def test_a_stranger_cannot_say_that_they_came_by_tls(client, settings, peer, is_https):
    settings.TRUSTED_PROXIES, settings.SECURE_SSL_REDIRECT = TRUSTED, True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    answer = client.get("/healthz", REMOTE_ADDR=peer, headers={"x-forwarded-proto": "https"})
    assert answer.status_code == (200 if is_https else 301)


@pytest.mark.parametrize("said", ["nginx", "10.0.0.300", "10.0.0.5;10.0.0.6", "10.0.0.0/40"])
def test_a_setting_that_is_no_address_is_told(said):
    with pytest.raises(SystemExit, match="TRUSTED_PROXIES 应为逗号分隔的代理地址"):
        networks(said)


def test_none_is_none():
    assert networks("") == networks(" , ") == []
