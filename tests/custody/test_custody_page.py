"""The page of the acts: bad input of every kind, and whoever was second."""

import pytest
from django.test import Client

from archive.models import Directive, HistoryEntry, PurgeRecord
from archive.models.choices import Custody
from tests.support.accounts import make_account, make_account_of
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db
WITHDRAWS = {"act": "withdraw", "reason": "内容有误"}


@pytest.fixture
def page():
    return f"/review/{make_directive().pk}/custody/"


@pytest.fixture
def archivist(client):
    client.force_login(make_account_of("档案员"))
    return client


def sent(client, page, **fields):
    return client.post(page, {"shown": client.get(page).context["shown"]} | WITHDRAWS | fields)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""}, {"reason": "长" * 501}, {"reason": " \x00 "}, {"act": "burn"}, {"act": ""},
        {"shown": "held-999-0"}, {"shown": ""},
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_done(archivist, page, wrong):
    answer = sent(archivist, page, **wrong)
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert Directive.objects.get().custody == Custody.HELD and not HistoryEntry.objects.exists()


def test_the_second_is_told_and_keeps_what_was_typed(archivist, page):
    first, second = Client(), archivist
    first.force_login(make_account("赵某", "withdraw_directive"))
    shown = second.get(page).context["shown"]
    sent(first, page)
    sent(first, page, act="restore")
    answer = second.post(page, WITHDRAWS | {"shown": shown, "reason": "我的理由"})
    assert answer.status_code == 400 and "另一位工作人员" in answer.text and "我的理由" in answer.text
    assert Directive.objects.get().custody == Custody.HELD


def test_who_may_not_is_refused_by_the_form_too(page):
    clerk, closer = Client(), Client()
    clerk.force_login(make_account("钱某", "enter_directives"))
    assert clerk.post(page, WITHDRAWS).status_code == 403
    closer.force_login(make_account("孙某", "withdraw_directive"))
    assert sent(closer, page, act="seal").status_code == 400
    assert Client().post(page, WITHDRAWS)["Location"].startswith("/accounts/login/")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_account("周某", "withdraw_directive"))
    assert strict.post(page, WITHDRAWS).status_code == 403
    assert Directive.objects.get().custody == Custody.HELD


@pytest.mark.parametrize("key", [10**6, 10**30])
def test_a_number_that_there_is_not(archivist, key):
    assert archivist.get(f"/review/{key}/custody/").status_code == 404


def test_from_a_seal_with_its_sheet_to_a_purge_by_a_second_account(archivist, page):
    second = Client()
    second.force_login(make_account_of("系统管理员"))
    directive = Directive.objects.get()
    assert sent(archivist, page, act="seal", reason="疑似涉密").status_code == 302
    for client in (archivist, second):
        assert directive.title not in client.get(page).text
    sheet = archivist.get(f"{page}sheet/").text
    assert (
        directive.source.sha256 in sheet and "疑似涉密" in sheet and "保密员" in sheet and directive.title not in sheet
    )
    assert sent(archivist, page, act="ask", reason="误收").status_code == 302
    assert sent(archivist, page, act="confirm").status_code == 400
    done = sent(second, page, act="confirm")
    record = PurgeRecord.objects.get()
    assert done["Location"] == f"/review/purged/{record.act_id}/"
    assert record.sha256 in second.get(done["Location"]).text
    assert archivist.get(page).status_code == 410 and not Directive.objects.exists()


def test_a_request_may_be_taken_back(archivist, page):
    sent(archivist, page)
    sent(archivist, page, act="ask")
    assert "等待另一账号复核" in archivist.get(page).text
    sent(archivist, page, act="take_back")
    assert not PurgeRecord.objects.exists() and "申请清除" in archivist.get(page).text


def test_the_list_tells_who_when_and_why(archivist, page):
    sent(archivist, page)
    listed = archivist.get("/review/withdrawn/").text
    assert Directive.objects.get().title in listed and "内容有误" in listed and "档案员" in listed
