"""What a file shows and nobody can read is never silent: it is told, or the file is refused if that is all it has."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from archive.formats import Refused, read
from tests.support.word_files import paragraph, word

TITLE = "示例市总工会关于开展“送岗位”活动的通知"
SENTENCES = [
    "各区县总工会：",
    "为做好示例工作，现就有关事项通知如下，请认真落实。",
    "一、各区县总工会要在2023年6月30日前完成摸底，建立台账。",
    "示例市总工会",
    "2023年5月8日",
]
PICTURE = '<p><img src="/upload/{}.jpg"></p>'
VIEWER = '<iframe src="/pdfjs/web/viewer.html?file=/upload/20230508.pdf" width="100%"></iframe>'


def paragraphs(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def page(body, title=TITLE):
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def article(inner, style=""):
    head = f"<h1>{TITLE}</h1><p>2023-05-09 示例市总工会</p>"
    return page(f'<div class="rich">{head}<div id="js_content"{style}>{inner}</div></div>')


def unread(data, name="a.html"):
    return [(one.reason, one.text) for one in read(data, name).unread]


def refusal(data, name="a.html"):
    with pytest.raises(Refused) as caught:
        read(data, name)
    return str(caught.value)


@pytest.mark.parametrize(
    "style", ["visibility: hidden; opacity: 0; ", "visibility:hidden", "display: none", "display:none!important"]
)
@pytest.mark.parametrize("name", ["js_content", "TRS_Editor", "anything"])
def test_a_hidden_main_text_is_the_article(style, name):
    body = f'<h1>{TITLE}</h1><div id="{name}" style="{style}">{paragraphs(SENTENCES)}</div>'
    text = read(page(body), "a.html").text
    assert text.split("\n")[-5:] == SENTENCES


@given(
    st.integers(1, 4),
    st.sampled_from(["一键直达", "本文由示例提供，欢迎转载，谢谢。", "Full text, in English, below."]),
)
def test_what_is_hidden_beside_a_text_stays_out(times, words):
    hidden = f'<div style="display:none">{words * times}</div>'
    found = read(page(f"<h1>{TITLE}</h1><div>{paragraphs(SENTENCES * 3)}{hidden}</div>"), "a.html")
    assert words not in found.text
    assert any(one.reason == "隐藏的文字" for one in found.omitted)


def test_a_title_with_pictures_is_refused():
    said = refusal(article("".join(map(PICTURE.format, range(3)))))
    assert said == "网页里只有标题，正文是 3 张图片；请把图片存为扫描 PDF 再导入，以便识别图中的文字。"


def test_a_title_with_a_viewer_is_refused():
    said = refusal(article(VIEWER))
    assert said == "网页里只有标题，正文在嵌入的文件（1 个：20230508.pdf）里；请打开或下载该文件，另存后再导入。"


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (PICTURE.format(1), ("正文中的图片", "1 个：1.jpg")),
        (VIEWER, ("嵌入的文件", "1 个：20230508.pdf")),
        ('<embed src="/a/%E6%A0%B7%E8%A1%A8.pdf">', ("嵌入的文件", "1 个：样表.pdf")),
        (f'<img src="data:image/png;base64,{"A" * 4000}">', ("正文中的图片", "1 个：内嵌图片")),
        ('<img data-src="https://example.cn/x?wx_fmt=jpeg" src="">', ("正文中的图片", "1 个：x")),
    ],
)
def test_what_stands_within_a_text_is_told(inner, told):
    inner = paragraphs(SENTENCES[:2]) + inner + paragraphs(SENTENCES[2:])
    assert unread(article(inner)) == [told]


@pytest.mark.parametrize(
    "inner",
    [
        '<img src="/ueditor/dialogs/attachment/fileTypeImages/icon_doc.gif">',
        '<img src="/a.jpg" width="16" height="16">',
        '<img src="/a.jpg" style="width: 20px">',
        '<img data-src="https://example.cn/y" data-ratio="0.05">',
        '<img src="data:image/gif;base64,AAAA">',
        '<iframe src="about:blank"></iframe>',
        "<script>var a = '<img src=b.jpg>'</script>",
    ],
)
def test_signs_and_dividers_are_no_text(inner):
    assert unread(article(paragraphs(SENTENCES[:2]) + inner + paragraphs(SENTENCES[2:]))) == []


def test_the_sites_own_pictures_are_not_of_the_article():
    body = f'<div><img src="/head.jpg"></div><div><h1>{TITLE}</h1>{paragraphs(SENTENCES)}</div><img src="/foot.jpg">'
    assert unread(page(body)) == []


def test_pieces_that_stand_at_coordinates_have_no_sure_order():
    pieces = "".join(
        f'<div style="position:absolute;top:{at}px">要认真做好第{at}项示例工作，抓好落实。</div>' for at in range(24)
    )
    assert [reason for reason, _ in unread(page(pieces))] == ["网页排版"]


DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{}" cy="{}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
OBJECT = (
    '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="{}"/>'
    "</w:object></w:r>"
)
BODY = "".join(map(paragraph, SENTENCES))


def test_a_word_file_of_a_title_and_pictures_is_refused():
    body = paragraph(TITLE) + paragraph(DRAWING.format(5_000_000, 7_000_000)) * 2
    assert refusal(word(body), "a.docx").startswith("Word 文件里只有标题，正文是 2 张图片；")


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (DRAWING.format(5_000_000, 4_000_000), [("正文中的图片", "1 张")]),
        (DRAWING.format(1_500_000, 1_500_000), []),
        (OBJECT.format("Excel.Sheet.12"), [("嵌入的文件", "Excel 表格 1 个")]),
        (OBJECT.format("Word.Document.12") * 2, [("嵌入的文件", "Word 文件 2 个")]),
        (OBJECT.format("KingsoftX.1"), [("嵌入的文件", "其他文件 1 个")]),
        (OBJECT.format("Equation.3"), []),
        (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:400pt;height:500pt">'
            "<v:imagedata/></v:shape></w:pict></w:r>",
            [("正文中的图片", "1 张")],
        ),
    ],
)
def test_what_a_word_file_embeds_is_told(inner, told):
    assert unread(word(paragraph(TITLE) + BODY + paragraph(inner)), "a.docx") == told


def form(draw):
    """A page with a form field and with what `draw` puts on it."""
    file = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.setFont("STSong-Light", 16)
    for at, line in enumerate([TITLE, *SENTENCES]):
        canvas.drawString(70, 740 - 28 * at, line)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def test_a_form_field_is_read_where_it_stands():
    data = form(lambda canvas: canvas.acroForm.textfield(value="NO 2023-16", x=70, y=770, width=200, height=24))
    found = read(data, "a.pdf")
    assert found.text.split("\n")[0] == "NO 2023-16"
    assert found.unread == ()


def test_an_annotation_that_draws_nothing_is_told():
    def note(canvas):
        canvas.freeTextAnnotation("以此为准 2023-06-20", "/Helv 12 Tf", Rect=[70, 770, 300, 800])

    found = read(form(note), "a.pdf")
    assert "2023-06-20" in found.text or [one.reason for one in found.unread] == ["表单和批注里的文字"]
