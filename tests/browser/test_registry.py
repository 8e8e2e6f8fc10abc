"""A clerk registers what came in, settles it, and prints the register: without JavaScript, as a browser sends it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from archive.access import roles
from tests.browser.test_accessibility import RULES
from tests.support import browser_print
from tests.support.accounts import make_account_of
from tests.support.makers import make_directive

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def clerk(transactional_db, live_server, without_script, desktop):
    """A page of a clerk who is signed in, over an archive of two directives."""
    client = Client()
    client.force_login(make_account_of(roles.CLERK))
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    for page in (without_script, desktop):
        page.context.add_cookies([cookie | {"url": live_server.url}])
    return without_script


def found_by_axe(page, address):
    """Of an address in a page with scripts: in one without them axe's promise is never kept."""
    page.goto(address)
    return Axe().run(page, options={"runOnly": RULES["runOnly"]}).response["violations"]


def test_a_clerk_registers_settles_and_prints(clerk, desktop, live_server, tmp_path):
    one = make_directive("示例市总工会关于示例甲的通知", number="示工〔2023〕1号", urgency="特急")
    other = make_directive("示例市总工会关于示例乙的通知", number="示工〔2023〕2号")
    for directive in (one, other):
        clerk.goto(f"{live_server.url}/review/{directive.pk}/registration/")
        clerk.get_by_label("份数").fill("2")
        clerk.get_by_label("阅件或办件").select_option("办件")
        clerk.get_by_label("承办").fill("组织部")
        clerk.get_by_role("button", name="登记").click()
        expect(clerk.get_by_role("heading", name="收文号")).to_be_visible()
    year = one.registrations.get().year
    expect(clerk.get_by_role("heading", name=f"收文号 {year}-2")).to_be_visible()
    clerk.get_by_label("办结日期").fill(other.registrations.get().received_on.isoformat())
    clerk.get_by_role("button", name="保存").click()
    sheet = {"name": "处理单.png", "mimeType": "image/png", "buffer": PNG}
    clerk.get_by_label("附上处理单").set_input_files(sheet)
    clerk.get_by_role("button", name="附上", exact=True).click()
    expect(clerk.get_by_role("link", name="处理单.png")).to_be_visible()
    assert found_by_axe(desktop, clerk.url) == []
    clerk.get_by_role("link", name="收文登记簿").click()
    expect(clerk.locator("tbody tr")).to_have_count(2)
    assert found_by_axe(desktop, clerk.url) == []
    clerk.pdf(path=tmp_path / "register.pdf", prefer_css_page_size=True)
    clerk.get_by_label("只看未办结").check()
    clerk.get_by_role("button", name="查看").click()
    expect(clerk.locator("tbody tr")).to_have_text([re.compile(rf"^\s*{year}-1")])
    if browser_print.is_readable():
        text = browser_print.text(tmp_path / "register.pdf")
        assert "示例甲" in text and "收文登记簿" in text and "查看" not in text
