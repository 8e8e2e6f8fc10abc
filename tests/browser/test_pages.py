"""What holds for every page, in a real browser."""

import pytest


@pytest.mark.parametrize("reader", ["desktop", "phone"])
def test_the_language_changes_and_stays(reader, request, archive):
    page = request.getfixturevalue(reader)
    page.goto(f"{archive}/search/?q=劳模精神&province=530000")
    page.get_by_role("button", name="English").click()
    assert "q=" in page.url and "province=530000" in page.url
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(archive)
    assert page.get_by_role("link", name="Browse").first.is_visible()
