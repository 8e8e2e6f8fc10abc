"""A directive says the same in whatever format it arrives: the five sources, saved as others save them."""

from functools import cache

import pytest

from archive.formats import read
from archive.parsing import parse
from archive.rendering.directive_json import as_json
from tests.support import corpus, saved_files
from tests.support.fictional_sites import SITES

LINES = {name: corpus.raw(name).split("\n") for name in corpus.NAMES}
DIRECTIVES = {name: corpus.reading(name).directives for name in corpus.NAMES}
# What a person would copy from the archive: a paragraph to the line, no conversion artifacts.
PARAGRAPHS = {name: "\n".join(one.text for one in found).split("\n") for name, found in DIRECTIVES.items()}
TITLES = {name: {one.title for one in found} for name, found in DIRECTIVES.items()}

SAVED = {
    "docx": lambda name: saved_files.word(LINES[name]),
    "docx of paragraphs": lambda name: saved_files.word(PARAGRAPHS[name]),
    "pdf": lambda name: saved_files.paper(PARAGRAPHS[name], TITLES[name]),
    "html": lambda name: saved_files.page(LINES[name]),
    "html of paragraphs": lambda name: saved_files.page(PARAGRAPHS[name]),
    "html in gb2312": lambda name: saved_files.page(LINES[name], "gb2312"),
    "GB18030": lambda name: corpus.raw(name).encode("gb18030"),
    "UTF-8 with mark": lambda name: corpus.raw(name).encode("utf-8-sig"),
    "UTF-16 little-endian": lambda name: saved_files.utf16(corpus.raw(name), "le"),
    "UTF-16 big-endian": lambda name: saved_files.utf16(corpus.raw(name), "be"),
    "UTF-16 without mark": lambda name: saved_files.utf16(corpus.raw(name), "le", mark=False),
    "line ends of Windows": lambda name: corpus.raw(name).replace("\n", "\r\n").encode(),
    "line ends of old Macs": lambda name: corpus.raw(name).replace("\n", "\r").encode(),
}


def said(text: str) -> list[dict]:
    """What the directives of a text say; their texts without white space, which formats set as they like."""
    directives = [as_json(directive) for directive in parse(text).directives]
    return [directive | {"text": "".join(directive["text"].split())} for directive in directives]


@cache
def said_by_the_source(name: str) -> list[dict]:
    return said(corpus.raw(name))


@pytest.mark.parametrize("form", SAVED)
@pytest.mark.parametrize("name", corpus.NAMES)
def test_a_directive_says_the_same_in_every_format(name, form):
    # The name tells nothing: the type is told from the content.
    assert said(read(SAVED[form](name), "来文").text) == said_by_the_source(name)


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("name", corpus.NAMES)
def test_a_directive_says_the_same_however_a_site_is_built(name, site):
    page = SITES[site]([line for line in LINES[name] if line.strip()])
    found = said(read(page.encode(), "来文.html").text)
    assert list(map(_without_inferred_year, found)) == list(map(_without_inferred_year, said_by_the_source(name)))


def _without_inferred_year(directive: dict) -> dict:
    """A site tells when it put its page up, and that is a weak sign of the year: the sources have none."""
    if directive["year_basis"] != "inferred":
        return directive
    findings = {field: one for field, one in directive["findings"].items() if field != "year"}
    return directive | {"year": None, "findings": findings}


@pytest.mark.parametrize("name", corpus.NAMES)
def test_what_a_page_adds_is_left_out_and_recorded(name):
    found = read(saved_files.page(LINES[name]), "来文.html")
    left_out = {omission.reason for omission in found.omitted}
    assert {"网站导航", "网页按钮", "网站页脚"} <= left_out
    assert not any(word in found.text for word in ("首页", "浏览次数", "打印本页", "版权所有"))
