"""The keys of keys.js, in a real browser."""

from playwright.sync_api import expect


def test_a_list_is_walked_and_two_are_compared_without_the_mouse(archive, desktop):
    desktop.goto(f"{archive}/search/?q=劳模精神")
    links = desktop.locator("[data-row] h3 a")
    desktop.keyboard.type("jxjk")
    expect(links.nth(0)).to_be_focused()
    expect(desktop.locator("[data-row] input").nth(0)).to_be_checked()
    desktop.keyboard.type("jx")
    expect(links.nth(1)).to_be_focused()
    desktop.keyboard.type("/")
    box = desktop.locator("main input[type=search]")
    expect(box).to_be_focused()
    desktop.keyboard.type("jkc?")
    expect(box).to_have_value("jkc?")
    links.nth(1).focus()
    desktop.keyboard.type("c")
    expect(desktop.locator(".compare-table")).to_be_visible()


def test_the_keys_are_listed_and_can_be_switched_off(archive, desktop):
    desktop.goto(f"{archive}/actions/")
    desktop.keyboard.type("?")
    dialog = desktop.get_by_role("dialog", name="快捷键")
    expect(dialog).to_contain_text("下一件、上一件")
    expect(dialog.get_by_text("选入所在的一件")).to_be_hidden()  # nothing to tick on this page
    dialog.get_by_label("启用快捷键").uncheck()
    desktop.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    desktop.reload()
    desktop.keyboard.type("?j")
    expect(dialog).to_be_hidden()
    expect(desktop.locator("[data-row] :focus")).to_have_count(0)
    desktop.get_by_role("button", name="快捷键").click()
    expect(dialog.get_by_label("启用快捷键")).not_to_be_checked()


def test_without_script_nothing_is_said_of_keys(archive, without_script):
    without_script.goto(archive)
    expect(without_script.get_by_text("快捷键").first).to_be_hidden()
