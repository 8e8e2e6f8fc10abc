"""RTF is read without LibreOffice, as Word, WPS and WordPad write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import Refused, read, rtf
from archive.formats.rtf import code_pages

LINES = [
    "示例市总工会文件",
    "示工发〔2023〕12号",
    "关于开展职工读书活动的通知",
    "各县（市、区）总工会：",
    "请于6月10日前报送。",
]
HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fnil\fcharset0 Arial;}}"


def as_bytes(words: str, encoding: str = "gb18030") -> str:
    """Words as WordPad writes them: a byte of GBK at a time."""
    return "".join(
        "".join(rf"\'{byte:02x}" for byte in sign.encode(encoding)) if sign > "~" else sign for sign in words
    )


def as_numbers(words: str, after: int = 1) -> str:
    """Words as Word writes them: numbers of UTF-16, each with what older programs show instead."""
    found = [rf"\uc{after} "]
    for sign in words:
        pairs = sign.encode("utf-16-le")
        for at in range(0, len(pairs), 2):
            number = int.from_bytes(pairs[at : at + 2], "little", signed=True)
            found.append(rf"\u{number} " + (as_bytes(sign) if after == 2 and len(pairs) == 2 else "?" * after))
    return "".join(found)


def text_of(body: str, head: str = HEAD) -> str:
    return rtf.read(f"{head}\\f0 {body}}}".encode("latin-1")).text


@pytest.mark.parametrize(
    "write", [as_bytes, as_numbers, lambda words: as_numbers(words, 2), lambda words: as_numbers(words, 0)]
)
def test_words_are_read_however_they_are_written(write):
    assert text_of("\\par\r\n".join(map(write, LINES))) == "\n".join(LINES)


def test_bytes_may_stand_as_they_are():
    data = f"{HEAD}\\f0 ".encode() + "\\par\n".join(LINES).encode("gb18030") + b"}"
    assert rtf.read(data).text == "\n".join(LINES)


@given(
    st.lists(
        st.text(st.sampled_from("示例市总工会关于的通知𠮷㙍（）—ab1 "), min_size=1, max_size=30),
        min_size=1,
        max_size=5,
    )
)
@settings(deadline=None)
def test_any_words_come_back(lines):
    lines = ["示", *(line.strip() or "例" for line in lines)]
    for write in (as_bytes, as_numbers):
        assert text_of("\\par ".join(map(write, lines))).split("\n") == lines


def test_a_chinese_run_under_a_latin_font_is_chinese_all_the_same():
    assert text_of(rf"\f1 {as_bytes(LINES[0])}") == LINES[0]


def test_the_character_set_of_the_font_goes_before_that_of_the_file():
    head = HEAD.replace("ansicpg936", "ansicpg1252")
    assert text_of(as_bytes(LINES[0]), head) == LINES[0]
    assert text_of(as_bytes("總工會", "big5"), head.replace("fcharset134", "fcharset136")) == "總工會"
    assert code_pages.decoded(b"caf\xe9", "cp1252", "gb18030") == "café"


def test_a_row_of_a_table_is_a_line_with_tabs():
    rows = [["单位", "名额"], ["示例县总工会", "3"]]
    body = "".join(r"\trowd\intbl " + "".join(as_bytes(cell) + r"\cell " for cell in row) + r"\row" for row in rows)
    assert text_of(rf"{as_bytes('附表')}\par {body}\pard {as_bytes('完')}") == "附表\n单位\t名额\n示例县总工会\t3\n完"


def test_a_table_that_only_sets_a_page_is_lines():
    cell = r"\par ".join(map(as_bytes, LINES))
    assert text_of(rf"\trowd\intbl {cell}\cell\row").split("\n") == LINES


def test_labels_of_lists_stand_before_their_paragraphs():
    label = rf"{{\listtext\pard {as_bytes('一、')}\tab}}"
    assert text_of(rf"{label}{as_bytes('加强领导')}\par") == "一、加强领导"


def test_what_is_not_seen_is_left_out_with_its_reason():
    body = rf"{as_bytes('正文。')}{{\v {as_bytes('暗语')}}}{{\deleted {as_bytes('旧日期')}}}"
    body += rf"{{\header {as_bytes('内部资料')}}}{{\*\annotation {as_bytes('请再核')}}}{{\footer {as_bytes('第1页')}}}"
    found = rtf.read(f"{HEAD}\\f0 {body}}}".encode())
    assert found.text == "正文。"
    assert {one.reason: one.text for one in found.omitted} == {
        "隐藏文字": "暗语", "修订中删除的文字": "旧日期", "页眉": "内部资料", "批注": "请再核", "页脚": "第1页",
    }  # fmt: skip


def test_notes_stand_at_the_end_and_embedded_files_are_told():
    body = rf"{as_bytes('正文')}{{\footnote {as_bytes('见前文')}}}{as_bytes('续')}"
    body += r"{\object{\*\objclass Excel.Sheet.12}{\*\objdata 0105}}"
    found = rtf.read(f"{HEAD}\\f0 {body}}}".encode())
    assert found.text == "正文续\n见前文"
    assert [(one.reason, one.text) for one in found.omitted] == [("嵌入的文件", "Excel.Sheet.12")]


def test_instructions_pictures_and_unknown_groups_are_no_words():
    body = r"{\field{\*\fldinst HYPERLINK http://www.example.cn}{\fldrslt " + as_bytes("网址") + "}}"
    body += (
        r"{\pict\pngblip 89504e47}{\*\whatever abc}{\info{\title abc}}{\upr{abc}{\*\ud " + as_numbers("通知") + "}}"
    )
    assert text_of(body) == "网址通知"


def test_one_door_reads_it_whatever_it_is_called():
    found = read(f"{HEAD}\\f0 {as_bytes(LINES[0])}}}".encode(), "通知.doc")
    assert (found.text, found.media_type) == (LINES[0], "application/rtf")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (f"{HEAD}\\f0 {as_bytes(LINES[0])}", "不完整"),
        (HEAD + r"{\pict 89504e47}}", "1 张图片"),
        (HEAD + "}", "没有文字"),
        ("{\\rtf1" + "{" * 2_000 + "}" * 2_001, "嵌套"),
    ],
)
def test_what_cannot_be_read_is_refused(data, word):
    with pytest.raises(Refused, match=word):
        rtf.read(data.encode())


@given(
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                "\\u22269 ",
                "\\'d6",
                "\\*",
                "\\par",
                "\\cell",
                "\\row",
                "\\v",
                "\\bin9 ",
                "示",
                "\\uc9",
                "\\pict",
            ]
        )
    )
)
@settings(deadline=None)
def test_any_tokens_are_read_or_refused(pieces):
    try:
        assert rtf.read(("{\\rtf1 示" + "".join(pieces) + "}").encode()).text.encode()
    except Refused as refusal:
        assert str(refusal).endswith("。")
