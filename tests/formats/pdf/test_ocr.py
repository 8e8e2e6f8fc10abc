"""Scanned PDF files: recognised where Tesseract is installed, refused with a way out where it is not."""

import io

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from archive.formats import Refused, pdf
from archive.formats.pdf import ocr
from archive.parsing import parse
from tests.support.printed_files import Press

SENTENCE = "为进一步做好户外劳动者驿站建设，经研究，现就有关事项通知如下，请结合实际认真抓好落实。"
PRINTED = (
    Press()
    .centred("示例市总工会关于做好", "户外劳动者驿站建设工作的通知", size=22)
    .paragraph("各县总工会，各直属单位：", 0)
    .paragraph(SENTENCE * 3)
    .paragraph("一、加强组织领导")
    .paragraph("各级工会要高度重视，" + SENTENCE)
    .signed("示例市总工会", "2023年5月18日")
    .pdf()
)

needs_tesseract = pytest.mark.skipif(
    not ocr.is_installed(), reason="tesseract with chi_sim is not installed: apt install tesseract-ocr-chi-sim"
)


def scanned(data: bytes, turned: float = 0, beside: bytes = b"") -> bytes:
    """The pages of a PDF as pictures, turned by degrees to the left; the pages of `beside` follow as they are."""
    out = io.BytesIO()
    sheets = canvas.Canvas(out, pagesize=(595, 842))
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        picture = picture.rotate(turned, resample=3, fillcolor=255, expand=turned % 90 == 0)
        size = [dots * 72 / 200 for dots in picture.size]
        sheets.setPageSize(size)
        sheets.drawImage(ImageReader(picture), 0, 0, *size)
        sheets.showPage()
    sheets.save()
    if not beside:
        return out.getvalue()
    joined, saved = pypdfium2.PdfDocument.new(), io.BytesIO()
    joined.import_pages(pypdfium2.PdfDocument(out.getvalue()))
    joined.import_pages(pypdfium2.PdfDocument(beside))
    joined.save(saved)
    return saved.getvalue()


def likeness(one: str, other: str) -> float:
    """Share of the characters of `other` that stand in `one`; recognition misreads a few in a hundred."""
    return sum(character in one for character in other) / len(other)


@needs_tesseract
def test_a_scanned_directive_is_recognised_and_marked():
    text = pdf.read(scanned(PRINTED))
    assert text.ocr
    directive = parse(text.text).directives[0]
    assert directive.title == "示例市总工会关于做好户外劳动者驿站建设工作的通知"
    assert directive.issuers == ["示例市总工会"]
    assert directive.issued_on.isoformat() == "2023-05-18"
    assert [(section.label, section.heading) for section in directive.outline] == [("一、", "加强组织领导")]


@needs_tesseract
def test_recognised_lines_are_paragraphs_without_spaces():
    paragraphs = pdf.read(scanned(PRINTED)).text.split("\n")
    assert likeness(paragraphs[2], SENTENCE) > 0.9
    assert abs(len(paragraphs[2]) - 3 * len(SENTENCE)) <= 3
    assert " " not in "".join(paragraphs)


@needs_tesseract
@pytest.mark.parametrize("turned", [1.2, 90, 180])
def test_a_sheet_that_lay_askew_on_its_side_or_head_is_read(turned):
    paragraphs = pdf.read(scanned(PRINTED, turned)).text.split("\n")
    assert paragraphs[0] == "示例市总工会关于做好户外劳动者驿站建设工作的通知"
    assert likeness(paragraphs[2], SENTENCE) > 0.9


@needs_tesseract
def test_of_a_mixed_file_only_the_pictures_are_recognised(monkeypatch):
    drawn = []
    draw_page = ocr.child_process.draw_page
    monkeypatch.setattr(
        ocr.child_process,
        "draw_page",
        lambda data, number, *rest: drawn.append(number) or draw_page(data, number, *rest),
    )
    text = pdf.read(scanned(PRINTED, beside=Press().paragraph("附件" + SENTENCE * 2).pdf()))
    assert (drawn, text.ocr) == ([0], True)
    assert text.text.split("\n")[-1] == "附件" + SENTENCE * 2


@needs_tesseract
def test_a_recognition_that_does_not_end_is_stopped(monkeypatch):
    monkeypatch.setattr(ocr, "SECONDS_A_PAGE", 0.05)
    with pytest.raises(Refused, match="识别扫描页用时过长"):
        pdf.read(scanned(PRINTED))


def test_the_layer_of_a_scanning_program_is_read_and_marked():
    sheets = Press(number="")
    sheets.canvas.drawImage(ImageReader(pypdfium2.PdfDocument(PRINTED)[0].render().to_pil()), 0, 0, 595, 842)
    for at in range(3):
        layer = sheets.canvas.beginText(79, 700 - 29 * at)
        layer.setFont("STSong-Light", 16)
        layer.setTextRenderMode(3)
        layer.textOut(" ".join(SENTENCE[at * 14 : at * 14 + 14]))
        sheets.canvas.drawText(layer)
    text = pdf.read(sheets.pdf())
    assert (text.ocr, text.text.replace("\n", "")) == (True, SENTENCE[:42])


@pytest.mark.parametrize(
    "programs", ["", "#!/bin/sh\necho eng\n", "#!/bin/sh\nexit 1\n"], ids=["none", "no Chinese", "broken"]
)
def test_where_it_is_not_installed_the_reader_is_told_what_to_do(monkeypatch, tmp_path, programs):
    if programs:
        (tmp_path / "tesseract").write_text(programs)
        (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="扫描图像.*tesseract-ocr-chi-sim.*Word") as refused:
        pdf.read(scanned(PRINTED))
    assert str(refused.value).endswith("。")


def test_of_a_mixed_file_the_pages_that_need_it_are_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="第 1 页是扫描图像"):
        pdf.read(scanned(PRINTED, beside=PRINTED))


def test_more_scanned_pages_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "MOST_PAGES", 0)
    with pytest.raises(Refused, match="1 页扫描图像，超过"):
        pdf.read(scanned(PRINTED))


def test_a_program_that_fails_is_refused_with_a_sentence(monkeypatch, tmp_path):
    (tmp_path / "tesseract").write_text('#!/bin/sh\n[ "$1" = --list-langs ] && echo chi_sim\nexit $(($# > 1))\n')
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(Refused, match="程序出错"):
        pdf.read(scanned(PRINTED))
