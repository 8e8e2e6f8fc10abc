"""A long text in parts, from the reader's chair: an address of before still leads to its section."""

import pytest
from playwright.sync_api import expect

from archive.catalogue import long_directive, portions
from archive.web.views import received
from tests.support.makers import make_directive


@pytest.fixture
def long(archive, monkeypatch):
    """The address of a directive in six parts or so."""
    monkeypatch.setattr(portions, "SIZE", 100)
    for module in (portions, long_directive, received):
        monkeypatch.setattr(module, "LONGEST_WHOLE", 200)
    sections = [(f"{at}、", f"第{at}项", f"各单位要报送第{at}号材料，做好示例工作。") for at in range(1, 31)]
    return f"{archive}/directives/{make_directive(sections=sections).pk}/"


def test_an_anchor_of_another_part_is_sent_on_to_it(long, desktop):
    desktop.goto(f"{long}#s-20")
    desktop.wait_for_url("**/?part=*#s-20")
    assert desktop.locator("#s-20").is_visible()


def test_so_it_is_from_a_link_within_the_page(long, desktop):
    desktop.goto(long)
    desktop.evaluate("location.hash = '#s-25'")
    desktop.wait_for_url("**/?part=*#s-25")
    assert desktop.locator("#s-25").is_visible()


def test_an_anchor_of_this_part_stays(long, desktop):
    desktop.goto(f"{long}#s-2")
    assert desktop.url == f"{long}#s-2"


def test_without_script_the_contents_and_the_links_lead_everywhere(long, without_script):
    without_script.goto(long)
    without_script.locator(".contents .in-portion a").nth(1).click()
    expect(without_script.locator(".portions-here").first).to_contain_text("第 3 部分")
    without_script.locator(".portions a[rel=next]").last.click()
    expect(without_script.locator(".portions-here").first).to_contain_text("第 4 部分")


def test_it_fits_a_phone(long, phone):
    for path in ("", "?part=3", "print/?part=2", "received/?part=2"):
        phone.goto(long + path)
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth") or path.startswith("print")
