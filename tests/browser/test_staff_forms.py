"""History, custody, openness and the registers as a browser sends their forms: line ends, two persons, wrong ways."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from archive.access import roles
from archive.amendment.saved_fields import save_fields
from archive.models import Directive, Forwarding, HistoryEntry, PurgeRecord
from archive.models.choices import Custody, Openness
from archive.models.history_entry import LONGEST_REASON
from tests.browser.staff_browsers import browsers, follow, press, told
from tests.support import browser_print
from tests.support.accounts import make_account_of
from tests.support.makers import make_directive

# As long as a reason may be, over two lines: a browser sends one character more than it counts.
FULL = "长" * (LONGEST_REASON - 2) + "\n文"


@pytest.fixture
def opened(browser, live_server, transactional_db):
    with browsers(browser, live_server) as opened:
        yield opened


@pytest.fixture
def directive(transactional_db):
    return make_directive("示例市总工会关于示例工作的通知", number="示工〔2023〕1号")


def again(directive) -> Directive:
    return Directive.objects.get(pk=directive.pk)


def test_a_value_and_a_whole_act_are_taken_back_and_a_stale_page_is_told(opened, directive):
    by = make_account_of(roles.ARCHIVIST, "示例丙")
    save_fields(directive, {"urgency": "特急", "note": "示例附注"}, by)
    one, late = opened(roles.ARCHIVIST, "示例甲"), opened(roles.ARCHIVIST, "示例乙")
    for page in (one, late):
        page.goto(f"/review/{directive.pk}/history/")
        page.locator("[aria-label=附注] summary").click()
    one.locator(".history-undo[open] input[name=reason]").fill("示例理由")
    press(one, "撤销“附注”的修改")
    assert HistoryEntry.objects.filter(act="undone", reason="示例理由").count() == 1
    late.locator(".history-undo[open] input[name=reason]").fill("我的理由")
    press(late, "这次的 2 项一并撤销")
    assert "又有新的变更" in told(late) and HistoryEntry.objects.filter(act="undone").count() == 1
    assert late.locator("input[name=reason]").first.input_value() == "我的理由"
    late.locator("[aria-label=紧急程度] summary").click()
    press(late, "撤销“紧急程度”的修改")
    assert (again(directive).urgency, again(directive).note) == ("", "")


def test_a_reason_is_no_longer_than_is_kept(opened, directive):
    save_fields(directive, {"note": "示例附注"}, make_account_of(roles.ARCHIVIST, "示例丙"))
    page = opened(roles.ARCHIVIST)
    page.goto(f"/review/{directive.pk}/history/")
    page.locator(".history-undo summary").click()
    box = page.locator("input[name=reason]")
    box.evaluate("box => { box.removeAttribute('maxlength'); box.value = '长'.repeat(501) }")
    press(page, "撤销“附注”的修改")
    assert f"不超过 {LONGEST_REASON} 字" in told(page) and again(directive).note == "示例附注"
    box = page.locator(".history-undo[open] input[name=reason]")
    assert len(box.input_value()) == 501
    box.fill("示例理由")
    press(page, "撤销“附注”的修改")
    assert again(directive).note == ""


def test_withdrawn_with_a_reason_of_two_lines_and_restored(opened, directive):
    page = opened(roles.ARCHIVIST)
    page.goto(f"/review/{directive.pk}/custody/")
    # The browser itself keeps back a form without a reason.
    page.get_by_role("button", name="撤下", exact=True).click()
    assert again(directive).custody == Custody.HELD
    page.locator("#reason-withdraw").fill(FULL)
    press(page, "撤下")
    assert again(directive).custody == Custody.WITHDRAWN and told(page) == ""
    page.locator("#reason-restore").evaluate("box => { box.required = false; box.value = ' ' }")
    press(page, "恢复")
    assert "请写明理由" in told(page) and again(directive).custody == Custody.WITHDRAWN
    page.locator("#reason-restore").fill("已更正")
    press(page, "恢复")
    assert again(directive).custody == Custody.HELD


def test_the_second_of_two_who_withdraw_is_told_and_keeps_the_reason(opened, directive):
    one, late = opened(roles.ARCHIVIST, "示例甲"), opened(roles.ARCHIVIST, "示例乙")
    for page in (one, late):
        page.goto(f"/review/{directive.pk}/custody/")
        page.locator("#reason-seal").fill("示例理由")
    press(one, "封存")
    press(late, "封存")
    assert "另一位工作人员" in told(late) and HistoryEntry.objects.filter(act="sealed").count() == 1
    assert directive.title not in late.locator("main").inner_text()


def test_sealed_with_its_sheet_and_purged_by_two_persons(opened, directive):
    one, two = opened(roles.ARCHIVIST, "示例甲"), opened(roles.ADMINISTRATOR, "示例乙")
    address = f"/review/{directive.pk}/custody/"
    one.goto(address)
    one.locator("#reason-seal").fill("疑似涉密")
    press(one, "封存")
    follow(one, "打开封存单，供打印")
    sheet = one.locator("main").inner_text()
    assert "疑似涉密" in sheet and directive.source.sha256 in sheet and directive.title not in sheet
    one.goto(address)
    one.locator("#reason-ask").fill("误收")
    press(one, "申请清除")
    # Whoever asked has no button to confirm it, and is refused where one is made.
    assert one.get_by_role("button", name="复核并清除").count() == 0
    one.locator("input[name=act][value=take_back]").evaluate("box => { box.value = 'confirm' }")
    press(one, "撤回申请")
    assert "两人" in told(one) and Directive.objects.filter(pk=directive.pk).exists()
    two.goto(address)
    assert directive.title not in two.locator("main").inner_text()
    press(two, "复核并清除")
    record = PurgeRecord.objects.get()
    assert two.url.endswith(f"/review/purged/{record.act_id}/") and record.sha256 in two.locator("main").inner_text()
    assert one.goto(address).status == 410


def test_opening_wider_asks_for_a_basis(opened, directive):
    Directive.objects.update(openness=Openness.SIGNED_IN)
    page = opened(roles.ARCHIVIST)
    page.goto(f"/review/{directive.pk}/openness/")
    page.locator("[name=openness][value=all]").check()
    press(page, "保存")
    assert "写明依据" in told(page) and page.locator("[name=openness][value=all]").is_checked()
    page.locator("[name=reason]").fill(FULL)
    press(page, "保存")
    assert again(directive).openness == "all" and HistoryEntry.objects.get().reason == FULL
    page.locator("[name=openness][value=groups]").check()
    press(page, "保存")
    assert "至少选一个人员组" in told(page)
    page.get_by_label(roles.READER).check()
    press(page, "保存")
    assert again(directive).openness == "groups" and again(directive).known_to.get().name == roles.READER


def test_several_are_opened_by_one_act_and_closed_by_one_button(opened):
    rows = [make_directive(f"示例市总工会关于示例{at}的通知", openness=Openness.SIGNED_IN) for at in "甲乙丙"]
    narrow = make_directive("示例市总工会关于示例丁的方案", openness=Openness.SIGNED_IN)
    forwarding = Forwarding.objects.create(forwarding_directive=rows[0], forwarded_directive=narrow, kind="转发")
    page = opened(roles.ARCHIVIST)
    page.goto("/review/openness/?" + "&".join(f"d={one.pk}" for one in rows))
    page.locator("[name=openness][value=all]").check()
    page.locator("[name=reason]").fill("经公开审查\n同意公开")
    press(page, "保存")
    assert narrow.title in told(page) and not Directive.objects.filter(openness="all").exists()
    forwarding.delete()
    press(page, "保存")
    assert Directive.objects.filter(openness="all").count() == 3
    page.goto(f"/review/{rows[2].pk}/history/")
    page.locator(".history-undo summary").click()
    press(page, "同时办理的 3 件一并撤销")
    assert not Directive.objects.filter(openness="all").exists()


def test_the_register_told_a_span_turned_round_and_its_workbook_opens(opened, directive, tmp_path):
    page = opened(roles.ARCHIVIST)
    page.goto(f"/review/{directive.pk}/registration/")
    press(page, "登记")
    day = directive.registrations.get().received_on.isoformat()
    page.goto("/registry/")
    page.get_by_label("收文日期自").fill(day)
    page.get_by_label("至", exact=True).fill("2001-01-01")
    press(page, "查看")
    assert "起始日期在截止日期之后" in told(page)
    assert page.get_by_label("收文日期自").input_value() == day
    page.get_by_label("至", exact=True).fill(day)
    press(page, "查看")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    sheet = load_workbook(BytesIO(download.value.path().read_bytes())).active
    assert any(directive.title in str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("address", "name", "of"),
    [("/registry/", "收文登记簿", "示例市总工会"), ("/admin/archive/userecord/print/", "利用登记", "本机命令")],
)
def test_each_register_is_printed_across_without_its_form(opened, directive, tmp_path, address, name, of):
    page = opened("superuser")
    page.goto(f"/review/{directive.pk}/registration/")
    press(page, "登记")
    page.goto(address)
    page.pdf(path=tmp_path / "register.pdf", prefer_css_page_size=True)
    if browser_print.is_readable():
        text = browser_print.text(tmp_path / "register.pdf")
        assert name in text and of in text and "打印人" in text and "查看" not in text
        width, height = browser_print.size(tmp_path / "register.pdf")
        assert width > height
