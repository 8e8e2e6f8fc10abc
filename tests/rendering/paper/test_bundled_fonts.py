"""What a machine without Chinese fonts prints, with what is installed with the program."""

import re
import sys
import unicodedata
from collections import Counter
from time import monotonic

import pytest
import typst
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from archive import ingest
from archive.models import Directive
from archive.rendering.paper import bundled_fonts, font_substitutes, fonts, reprint_line
from archive.rendering.paper.pdf import pdf_of
from archive.rendering.paper.pieces import Face, Paragraph, Title
from tests.support import corpus, paper_texts, pdf_positions
from tests.support.makers import make_directive
from tests.support.papers import paper_in, plain

SENTENCE = "PDF 排版时小标宋（红头、标题）、仿宋（正文）、楷体（二级标题）以思源宋体代替。"
ENGLISH = (
    "In the PDF, Noto Serif stands in for Xiaobiaosong (red head, titles), Fangsong (text), "
    "Kaiti (second-level headings)."
)


class Machine:
    """The fonts of a machine, as typst sees them: none but `own`, a list of folders."""

    def __init__(self, monkeypatch):
        self.own, self._made = [], typst.Fonts
        monkeypatch.setattr(typst, "Fonts", self._found)

    def _found(self, include_system_fonts, include_embedded_fonts, font_paths):
        assert include_system_fonts
        return self._made(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[*self.own, *font_paths]
        )


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    """A machine that has no font of its own."""
    machine = Machine(monkeypatch)
    fonts.installed.cache_clear()
    yield machine
    monkeypatch.undo()
    fonts.installed.cache_clear()


@pytest.fixture
def without_package(monkeypatch):
    """Call it, and the package is not installed; call what it returns, and it is."""
    folder, path = bundled_fonts.folder().parent, list(sys.path)

    def uninstall():
        monkeypatch.setattr(sys, "path", [entry for entry in path if entry != str(folder)])
        fonts.installed.cache_clear()
        return lambda: monkeypatch.setattr(sys, "path", path)

    return uninstall


def printed(pdf: bytes) -> Counter:
    return Counter(pdf_positions.text(pdf))


def keywords(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    found = document.get_metadata_value("Keywords")
    document.close()
    return found


@pdf_positions.needs_poppler
@pytest.mark.django_db
def test_the_first_directives_print_whole(admin_client, known_places):
    run = ingest.ImportRun()
    for path in sorted(corpus.SOURCES.iterdir()):
        run.import_file(path)
    assert Directive.objects.count() == 6
    for directive in Directive.objects.all():
        response = admin_client.get(f"/directives/{directive.pk}/pdf/")
        assert response.status_code == 200
        # At the foot of each page stand its number and the line of the archive's own.
        foot = rf"—\d+—{re.escape(''.join(reprint_line.of_directive().split()))}"
        here, feet = re.subn(foot, "", pdf_positions.text(response.content))
        assert feet == len(pdf_positions.poppler("pdftotext", response.content, "-raw").split("\f")) - 1
        here, wanted = Counter(here), Counter("".join(directive.text.split()))
        assert here == wanted, (here - wanted, wanted - here)
        assert set(families_in(response.content)) <= {"NotoSerifSC-Regular", "NotoSansSC-Regular"}


@pdf_positions.needs_poppler
def test_every_character_of_the_first_directives_and_of_gb2312_is_there(caplog):
    gb2312 = (bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    every = sorted({*"".join(map(corpus.raw, corpus.NAMES)), *gb2312} - set("\n\t 　") - {""})
    pdf = pdf_of([plain("".join(every))])
    assert set(every) <= set(printed(pdf))
    assert "U+" not in caplog.text


@pdf_positions.needs_poppler
@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x323AF, categories=["Lo", "So"]), min_size=1))
def test_a_character_is_printed_or_told_by_its_code(text):
    here = pdf_positions.text(pdf_of([plain("示例" + text + "示例")]))
    told = re.sub("［U\\+([0-9A-F]{4,6})］", lambda found: chr(int(found[1], 16)), here)
    assert unicodedata.normalize("NFC", "示例" + text + "示例") in unicodedata.normalize("NFC", told)


def test_the_same_paper_gives_the_same_bytes():
    paper = paper_in(paper_texts.whole())
    first = pdf_of([paper])
    fonts.installed.cache_clear()
    assert pdf_of([paper]) == first


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/directives/{}/", "/directives/{}/print/"])
def test_the_page_says_what_stands_in_for_what(client, address):
    address = address.format(make_directive().pk)
    assert SENTENCE in client.get(address).text
    client.cookies["django_language"] = "en"
    assert ENGLISH in client.get(address).text


def test_the_file_says_it_in_chinese_whoever_asks():
    paper = plain("示例。", keywords=("示例",))
    with translation.override("en"):
        pdf = pdf_of([paper])
    assert keywords(pdf) == f"示例, {SENTENCE}"
    assert pdf == pdf_of([paper])


def test_each_family_that_stands_in_is_told_and_none_where_nothing_does(monkeypatch):
    def printing(**others):
        official = {face: (fonts.OFFICIAL[face][0], True) for face in Face}
        return lambda: [(face, *found) for face, found in (official | others).items()]

    monkeypatch.setattr(fonts, "printing", printing(biaosong=("SimSun", False), kaiti=("Noto Serif CJK SC", False)))
    assert font_substitutes.note() == "PDF 排版时小标宋（红头、标题）以SimSun代替；楷体（二级标题）以思源宋体代替。"
    monkeypatch.setattr(fonts, "printing", printing())
    assert font_substitutes.note() == ""


def test_titles_are_heavier_than_the_text_though_the_family_has_one_weight():
    light = 10 * ink(pdf_of([plain(pieces=(Paragraph("示例工作的通知"),))])) / 7 / 16**2
    heavy = 10 * ink(pdf_of([plain(pieces=(Title(("示例工作的通知",)),))])) / 7 / 22**2
    assert heavy > 1.2 * light


@pytest.mark.django_db
def test_without_the_package_either_remedy_helps_and_needs_no_restart(client, without_package, machine):
    directive = make_directive()
    package = bundled_fonts.folder()
    install = without_package()
    refused = client.get(f"/directives/{directive.pk}/pdf/")
    assert refused.status_code == 503
    assert "pip install -r requirements.txt" in refused.text and "fonts-noto-cjk" in refused.text
    assert SENTENCE not in client.get(f"/directives/{directive.pk}/").text
    version = fonts.version()
    install()
    assert client.get(f"/directives/{directive.pk}/pdf/").status_code == 200
    assert fonts.version() != version
    assert SENTENCE in client.get(f"/directives/{directive.pk}/").text
    without_package()
    assert client.get(f"/directives/{directive.pk}/pdf/").status_code == 503
    machine.own = [package]
    assert client.get(f"/directives/{directive.pk}/pdf/").status_code == 200


@pytest.mark.django_db
def test_a_worker_that_prints_nothing_finds_new_fonts_within_a_minute(client, without_package, monkeypatch):
    address = make_directive().get_absolute_url()
    assert SENTENCE in client.get(address).text
    install = without_package()
    assert SENTENCE not in client.get(address).text
    install()
    version = fonts.version()
    assert SENTENCE not in client.get(address).text
    monkeypatch.setattr(fonts, "monotonic", lambda: monotonic() + 61)
    assert fonts.version() != version
    assert SENTENCE in client.get(address).text


def families_in(pdf: bytes) -> list[str]:
    """The fonts in it by their names."""
    rows = pdf_positions.poppler("pdffonts", pdf).splitlines()[2:]
    return [row.split()[0].partition("+")[2].removesuffix("-Identity-H") for row in rows]


def ink(pdf: bytes) -> int:
    """How many of the first page's dots, four to the point, are dark above the page number."""
    with pdf_positions.opened(pdf, 1) as page:
        picture = page.render(scale=4, grayscale=True, crop=(0, 90, 0, 0)).to_pil()
    return sum(picture.histogram()[:128])
