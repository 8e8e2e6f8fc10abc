"""One directive is declared abolished by another, in a real browser; a reader sees it on the page, the hit and the
print view."""

from datetime import date

from playwright.sync_api import expect

from archive.access import roles
from search.indexing import index_upkeep
from tests.support.accounts import PASSWORD, make_account_of
from tests.support.makers import make_directive


def test_an_archivist_declares_one_abolished_by_another(desktop, archive):
    old = make_directive("示例市总工会关于示例甲工作的通知", number="示工发〔2015〕3号", issued_on=date(2015, 3, 1))
    new = make_directive("示例市总工会关于示例乙工作的通知", number="示工发〔2023〕9号", issued_on=date(2023, 12, 1))
    index_upkeep.rebuild()
    make_account_of(roles.ARCHIVIST)
    desktop.goto(f"{archive}/review/{old.pk}/validity/")
    desktop.get_by_label("用户名").fill(roles.ARCHIVIST)
    desktop.get_by_label("密码").fill(PASSWORD)
    desktop.get_by_role("main").get_by_role("button", name="登录").click()
    desktop.get_by_label("事项").select_option("废止")
    desktop.get_by_label("起始日期").fill("2024-01-01")
    desktop.get_by_label("依据文件").fill(new.number)
    desktop.get_by_label("依据所在").fill("第三条")
    desktop.get_by_role("button", name="登记", exact=True).click()
    expect(desktop.get_by_role("button", name="取消这一项")).to_be_visible()
    desktop.get_by_role("banner").get_by_role("button", name="退出").click()
    for there in (old.get_absolute_url(), f"{old.get_absolute_url()}print/", "/search/?q=示例甲工作"):
        desktop.goto(f"{archive}{there}")
        line = desktop.locator("p.validity").first
        expect(line).to_contain_text("已废止")
        expect(line).to_contain_text("自2024年1月1日起")
        expect(line).to_contain_text("（示工发〔2023〕9号）第三条")


def declaring(desktop, archive, directive):
    """The page on which an archivist declares, signed in."""
    make_account_of(roles.ARCHIVIST)
    desktop.goto(f"{archive}/review/{directive.pk}/validity/")
    desktop.get_by_label("用户名").fill(roles.ARCHIVIST)
    desktop.get_by_label("密码").fill(PASSWORD)
    desktop.get_by_role("main").get_by_role("button", name="登录").click()
    expect(desktop.get_by_label("事项")).to_be_visible()


# What is typed, as a browser lets it be, and the field that is told.
BAD = [
    ({"事项": "有效期", "起始日期": "2024-01-01", "截止日期": "2023-12-31"}, "截止日期", "早于起始日期"),
    ({"事项": "废止", "起始日期": "2001-01-01", "依据文件": "示例文"}, "起始日期", "早于本件的成文日期"),
    ({"事项": "废止", "起始日期": "2024-01-01", "依据文件": "《》"}, "依据文件", "请写明依据哪份文件"),
    ({"事项": "废止", "起始日期": "2024-01-01"}, "依据文件", "请写明依据哪份文件"),
    ({"事项": "废止", "依据文件": "库里没有的通知"}, "起始日期", "请填起始日期"),
    ({"事项": "有效期", "月数": "0"}, "月数", ""),
]


def test_bad_input_is_told_beside_its_field_and_what_was_typed_stays(desktop, archive):
    old = make_directive("示例市总工会关于示例甲工作的通知", number="示工发〔2015〕3号", issued_on=date(2015, 3, 1))
    declaring(desktop, archive, old)
    for typed, told, words in BAD:
        desktop.goto(f"{archive}/review/{old.pk}/validity/")
        for label, value in {**typed, "附注": "核对过的一句"}.items():
            field = desktop.get_by_label(label, exact=True)
            field.select_option(value) if label == "事项" else field.fill(value)
        desktop.get_by_role("button", name="登记", exact=True).click()
        expect(desktop.get_by_role("alert")).to_contain_text("没有保存")
        error = desktop.locator(".staff-field", has=desktop.get_by_label(told, exact=True)).locator(".validity-error")
        expect(error).to_contain_text(words)
        for label, value in {**typed, "附注": "核对过的一句"}.items():
            field = desktop.get_by_label(label, exact=True)
            shown = field.locator("option:checked").inner_text() if label == "事项" else field.input_value()
            assert shown == value, (typed, label)
    assert not old.validity_events.exists()


def test_a_page_that_somebody_has_saved_since_is_told_and_keeps_what_was_typed(desktop, archive):
    old = make_directive("示例市总工会关于示例甲工作的通知", number="示工发〔2015〕3号", issued_on=date(2015, 3, 1))
    declaring(desktop, archive, old)
    old.validity_events.create(kind="confirmed", person_name="另一位")
    desktop.get_by_label("事项").select_option("废止")
    desktop.get_by_label("起始日期").fill("2024-01-01")
    desktop.get_by_label("依据文件").fill("示工发〔2023〕9号")
    desktop.get_by_role("button", name="登记", exact=True).click()
    expect(desktop.get_by_role("alert")).to_contain_text("已经改过")
    assert desktop.get_by_label("起始日期").input_value() == "2024-01-01"
    assert desktop.get_by_label("依据文件").input_value() == "示工发〔2023〕9号"
    assert old.validity_events.count() == 1
    desktop.get_by_role("button", name="登记", exact=True).click()
    expect(desktop.locator("p.validity").first).to_contain_text("已废止")
    assert old.validity_events.count() == 2
