"""/directives/export.csv and .xlsx."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from archive.exporting import directive_rows, sheet
from archive.models import Directive
from tests.exporting.conftest import PHONE
from tests.support.makers import make_directive
from tests.support.spreadsheets import asked, body, csv_rows, sheet_rows, workbook

pytestmark = pytest.mark.django_db


def test_a_row_says_what_the_list_says(admin_client, directive):
    forwarding_directive = make_directive("样例通知")
    directive.forwarded_by.create(forwarding_directive=forwarding_directive, kind="转发")
    Directive.objects.filter(pk=directive.pk).update(contacts=[], issued_on=date(2023, 3, 1), year_basis="issued")
    row = csv_rows(admin_client.get("/directives/export.csv", {"topic": "劳动安全卫生"}))[0]
    address = f"http://testserver/directives/{directive.pk}/"
    assert row == {
        "标题": directive.title, "发文字号": "示工〔2023〕1号", "发文机关": "示例市总工会", "地区": "示例省",
        "市州": "", "县（市、区）": "", "年份": "2023", "年份依据": "成文日期", "成文日期": "2023-03-01",
        "印发日期": "", "类型": "通知", "主题": "劳动安全卫生",
        "主送机关": f"示例县总工会{PHONE}，各基层工会", "载于": "样例通知", "链接": address,
        "引用著录": f"示例市总工会. {directive.title}: 示工〔2023〕1号[A/OL]. (2023-03-01)"
        f"[{timezone.localdate()}]. {address}", "效力": "未核定", "效力依据": "",
    }  # fmt: skip


def test_the_workbook_has_the_same_and_what_was_asked_for(client, directive, other_place):
    make_directive(region=other_place)
    response = client.get("/directives/export.xlsx", {"province": ["示例", "乌有"], "sort": "oldest"})
    book = workbook(response)
    assert [(row["年份"], row["地区"]) for row in sheet_rows(book)] == [(2023, "示例省")]
    title = book.worksheets[0]["A2"]
    assert title.hyperlink.target == f"http://testserver/directives/{directive.pk}/"
    said = asked(book)
    assert (said["地区"], said["件数"]) == ("示例省", "1")
    assert said["说明"] == "没有“乌有”这一地区，已忽略此条件。"
    assert said["地址"].startswith("http://testserver/directives/?province=%E7%A4%BA")


def test_all_pages_come_in_the_order_of_the_page(client):
    for year in range(2001, 2024):
        make_directive(f"{year}年的", year=year)
    titles = [row["标题"] for row in csv_rows(client.get("/directives/export.csv?sort=oldest&page=2"))]
    assert titles == [f"{year}年的" for year in range(2001, 2024)]


def test_of_a_directive_that_forwards_it_its_own_contacts_are_redacted(client):
    forwarding_directive = make_directive(f"样例通知{PHONE}", contacts=[PHONE], year=2022)
    make_directive(forwarding_directive=forwarding_directive)
    assert csv_rows(client.get("/directives/export.csv"))[0]["载于"] == f"样例通知{'*' * len(PHONE)}"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_contacts_are_redacted_for_who_is_not_signed_in(client, admin_client, directive, suffix):
    address = f"/directives/export.{suffix}"
    read = csv_rows if suffix == "csv" else lambda response: sheet_rows(workbook(response))
    assert PHONE not in str(read(client.get(address)))
    assert str(read(admin_client.get(address))).count(PHONE) == 3


def test_more_than_can_be_taken_at_once_is_said(client, monkeypatch):
    monkeypatch.setattr(sheet, "MOST", 2)
    monkeypatch.setattr("archive.web.views.list_downloads.MOST", 2)
    for _ in range(3):
        make_directive("甲")
    rows = csv_rows(client.get("/directives/export.csv"))
    assert [row["标题"] for row in rows] == [
        "甲", "甲", "共 3 行，这里只有前 2 行。请用地区、年份等条件分几次导出。"
    ]  # fmt: skip
    assert "只有前 2 行" in asked(workbook(client.get("/directives/export.xlsx")))["说明"]


def test_the_headings_are_in_the_language_of_the_interface(client, directive):
    client.cookies["django_language"] = "en"
    response = client.get("/directives/export.csv")
    # Sent after the request is over, and its language with it.
    row = csv_rows(response)[0]
    assert (row["Region"], row["Year"], row["Basis of the year"]) == ("示例省", "2023", "Number")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_file_is_named_for_what_it_is(client, directive, suffix):
    sent = client.get(f"/directives/export.{suffix}", {"province": "示例"})
    today = timezone.localdate().isoformat()
    name = sent["Content-Disposition"].removeprefix("attachment; filename*=utf-8''")
    assert name == f"%E6%96%87%E4%BB%B6%E7%9B%AE%E5%BD%95%20%E7%A4%BA%E4%BE%8B%E7%9C%81%20{today}.{suffix}"
    assert sent["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_asking_only_for_the_head_fetches_no_rows(client, directive, suffix, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        response = client.head(f"/directives/export.{suffix}?year=2023")
    assert response.status_code == 200
    assert body(response) == b""
    assert response["Content-Disposition"].startswith("attachment")


def test_rows_are_fetched_in_batches_of_a_few_questions(client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(sheet, "BATCH", 4)
    for _ in range(12):
        make_directive()
    # Three more for the record of it in the register of uses.
    with django_assert_max_num_queries(3 * 5 + 5 + 3):
        assert len(csv_rows(client.get("/directives/export.csv"))) == 12


def test_what_is_removed_while_it_is_written_is_left_out(client, monkeypatch):
    monkeypatch.setattr(sheet, "BATCH", 1)
    old, new = make_directive("旧", year=2020), make_directive("新", year=2023)
    gone, read = old.pk, directive_rows.in_order

    def read_and_remove(keys, with_text=False):
        rows = read(keys, with_text)
        Directive.objects.filter(pk=gone).delete()
        return rows

    monkeypatch.setattr(directive_rows, "in_order", read_and_remove)
    assert [row["标题"] for row in csv_rows(client.get("/directives/export.csv"))] == [new.title]


def test_dates_are_dates(client):
    make_directive(issued_on=date(2021, 3, 1))
    assert sheet_rows(workbook(client.get("/directives/export.xlsx")))[0]["成文日期"] == datetime(2021, 3, 1)
