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
