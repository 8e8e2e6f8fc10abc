"""WCAG 2.2 AA: what axe finds on every page, and what it cannot see.

The contrast of the colours is computed in tests/web/test_colours.py; what of it a page makes is measured by axe in the
slow tests, in both themes, wide and narrow, and all else in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_rebuilding import without_index
from tests.support.site_pages import addresses

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = ["color-contrast"]
SHIFT = """() => new Promise((told) => {
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (shift += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => told(shift), 30));
})"""
FOCUS = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  const box = here.getClientRects()[0]; // of a link over several lines the first
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 24) / 2);
  return {
    name: here.outerHTML.slice(0, 80),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: here.contains(over),
  };
}"""


# Where a page comes in piece by piece, Chromium gives a fold a name of its own until its summary is there, and that is
# wider by some letters: on a busy machine half a ten-thousandth of the window moves. What a reader notices is 0.1.
STILL = 0.001


def test_every_page_is_in_order(archive, desktop):
    """axe finds nothing, there is one first heading, nothing moves on loading, every static file is there."""
    missing, faults = [], {}
    desktop.on("response", lambda answer: missing.append(answer.url) if _is_missing(answer) else None)
    for name, path in addresses().items():
        desktop.goto(archive + path)
        shift = desktop.evaluate(SHIFT)
        headings = desktop.locator("h1").count()
        faults[name] = _found_by_axe(desktop, contrast=False)
        faults[name] += [f"moves by {shift}"] * (shift > STILL) + [f"{headings} first headings"] * (headings != 1)
    assert {name: found for name, found in faults.items() if found} == {}
    assert missing == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "language", "contrast", "all_else"),
    # Names do not change with the colours, nor colours with the names.
    [("light", "中文", True, True), ("dark", "中文", True, False), ("light", "English", False, True)],
)
def test_every_page_passes_axe_wide_and_narrow(archive, desktop, theme, language, contrast, all_else):
    desktop.emulate_media(color_scheme=theme)
    desktop.goto(archive)
    desktop.get_by_role("button", name=language).click()
    faults = {}
    for name, path in addresses().items():
        desktop.goto(archive + path)
        for size in (DESKTOP, PHONE):
            desktop.set_viewport_size(size)
            if found := _found_by_axe(desktop, contrast, all_else):
                faults[name, size["width"]] = found
    assert faults == {}


def test_a_page_fits_a_narrow_phone_and_text_of_twice_the_size(archive, desktop):
    """1.4.10 and 1.4.4: nothing is wider than the window. The sheet of paper of the print view is, by its nature."""
    wide = {}
    for name, path in addresses().items():
        desktop.goto(archive + path)
        desktop.set_viewport_size({"width": 320, "height": 640})
        wide[name, 320] = desktop.evaluate("document.documentElement.scrollWidth - 320")
        desktop.set_viewport_size(DESKTOP)
        desktop.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[name, "200 %"] = desktop.evaluate(f"document.documentElement.scrollWidth - {DESKTOP['width']}")
    assert {at: by for at, by in wide.items() if by > 0 and at[0] != "print"} == {}


def test_the_page_without_an_index_is_in_order(archive, desktop, monkeypatch):
    without_index(monkeypatch)
    desktop.goto(f"{archive}/search/?q=劳模精神")
    assert _found_by_axe(desktop, contrast=True) == []


def test_the_focus_is_seen_at_every_step_of_the_keyboard(archive, desktop):
    """2.4.7 and 2.4.11, on the page with the most to step through and a bar that stays in sight."""
    desktop.emulate_media(reduced_motion="reduce")
    desktop.goto(f"{archive}/search/?q=劳模精神")
    desktop.locator("[data-row] input").first.check()
    expect(desktop.locator(".choose-bar")).to_be_in_viewport()
    steps = []
    for _ in range(40):
        desktop.keyboard.press("Tab")
        steps.append(desktop.evaluate(FOCUS))
    # Behind the last link the focus is the browser's own, and the body's.
    assert [
        step["name"] for step in steps if not (step["ring"] and step["seen"]) and step["name"][:5] != "<body"
    ] == []


def test_nothing_moves_for_who_wants_no_motion(archive, desktop):
    desktop.emulate_media(reduced_motion="reduce")
    desktop.goto(archive)
    moving = "getComputedStyle(document.documentElement).scrollBehavior"
    assert desktop.evaluate(moving) == "auto"
    desktop.emulate_media(reduced_motion="no-preference")
    assert desktop.evaluate(moving) == "smooth"


def _is_missing(answer) -> bool:
    return "/static/" in answer.url and answer.status >= 400


def _found_by_axe(page, contrast: bool, all_else: bool = True) -> list[str]:
    """'rule: where' for each fault. What stands out from what takes axe longer to measure than all else."""
    rules = {**RULES, "rules": {"color-contrast": {"enabled": contrast}}} if all_else else {"runOnly": CONTRAST}
    options = rules | {"resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]
