"""The register: every number in its place, whatever became of the directive; by year, days, numbers, what is open."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from archive.models import Directive, Registration, UseRecord
from archive.registry.registered_copy import register
from archive.registry.registration_values import change
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
LAST_YEAR = TODAY.year - 1


@pytest.fixture
def person():
    return User.objects.create_user("clerk", password="x")


@pytest.fixture
def clerk(client, person):
    person.user_permissions.set(Permission.objects.filter(codename="enter_directives"))
    client.force_login(person)
    return client


@pytest.fixture
def held(person):
    """Four of last year, the third to be handled."""
    made = []
    for at in range(1, 5):
        one = make_directive(f"示例市总工会关于示例{at}的通知", number=f"示工〔2023〕{at}号", contacts=["13900001234"])
        handling = "action" if at in (3, 4) else "reading"
        made.append(register(one, one.source, person, date(LAST_YEAR, at, 1), copies=at, handling=handling))
    change(made[3], {"settled_on": date(LAST_YEAR, 5, 1)}, person)
    return made


def rows(client, **asked) -> list[list]:
    return [row for _, row in client.get("/registry/", asked).context["rows"]]


def numbers(client, **asked) -> list[str]:
    return [row[0].partition("-")[2] for row in rows(client, **asked)]


def test_a_row_has_the_columns_of_an_office(clerk, held):
    headings = [column.heading for column in clerk.get("/registry/").context["columns"]]
    first = ["收文号", "收文日期", "来文单位", "标题及文号", "密级", "份数"]
    assert headings == [*first, "紧急程度", "办件／阅件", "承办", "办结", "备注"]
    title = "示例市总工会关于示例4的通知（示工〔2023〕4号）"
    told = [f"{LAST_YEAR}-4", date(LAST_YEAR, 4, 1), "示例市总工会", title, "无", 4]
    assert rows(clerk)[3] == [*told, "", "办件", "", date(LAST_YEAR, 5, 1), ""]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"year": LAST_YEAR}, "1234"),
        ({"year": LAST_YEAR, "first": 2, "last": 3}, "23"),
        ({"since": f"{LAST_YEAR}-02-01", "until": f"{LAST_YEAR}-03-01"}, "23"),
        ({"unsettled": "on"}, "3"),
        ({"handling": "reading"}, "12"),
        ({"handling": "open"}, ""),
        ({"place": "open"}, "1234"),
        ({"place": "above"}, ""),
    ],
)
def test_it_is_asked_by_year_days_numbers_kind_and_what_is_open(clerk, held, asked, found):
    assert "".join(numbers(clerk, **asked)) == found


WRONG = [
    {"year": "x"}, {"year": "1900"}, {"since": "2026-13-01"}, {"since": "2026-03-05", "until": "2026-03-01"},
    {"first": "0"}, {"first": "9" * 30}, {"first": "5", "last": "4"}, {"place": "x"},
]  # fmt: skip


@pytest.mark.parametrize("asked", WRONG)
def test_what_is_asked_for_wrongly_shows_nothing_and_says_so(clerk, held, asked):
    for address in ("/registry/", "/registry/export.xlsx"):
        answer = clerk.get(address, asked)
        assert answer.status_code == 400
        assert answer.context["rows"] == [] and answer.context["form"].errors


def test_a_year_says_that_its_numbers_run_on_or_which_are_missing(clerk, held):
    assert "1—4 号，连续无缺" in clerk.get("/registry/").content.decode()
    Registration.objects.filter(serial=2).delete()
    assert "缺号：2，请核对" in clerk.get("/registry/").content.decode()


@pytest.mark.parametrize("custody", ["withdrawn", "sealed"])
def test_of_what_nobody_may_see_the_number_is_accounted_for_and_no_word(clerk, held, custody):
    Directive.objects.filter(pk=held[0].directive_id).update(custody=custody)
    page = clerk.get("/registry/").content.decode()
    assert numbers(clerk) == ["1", "2", "3", "4"] and "关于示例1的通知" not in page and "本件不予显示" in page
    assert f"/review/{held[0].directive_id}/registration/" not in page


def test_a_number_that_was_cancelled_still_stands_there(clerk, held, person):
    change(held[1], {"is_cancelled": True}, person)
    assert [row[10] for row in rows(clerk)] == ["", "已注销", "", ""]


def test_contacts_are_redacted_as_on_other_pages(clerk, held, person):
    Directive.objects.filter(pk=held[0].directive_id).update(title="示例通知，电话13900001234")
    assert "13900001234" not in clerk.get("/registry/").content.decode()
    person.user_permissions.add(Permission.objects.get(codename="view_contacts"))
    assert "13900001234" in clerk.get("/registry/").content.decode()
    assert UseRecord.objects.filter(act="uncovered", directive_id=held[0].directive_id).exists()


def test_the_workbook_has_the_rows_and_is_recorded_as_a_use(clerk, held):
    answer = clerk.get("/registry/export.xlsx", {"year": LAST_YEAR, "first": 2})
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as book:
        strings = book.read("xl/worksheets/sheet1.xml").decode()
    assert "关于示例2的通知" in strings and "关于示例1的通知" not in strings
    assert "XLSX，3 行" in UseRecord.objects.get(act="exported").what


def test_an_empty_register_says_so(clerk):
    assert "没有登记。" in clerk.get("/registry/").content.decode()
    assert clerk.get("/registry/export.xlsx").status_code == 200
