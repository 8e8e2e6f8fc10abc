"""Choosing directives in a real browser: over pages, filters and the way back, in the browser or with an account."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from archive.access import roles
from archive.models import ChosenDirective
from archive.web.pagination import PAGE_SIZE
from tests.browser.test_accessibility import _found_by_axe
from tests.browser.test_sign_in import sign_in
from tests.support.accounts import make_account_of
from tests.support.makers import make_directive, make_source

MANY = PAGE_SIZE + 5


@pytest.fixture
def many(transactional_db, live_server, own_index):
    """The address of a server with two pages of directives, the last of another year."""
    for at in range(MANY):
        source = make_source(f"示例原件{at}".encode())
        source.file.save(source.sha256, ContentFile(f"示例原件{at}".encode()))
        make_directive(f"示例市总工会关于第{at}项示例工作的通知", source=source, year=2023 if at else 2019)
    return live_server.url


def boxes(page):
    return page.locator("[data-row] input[type=checkbox]")


def count(page):
    return page.locator("[data-choose-count]")


def button(page, name):
    return page.locator(".choose-bar").get_by_role("button", name=name, exact=True)


def choose(page, *places):
    for at in places:
        boxes(page).nth(at).check()


def test_ticks_outlast_pages_filters_and_the_way_back(many, desktop):
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0, 2)
    expect(count(desktop)).to_have_text("已选 2 件")
    desktop.goto(f"{many}/directives/?page=2")
    expect(count(desktop)).to_have_text("已选 2 件")
    expect(boxes(desktop).nth(0)).not_to_be_checked()
    choose(desktop, 1)
    desktop.goto(f"{many}/directives/?year=2019")
    expect(count(desktop)).to_have_text("已选 3 件")
    desktop.go_back()
    expect(boxes(desktop).nth(1)).to_be_checked()
    desktop.go_back()
    expect(boxes(desktop).nth(2)).to_be_checked()
    expect(count(desktop)).to_have_text("已选 3 件")
    expect(desktop.locator(".choose-bar")).to_be_in_viewport()


def test_the_chosen_ones_have_a_page_from_which_they_are_taken_out(many, desktop):
    desktop.goto(f"{many}/directives/?page=2")
    choose(desktop, 0, 1)
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0)
    button(desktop, "看所选").click()
    expect(desktop.get_by_role("heading", name="所选文件")).to_be_visible()
    expect(desktop.locator("[data-row]")).to_have_count(3)
    desktop.get_by_role("button", name="移出").nth(1).click()
    expect(desktop.locator("[data-row]")).to_have_count(2)
    desktop.get_by_role("link", name="返回列表").click()
    expect(count(desktop)).to_have_text("已选 2 件")
    desktop.goto(f"{many}/chosen/")
    expect(desktop.locator("[data-row]")).to_have_count(2)
    desktop.get_by_role("button", name="清空").click()
    expect(desktop.get_by_text("没有选中的文件")).to_be_visible()
    desktop.goto(f"{many}/directives/")
    expect(boxes(desktop).nth(0)).not_to_be_checked()


def test_who_is_sent_a_page_of_them_may_choose_them_too(many, desktop):
    desktop.goto(f"{many}/directives/")
    keys = [boxes(desktop).nth(at).get_attribute("value") for at in (1, 3)]
    desktop.goto(f"{many}/chosen/?d={keys[0]}&d={keys[1]}")
    desktop.get_by_role("button", name="选入这些文件").click()
    expect(desktop.get_by_role("button", name="清空")).to_be_visible()
    desktop.goto(f"{many}/directives/")
    expect(boxes(desktop).nth(3)).to_be_checked()


def test_a_button_that_cannot_work_says_why(many, desktop):
    desktop.goto(f"{many}/directives/")
    expect(button(desktop, "对照")).to_have_attribute("aria-disabled", "true")
    button(desktop, "原件 ZIP").click(force=True)
    expect(desktop.get_by_text("还没有选文件")).to_be_visible()
    choose(desktop, 0)
    button(desktop, "对照").click(force=True)
    expect(desktop.get_by_text("对照要选两件至十件，现在选了 1 件。")).to_be_visible()
    choose(desktop, *range(1, 11))
    button(desktop, "对照").click(force=True)
    expect(desktop.get_by_text("对照要选两件至十件，现在选了 11 件。")).to_be_visible()
    expect(button(desktop, "合为一份 PDF")).not_to_have_attribute("aria-disabled", "true")
    assert desktop.url == f"{many}/directives/"


def test_two_of_two_pages_are_compared(many, desktop):
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0)
    desktop.goto(f"{many}/directives/?page=2")
    choose(desktop, 0)
    button(desktop, "对照").click()
    expect(desktop.locator(".compare-summary, .compare-table").first).to_be_visible()


def test_files_of_all_of_them_are_saved(many, desktop):
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0)
    desktop.goto(f"{many}/directives/?page=2")
    choose(desktop, 0)
    for name, ending in (("XLSX", ".xlsx"), ("原件 ZIP", ".zip")):
        with desktop.expect_download() as saved:
            button(desktop, name).click()
        assert saved.value.suggested_filename.endswith(ending)


def test_all_are_cleared_at_once(many, desktop):
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0, 1)
    button(desktop, "清空").click()
    expect(count(desktop)).to_be_hidden()
    expect(boxes(desktop).nth(0)).not_to_be_checked()
    desktop.reload()
    expect(boxes(desktop).nth(0)).not_to_be_checked()


def test_two_tabs_choose_together(many, desktop):
    other = desktop.context.new_page()
    for page in (desktop, other):
        page.goto(f"{many}/directives/")
    choose(desktop, 0)
    expect(boxes(other).nth(0)).to_be_checked()
    choose(other, 1)
    expect(count(desktop)).to_have_text("已选 2 件")


def test_where_the_browser_keeps_nothing_one_page_can_be_chosen_from(many, desktop):
    desktop.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0, 1)
    expect(count(desktop)).to_have_text("已选 2 件")
    button(desktop, "对照").click()
    expect(desktop.locator(".compare-summary, .compare-table").first).to_be_visible()


@pytest.mark.parametrize("kept", ["不是 JSON", '{"a": 1}', '[1, "2", -3, null, 1.5, 1]', "[" + "9," * 9999 + "9]"])
def test_what_is_spoiled_in_the_browser_does_no_harm(many, desktop, kept):
    desktop.goto(f"{many}/healthz")
    desktop.evaluate("kept => localStorage.setItem('chosen-directives', kept)", kept)
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0)
    expect(boxes(desktop).nth(0)).to_be_checked()


def test_without_a_script_the_ticks_of_one_page_are_acted_upon(many, without_script):
    without_script.goto(f"{many}/directives/")
    choose(without_script, 0, 1)
    expect(count(without_script)).to_be_hidden()
    button(without_script, "看所选").click()
    expect(without_script.locator("[data-row]")).to_have_count(2)
    without_script.get_by_role("button", name="移出").first.click()
    expect(without_script.locator("[data-row]")).to_have_count(1)
    with without_script.expect_download() as saved:
        button(without_script, "原件 ZIP").click()
    assert saved.value.suggested_filename.endswith(".zip")


def test_what_was_chosen_comes_along_on_signing_in_and_stays_with_the_account(many, desktop):
    make_account_of(roles.READER)
    desktop.goto(f"{many}/directives/")
    choose(desktop, 0, 1)
    desktop.get_by_role("banner").get_by_role("link", name="登录").click()
    sign_in(desktop, roles.READER)
    expect(count(desktop)).to_have_text("已选 2 件")
    expect(boxes(desktop).nth(1)).to_be_checked()
    assert desktop.evaluate("localStorage.getItem('chosen-directives')") is None
    desktop.goto(f"{many}/directives/?page=2")
    expect(count(desktop)).to_have_text("已选 2 件")
    choose(desktop, 0)
    desktop.goto(f"{many}/directives/?year=2019")
    expect(count(desktop)).to_have_text("已选 3 件")
    button(desktop, "看所选").click()
    expect(desktop.get_by_text("只有您自己看得到")).to_be_visible()
    desktop.get_by_role("button", name="移出").first.click()
    expect(desktop.locator("[data-row]")).to_have_count(2)
    assert ChosenDirective.objects.count() == 2
    desktop.get_by_role("button", name="退出").click()
    expect(desktop.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
    desktop.goto(f"{many}/directives/")
    expect(count(desktop)).to_be_hidden()
    expect(boxes(desktop).nth(1)).not_to_be_checked()
    assert desktop.evaluate("localStorage.length") == 0


def test_the_bar_fits_and_is_in_order(many, desktop, phone):
    for page in (desktop, phone):
        page.goto(f"{many}/directives/")
        choose(page, 0, 1)
        expect(button(page, "原件 ZIP")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".choose-bar").bounding_box()["height"] < 130
        title, box = page.locator("[data-row] h3").nth(0).bounding_box(), boxes(page).nth(0).bounding_box()
        assert box["x"] < title["x"] and abs(box["y"] - title["y"]) < 12
        assert _found_by_axe(page, contrast=True) == []
        button(page, "看所选").click()
        expect(page.get_by_role("heading", name="所选文件")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert _found_by_axe(page, contrast=True) == []
