"""What a page weighs on its way to the reader: HTML, sheets and scripts, compressed."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from archive.catalogue.holdings_table import holdings_table
from archive.models import Region
from archive.web.views import home
from tests.support.corpus import SOURCES
from tests.support.site_pages import addresses

MOST = 60_000  # bytes


@pytest.fixture
def five(known_places, index):
    call_command("import_directives", str(SOURCES), verbosity=0)


def test_no_page_weighs_more_than_a_slow_line_carries(five, client):
    weights = {name: _weight(client.get(path).content) for name, path in addresses().items()}
    assert {name: weight for name, weight in weights.items() if weight >= MOST} == {}


@pytest.mark.django_db
def test_the_home_page_of_a_large_archive_is_light_too(client, monkeypatch):
    provinces = [Region(code=f"{code}0000", short_name="示例", level="province") for code in range(11, 42)]
    counted = [
        (province, year, int(province.code) // 10000 * year % 97)
        for province in provinces
        for year in range(1996, 2026)
    ]
    table = holdings_table(counted)
    monkeypatch.setattr(home, "holdings_table", lambda _: table)
    page = client.get("/").content
    assert page.count(b'aria-label="\xe7\xa4\xba') > 900
    assert _weight(page) < MOST


def _weight(html: bytes) -> int:
    files = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', html.decode())
    parts = [html, *(Path(finders.find(name)).read_bytes() for name in files)]
    return sum(len(gzip.compress(part)) for part in parts)
