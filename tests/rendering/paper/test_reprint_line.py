"""The line that says of every print, PDF and Word file that it is not the issued paper."""

import io
import re
from datetime import date

import pytest
from docx import Document

from archive.ops import variables
from archive.rendering.paper import reprint_line
from tests.support.makers import make_directive
from tests.support.pdf_positions import needs_poppler, poppler

LINE = "本件由工会文件档案据来文整理排印，以正式印发件为准。"

pytestmark = [pytest.mark.django_db, needs_poppler]


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(reprint_line.timezone, "localdate", lambda: date(2026, 11, 30))


def word_footers(client, pk) -> list[str]:
    section = Document(io.BytesIO(client.get(f"/directives/{pk}/docx/").content)).sections[0]
    return ["".join(one.text for one in foot.paragraphs) for foot in (section.footer, section.even_page_footer)]


def text_of_pdf(pdf: bytes) -> str:
    return poppler("pdftotext", pdf, "-raw")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("body", "said"),
    [("", f"{LINE}2026年11月30日"), ("示例市总工会", f"{LINE}翻印机关：示例市总工会，翻印日期：2026年11月30日")],
)
def test_it_stands_on_pdf_word_and_both_prints_with_the_day(client, today, settings, body, said):
    settings.REPRINT_BODY = body
    pk = make_directive().pk
    assert said in squeezed(text_of_pdf(client.get(f"/directives/{pk}/pdf/").content))
    assert all(said in footer for footer in word_footers(client, pk))
    for page in (f"/directives/{pk}/print/", f"/directives/{pk}/"):
        assert said in client.get(page).text


def test_several_as_one_file_have_it_and_so_have_printed_lists(client, today, index):
    one, two = make_directive().pk, make_directive("示例市总工会关于另一项工作的通知").pk
    assert LINE in squeezed(text_of_pdf(client.get(f"/directives/pdf/?d={one}&d={two}").content))
    for page in ("/", "/directives/", "/actions/"):
        assert "本表由工会文件档案据来文整理排印" in client.get(page).text


def test_the_same_day_gives_the_same_bytes_and_another_day_another_line_alone(client, today, monkeypatch):
    pk = make_directive().pk
    paths = [f"/directives/{pk}/pdf/", f"/directives/{pk}/docx/"]
    first = [client.get(path).content for path in paths]
    assert first == [client.get(path).content for path in paths]
    monkeypatch.setattr(reprint_line.timezone, "localdate", lambda: date(2026, 12, 1))
    changed = squeezed(text_of_pdf(client.get(paths[0]).content))
    assert changed.replace("2026年12月1日", "2026年11月30日") == squeezed(text_of_pdf(first[0]))


@pytest.mark.parametrize(("said", "kept"), [("", ""), (" 示例市\n总工会 ", "示例市 总工会"), ("长" * 50, "长" * 40)])
def test_what_the_office_says_is_one_line_of_bounded_length(said, kept):
    assert variables.reprint_body({"REPRINT_BODY": said}) == kept
