"""The advanced form in a real browser, with and without scripts, wide and narrow."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_lists import faults


@pytest.mark.parametrize("fixture", ["desktop", "without_script", "phone"])
def test_boxes_and_ticks_lead_to_the_plain_results(archive, request, fixture):
    page = request.getfixturevalue(fixture)
    page.goto(f"{archive}/search/?q=劳模精神")
    page.get_by_role("link", name="高级检索").click()
    expect(page.get_by_label("全部词语")).to_have_value("劳模精神")
    page.get_by_label("不含词语").fill("竞赛")
    page.get_by_label("年份").fill("2020-2022")
    page.locator("summary", has_text="类型").click()
    page.get_by_role("checkbox", name="通知").check()
    page.get_by_label("排序").select_option(label="最早在前")
    page.get_by_role("button", name="检索", exact=True).click()
    expect(page.get_by_label("检索词", exact=True)).to_have_value("劳模精神 -竞赛 年份:2020-2022")
    expect(page.get_by_label("已选条件").get_by_role("link", name="通知")).to_be_visible()
    assert "sort=oldest" in page.url and "ask" not in page.url and "view" not in page.url


@pytest.mark.parametrize("fixture", ["desktop", "without_script"])
def test_what_is_wrong_is_told_at_its_box(archive, request, fixture):
    page = request.getfixturevalue(fixture)
    page.goto(f"{archive}/search/advanced/")
    page.get_by_label("成文日期从").fill("昨天")
    page.get_by_label("文号").fill("7号")
    page.get_by_role("button", name="检索", exact=True).click()
    box = page.get_by_label("成文日期从")
    expect(box).to_have_accessible_description("“昨天”不是日期。请写成 2021-05-31 的样子。")
    expect(box).to_have_value("昨天")
    expect(page.get_by_label("文号")).to_have_value("7号")


@pytest.mark.parametrize("fixture", ["desktop", "phone"])
@pytest.mark.parametrize("query", ["", "?ask=1&years=x&dated_from=y&genre=z&topic=劳模工匠精神"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(archive, request, fixture, query):
    page = request.getfixturevalue(fixture)
    page.goto(f"{archive}/search/advanced/{query}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
