"""Pages saved as one file (MHT) are read as pages are, whoever saved them and however they are called."""

import pytest

from archive.formats import Refused, read
from tests.support.mails import page, part, saved_page

LINES = [
    "关于开展职工读书活动的通知",
    "示工发〔2023〕12号",
    "各县总工会：",
    "请于6月10日前报送。",
    "示例市总工会",
    "2023年4月20日",
]
PICTURE = part(b"\x89PNG\r\n\x1a\n", "image/png", "base64")
NAMES = ["通知.mht", "通知.mhtml", "通知.doc", "通知.txt"]
SAVED = {
    "Chrome": saved_page(part(page(LINES, "utf-8"), more="Content-ID: <frame-1@mhtml.blink>\r\n"), PICTURE),
    "Internet Explorer": saved_page(
        part(page(LINES), charset="gb2312"), head='From: "Saved by Windows Internet Explorer 8"\r\n'
    ),
    "base64": saved_page(part(page(LINES), transfer="base64", charset="gb2312"), PICTURE),
    "eight bits": saved_page(part(page(LINES), transfer="8bit", charset="gb2312")),
    "Word": saved_page(part(page(LINES), charset="gb2312"), PICTURE, head=""),
    "the picture first": saved_page(
        PICTURE, part(page(LINES), more="Content-ID: <main>\r\n"), more='\r\n\tstart="<main>";'
    ),
    "one part": b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n" + part(page(LINES, "utf-8"), charset="utf-8"),
    "a wrong charset in the header": saved_page(part(page(LINES), charset="utf-8")),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", SAVED)
def test_the_page_is_read(way, name):
    found = read(SAVED[way], name)
    assert (found.text.split("\n"), found.media_type) == (LINES, "multipart/related")


def test_an_encoding_that_the_header_alone_says():
    lines = ["關於開展職工讀書活動的通知", "請各縣總工會認真落實。"]
    data = saved_page(part(page(lines, "big5").replace(b"big5", b"x"), charset="big5"))
    assert read(data, "a.mht").text.split("\n") == lines


def test_of_frames_the_one_that_holds_the_text():
    frames = b"<html><frameset><frame src=a.htm><frame src=b.htm></frameset></html>"
    menu = page(["首页", "工会概况", "通知公告"])
    found = read(saved_page(part(frames), part(menu), part(page(LINES))), "a.mht")
    assert found.text.split("\n") == LINES
    assert [one.reason for one in found.omitted][-1] == "网页里的其他框架"


def test_a_directive_in_a_frame_within_the_page():
    around = page(["示例市总工会欢迎您", "今日天气多云", "友情链接"], "utf-8")
    assert read(saved_page(part(around), part(page(LINES))), "a.mht").text.split("\n") == LINES


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (saved_page(PICTURE), "没有网页的正文"),
        (SAVED["Chrome"][:-12], "不完整"),
        (SAVED["Chrome"][: len(SAVED["Chrome"]) // 2], "不完整"),
        (saved_page(*[part(b"<p>a", transfer="8bit")] * 2_001), "超过 2000 个"),
        (saved_page(part(b"<html><body><img src=1.jpg></body></html>")), "1 张图片"),
    ],
)
def test_what_cannot_be_read_is_refused(data, word):
    with pytest.raises(Refused, match=word):
        read(data, "通知.mht")
