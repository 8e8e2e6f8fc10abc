"""Choosing what is compared, and what two of one place and year are called, as staff do it in a browser."""

import re

import pytest
from playwright.sync_api import expect

from archive.models import Directive


@pytest.fixture
def siblings(archive):
    """The address of the two that Shandong's union and its union of education issued in one year."""
    keys = Directive.objects.filter(region__code__startswith="37", year=2020).values_list("pk", flat=True)
    first, second = sorted(keys)
    return f"{archive}/compare/?d={first}&d={second}"


# 640 pixels are 1280 at 200 %.
@pytest.mark.parametrize("form", ["", "&form=redline", "&form=follow", "&form=grid"])
@pytest.mark.parametrize("width", [375, 640])
def test_two_of_one_place_and_year_need_no_sideways_scrolling(siblings, desktop, form, width):
    desktop.set_viewport_size({"width": width, "height": 740})
    desktop.goto(siblings + form)
    assert desktop.evaluate("document.documentElement.scrollWidth") == width


def test_two_of_one_place_and_year_are_called_by_their_issuers(siblings, desktop):
    desktop.goto(siblings)
    heads = desktop.locator(".compare-table th")
    assert sorted(heads.all_inner_texts()) == ["山东省总工会", "山东省教育工会"]
    # Two lines say how much is common, and not six.
    summary = desktop.locator(".compare-summary p").first
    expect(summary).to_contain_text(re.compile(r"\d+%"))
    lines = "one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    assert summary.evaluate(lines) < 3.5
