"""The guard before a zip. The bombs are made here and are small."""

import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats import Refused
from archive.formats.zip_guard import MOST_ENTRIES, Zipped
from tests.support.word_files import zipped

SMALL = zipped({"a.xml": "<甲/>", "b.xml": "<乙/>"})
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        Zipped(data)
    return str(refused.value)


def patched(data: bytes, signature: bytes, offset: int, form: str, value: int) -> bytes:
    """The bytes with a number in the first header of a kind forged."""
    forged = bytearray(data)
    struct.pack_into(form, forged, data.index(signature) + offset, value)
    return bytes(forged)


def test_entries_are_found_in_any_case():
    archive = Zipped(SMALL)
    assert "A.XML" in archive
    assert archive.read("A.xml") == "<甲/>".encode()
    assert archive.names == ["a.xml", "b.xml"]


def test_what_is_no_zip():
    assert "不是 Word 文件" in refusal(b"GIF89a" + b"\x00" * 100)


@pytest.mark.parametrize("length", [4, 40, len(SMALL) - 30, len(SMALL) - 1])
def test_cut_short(length):
    assert "不完整" in refusal(SMALL[:length])


def test_the_beginning_cut_away_and_replaced():
    assert "不完整" in refusal(LOCAL + SMALL[40:])


def test_encrypted():
    assert "有密码" in refusal(patched(SMALL, CENTRAL, 8, "<H", 1))


@pytest.mark.parametrize(
    "name", ["../up.xml", "a/../../up.xml", "/etc/a.xml", "C:/a.xml", "word\\document.xml", "a/.."]
)
def test_names_that_lead_somewhere(name):
    placeholder = "x" * len(name)
    data = zipped({placeholder: "<a/>"}).replace(placeholder.encode(), name.encode())
    assert "带有路径" in refusal(data)


def test_two_dots_in_a_name_are_no_path():
    assert "附件..说明.xml" in Zipped(zipped({"附件..说明.xml": "<a/>"}))


def test_too_many_entries():
    assert "条目超过" in refusal(zipped({f"{number}": "" for number in range(MOST_ENTRIES + 1)}))


def test_as_many_entries_as_allowed():
    assert len(Zipped(zipped({f"{number}": "" for number in range(MOST_ENTRIES)})).names) == MOST_ENTRIES


def test_a_bomb_of_zeros():
    bomb = zipped({"word/document.xml": b"\x00" * 30_000_000})
    assert len(bomb) < 40_000
    assert "压缩比" in refusal(bomb)


def test_more_than_may_be_unpacked_in_all():
    one = zipped({"a": bytes(range(256)) * 1000})
    assert "超过 200 MB" in refusal(patched(one, CENTRAL, 24, "<I", 300 * 1024 * 1024))


@pytest.mark.parametrize(("signature", "offset"), [(CENTRAL, 24), (LOCAL, 22)])
def test_a_claim_of_four_gigabytes(signature, offset):
    assert "4.0 GB" in refusal(patched(SMALL, signature, offset, "<I", 0xFFFFFFFE))


def test_a_claim_of_more_in_the_wide_form():
    entry = zipfile.ZipInfo("a.xml")
    entry.extra = struct.pack("<HHQ", 1, 8, 5 * 1024**3)
    data = zipped({entry: "<a/>"})
    assert "5.0 GB" in refusal(patched(patched(data, CENTRAL, 24, "<I", 0xFFFFFFFF), LOCAL, 22, "<I", 0))
    assert "5.0 GB" in refusal(patched(data, LOCAL, 22, "<I", 0xFFFFFFFF))


def test_less_claimed_than_is_inside_is_not_believed():
    archive = Zipped(patched(patched(SMALL, CENTRAL, 24, "<I", 2), LOCAL, 22, "<I", 2))
    with pytest.raises(Refused, match="已损坏"):
        archive.read("a.xml")


def test_an_entry_is_never_unpacked_beyond_the_limit():
    with pytest.raises(Refused, match="超过 1 MB"):
        Zipped(zipped({"a": "甲" * 1_000_000})).read("a", limit=1024 * 1024)


def test_a_changed_byte_is_damage():
    data = zipped({"a": "abcdefgh"}, zipfile.ZIP_STORED).replace(b"abcdefgh", b"abcdefgi")
    with pytest.raises(Refused, match="已损坏"):
        Zipped(data).read("a")


def test_one_name_twice():
    data = zipped({"a.xml": "1", "b.xml": "2"}).replace(b"b.xml", b"A.xml")
    assert "同名" in refusal(data)


def test_one_piece_of_data_under_two_names():
    second = SMALL.rindex(CENTRAL)
    assert "重叠" in refusal(SMALL[: second + 42] + struct.pack("<I", 0) + SMALL[second + 46 :])


def test_a_compression_that_office_does_not_know():
    assert "压缩方法" in refusal(zipped({"a": "甲" * 100}, zipfile.ZIP_LZMA))


@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=6))
def test_forged_headers_are_refused_or_read(changes):
    data = bytearray(SMALL)
    for at, value in changes:
        data[at] = value
    try:
        archive = Zipped(bytes(data))
        contents = [archive.read(name) for name in archive.names]
    except Refused as refused:
        assert str(refused).endswith("。")
    else:
        assert all(content in ("<甲/>".encode(), "<乙/>".encode(), b"") for content in contents)
