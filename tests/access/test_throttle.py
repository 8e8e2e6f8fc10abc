"""Who tries passwords has to wait, longer each time (F6 of the faults)."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from archive.access import roles
from tests.support.accounts import PASSWORD, make_account_of

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
HERE, ELSEWHERE = "10.0.0.7", "10.0.0.8"


def attempt(client, password="wrong", address=HERE, name=roles.READER, browser="示例"):
    sent = {"username": name, "password": password}
    return client.post(LOGIN, sent, REMOTE_ADDR=address, headers={"user-agent": browser})


def let_pass(minutes):
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=minutes))


@pytest.fixture
def account():
    return make_account_of(roles.READER)


def test_each_wait_is_longer(client, account):
    assert [attempt(client, browser=str(at)).status_code for at in range(5)] == [200, 200, 200, 200, 429]
    for minutes in (1, 5, 15, 60, 60):
        refused = attempt(client, PASSWORD)
        assert (refused.status_code, refused["Retry-After"]) == (429, str(60 * minutes))
        assert f"{minutes} 分钟后再试" in refused.text and "sessionid" not in client.cookies
        let_pass(minutes)
        attempt(client)
    let_pass(60)
    assert attempt(client, PASSWORD).status_code == 302
    # Whoever has come in begins anew.
    client.post("/accounts/logout/")
    assert attempt(client).status_code == 200


def test_the_right_password_does_not_come_in_while_one_has_to_wait_and_does_after(client, account):
    for _ in range(5):
        attempt(client)
    assert [attempt(client, PASSWORD).status_code for _ in range(50)] == [429] * 50
    let_pass(1)
    assert attempt(client, PASSWORD).status_code == 302


def test_fifty_wrong_ones_and_then_the_right_one(client, account):
    told = [attempt(client).status_code for _ in range(50)]
    assert told.count(200) == 4 and attempt(client, PASSWORD).status_code == 429


def test_nobody_is_locked_out_by_somebody_elsewhere(client, account):
    for _ in range(20):
        attempt(client, address=ELSEWHERE)
    assert attempt(client, PASSWORD, address=HERE).status_code == 302


def test_another_account_of_the_same_computer_comes_in(client, account):
    make_account_of(roles.CLERK)
    for _ in range(6):
        attempt(client)
    assert attempt(client, PASSWORD, name=roles.CLERK).status_code == 302


def test_an_invented_address_does_not_help(client, account):
    for at in range(6):
        sent = {"username": roles.READER, "password": "wrong"}
        answer = client.post(LOGIN, sent, REMOTE_ADDR=HERE, headers={"x-forwarded-for": f"192.0.2.{at}"})
    assert answer.status_code == 429


def test_the_admin_s_page_is_no_other_way_in(client, account):
    for _ in range(6):
        answer = client.post("/admin/login/", {"username": roles.READER, "password": "wrong"})
    assert answer.status_code == 405


def test_what_is_kept_of_it_is_bounded_and_holds_no_password(client, account):
    for _ in range(100):
        attempt(client, "示例错误口令")
    kept = AccessAttempt.objects.get()
    assert "示例错误口令" not in kept.post_data and len(kept.post_data) < 6 * 1024
    let_pass(24 * 60)
    attempt(client, name="another")
    assert AccessAttempt.objects.get().username == "another"


def test_unlock_lets_an_account_in(client, account, capsys):
    call_command("unlock")
    assert "没有账号" in capsys.readouterr().out
    for _ in range(5):
        attempt(client)
        attempt(client, name="nobody")
    call_command("unlock")
    told = capsys.readouterr().out
    assert roles.READER in told and HERE in told and "1 分钟" in told
    call_command("unlock", roles.READER)
    assert "已解除" in capsys.readouterr().out
    assert attempt(client, PASSWORD).status_code == 302
    assert attempt(client, name="nobody").status_code == 429
    call_command("unlock", "all")
    assert attempt(client, name="nobody").status_code == 200


def test_unlock_of_somebody_who_is_not_there(capsys):
    call_command("unlock", "示例甲")
    assert "没有名为“示例甲”的" in capsys.readouterr().out
    User.objects.create_user("示例甲")
    call_command("unlock", "示例甲")
    assert "没有受限" in capsys.readouterr().out


def test_pages_ask_the_database_nothing_of_it(client, account):
    client.force_login(account)
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert [query["sql"] for query in asked if "axes_" in query["sql"]] == []


def test_no_page_of_the_admin_shows_it(admin_client, account):
    assert "axes" not in admin_client.get("/admin/").text
    assert admin_client.get("/admin/axes/accessattempt/").status_code == 404
