"""The table of holdings on a narrow phone, in a real browser."""

import pytest
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


def _make_directives(count: int) -> None:
    """Of up to 33 provinces and 18 years."""
    for at in range(count):
        region = make_region(f"{10 + at % 33}0000", f"示例{at % 33}省", f"示例{at % 33}")
        make_directive(f"示例市总工会关于第{at}项工作的通知", region=region, year=2008 + at % 18)


@pytest.mark.parametrize("count", [6, 300])
def test_the_table_is_whole_and_the_newest_stand_beside_it(transactional_db, live_server, own_index, desktop, count):
    _make_directives(count)
    desktop.goto(live_server.url)
    frame = desktop.get_by_role("region", name="各地区各年份的文件数")
    inner = frame.evaluate(
        "(frame) => [frame.scrollHeight - frame.clientHeight, frame.scrollWidth - frame.clientWidth]"
    )
    assert inner == [0, 0]
    last = frame.get_by_role("row").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    newest = desktop.get_by_role("region", name="最新文件").bounding_box()
    table = desktop.get_by_role("region", name="馆藏", exact=True).bounding_box()
    assert newest["x"] >= table["x"] + table["width"]
    assert newest["y"] == table["y"]
    assert desktop.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_newest_stand_below_the_table_on_a_phone(transactional_db, live_server, own_index, phone):
    _make_directives(40)
    phone.goto(live_server.url)
    newest = phone.get_by_role("region", name="最新文件").bounding_box()
    table = phone.get_by_role("region", name="馆藏", exact=True).bounding_box()
    assert newest["y"] >= table["y"] + table["height"]
