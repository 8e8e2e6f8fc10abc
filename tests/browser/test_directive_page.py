"""The page of a directive in a real browser: it follows the reading, links and cites sections, steps through hits,
ties action items to their notes, and goes on to the next in the list."""

import re

import pytest
from playwright.sync_api import expect

from archive.models import Directive

# As an office's computers see a server that has no certificate: navigator.clipboard is not there.
PLAIN_HTTP = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })"


@pytest.fixture
def guizhou(archive):
    directive = Directive.objects.get(number="黔工总字〔2021〕19号")
    return f"{archive}{directive.get_absolute_url()}"


def _scroll_to(page, anchor):
    page.evaluate(f"document.getElementById('{anchor}').scrollIntoView({{behavior: 'instant'}})")


def test_the_contents_follow_the_reading(guizhou, desktop):
    desktop.emulate_media(reduced_motion="reduce")
    desktop.set_viewport_size({"width": 1280, "height": 420})
    desktop.goto(guizhou)
    here = desktop.locator(".contents [aria-current]")
    for anchor, label in (("s-1", "一、"), ("s-3-2", "（二）"), ("s-2-1", "(一)")):
        _scroll_to(desktop, anchor)
        expect(here).to_have_attribute("href", f"#{anchor}")
        expect(here).to_contain_text(label)
        # The list scrolls along, though it is longer than the window.
        expect(here).to_be_in_viewport()


def test_contents_and_description_begin_level_beside_the_sheet(guizhou, desktop):
    desktop.goto(f"{guizhou}?q=劳模精神")
    heads = (".sheet", ".contents nav", ".directive-side")
    tops = [desktop.locator(head).bounding_box()["y"] for head in heads]
    assert max(tops) - min(tops) <= 1.5, dict(zip(heads, tops, strict=True))


def test_a_section_is_linked_and_cited(guizhou, desktop):
    desktop.context.grant_permissions(["clipboard-write"])
    desktop.goto(guizhou)
    tool = desktop.locator("#s-2-3 .section-tool")
    box = tool.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    tool.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("button", name="复制链接")).to_be_focused()
    assert desktop.url == f"{guizhou}#s-2-3"
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#announcement")).to_have_text("已复制链接")
    desktop.keyboard.press("Escape")
    expect(tool).to_be_focused()
    expect(desktop.locator(".section-menu")).to_have_count(0)
    assert _pasted(desktop) == f"{guizhou}#s-2-3"


def test_over_plain_http_a_citation_is_copied_too(guizhou, desktop):
    desktop.add_init_script(PLAIN_HTTP)
    desktop.goto(guizhou)
    desktop.locator("#s-2-3 .section-tool").click()
    desktop.get_by_role("button", name="复制引用").click()
    expect(desktop.locator("#announcement")).to_have_text("已复制引用")
    assert _pasted(desktop) == (
        "贵州省总工会关于学习宣传贯彻习近平总书记重要指示精神的通知（黔工总字〔2021〕19号），第二部分（三）"
    )


def test_both_forms_of_citation_are_copied_each_by_its_button(guizhou, desktop):
    desktop.add_init_script(PLAIN_HTTP)
    desktop.goto(guizhou)
    part = desktop.get_by_role("region", name="引用与下载")
    for name, begins in (
        ("正文中引用", "贵州省总工会关于学习宣传贯彻习近平总书记重要指示精神的通知（黔工总字〔2021〕19号）"),
        ("引用著录（GB/T 7714）", "贵州省总工会. 贵州省总工会关于"),
    ):
        part.get_by_role("button", name=f"复制 {name}").click()
        expect(part.get_by_role("button", name=f"已复制 {name}")).to_be_focused()
        expect(desktop.locator("#announcement")).to_have_text("已复制")
        pasted = _pasted(desktop)
        assert pasted.startswith(begins) and pasted in part.locator("dd").all_inner_texts()


def test_n_and_shift_n_step_through_the_hits(guizhou, desktop):
    desktop.goto(f"{guizhou}?q=劳模精神")
    current = desktop.locator("mark.is-current")
    told = desktop.locator(".hits-count")
    expect(told).to_have_text("5 处")
    for key, at in (("n", 1), ("n", 2), ("Shift+N", 1), ("Shift+N", 5), ("n", 1)):
        desktop.keyboard.press(key)
        expect(current).to_have_id(f"hit-{at}")
        expect(told).to_have_text(f"第 {at} 处，共 5 处")
        expect(current).to_be_in_viewport()
    # The bar stays in sight, and covers no hit.
    expect(desktop.locator(".hits")).to_be_in_viewport()


def test_without_script_hits_sections_and_notes_are_links(guizhou, without_script):
    page = without_script
    page.goto(f"{guizhou}?q=劳模精神")
    page.locator(".hits-all summary").click()
    page.locator(".hits-all").get_by_role("link", name="4", exact=True).click()
    expect(page.locator("#hit-4")).to_be_in_viewport()
    page.locator("#note-3 a").click()
    expect(page.locator("#duty-3")).to_be_in_viewport()
    page.locator(".duty-sign[href='#note-7']").click()
    expect(page.locator("#note-7")).to_be_in_viewport()
    expect(page.locator("[data-copy]:visible")).to_have_count(0)
    page.locator(".citations summary").click()
    expect(page.locator(".citations")).to_contain_text("（黔工总字〔2021〕19号），第二部分（三）")


def test_notes_stand_beside_their_section_and_fold_below_it_on_a_phone(guizhou, desktop, phone):
    desktop.goto(guizhou)
    section, note = (desktop.locator(name).bounding_box() for name in ("#s-2-2", "#note-5"))
    assert note["x"] > section["x"] + section["width"]
    assert abs(note["y"] - section["y"]) < 40
    desktop.locator("#note-5").hover()
    expect(desktop.locator("#duty-5")).to_have_class(re.compile("is-pointed"))

    phone.goto(guizhou)
    note = phone.locator("#note-5")
    expect(note).to_be_hidden()
    phone.locator(".duty-sign[href='#note-5']").click()
    expect(note).to_be_visible()
    assert note.bounding_box()["y"] > phone.locator("#duty-5").bounding_box()["y"]
    note.get_by_role("link").click()
    expect(phone.locator("#duty-5")).to_be_in_viewport()


@pytest.mark.parametrize("list_", ["/search/?q=劳模精神", "/directives/"])
def test_j_and_k_go_through_the_list(archive, desktop, list_):
    desktop.goto(archive + list_)
    titles = desktop.locator("main .row-title a").all_inner_texts()
    total = desktop.locator("main .row-title a:not(.partial *)").count()
    desktop.locator("main .row-title a").first.click()
    expect(desktop.locator(".around-place")).to_have_text(f"第 1 件，共 {total} 件")
    for key, at in (("j", 1), ("j", 2), ("k", 1)):
        desktop.wait_for_load_state()
        desktop.keyboard.press(key)
        expect(desktop.get_by_role("heading", level=1)).to_have_text(titles[at])
        expect(desktop.locator(".around-place")).to_have_text(f"第 {at + 1} 件，共 {total} 件")


def test_an_address_with_half_a_sign_behind_it_leaves_the_page_its_script(guizhou, desktop):
    desktop.goto(f"{guizhou}#%")
    expect(desktop.locator("[data-copy][hidden]")).to_have_count(0)


def _pasted(page) -> str:
    """What was copied, as it comes out in a field."""
    field = page.locator("#site-search-q")
    field.fill("")
    field.focus()
    page.keyboard.press("Control+V")
    return field.input_value()
