"""The compact list and the search within results, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_accessibility import RULES


def faults(page) -> list[str]:
    return [rule["id"] for rule in Axe().run(page, options={"runOnly": RULES["runOnly"]}).response["violations"]]


@pytest.mark.parametrize("fixture", ["desktop", "without_script"])
def test_the_compact_list_is_remembered_and_sorted_by_its_heads(archive, request, fixture):
    page = request.getfixturevalue(fixture)
    page.goto(f"{archive}/directives/")
    page.get_by_role("navigation", name="显示方式").get_by_role("link", name="简表").click()
    table = page.get_by_role("table").first
    expect(table.get_by_role("row")).to_have_count(7)
    table.get_by_role("columnheader", name="文号").get_by_role("link").click()
    expect(table.get_by_role("columnheader", name="文号")).to_have_attribute("aria-sort", "ascending")
    page.goto(f"{archive}/search/?q=劳模精神")
    expect(table.get_by_role("columnheader", name="成文日期")).to_be_visible()
    table.get_by_role("link").nth(6).click()
    page.get_by_role("link", name="返回检索结果").click()
    expect(table).to_be_visible()
    page.get_by_role("link", name="详细").click()
    expect(page.get_by_role("table")).to_have_count(0)


def test_a_line_is_a_line_on_a_wide_page(archive, desktop):
    desktop.goto(f"{archive}/directives/?view=compact")
    rows = desktop.locator("tr[data-row]")
    expect(rows).to_have_count(6)
    assert max(row.bounding_box()["height"] for row in rows.all()) < 64
    assert desktop.evaluate("document.documentElement.scrollWidth") <= 1280


def test_it_reads_well_on_a_phone(archive, phone):
    phone.goto(f"{archive}/directives/?view=compact")
    expect(phone.locator("tr[data-row]")).to_have_count(6)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    expect(phone.get_by_role("columnheader", name="标题").get_by_role("link")).to_be_visible()


@pytest.mark.parametrize("fixture", ["desktop", "phone"])
@pytest.mark.parametrize("path", ["/directives/?view=compact", "/search/?q=劳模精神&view=compact"])
def test_axe_finds_nothing_in_the_compact_list(archive, request, fixture, path):
    page = request.getfixturevalue(fixture)
    page.goto(archive + path)
    assert faults(page) == []


@pytest.mark.parametrize("fixture", ["desktop", "without_script"])
def test_words_are_added_to_those_of_the_results(archive, request, fixture):
    page = request.getfixturevalue(fixture)
    page.goto(f"{archive}/search/?q=劳模精神&year=2023")
    page.get_by_label("在结果中检索的词语").fill("宣讲")
    page.get_by_role("button", name="在结果中检索").click()
    expect(page.get_by_label("检索词", exact=True)).to_have_value("劳模精神 宣讲")
    expect(page.get_by_label("已选条件").get_by_role("link", name="2023")).to_be_visible()


def test_the_box_above_a_directive_has_the_words_and_keeps_the_filters(archive, desktop):
    desktop.goto(f"{archive}/search/?q=劳模精神&year=2023")
    desktop.locator(".row-title a").first.click()
    box = desktop.locator("#site-search-q")
    expect(box).to_have_value("劳模精神")
    box.fill("宣讲")
    box.press("Enter")
    expect(desktop.get_by_label("已选条件").get_by_role("link", name="2023")).to_be_visible()
