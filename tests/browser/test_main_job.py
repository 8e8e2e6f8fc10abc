"""The whole main job in a real browser: find, filter, open, read a section, print, compare, come back."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from archive.models import Directive

YUNNAN = "云南省总工会关于学习宣传贯彻习近平总书记重要指示精神的通知"
GUIZHOU = "贵州省总工会关于学习宣传贯彻习近平总书记重要指示精神的通知"


@pytest.mark.parametrize("reader", ["desktop", "phone", "without_script"])
def test_the_main_job(reader, request, archive):
    main_job(request.getfixturevalue(reader), archive)


def main_job(page, archive):
    """Find, filter, open, read a section, look at the print view, compare, come back."""
    page.goto(archive)
    _search(page, "劳模精神")
    _filter(page, "地区", "云南")
    _filter(page, "年份", "2023")
    found = {"q": ["劳模精神"], "province": ["530000"], "year": ["2023"]}
    assert _query(page) == found

    page.get_by_role("link", name=YUNNAN).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(YUNNAN)
    _follow_section(page, "（三）广泛宣传，营造良好氛围", "s-3-3")
    _print_view_and_back(page)

    page.locator("#compare select").select_option(str(Directive.objects.get(title=GUIZHOU).pk))
    page.locator("#compare button").click()
    expect(page).to_have_url(re.compile("/compare/"))
    expect(page.locator("main")).to_contain_text(GUIZHOU)
    expect(page.locator("main")).to_contain_text(YUNNAN)

    page.get_by_role("link", name="返回检索结果").first.click()
    page.wait_for_url("**/search/**")
    assert _query(page) == found
    expect(page.locator("main input[type=search]")).to_have_value("劳模精神")


def test_the_main_job_by_keyboard(desktop, archive):
    desktop.goto(archive)
    desktop.keyboard.press("Tab")
    expect(desktop.locator(":focus")).to_have_attribute("href", "#main")
    desktop.locator("main input[type=search]").focus()
    desktop.keyboard.type("云工通[2023]7号")
    desktop.keyboard.press("Enter")
    link = desktop.get_by_role("link", name=YUNNAN).first
    link.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", level=1)).to_have_text(YUNNAN)


def _search(page, words):
    page.locator("main input[type=search]").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark").first).to_have_text(words)


def _filter(page, facet, value):
    """Choose a value of a facet; on a phone the facets are folded away until asked for."""
    link = page.locator("section.facet").filter(has_text=facet).get_by_role("link", name=value).first
    _unfold(page, link, page.locator("details.facets"))
    before = page.url
    link.click()
    page.wait_for_url(lambda url: url != before)


def _follow_section(page, heading, anchor):
    link = page.get_by_role("link", name=heading).first
    _unfold(page, link, page.locator("main details.contents"))
    link.click()
    expect(page).to_have_url(re.compile(f"#{anchor}$"))
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def _unfold(page, link, fold):
    """Open the fold that hides the link on a narrow page; on a wide one nothing is folded."""
    # Whether a link shows is asked once and told by the style sheets: not before they and all lines are there.
    page.wait_for_load_state()
    if not link.is_visible():
        fold.locator("> summary").click()


def _print_view_and_back(page):
    page.get_by_role("link", name="打印版式").click()
    expect(page).to_have_url(re.compile("/print/"))
    expect(page.locator("search, header nav")).to_have_count(0)
    expect(page.get_by_text("云工通〔2023〕7号").first).to_be_visible()
    page.get_by_role("link", name="返回").first.click()


def _query(page):
    return parse_qs(urlsplit(page.url).query)
