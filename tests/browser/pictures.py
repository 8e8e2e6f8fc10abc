"""make pictures: every page, wide and narrow, into test-results/pictures; the README's own into docs/pictures."""

from pathlib import Path

from tests.browser.pages import addresses

ROOT = Path(__file__).resolve().parent.parent.parent
ALL = ROOT / "test-results" / "pictures"
README = ROOT / "docs" / "pictures"
IN_README = ("home", "search", "directive", "compare", "received")


def test_photograph_every_page(archive, desktop, phone):
    for page, width in ((desktop, "wide"), (phone, "narrow")):
        for name, path in addresses().items():
            page.goto(archive + path)
            if name == "english":
                page.get_by_role("button", name="English").click()
            page.screenshot(path=ALL / f"{name}-{width}.png", full_page=True)
            if width == "wide" and name in IN_README:
                page.screenshot(path=README / f"{name}.png")
    desktop.goto(archive + addresses()["print"])
    desktop.pdf(path=ALL / "print.pdf", prefer_css_page_size=True)
    desktop.goto(archive + addresses()["compare"])
    desktop.pdf(path=ALL / "compare.pdf", prefer_css_page_size=True)
