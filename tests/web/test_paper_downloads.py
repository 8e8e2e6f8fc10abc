"""The addresses that give papers: names, states, who sees what."""

import io
import re
from urllib.parse import unquote

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from archive.web.views import paper_downloads
from tests.support.accounts import make_account
from tests.support.makers import make_directive
from tests.support.pdf_positions import needs_fonts

pytestmark = pytest.mark.django_db

TITLE, NUMBER = "示例市总工会关于示例工作的通知", "示工发〔2023〕1号"
SECRET = "示某某"


@pytest.fixture
def directive():
    text = f"{TITLE}\n各县总工会：\n请报送{SECRET}。\n一、联系人{SECRET}\n请落实。"
    return make_directive(TITLE, text=text, number=NUMBER, contacts=[SECRET])


@pytest.fixture
def signed_in(client):
    client.force_login(make_account("示例", "view_contacts"))
    return client


def name_in(response):
    return unquote(re.search(r"filename\*=utf-8''(.+)", response["Content-Disposition"])[1])


def text_of(pdf):
    document = PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@needs_fonts
def test_a_directive_is_shown_as_pdf_under_its_number_and_title(client, directive):
    response = client.get(f"/directives/{directive.pk}/pdf/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content.startswith(b"%PDF-1.7")
    assert response["Content-Disposition"].startswith("inline; ")
    assert name_in(response) == f"{NUMBER} {TITLE}.pdf"


def test_a_directive_is_saved_as_a_word_file(client, directive):
    response = client.get(f"/directives/{directive.pk}/docx/")
    assert response["Content-Disposition"].startswith("attachment; ")
    assert name_in(response) == f"{NUMBER} {TITLE}.docx"
    assert Document(io.BytesIO(response.content)).core_properties.title == TITLE


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_what_is_not_there_is_404(client, kind):
    assert client.get(f"/directives/99999/{kind}/").status_code == 404


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_nothing_is_changed_by_asking(client, directive, kind):
    assert client.post(f"/directives/{directive.pk}/{kind}/").status_code == 405
    client.get(f"/directives/{directive.pk}/{kind}/")
    directive.refresh_from_db()
    assert directive.title == TITLE


@needs_fonts
def test_contacts_are_redacted_for_who_is_not_signed_in(client, directive):
    pdf = text_of(client.get(f"/directives/{directive.pk}/pdf/").content)
    word = Document(io.BytesIO(client.get(f"/directives/{directive.pk}/docx/").content))
    assert SECRET not in pdf and "＊＊＊" in pdf
    assert SECRET not in "".join(paragraph.text for paragraph in word.paragraphs)


@needs_fonts
def test_contacts_are_printed_for_who_may_see_them(signed_in, directive):
    response = signed_in.get(f"/directives/{directive.pk}/pdf/")
    assert SECRET in text_of(response.content)
    assert "private" in response["Cache-Control"]


@needs_fonts
def test_bookmarks_metadata_and_names_are_redacted_too(client):
    title = f"示例市总工会关于{SECRET}任职的通知"
    directive = make_directive(title, text=f"{title}\n请遵照。", contacts=[SECRET])
    for kind in ("pdf", "docx"):
        response = client.get(f"/directives/{directive.pk}/{kind}/")
        assert name_in(response) == f"示例市总工会关于＊＊＊任职的通知.{kind}"
    document = PdfDocument(client.get(f"/directives/{directive.pk}/pdf/").content)
    assert document.get_metadata_value("Title") == "示例市总工会关于＊＊＊任职的通知"
    document.close()


@needs_fonts
def test_the_page_is_answered_in_few_queries(client, directive, django_assert_max_num_queries):
    for kind in ("pdf", "docx"):
        # One of them asks whether it is in force.
        with django_assert_max_num_queries(7):
            client.get(f"/directives/{directive.pk}/{kind}/")


@needs_fonts
def test_several_are_one_file_in_the_order_asked_for(client, django_assert_max_num_queries):
    first, second = make_directive("关于甲项工作的通知"), make_directive("关于乙项工作的通知")
    # Four for the directives, one for whether they are in force, three for the record in the register of uses.
    with django_assert_max_num_queries(6 + 3):
        response = client.get(f"/directives/pdf/?d={second.pk}&d={first.pk}&d={second.pk}")
    text = text_of(response.content)
    assert re.fullmatch(r"文件汇编（2件）\d{4}-\d\d-\d\d\.pdf", name_in(response))
    assert text.index("关于乙项工作的通知") < text.index("关于甲项工作的通知")


@needs_fonts
def test_one_chosen_is_that_one_alone(client, directive):
    response = client.get(f"/directives/pdf/?d={directive.pk}")
    assert name_in(response) == f"{NUMBER} {TITLE}.pdf"


def test_nothing_chosen_is_told(client):
    response = client.get("/directives/pdf/")
    assert response.status_code == 400
    assert "没有选择文件" in response.text


@pytest.mark.parametrize("text", ["99999", "甲", "1 or 1", "9" * 40, "-1", "²"])
def test_what_is_unknown_is_told_with_a_way_to_the_others(client, directive, text):
    response = client.get("/directives/pdf/", {"d": [text, directive.pk]})
    assert response.status_code == 404
    assert f"没有编号为“{text[:20]}”的文件" in response.text
    assert f'href="/directives/pdf/?d={directive.pk}"' in response.text


def test_too_many_are_told(client):
    response = client.get("/directives/pdf/", {"d": range(1, paper_downloads.MOST + 2)})
    assert response.status_code == 400
    assert f"选了 {paper_downloads.MOST + 1} 件文件，一个 PDF 最多收 {paper_downloads.MOST} 件" in response.text


@pytest.mark.parametrize("address", ["/directives/{}/pdf/", "/directives/{}/docx/", "/directives/pdf/?d={}"])
def test_what_is_too_long_for_one_file_is_told(client, address, monkeypatch):
    monkeypatch.setattr(paper_downloads, "LONGEST", 30)
    directive = make_directive(text="关于示例工作的通知\n" + "示" * 30)
    response = client.get(address.format(directive.pk))
    assert response.status_code == 400
    assert "共 40 字，太长" in response.text


@needs_fonts
def test_a_browsers_own_viewer_is_let_at_the_file_and_the_messages_are_pages_like_others(client, directive):
    assert "Content-Security-Policy" not in client.get(f"/directives/{directive.pk}/pdf/")
    assert "Content-Security-Policy" in client.get("/directives/pdf/")
