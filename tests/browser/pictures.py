"""make pictures: every page, wide and narrow, light and dark, into test-results/pictures; what fits a window of each
into docs/pictures, for the README."""

import io
from pathlib import Path

from PIL import Image

from tests.browser.conftest import DESKTOP, PHONE
from tests.support.site_pages import addresses

ROOT = Path(__file__).resolve().parent.parent.parent
ALL = ROOT / "test-results" / "pictures"
README = ROOT / "docs" / "pictures"
ON_PAPER = ("print", "directive", "compare", "search", "actions")


def test_photograph_every_page(archive, desktop):
    for size, width in ((DESKTOP, "wide"), (PHONE, "narrow")):
        desktop.set_viewport_size(size)
        for name, path in addresses().items():
            desktop.goto(archive + path)
            if name == "english":
                desktop.get_by_role("button", name="English").click()
            for theme in ("light", "dark"):
                desktop.emulate_media(color_scheme=theme)
                desktop.screenshot(path=ALL / f"{name}-{width}-{theme}.png", full_page=True)
        desktop.context.clear_cookies()


def test_photograph_the_pages_of_the_readme(archive, desktop):
    """As a reader first sees them: what fits the window, in the light."""
    for name, path in addresses().items():
        desktop.goto(archive + path)
        if name == "english":
            desktop.get_by_role("button", name="English").click()
        _keep(desktop, name)
    desktop.context.clear_cookies()
    desktop.goto(archive)
    desktop.emulate_media(color_scheme="dark")
    _keep(desktop, "home-dark")
    desktop.emulate_media(color_scheme="light")
    desktop.set_viewport_size(PHONE)
    desktop.goto(archive + addresses()["search"])
    _keep(desktop, "search-phone")


def _keep(page, name):
    """In so many colours as a page of text has: a third of the size, since each picture stays in the history."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    picture.save(README / f"{name}.png", optimize=True)


def test_photograph_what_is_printed(archive, desktop):
    for name in ON_PAPER:
        desktop.goto(archive + addresses()[name])
        desktop.pdf(path=ALL / f"{name}.pdf", prefer_css_page_size=True)
