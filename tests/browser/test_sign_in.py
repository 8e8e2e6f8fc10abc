"""Signing in and out in a real browser, and what stays behind in it."""

import re

import pytest
from playwright.sync_api import expect

from archive.access import roles
from tests.browser.conftest import DESKTOP
from tests.support import chromium
from tests.support.accounts import PASSWORD, make_account_of
from tests.support.makers import make_directive

CONTACT = "0999-7654321"


@pytest.fixture
def directive(archive):
    return archive + make_directive(text=f"示例通知。\n电话：{CONTACT}。", contacts=[CONTACT]).get_absolute_url()


def sign_in(page, account, password=PASSWORD):
    page.get_by_label("用户名").fill(account)
    page.get_by_label("密码").fill(password)
    page.get_by_role("main").get_by_role("button", name="登录").click()


def test_a_reader_signs_in_and_out(desktop, archive):
    make_account_of(roles.READER)
    desktop.goto(f"{archive}/actions/?kind=task")
    desktop.get_by_role("banner").get_by_role("link", name="登录").click()
    expect(desktop.get_by_text("严禁存储、处理、传输国家秘密")).to_be_visible()
    sign_in(desktop, roles.READER, "不对的口令")
    expect(desktop.get_by_role("alert")).to_contain_text("用户名或密码不对")
    sign_in(desktop, roles.READER)
    expect(desktop).to_have_url(f"{archive}/actions/?kind=task")
    expect(desktop.get_by_role("banner")).to_contain_text(roles.READER)
    desktop.get_by_role("button", name="退出").click()
    expect(desktop.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()


def test_who_has_tried_too_often_is_told_how_long_to_wait(browser, archive):
    make_account_of(roles.READER)
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{archive}/accounts/login/?next=/directives/")
    for _ in range(5):
        sign_in(page, roles.READER, "wrong")
    expect(page.get_by_role("alert")).to_contain_text("1 分钟后再试")
    page.get_by_role("link", name="返回登录").click()
    sign_in(page, roles.READER)
    expect(page.get_by_role("alert")).to_contain_text(re.compile("1 分钟后再试"))
    context.close()


def test_it_works_without_a_script(without_script, archive):
    make_account_of(roles.CLERK)
    without_script.goto(f"{archive}/admin/")
    sign_in(without_script, roles.CLERK)
    expect(without_script).to_have_url(f"{archive}/admin/")


def test_a_password_is_changed(desktop, archive):
    make_account_of(roles.READER)
    desktop.goto(f"{archive}/accounts/password/")
    sign_in(desktop, roles.READER)
    desktop.get_by_label("旧密码").fill(PASSWORD)
    boxes = desktop.locator("input[type=password]")
    boxes.nth(1).fill("另一个足够长的示例口令一二")
    boxes.nth(2).fill("另一个足够长的示例口令一二")
    desktop.get_by_role("button", name="保存新密码").click()
    expect(desktop.get_by_role("heading", name="密码已修改")).to_be_visible()


def test_back_after_sign_out_shows_nothing(browser, directive):
    """F4 of the faults, in a browser that keeps pages for Back and Forward as a user's does; playwright's does not."""
    own = browser.browser_type.launch(
        executable_path=chromium.path(),
        args=chromium.arguments(),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = own.new_context(locale="zh-CN").new_page()
    account = make_account_of(roles.CLERK)
    page.goto(directive.partition("/directives/")[0] + "/accounts/login/?next=/")
    sign_in(page, account.username)
    page.goto(directive)
    expect(page.get_by_text(CONTACT).first).to_be_visible()
    page.get_by_role("button", name="退出").click()
    # Where the click led is there: to go back from a page that is still on its way is refused.
    expect(page.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
    for _ in range(2):
        page.go_back(wait_until="load")
        assert CONTACT not in page.content()
    page.goto(directive)
    assert CONTACT not in page.content()
    own.close()


def test_the_sign_in_page_fits(desktop, phone, archive, tmp_path):
    for page, name in ((desktop, "wide"), (phone, "narrow")):
        page.goto(f"{archive}/accounts/login/")
        page.screenshot(path=tmp_path / f"{name}.png")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(archive)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
