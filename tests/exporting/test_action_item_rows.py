"""/actions/export.csv and .xlsx."""

from datetime import datetime

import pytest
from django.db.models import QuerySet

from tests.exporting.conftest import PHONE
from tests.support.makers import make_action
from tests.support.spreadsheets import asked, csv_rows, sheet_rows, workbook

pytestmark = pytest.mark.django_db


def test_a_row_says_who_is_to_do_what_by_when(admin_client, directive):
    directive.contacts = []
    directive.save()
    address = f"http://testserver/directives/{directive.pk}/#s-2"
    assert csv_rows(admin_client.get("/actions/export.csv")) == [{
        "任务": f"年底前将“安康杯”情况报{PHONE}。", "性质": "报告", "责任主体": "各级工会", "期限（原文）": "年底前",
        "期限": "2023-12-31", "数量": "50家、90%", "活动": "安康杯", "报送对象": f"市总{PHONE}",
        "主题": "劳动安全卫生", "章节": "二、深化竞赛", "文件标题": directive.title,
        "发文字号": "示工〔2023〕1号", "地区": "示例省",
        "年份": "2023", "链接": address, "责任主体推断": "", "效力": "未核定", "效力依据": "",
        "约束程度": "应当", "约束程度所据文字": "", "具体内容": "年底、“安康杯”",
    }]  # fmt: skip


def test_the_workbook_leads_to_the_very_place(client, directive):
    book = workbook(client.get("/actions/export.xlsx"))
    link = book.worksheets[0]["A2"].hyperlink
    assert (link.target, link.location) == (f"http://testserver/directives/{directive.pk}/", "s-2")
    assert sheet_rows(book)[0]["期限"] == datetime(2023, 12, 31)


def test_every_filter_of_the_page_holds(client, directive):
    make_action(directive.sections.get(anchor="s-1"))
    book = workbook(client.get("/actions/export.xlsx", {"kind": "report", "deadline": "1", "topic": "乌有"}))
    assert [row["性质"] for row in sheet_rows(book)] == ["报告"]
    said = asked(book)
    assert (said["性质"], said["期限"], said["件数"]) == ("报告", "只看有期限的", "1")
    assert "没有“乌有”这一主题" in said["说明"]


def test_contacts_are_redacted_for_who_is_not_signed_in(client, admin_client, directive):
    assert PHONE not in str(csv_rows(client.get("/actions/export.csv")))
    assert str(csv_rows(admin_client.get("/actions/export.csv"))).count(PHONE) == 3


def test_a_section_without_a_heading_is_told_by_what_it_is(client, directive):
    # As if it had been read so: a held column is not changed alone.
    QuerySet.update(directive.sections.filter(anchor="s-2"), label="", heading="", kind="closing")
    assert csv_rows(client.get("/actions/export.csv"))[0]["章节"] == "结尾"
