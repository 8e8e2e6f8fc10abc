"""The places that answer a search, in a real browser: stepped through by runs, told apart, a fold away in a list."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.models import Directive
from tests.browser.test_accessibility import RULES
from tests.support.makers import make_directive

BACKGROUND = "element => getComputedStyle(element).backgroundColor"
LINE = "element => getComputedStyle(element).textDecorationLine + getComputedStyle(element).textDecorationStyle"


@pytest.fixture
def guizhou(archive):
    return f"{archive}{Directive.objects.get(number='黔工总字〔2021〕19号').get_absolute_url()}"


@pytest.fixture
def told_apart(archive):
    """A directive that answers 职代会 制度 in one run of two kinds, and 工匠精神 by a part of it."""
    text = "职工代表大会制度与职代会制度，弘扬劳模精神。"
    directive = make_directive("示例市总工会关于示例工作的通知", sections=[("一、", "示例", text)])
    return f"{archive}{directive.get_absolute_url()}?q=职代会 制度 工匠精神"


def test_whoever_comes_to_a_section_is_told_which_place_it_is(guizhou, desktop):
    desktop.goto(f"{guizhou}?q=劳模精神#s-2-2")
    current = desktop.locator("#s-2-2 mark.is-current")
    expect(current).to_have_count(1)
    number = current.get_attribute("id").removeprefix("hit-")
    expect(desktop.locator(".hits-count")).to_have_text(f"第 {number} 处，共 5 处")
    expect(current).to_be_in_viewport()
    assert desktop.url.endswith("#s-2-2")
    desktop.keyboard.press("n")
    expect(desktop.locator(f"#hit-{int(number) % 5 + 1}")).to_have_class("is-current")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_a_link_led_does_not_look_like_a_word_found(guizhou, desktop, scheme):
    desktop.emulate_media(color_scheme=scheme)
    desktop.goto(f"{guizhou}?q=劳模精神#s-2-2")
    heading = desktop.locator("#s-2-2 .heading, #s-2-2 .label").first
    assert heading.evaluate(BACKGROUND) != desktop.locator("#hit-1").evaluate(BACKGROUND)


def test_a_run_of_two_kinds_is_one_place(told_apart, desktop):
    desktop.goto(told_apart)
    expect(desktop.locator(".hits-count")).to_have_text("3 处")
    desktop.keyboard.press("n")
    expect(desktop.locator("mark.is-current")).to_have_text(["职工代表大会", "制度"])
    desktop.keyboard.press("n")
    expect(desktop.locator("mark.is-current")).to_have_text(["职代会制度"])
    expect(desktop.locator(".hits-count")).to_have_text("第 2 处，共 3 处")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_kinds_are_told_apart_and_explained(told_apart, desktop, scheme):
    desktop.emulate_media(color_scheme=scheme)
    desktop.goto(told_apart)
    legend = desktop.locator(".mark-legend")
    for kind, words in (("other-name", "同义名称或另一种写法"), ("near", "相近：只是词语的一部分")):
        mark = desktop.locator(f".paper mark.{kind}")
        expect(mark).to_have_attribute("title", words)
        expect(legend.locator(f"mark.{kind}")).to_have_text(words)
    lines = [
        desktop.locator(f".paper mark{kind}").first.evaluate(LINE)
        for kind in (":not([title])", ".other-name", ".near")
    ]
    assert len(set(lines)) == 3
    assert (
        Axe().run(desktop, options=RULES | {"rules": {"color-contrast": {"enabled": True}}}).response["violations"]
        == []
    )


def test_a_legend_leaves_the_page_as_narrow_as_a_phone(told_apart, phone):
    phone.goto(told_apart)
    expect(phone.locator(".mark-legend")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_other_places_are_a_fold_away_without_a_script(archive, without_script):
    page = without_script
    page.goto(f"{archive}/search/?q=劳模精神")
    rest = page.locator(".hit-rest").first
    expect(rest.locator(".hit-sections")).to_be_hidden()
    rest.locator("summary").click()
    expect(rest.locator(".hit-sections")).to_be_visible()
    rest.locator("a").first.click()
    expect(page.locator(".section:target")).to_be_visible()
