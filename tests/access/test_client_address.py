"""The address of who asks, through proxies that the settings name and through others."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from archive.access.client_address import client_address, forwarded_by_trusted_proxies
from archive.ops import variables

PROXY, OTHER, CLIENT = "127.0.0.1", "198.51.100.9", "192.0.2.7"


@pytest.fixture(autouse=True)
def trusted(settings):
    settings.TRUSTED_PROXIES = variables.trusted_proxies({"TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8"})


def arrived(rf, at: str, said: str):
    """The request as a view sees it."""
    seen = []
    forwarded_by_trusted_proxies(lambda request: seen.append(request) or HttpResponse())(
        rf.get("/", REMOTE_ADDR=at, HTTP_X_FORWARDED_FOR=said, HTTP_X_FORWARDED_PROTO="https", HTTP_X_REAL_IP=said)
    )
    return seen[0]


def test_what_anybody_else_says_of_itself_is_taken_out(rf):
    request = arrived(rf, OTHER, CLIENT)
    assert client_address(request) == OTHER and request.META["REMOTE_ADDR"] == OTHER
    assert not [name for name in request.META if name.startswith("HTTP_X_")]


@pytest.mark.parametrize("said", [CLIENT, f"{OTHER}, {CLIENT}", f"{CLIENT}, 10.1.2.3", f"::ffff:{CLIENT}"])
def test_a_proxy_that_is_named_tells_the_last_address_that_is_none_of_ours(rf, said):
    request = arrived(rf, PROXY, said)
    # The server's log of answers reads it there.
    assert client_address(request) == CLIENT == request.META["REMOTE_ADDR"]
    assert request.META["HTTP_X_FORWARDED_PROTO"] == "https"


@pytest.mark.parametrize("said", ["", "unknown", "127.0.0.1", "10.9.9.9, 127.0.0.1", "_gazonk"])
def test_a_proxy_that_tells_nothing_is_who_asks(rf, said):
    assert client_address(arrived(rf, PROXY, said)) in (PROXY, "10.9.9.9")


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=40))
def test_what_stands_before_the_address_that_our_proxy_added_counts_for_nothing(made_up):
    assert client_address(arrived(RequestFactory(), PROXY, f"{made_up}, {CLIENT}")) == CLIENT
