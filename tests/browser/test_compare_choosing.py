"""Choosing what is compared, and what two of one place and year are called, as staff do it in a browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.models import Directive
from tests.browser.test_accessibility import RULES


@pytest.fixture
def siblings(archive):
    """The address of the two that Shandong's union and its union of education issued in one year."""
    keys = Directive.objects.filter(region__code__startswith="37", year=2020).values_list("pk", flat=True)
    first, second = sorted(keys)
    return f"{archive}/compare/?d={first}&d={second}"


# 640 pixels are 1280 at 200 %.
@pytest.mark.parametrize("form", ["", "&form=redline", "&form=follow", "&form=grid"])
@pytest.mark.parametrize("width", [375, 640])
def test_two_of_one_place_and_year_need_no_sideways_scrolling(siblings, desktop, form, width):
    desktop.set_viewport_size({"width": width, "height": 740})
    desktop.goto(siblings + form)
    assert desktop.evaluate("document.documentElement.scrollWidth") == width


def test_two_of_one_place_and_year_are_called_by_their_issuers(siblings, desktop):
    desktop.goto(siblings)
    heads = desktop.locator(".compare-table th")
    assert sorted(heads.all_inner_texts()) == ["山东省总工会", "山东省教育工会"]
    # Two lines say how much is common, and not six.
    summary = desktop.locator(".compare-summary p").first
    expect(summary).to_contain_text(re.compile(r"\d+%"))
    lines = "one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    assert summary.evaluate(lines) < 3.5


def found(page):
    return page.locator(".compare-offered a")


def places(page):
    return page.locator(".compare-places li")


def key(place):
    return Directive.objects.get(title__startswith=place).pk


def test_a_third_is_looked_for_and_added_without_leaving_the_comparison(archive, desktop):
    address = f"{archive}/compare/?d={key('贵州省')}&d={key('云南省')}"
    desktop.goto(address)
    desktop.get_by_label("再加一件").fill("平顶山市总工会")
    desktop.keyboard.press("Enter")
    # The comparison stays on the page while somebody looks.
    expect(found(desktop).filter(has_text="平顶山市总工会")).to_be_visible()
    expect(desktop.locator(".compare-table")).to_be_visible()
    # Back in the box; whoever hears the page hears there how many were found.
    expect(desktop.get_by_label("再加一件")).to_be_focused()
    expect(desktop.get_by_label("再加一件")).to_have_accessible_description(re.compile(r"^找到 \d+ 件"))
    assert desktop.url == address
    found(desktop).filter(has_text="平顶山市总工会").first.click()
    expect(places(desktop)).to_have_count(3)
    expect(places(desktop).nth(2)).to_contain_text("平顶山市总工会")
    expect(desktop.locator(".task-grid")).to_be_visible()
    assert desktop.url.count("d=") == 3


@pytest.mark.parametrize("reader", ["desktop", "without_script"])
def test_a_place_is_exchanged_moved_and_taken_out(archive, reader, request):
    page = request.getfixturevalue(reader)
    page.goto(f"{archive}/compare/?d={key('贵州省')}&d={key('云南省')}&d={key('甘肃省')}")
    places(page).nth(1).get_by_role("link", name="换一件").click()
    page.get_by_label("第 2 件换成").fill("云工通〔2023〕7号")
    page.keyboard.press("Enter")
    expect(page.get_by_text("已在对照中")).to_be_visible()
    page.get_by_label("第 2 件换成").fill("山东省教育工会")
    page.keyboard.press("Enter")
    found(page).filter(has_text="关于转发").first.click()
    expect(places(page).nth(1)).to_contain_text("山东省教育工会")
    places(page).nth(1).get_by_role("link", name="前移").click()
    expect(places(page).nth(0)).to_contain_text("山东省教育工会")
    places(page).nth(1).get_by_role("link", name="移出").click()
    expect(places(page)).to_have_count(2)
    expect(places(page).nth(1)).to_contain_text("甘肃省总工会")


def test_axe_finds_nothing_where_one_is_looked_for(archive, desktop, phone):
    for page in (desktop, phone):
        page.goto(f"{archive}/compare/?d={key('贵州省')}&d={key('云南省')}&at=2&find=总工会")
        assert [one["id"] for one in Axe().run(page, options=RULES).response["violations"]] == []


@pytest.mark.parametrize("width", [320, 375, 640])
def test_looking_for_one_needs_no_sideways_scrolling(archive, desktop, width):
    desktop.set_viewport_size({"width": width, "height": 740})
    keys = Directive.objects.order_by("pk").values_list("pk", flat=True)
    compared = "&".join(f"d={pk}" for pk in keys)
    for address in ("", f"?{compared}", f"?{compared}&at=3&find=总工会"):
        desktop.goto(f"{archive}/compare/{address}")
        assert desktop.evaluate("document.documentElement.scrollWidth") == width
