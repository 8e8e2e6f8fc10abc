"""Plain text and Markdown, whatever the encoding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import MARKDOWN, PLAIN, Refused, read

TEXT = "示例市总工会关于示例工作的通知\n各县总工会：\n请于8月31日前报送总结，并抓好落实。\n"
TRADITIONAL = "各縣總工會、各產業工會：為深入貫徹勞動者權益保障工作的有關要求，現將有關事項通知如下，請認真組織實施。"
JAPANESE = "各労働組合は、次の事項について速やかに報告してください。職員の安全衛生に関する取り組みを強化すること。"


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read(data, "a.txt")
    return str(caught.value)


@pytest.mark.parametrize(
    ("mark", "encoding", "told"),
    [
        ("", "utf-8", "utf-8"),
        ("", "gb18030", "gb18030"),
        ("", "gbk", "gb18030"),
        ("", "gb2312", "gb18030"),
        ("\ufeff", "utf-8", "utf-8-sig"),
        ("\ufeff", "utf-16-le", "utf-16"),
        ("\ufeff", "utf-16-be", "utf-16"),
        ("\ufeff", "utf-32-le", "utf-32"),
        ("\ufeff", "utf-32-be", "utf-32"),
        ("", "utf-16-le", "utf-16-le"),
        ("", "utf-16-be", "utf-16-be"),
    ],
)
def test_every_usual_encoding_is_read(mark, encoding, told):
    found = read((mark + TEXT).encode(encoding), "a.txt")
    assert (found.text, found.encoding, found.media_type) == (TEXT, told, PLAIN)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_one_line_of_utf_16_has_neither_mark_nor_zero_byte(encoding):
    assert read("示例市总工会关于工作的通知".encode(encoding), "a.txt").text == "示例市总工会关于工作的通知"


@pytest.mark.parametrize(("text", "encoding"), [(TRADITIONAL, "big5"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp")])
def test_the_detector_tells_the_encodings_of_the_neighbours(text, encoding):
    assert read(text.encode(encoding), "a.txt").text == text


def test_traditional_characters_in_gb18030_are_not_taken_for_big5():
    assert read(TRADITIONAL.encode("gb18030"), "a.txt").text == TRADITIONAL


def test_rare_characters_and_those_of_a_private_font_are_read():
    names = "参加人员：王\ue863、李𫖯、赵玥、钱喆、孙㛃，请各单位通知到人。"
    assert read(names.encode("gb18030"), "a.txt").text == names


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32"])
def test_a_text_cut_off_within_a_character_is_refused(encoding):
    assert "不完整" in refusal(TEXT.rstrip("。\n").encode(encoding)[:-1])


@pytest.mark.parametrize("at", [10, 50, 100])
def test_a_broken_byte_is_refused_and_not_read_as_another_encoding(at):
    data = bytearray(TEXT.encode())
    data[at] = 0xFF
    line = data.count(b"\n", 0, at) + 1
    assert f"UTF-8 编码，但第 {line} 行" in refusal(bytes(data))


def test_a_broken_byte_in_gb18030_is_refused_with_its_place():
    data = bytearray((TEXT * 4).encode("gb18030"))
    data[200] = 0xFF
    assert "GB18030 编码，但第" in refusal(bytes(data))


@pytest.mark.parametrize(
    "data", ["“quoted” – café".encode("cp1252"), "Пример текста".encode("koi8-r"), bytes(range(128, 256))]
)
def test_bytes_in_no_encoding_that_can_be_told_are_refused(data):
    assert "编码" in refusal(data)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\v", "\u2028", "\u2029", "\x85", "\n"])
def test_line_ends_are_one_kind(end):
    assert read(TEXT.replace("\n", end).encode(), "a.txt").text == TEXT


def test_the_end_mark_of_dos_is_no_text():
    assert read(TEXT.encode() + b"\x1a", "a.txt").text == TEXT


def test_a_stray_code_of_a_word_processor_is_no_harm():
    assert "报送\x07总结" in read(TEXT.replace("报送", "报送\x07").encode(), "a.txt").text


@pytest.mark.parametrize("data", [b"abc\x00def", bytes(range(1, 32)) * 9, b"\x00\x01\x02" * 50])
def test_binary_data_is_refused(data):
    assert "二进制" in refusal(data)


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.md", TEXT, MARKDOWN),
        ("a.MARKDOWN", TEXT, MARKDOWN),
        ("a.txt", "# 标题\n**加粗**", PLAIN),
        ("a", "# 标题\n\n**加粗**的字", MARKDOWN),
        ("a", "# 标题\n\n文字", PLAIN),
        ("通知.docx", TEXT, PLAIN),
    ],
)
def test_the_media_type_is_told_by_the_name_or_by_marks(name, text, media_type):
    assert read(text.encode(), name).media_type == media_type


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_what_is_written_in_utf_8_is_read_back(text):
    # Not begun like a file of another kind, and not without words.
    whole = f"示例：{text}"
    expected = whole.replace("\u2028", "\n").replace("\u2029", "\n")
    assert read(whole.encode(), "a.txt").text == expected


COMMON = "".join(sorted(set(TEXT) - {"\n"}))


# The same examples each time: now and then a dozen characters in GB18030 look like damaged UTF-8, and are refused.
@settings(derandomize=True)
@given(st.text(COMMON, min_size=8), st.sampled_from(["gb18030", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"]))
def test_common_characters_are_read_back_from_every_encoding(text, encoding):
    assert read(f"示例市总工会{text}".encode(encoding), "a.txt").text.removeprefix("\ufeff") == f"示例市总工会{text}"


def test_blanks_that_web_pages_indent_by_are_not_garbled():
    text = "\n".join(f"{chr(0xA0) * 8}（{number}）£5、¤、é" for number in range(9))
    assert read(text.encode(), "a.txt").text == text.replace("\xa0", " ") or read(text.encode(), "a.txt").text == text
