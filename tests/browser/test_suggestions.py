"""Suggestions under the search box, in a real browser."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect


def test_suggestions_by_keyboard(archive, desktop):
    desktop.goto(archive)
    box = desktop.locator("main input[type=search]")
    box.press_sequentially("lmjs")
    options = desktop.locator("main [role=option]")
    expect(options.first).to_contain_text("劳模精神")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("")
    box.press_sequentially("lmjs")
    expect(options.first).to_contain_text("劳模精神")
    box.press("ArrowDown")
    box.press("Enter")
    desktop.wait_for_url("**/search/?q=*")
    assert parse_qs(urlsplit(desktop.url).query)["q"] == ["劳模精神"]


def test_suggestions_by_mouse(archive, desktop):
    desktop.goto(f"{archive}/search/")
    desktop.locator("main input[type=search]").press_sequentially("lmjs")
    desktop.locator("main [role=option]").first.click()
    desktop.wait_for_url("**/search/?q=**")
    expect(desktop.locator(".hits mark").first).to_have_text("劳模精神")


def test_without_script_the_box_is_a_plain_one(archive, without_script):
    without_script.goto(archive)
    box = without_script.locator("main input[type=search]")
    box.fill("劳模精神")
    box.press("Enter")
    expect(without_script.locator(".hits mark").first).to_have_text("劳模精神")
