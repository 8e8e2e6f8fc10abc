"""What holds for every page, in a real browser."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("reader", ["desktop", "phone"])
def test_the_language_changes_and_stays(reader, request, archive):
    page = request.getfixturevalue(reader)
    page.goto(f"{archive}/search/?q=劳模精神&province=530000")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "q=" in page.url and "province=530000" in page.url
    page.goto(archive)
    expect(page.get_by_role("link", name="Browse").first).to_be_visible()
