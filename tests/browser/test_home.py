"""The table of holdings on a narrow phone, in a real browser."""

from playwright.sync_api import expect

from tests.browser.test_accessibility import FOCUS
from tests.support.makers import make_directive, make_region


def test_many_years_scroll_in_their_own_frame(transactional_db, live_server, own_index, phone):
    for at, year in enumerate(range(1996, 2026)):
        make_directive(region=make_region(f"{70 + at}0000", f"示例{at}省", f"示例{at}"), year=year)
        make_directive(region=make_region("700000"), year=year)
    phone.emulate_media(reduced_motion="reduce")
    phone.goto(live_server.url)
    frame = phone.get_by_role("region", name="各地区各年份的文件数")
    expect(frame.get_by_role("link", name="示例29 2025年 1件")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    phone.get_by_role("link", name="跳过此表").focus()
    steps = []
    for _ in range(60):
        phone.keyboard.press("Tab")
        steps.append(phone.evaluate(FOCUS))
    assert [step["name"] for step in steps if not (step["ring"] and step["seen"])] == []
    frame.evaluate("(frame) => frame.scrollTo(400, 400)")
    top, left = frame.bounding_box()["y"], frame.bounding_box()["x"]
    assert frame.get_by_role("columnheader").last.bounding_box()["y"] - top < 4
    assert frame.get_by_role("rowheader").last.bounding_box()["x"] - left < 4
