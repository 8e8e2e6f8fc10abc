"""A session ends by itself: idle, after half a day, with the browser."""

from datetime import UTC, datetime
from itertools import count

import pytest
from django.contrib.sessions.models import Session

from archive.access import roles
from archive.machines import database_clock
from tests.support.accounts import PASSWORD, make_account_of

pytestmark = pytest.mark.django_db
MINUTE = 60


@pytest.fixture
def clock(monkeypatch):
    """Minutes of a made-up day."""
    now = [1_000_000.0]
    monkeypatch.setattr(database_clock, "now", lambda: datetime.fromtimestamp(now[0], UTC))

    def forward(minutes):
        now[0] += minutes * MINUTE

    return forward


@pytest.fixture
def reader(client, clock):
    client.force_login(make_account_of(roles.READER))
    client.get("/")
    return client


def is_signed_in(client):
    return "reader-name" in client.get("/").text


def test_an_idle_session_ends_and_the_sign_in_page_says_why(reader, clock):
    clock(61)
    assert not is_signed_in(reader)
    assert "闲置了一段时间" in reader.get("/accounts/login/").text
    reader.post("/accounts/login/", {"username": roles.READER, "password": PASSWORD})
    assert is_signed_in(reader) and "闲置" not in reader.get("/accounts/login/").text


def test_who_goes_on_reading_stays_half_a_day_and_no_longer(reader, clock):
    minutes = count(step=50)
    while is_signed_in(reader):
        assert next(minutes) < 12 * 60
        clock(50)
    assert next(minutes) >= 12 * 60
    assert "已满 12 小时" in reader.get("/accounts/login/").text


def test_the_setting_says_how_long(reader, clock, settings):
    settings.IDLE_MINUTES = 5
    clock(4)
    assert is_signed_in(reader)
    clock(6)
    assert not is_signed_in(reader)


def test_none_is_never(reader, clock, settings):
    settings.IDLE_MINUTES = 0
    clock(11 * 60)
    assert is_signed_in(reader)


def test_the_session_is_not_written_for_each_page(reader, clock, monkeypatch):
    written = []
    monkeypatch.setattr(Session, "save", lambda row, **_: written.append(row))
    for _ in range(5):
        clock(0.1)
        assert is_signed_in(reader)
    assert written == []


def test_it_ends_with_the_browser(client):
    make_account_of(roles.READER)
    client.post("/accounts/login/", {"username": roles.READER, "password": PASSWORD})
    assert client.cookies["sessionid"]["max-age"] == client.cookies["sessionid"]["expires"] == ""


def test_the_health_page_asks_nobody_who_they_are(reader, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert reader.get("/healthz").status_code == 200
