"""Two of the first directives compared: walked by keys, only what differs, a redline, printed, on a small screen."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.models import Directive
from tests.browser.test_accessibility import RULES
from tests.support import browser_print


@pytest.fixture
def pair(archive):
    """The address of Guizhou's and Yunnan's directives beside each other."""
    keys = [Directive.objects.get(title__startswith=place).pk for place in ("贵州省", "云南省")]
    return f"{archive}/compare/?d={keys[0]}&d={keys[1]}"


def test_the_differences_are_walked_by_keys(pair, desktop):
    desktop.goto(pair)
    total = desktop.locator("[data-difference]").count()
    assert total > 5
    place = desktop.locator(".compare-place")
    desktop.keyboard.press("n")
    expect(place).to_have_text(f"第 1 处，共 {total} 处不同")
    desktop.keyboard.press("n")
    expect(place).to_have_text(f"第 2 处，共 {total} 处不同")
    desktop.keyboard.press("Shift+N")
    expect(desktop.locator("[data-difference].is-current")).to_have_attribute("id", "row-1")
    desktop.get_by_role("button", name="上一处不同").click()
    expect(place).to_have_text(f"第 {total} 处，共 {total} 处不同")
    expect(desktop.locator("[data-difference].is-current")).to_be_in_viewport()


def test_the_contents_lead_to_a_section_and_a_passage_to_where_it_also_stands(pair, desktop):
    desktop.goto(pair)
    entry = desktop.locator(".compare-contents li").filter(has_text="广泛宣传宣讲")
    assert re.search(r"各自表述 \d+% \| \d+%", entry.inner_text())
    link = entry.get_by_role("link")
    row = desktop.locator(f"[id='{link.get_attribute('href')[1:]}']")
    # By its heading: the words themselves stand in the lead of the section above as well.
    expect(row.get_by_role("heading", name="广泛宣传宣讲")).to_have_count(1)
    link.click()
    expect(row).to_be_in_viewport()
    passage = desktop.locator("a.elsewhere").first
    target = passage.get_attribute("href")
    passage.click()
    expect(desktop.locator(f"[id='{target[1:]}']")).to_be_in_viewport()


def test_views_are_addresses(pair, desktop):
    desktop.goto(pair)
    with desktop.expect_navigation():
        desktop.get_by_role("link", name="修订样式").click()
    expect(desktop.locator(".compare-redline ins").first).to_be_visible()
    with desktop.expect_navigation():
        desktop.get_by_role("link", name="只看不同之处").click()
    assert "form=redline" in desktop.url and "only=differences" in desktop.url
    with desktop.expect_navigation():
        desktop.get_by_role("link", name="左右并排").click()
    expect(desktop.locator(".compare-table")).to_be_visible()


@pytest.mark.parametrize("form", ["", "&form=redline"])
@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_a_small_screen_or_at_200_percent(pair, desktop, form, width):
    # 640 pixels are 1280 at 200 %.
    desktop.set_viewport_size({"width": width, "height": 740})
    desktop.goto(pair + form)
    assert desktop.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_all_of_it_is_there(pair, without_script):
    without_script.goto(pair)
    expect(without_script.locator(".compare-contents a").first).to_be_visible()
    expect(without_script.locator(".compare-table td").first).to_be_visible()
    expect(without_script.locator(".compare-steps")).to_be_hidden()


def test_axe_finds_nothing(pair, desktop):
    for form in ("", "&form=redline", "&only=differences&names=own"):
        desktop.goto(pair + form)
        assert [one["id"] for one in Axe().run(desktop, options=RULES).response["violations"]] == []


@pytest.mark.skipif(not browser_print.is_readable(), reason="no poppler: apt-get install poppler-utils")
def test_it_prints_landscape_and_begins_on_its_first_page(pair, desktop, tmp_path):
    desktop.goto(pair)
    paper = tmp_path / "compare.pdf"
    desktop.pdf(path=paper, prefer_css_page_size=True)
    pages = browser_print.pages(paper)
    words = ["".join(line.text for line in page) for page in pages]
    assert "异同概况" in words[0] and "引言" in words[0]
    # The names of the columns on every page.
    assert all("贵州2021" in page.replace(" ", "") and "云南2023" in page.replace(" ", "") for page in words)
