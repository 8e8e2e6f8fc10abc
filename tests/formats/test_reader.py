"""The one door: read(data, name) tells the kind of a file by its content and gives its text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import Refused, Text, read
from archive.formats.reader import DEEPEST_BRACKETS, MOST_CHARACTERS
from tests.support import saved_files
from tests.support.printed_files import Press

LINES = ["示例市总工会关于示例工作的通知", "各县总工会：", "请认真落实。"]
TEXT = "\n".join(LINES)
NAMES = ["a.txt", "a.docx", "a.pdf", "a.html", "a.md", "a.doc", "a.ceb", "通知", ""]
BEGINNINGS = [
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"<p>", b"<?xml", b"\xff\xfe",
    b"MIME-Version: 1.0\n", b"\x89PNG\r\n\x1a\n", b"BM", b"MZ", "示例".encode(), "示例".encode("gb18030"),
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in NAMES if name != "a.md"])
@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (TEXT.encode(), "text/"),
        (saved_files.page(LINES), "text/html"),
        (saved_files.word(LINES), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Press().paragraph(LINES[0]).paragraph(LINES[1], 0).paragraph(LINES[2]).pdf(), "application/pdf"),
    ],
    ids=["text", "html", "docx", "pdf"],
)
def test_the_kind_is_told_by_the_content_and_not_by_the_name(data, media_type, name):
    found = read(data, name)
    assert found.media_type.startswith(media_type)
    assert [line.strip() for line in found.text.split("\n")] == LINES


def test_markdown_may_begin_with_markup():
    assert read(f"<center>\n# {TEXT}".encode(), "a.md").media_type == "text/markdown"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00" * 100])
def test_an_empty_file_is_refused(data):
    with pytest.raises(Refused, match="空的"):
        read(data, "a.txt")


@pytest.mark.parametrize("data", ["——！？".encode(), "<p>……</p>".encode(), saved_files.word(["——"])])
def test_a_file_without_words_is_refused(data):
    with pytest.raises(Refused, match="没有文字"):
        read(data, "a")


@pytest.mark.parametrize("pair", ["（）", "()", "〔〕", "[]", "《》", "【】", "{}"])
def test_brackets_nested_without_end_are_refused(pair):
    deep = TEXT + pair[0] * 100_000 + "字" + pair[1] * 100_000
    for data in (deep.encode(), saved_files.page([deep])):
        with pytest.raises(Refused, match="括号嵌套"):
            read(data, "a.txt")


def test_many_brackets_side_by_side_are_no_nest():
    assert read((TEXT + "（一）〔二〕" * 100_000).encode(), "a.txt")
    assert read((TEXT + "（" * DEEPEST_BRACKETS).encode(), "a.txt")


def test_a_text_without_end_is_refused():
    with pytest.raises(Refused, match="500 万字"):
        read(b"a" * (MOST_CHARACTERS + 1), "a.txt")


def test_a_text_never_has_what_no_database_keeps():
    assert (
        read(saved_files.page(["示例&#0;&#xD800;文字"]).replace(b"&amp;", b"&"), "a.html").text
        == "示例\ufffd\ufffd文字"
    )


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from(NAMES))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(beginning, data, name):
    try:
        found = read(beginning + data, name)
    except Refused as refusal:
        assert str(refusal).endswith("。")
    else:
        assert isinstance(found, Text)
        assert found.text.encode()


WHOLE = {
    "html": saved_files.page(LINES),
    "docx": saved_files.word(LINES),
    "gbk": TEXT.encode("gbk"),
    "utf-8": TEXT.encode(),
}


@given(st.sampled_from(sorted(WHOLE)), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=6))
@settings(deadline=None)
def test_damaged_files_are_read_or_refused(kind, changes):
    data = WHOLE[kind]
    for place, inserted in changes:
        at = int(place * len(data))
        data = data[:at] + inserted + data[at + 2 :]
    try:
        assert read(data, "a").text.strip()
    except Refused as refusal:
        assert str(refusal).endswith("。")
