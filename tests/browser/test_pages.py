"""What holds for every page, in a real browser."""

import pytest

from tests.browser.pages import addresses


def test_no_page_is_wider_than_a_narrow_phone(archive, phone):
    phone.set_viewport_size({"width": 320, "height": 640})
    widths = {}
    for name, path in addresses().items():
        phone.goto(archive + path)
        widths[name] = phone.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in widths.items() if width > 320 and name != "print"} == {}


def test_every_page_has_one_first_heading_and_a_title(archive, desktop):
    for name, path in addresses().items():
        desktop.goto(archive + path)
        assert desktop.locator("h1").count() == 1, name
        assert desktop.title(), name


def test_every_static_file_of_a_page_is_there(archive, desktop):
    missing = []
    desktop.on("response", lambda answer: missing.append(answer.url) if answer.status == 404 else None)
    for name, path in addresses().items():
        if name != "missing":
            desktop.goto(archive + path)
    assert missing == []


@pytest.mark.parametrize("reader", ["desktop", "phone"])
def test_the_language_changes_and_stays(reader, request, archive):
    page = request.getfixturevalue(reader)
    page.goto(f"{archive}/search/?q=劳模精神&province=530000")
    page.get_by_role("button", name="English").click()
    assert "q=" in page.url and "province=530000" in page.url
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(archive)
    assert page.get_by_role("link", name="Browse").first.is_visible()


def test_the_print_view_is_a4_and_bears_the_whole_directive(archive, desktop, tmp_path):
    desktop.goto(archive + addresses()["print"])
    data = desktop.pdf(prefer_css_page_size=True)
    assert data.startswith(b"%PDF")
    # 595.92 × 842.88 points are 210 × 297 mm.
    assert b"/MediaBox [0 0 594.95996 841.91998]" in data or b"/MediaBox [0 0 595" in data
