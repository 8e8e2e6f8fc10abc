"""The register is seen by permission, changed by nobody, printed by directive, by person and by days."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission

from archive.models import UseRecord
from archive.models.choices import UseAct
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

LIST = "/admin/archive/userecord/"
PAGES = [LIST, f"{LIST}print/", f"{LIST}export.csv", f"{LIST}export.xlsx"]


@pytest.fixture
def recorded():
    def add(name, act, day, **fields):
        at = datetime(2026, 3, day, 4, tzinfo=UTC)
        return UseRecord.objects.create(account_name=name, act=act, at=at, address="192.0.2.7", **fields)

    return [
        add("示例甲", UseAct.SIGNED_IN, 1),
        add("示例甲", UseAct.UNCOVERED, 2, directive_id=4, directive_title="示例通知四", what="/directives/4/"),
        add("示例乙", UseAct.UNCOVERED, 3, directive_id=4, directive_title="示例通知四", what="/directives/4/print/"),
        add("示例乙", UseAct.EXPORTED, 5, what="CSV，3 行：/directives/export.csv"),
        add("", UseAct.ORIGINAL, 6, directive_id=5, directive_title="示例通知五"),
    ]


def staff(client, django_user_model, *permissions):
    account = django_user_model.objects.create_user("dangan", password="x", is_staff=True)
    account.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(account)
    return client


def printed(client, **asked) -> str:
    return client.get(f"{LIST}print/", asked).content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_staff_without_the_permission_do_not_see_it(client, django_user_model, address):
    assert staff(client, django_user_model, "change_directive").get(address).status_code == 403


@pytest.mark.parametrize("address", PAGES)
def test_staff_with_the_permission_do(client, django_user_model, recorded, address):
    assert staff(client, django_user_model, "view_userecord").get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_the_public_is_sent_to_sign_in(client, address):
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", ["add/", "{}/delete/"])
def test_nobody_adds_or_deletes_not_even_a_superuser(admin_client, recorded, address):
    assert admin_client.get(LIST + address.format(recorded[0].pk)).status_code == 403
    assert admin_client.post(LIST + address.format(recorded[0].pk), {"post": "yes"}).status_code == 403


def test_nobody_changes_one(admin_client, recorded):
    address = f"{LIST}{recorded[0].pk}/change/"
    assert 'name="_save"' not in admin_client.get(address).content.decode()
    assert admin_client.post(address, {"account_name": "示例乙"}).status_code == 403
    assert admin_client.post(LIST, {"action": "delete_selected", "_selected_action": recorded[0].pk}).status_code in (
        200, 302, 403,
    )  # fmt: skip
    assert UseRecord.objects.filter(pk=recorded[0].pk, account_name="示例甲").exists()


def test_by_directive(admin_client, recorded):
    page = printed(admin_client, directive=4)
    assert page.count("示例通知四（4）") == 2
    assert "示例通知五" not in page
    assert "查看隐去内容" in page


def test_by_person(admin_client, recorded):
    page = printed(admin_client, account="示例乙")
    assert "/directives/4/print/" in page
    assert "CSV，3 行" in page
    assert "示例甲" not in page


@pytest.mark.parametrize(
    ("since", "until", "rows"),
    [("2026-03-02", "2026-03-03", 2), ("2026-03-06", "2026-03-31", 1), ("", "2026-03-01", 1)],
)
def test_by_days_both_of_them_included(admin_client, recorded, since, until, rows):
    assert len(admin_client.get(f"{LIST}print/", {"since": since, "until": until}).context["rows"]) == rows


def test_who_was_not_signed_in_is_said_to_be_so(admin_client, recorded):
    assert "未登录" in printed(admin_client, directive=5)


WRONG = [
    {"directive": "四"},
    {"since": "2026-13-01"},
    {"since": "2026-03-05", "until": "2026-03-01"},
    {"act": "x"},
]


@pytest.mark.parametrize("asked", WRONG)
def test_what_is_asked_for_wrongly_shows_nothing_and_says_so(admin_client, recorded, asked):
    for address in PAGES[1:]:
        answer = admin_client.get(address, asked)
        assert answer.status_code == 400
        assert re.search("field-error|staff-error", answer.content.decode())
        assert "示例通知四" not in answer.content.decode()


def test_it_is_taken_away_as_csv_and_that_is_recorded(admin_client, recorded):
    answer = admin_client.get(f"{LIST}export.csv", {"directive": 4})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "序号,时间,利用人,方式,文件,内容,地址"
    assert lines[1] == "1,2026-03-02 12:00:00,示例甲,查看隐去内容,示例通知四（4）,/directives/4/,192.0.2.7"
    assert UseRecord.objects.first().what == f"CSV，2 行：{LIST}export.csv?directive=4"


def test_the_pages_of_a_directive_for_staff_lead_to_its_register(admin_client, client, django_user_model):
    directive = make_directive()
    address = f"/review/{directive.pk}/"
    link = f"{LIST}print/?directive={directive.pk}"
    assert link in admin_client.get(address).content.decode()
    assert link not in staff(client, django_user_model, "change_directive").get(address).content.decode()


def test_exports_are_listed_by_themselves(admin_client, recorded):
    page = printed(admin_client, directive=4)
    assert "请另按“方式：导出”查看" in page and ">方式<" in page and ">导出</option>" in page
    assert "/directives/export.csv" not in page
    assert "/directives/export.csv" in printed(admin_client, act=UseAct.EXPORTED)


def test_the_list_is_found_through_and_filtered(admin_client, recorded):
    for query in ("?q=示例通知五", "?act__exact=original", "?account_name=示例乙", "?at__year=2026"):
        assert admin_client.get(LIST + query).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "at__year=99999999999999999999",
        "at__year=0",
        "at__year=2026&at__month=13",
        "at__year=2026&at__month=11&at__day=99999999999999999999",
        "at__year=٢٠٢٦",
        "at__gte=0001-01-01&at__lt=9999-12-31",
        "at__gte=what",
        "account_name=%00",
        "act=nothing",
        "q=%00",
        "p=99999999999999999999",
    ],
)
@pytest.mark.parametrize("page", ["", "print/", "export.csv"])
def test_a_day_that_there_is_not_is_no_error(admin_client, recorded, page, asked):
    assert admin_client.get(f"{LIST}{page}?{asked}", follow=True).status_code in (200, 400)
