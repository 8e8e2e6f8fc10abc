"""Filters that a query names, followed by a click: without a script, and on a narrow phone."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

QUESTION = "云南省2023年有哪些关于工匠精神的文件"


@pytest.mark.parametrize("reader", ["without_script", "phone"])
def test_a_click_leaves_what_the_question_named(archive, reader, request):
    page = request.getfixturevalue(reader)
    page.goto(f"{archive}/search/?q={quote(QUESTION)}")
    offers = page.get_by_role("list", name="也可只看：")
    expect(offers.get_by_role("link")).to_have_text(["云南省、2023年", "云南省", "2023年", "主题：劳模工匠精神"])
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    offers.get_by_role("link", name="云南省、2023年").click()
    expect(page.get_by_role("heading", name="找到 1 件")).to_be_visible()
    expect(page.locator("main input[type=search]")).to_have_value("工匠精神")
    expect(page).to_have_url(re.compile("province=530000&year=2023"))
