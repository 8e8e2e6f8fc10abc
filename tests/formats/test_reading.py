import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats import Refused, read

TEXT = "示例市总工会关于示例工作的通知\n各县总工会："


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_every_usual_encoding_is_read(encoding):
    assert read(TEXT.encode(encoding), "a.txt").text == TEXT


def test_line_ends_are_one_kind():
    assert read(TEXT.replace("\n", "\r\n").encode(), "a.md").text == TEXT


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "空"),
        (b" \n\t", "a.txt", "空"),
        (b"%PDF-1.7 ...", "a.txt", "PDF"),
        (b"PK\x03\x04....", "a.txt", "Word"),
        (b"abc\x00def", "a.txt", "二进制"),
        (bytes(range(1, 32)) * 9, "a.txt", "二进制"),
        ("示例".encode() + b"\xff\xff\xff", "a.txt", "编码"),
        ("示例".encode(), "a.xyz", "类型"),
        ("——！？".encode(), "a.txt", "没有文字"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, name, said):
    with pytest.raises(Refused, match=said):
        read(data, name)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    try:
        assert read(data, "a.txt").text
    except Refused as refusal:
        assert str(refusal).endswith("。")
