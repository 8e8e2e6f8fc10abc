"""OFD is read in the order of its pages, whatever order its program wrote the objects in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import Refused, ofd, read
from archive.formats.ofd import page_objects
from tests.support.ofd_files import SIZE, lines, path, picture, text
from tests.support.ofd_files import ofd as written
from tests.support.word_files import zipped

LINES = [
    "示例市总工会文件", "示工发〔2023〕12号", "关于开展职工读书活动的通知", "各县（市、区）总工会：",
    "一、请于6月10日前报送。",
    "示例市总工会", "2023年4月20日",
]  # fmt: skip
# 28 characters of 5.6 mm fill the type area of 156 mm.
FULL = "为做好职工读书活动，引导广大职工多读书、读好书，现将有关"
REST = "事项通知如下，请认真贯彻落实。"


def test_a_page_is_read_line_by_line():
    found = read(written(lines(LINES)), "通知.ofd")
    assert (found.text.split("\n"), found.media_type, found.ocr) == (LINES, "application/ofd", False)


@given(st.permutations(range(len(LINES))))
@settings(deadline=None, max_examples=25)
def test_the_order_of_the_objects_does_not_matter(order):
    objects = [text(LINES[at], 28, 40 + 10.2 * at) for at in order]
    assert ofd.read(written("".join(objects))).text.split("\n") == LINES


def test_characters_may_each_be_an_object_of_their_own():
    objects = "".join(text(sign, 28 + SIZE * at, 60) for at, sign in enumerate("关于开展活动的通知"))
    assert ofd.read(written(objects)).text == "关于开展活动的通知"


@pytest.mark.parametrize(
    "code",
    [
        '<ofd:TextCode X="0" Y="5" DeltaX="5.6 5.6 5.6 5.6 5.6">示工发12号</ofd:TextCode>',
        '<ofd:TextCode X="0" Y="5" DeltaX="g 5 5.6">示工发12号</ofd:TextCode>',
        '<ofd:TextCode X="0" Y="5" DeltaX="g 2 5.6 g 2 2.8 2.8">示工发12号</ofd:TextCode>',
        '<ofd:TextCode X="0" Y="5">示工发12号</ofd:TextCode>',
        '<ofd:TextCode X="0" Y="5">示工发</ofd:TextCode><ofd:TextCode X="16.8">12号</ofd:TextCode>',
    ],
)
def test_steps_in_every_writing(code):
    objects = f'<ofd:TextObject Boundary="28 40 150 8" Size="5.6">{code}</ofd:TextObject>'
    assert ofd.read(written(objects)).text == "示工发12号"


def test_a_matrix_places_and_stretches():
    """A program that sets type of size 1 and has the matrix make it larger."""
    objects = (
        '<ofd:TextObject Boundary="10 20 190 100" CTM="5.6 0 0 5.6 18 0" Size="1">'
        '<ofd:TextCode X="0" Y="8" DeltaX="g 7 1">示例市总工会文件</ofd:TextCode>'
        '<ofd:TextCode X="0" Y="10" DeltaX="g 3 1">各县工会</ofd:TextCode></ofd:TextObject>'
    )
    assert ofd.read(written(objects)).text == "示例市总工会文件\n各县工会"


def test_a_paragraph_goes_on_over_lines_and_pages():
    indented = [text(FULL[:26], 28 + 2 * SIZE, 40), text(FULL, 28, 50.2), text(FULL, 28, 60.4)]
    first = "".join(indented) + "".join(text(FULL, 28, 70.6 + 10.2 * at) for at in range(18))
    found = ofd.read(written(first, text(REST, 28, 40) + text("特此通知。", 28 + 2 * SIZE, 50.2)))
    assert found.text.split("\n") == [FULL[:26] + FULL * 20 + REST, "特此通知。"]


def test_page_numbers_and_running_heads_are_left_out():
    words = ["为做好职工读书活动写下这一段。", "请各县总工会认真贯彻落实。", "有关事项另行通知。"]
    around = "".join([text("示例市总工会文件汇编", 60, 15, 3.5), text("— {} —", 95, 285, 4)])
    found = ofd.read(written(*(lines([line]) + around.format(at) for at, line in enumerate(words, 1))))
    assert found.text.split("\n") == words
    assert {one.reason for one in found.omitted} == {"页码", "页眉"}


def test_a_template_stands_behind_the_page():
    assert ofd.read(written(lines(LINES[1:], y=50.2), template=lines(LINES[:1]))).text.split("\n") == LINES


def test_what_is_written_upon_a_page_is_read_and_watermarks_are_not():
    note = '<ofd:Annot ID="1" Type="{}"><ofd:Appearance Boundary="28 20 150 200">{}</ofd:Appearance></ofd:Annot>'
    notes = note.format("Stamp", text("示工发〔2023〕12号", 0, 10)) + note.format("Watermark", text("草稿", 40, 80))
    found = ofd.read(written(lines(LINES[2:]), notes=notes))
    assert found.text.split("\n")[0] == "示工发〔2023〕12号"
    assert [(one.reason, one.text) for one in found.omitted] == [("水印", "草稿")]


def test_a_drawing_kept_once_is_read_where_it_is_used():
    resource = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8">'
        f"<ofd:Content>{text('示例市总工会文件', 0, 10)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    page = '<ofd:CompositeObject ID="7" ResourceID="8" Boundary="28 30 150 20"/>' + lines(LINES[1:], y=50.2)
    data = written(page, common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>", Doc_0__DocumentRes=resource)
    assert ofd.read(data).text.split("\n") == LINES


def test_a_drawing_of_drawings_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(page_objects, "MOST_OBJECTS", 2_000)
    used = "".join('<ofd:CompositeObject ResourceID="8" Boundary="0 0 9 9"/>' for _ in range(20))
    resource = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8">'
        f"<ofd:Content>{used}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    data = written(used, common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>", Doc_0__DocumentRes=resource)
    with pytest.raises(Refused, match="万个"):
        ofd.read(data)


def test_a_table_with_drawn_rules_is_rows():
    xs, ys = (28, 80, 150), (90, 102, 114)
    rules = "".join(path((xs[0], y), (xs[-1], y)) for y in ys) + "".join(path((x, ys[0]), (x, ys[-1])) for x in xs)
    cells = [["单位", "名额"], ["示例县总工会", "3"]]
    words = "".join(
        text(cell, xs[at] + 2, ys[row] + 8) for row, line in enumerate(cells) for at, cell in enumerate(line)
    )
    assert ofd.read(written(lines(["附表"]) + rules + words)).text.split("\n") == [
        "附表",
        "单位\t名额",
        "示例县总工会\t3",
    ]


def test_what_nobody_sees_is_left_out():
    hidden = text("暗语", 28, 200, more='Visible="false"') + text("透明", 60, 200, inner='<ofd:FillColor Alpha="0"/>')
    turned = text("样本", 28, 100, more='CTM="0.7 0.7 -0.7 0.7 0 0"') + text("页外", 400, 50)
    found = ofd.read(written(lines(LINES) + hidden + turned))
    assert found.text.split("\n") == LINES
    assert {one.reason: one.text for one in found.omitted} == {
        "水印": "样本",
        "页面之外的文字": "页外",
        "不可见文字": "暗语透明",
    }


def test_the_unseen_layer_of_a_scanned_page_is_its_text():
    layer = "".join(text(line, 28, 40 + 10.2 * at, more='Visible="false"') for at, line in enumerate(LINES))
    found = ofd.read(written(picture() + layer))
    assert (found.text.split("\n"), found.ocr) == (LINES, True)


def test_pages_that_are_pictures_are_named():
    with pytest.raises(Refused, match="第 2、3 页是图片"):
        ofd.read(written(lines(LINES), picture(), picture() + text("2", 100, 285)))


def test_a_seal_upon_a_page_of_words_is_no_scan():
    assert ofd.read(written(lines(LINES) + picture(100, 80, 40, 40))).text.split("\n") == LINES


def test_the_older_name_space_is_read_too():
    parts = {
        "OFD.xml": "<OFD {}><DocBody><DocRoot>/Doc/D.xml</DocRoot></DocBody></OFD>",
        "Doc/D.xml": '<Document {}><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>',
        "Doc/P.xml": f"<Page {{}}><Content>{text('示例市总工会', 28, 40).replace('ofd:', '')}</Content></Page>",
    }
    space = 'xmlns="http://www.ofdspec.org"'
    assert ofd.read(zipped({name: part.format(space) for name, part in parts.items()})).text == "示例市总工会"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (zipped({"OFD.xml": "<a/>"}), "缺少文档"),
        (zipped({"OFD.xml": "<a><DocRoot>D.xml</DocRoot></a>"}), "缺少d.xml"),
        (zipped({"OFD.xml": "<!DOCTYPE a><a/>"}), "DOCTYPE"),
        (zipped({"OFD.xml": "<a", "b": ""}), "已损坏"),
        (zipped({"OFD.xml": "<a/>", "Encryptions.xml": "<a/>"}), "已加密"),
        (written(), "没有文字"),
        (written(text("¤" * 40 + "号12", 10, 40, 3)), "没有文字编码"),
        (written(lines(LINES))[:900], "不完整"),
    ],
)
def test_what_cannot_be_read_is_refused(data, word):
    with pytest.raises(Refused, match=word):
        read(data, "通知.ofd")
