"""Read in English, a page shows Chinese only where it says that it is Chinese."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.utils.translation import trans_real
from lxml import html

from archive.ops import translations
from search.indexing import index_upkeep
from tests.support.chinese import CHINESE, undeclared
from tests.support.corpus import SOURCES
from tests.support.site_pages import addresses

pytestmark = pytest.mark.django_db
FURTHER = (
    "/search/?q=foo:安康杯&sort=x&province=火星&page=77", "/search/?q=(劳模", "/search/", "/directives/?year=1&page=x",
    "/directives/?genre=通知&topic=劳动竞赛&level=city", "/actions/?kind=report&deadline=1&kind=x&page=9",
    "/compare/?d=1", "/compare/?d=a&d=b", "/directives/pdf/",
)  # fmt: skip


@pytest.fixture
def english(client, index, known_places, monkeypatch):
    """A reader in English of an archive that holds the five sources."""
    translations.compile_changed()
    # Another test may have asked for English before there was anything compiled.
    monkeypatch.setattr(trans_real, "_translations", {})
    call_command("import_directives", str(SOURCES), verbosity=0)
    index_upkeep.rebuild()
    client.cookies["django_language"] = "en"
    return client


def test_every_page_says_what_is_chinese(english):
    found = []
    for address in [*addresses().values(), *FURTHER]:
        answer = english.get(address)
        assert answer.headers["Content-Language"] == "en"
        page = html.fromstring(answer.content)
        texts = [*undeclared(page), _title(page)]
        found += [f"{address}: {text}" for text in texts if CHINESE.search(_without_own_words(text, address))]
    # The name of a region or of a place in a directive; an attribute cannot say what is Chinese in it.
    named = re.compile(r".*: aria-label=(\w{2,3} [\d,]+: [\d,]+ directives?|\S+: link and citation)")
    found = [text for text in found if not named.fullmatch(text)]
    assert found == [], "\n".join(found)


def _title(page) -> str:
    """The page's title, which can hold no lang of its own, without the names of directives: they head the page too."""
    headings = page.xpath("(//h1 | //thead//th)[ancestor-or-self::*[@lang][1][starts-with(@lang, 'zh')]]")
    title = page.findtext(".//title")
    for heading in headings:
        title = title.replace(heading.text_content().strip(), "")
    return title


def _without_own_words(text: str, address: str) -> str:
    """What a reader typed may be repeated to him within a sentence."""
    for value in parse_qs(urlsplit(address).query).values():
        for words in re.split(r'[\s"():]+', " ".join(value)):
            text = text.replace(words, "") if words else text
    return text


def test_what_json_tells_readers_is_english(english):
    notices = english.get("/api/v1/directives/", {"province": "x", "page": "y", "page_size": "z"}).json()["notices"]
    suggested = english.get("/search/suggest/", {"q": "劳"}).json()["suggestions"]
    missing = [english.get(f"/api/v1/{path}") for path in ("compare/", "nothing/", "directives/99999/")]
    described = _told(english.get("/api/v1/openapi.json").json())
    assert suggested and len(notices) == 3
    said = [
        *notices,
        *(answer.json()["error"] for answer in missing),
        *(one["label"] for one in suggested),
        *described,
    ]
    assert [words for words in said if CHINESE.search(words)] == []


def _told(part) -> list[str]:
    """Titles, summaries and descriptions."""
    if isinstance(part, list):
        return [words for one in part for words in _told(one)]
    if not isinstance(part, dict):
        return []
    own = [part[name] for name in ("title", "summary", "description") if isinstance(part.get(name), str)]
    return [*own, *(words for one in part.values() for words in _told(one))]
