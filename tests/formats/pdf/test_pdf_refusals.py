"""PDF files that cannot be read: each refused with its own sentence, and nothing else comes out."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import Refused, pdf
from archive.formats.pdf import child_process
from tests.support.printed_files import Press

WHOLE = Press().paragraph("示例市总工会关于示例工作的通知。" * 200).pdf()
CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"


def raw_pdf(*objects: bytes) -> bytes:
    """A file of these objects, the first of which is its catalog."""
    data, places = b"%PDF-1.7\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + table + trailer


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%b]" % (b"/FlateDecode" * times))


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        pdf.read(data)
    assert str(refused.value).endswith("。")
    return str(refused.value)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n" + b"0" * 99, b"x" * 2000 + WHOLE])
def test_what_is_no_pdf_is_refused(data):
    assert "不是 PDF" in refusal(data)


@pytest.mark.parametrize("kept", [9, 100, len(WHOLE) // 4, len(WHOLE) // 2, len(WHOLE) - 600, len(WHOLE) - 8])
def test_a_file_that_is_cut_off_is_refused(kept):
    assert "不完整" in refusal(WHOLE[:kept])


def test_a_file_that_is_cut_off_in_a_later_version_is_refused():
    assert "不完整" in refusal(WHOLE + b"\n3 0 obj\n<</Type/Page/Parent 2 0")


def test_a_web_optimised_file_that_is_cut_off_is_refused():
    # Such a file has an end mark near its beginning too, behind the objects of the first page.
    head = b"%PDF-1.7\n1 0 obj\n<</Linearized 1/L 90000/N 3>>\nendobj\nstartxref\n0\n%%EOF\n"
    assert "不完整" in refusal(head + b"2 0 obj\n<<>>\nendobj\n" + b"%%EOF\n")


def test_a_file_that_lacks_bytes_in_the_middle_is_refused():
    assert "中间缺少" in refusal(WHOLE[:3000] + WHOLE[3001:])


def test_a_wrong_table_alone_is_put_right_as_every_reader_of_pdf_does():
    assert pdf.read(WHOLE.replace(b"startxref\n", b"startxref\n9")).text == pdf.read(WHOLE).text


@pytest.mark.parametrize("data", [b"junk\n" + WHOLE, WHOLE + b"\n<html></html>\n" * 200], ids=["before", "after"])
def test_what_a_web_server_wrote_around_a_file_does_no_harm(data):
    assert pdf.read(data).text == pdf.read(WHOLE).text


def test_a_locked_file_is_refused():
    assert "密码" in refusal(Press(password="secret").paragraph("示例").pdf())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"%%EOF", "已损坏"),
        (raw_pdf(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), "没有页面"),
        (raw_pdf(CATALOG, b"<</Type/Pages/Kids[%b]/Count 3000>>" % (b"3 0 R " * 3000), PAGE), "3000 页"),
        (raw_pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2>>", PAGE, stream(b"")), "第 2 页已损坏"),
        (raw_pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"), "第 1 页已损坏"),
        (raw_pdf(CATALOG, PAGES, PAGE, stream(b"")), "没有文字"),
    ],
    ids=["garbage", "no pages", "many pages", "a page that is not there", "a page tree that bites its tail", "blank"],
)
def test_damaged_and_empty_files_are_refused(data, said):
    assert said in refusal(data)


def test_a_file_that_unpacks_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(child_process, "MEMORY_MB", 300)
    assert "内存" in refusal(raw_pdf(CATALOG, PAGES, PAGE, packed(b" " * 250_000_000, times=2)))


def test_forms_that_draw_one_another_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(child_process, "MEMORY_MB", 300)
    loop = stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    assert refusal(raw_pdf(CATALOG, PAGES, PAGE, stream(b"/X Do"), loop))


def test_a_picture_larger_than_any_paper_is_refused():
    claims = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    drawn = stream(b"q 600 0 0 800 0 0 cm /X Do Q")
    assert refusal(raw_pdf(CATALOG, PAGES, PAGE, drawn, stream(b"0" * 99, claims)))


def test_a_file_that_keeps_the_processor_busy_is_refused(monkeypatch):
    monkeypatch.setattr(child_process, "PROCESSOR_SECONDS", 1)
    assert "用时过长" in refusal(raw_pdf(CATALOG, PAGES, PAGE, packed(b"q Q " * 50_000_000)))


def test_more_characters_than_any_directive_has_are_refused(monkeypatch):
    monkeypatch.setattr(child_process, "MOST_CHARACTERS", 1000)
    assert "上限" in refusal(WHOLE)


def test_a_file_larger_than_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(pdf.wholeness, "LARGEST", 1000)
    assert "MB" in refusal(WHOLE)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import time; time.sleep(60)", "用时过长"),
        ("import os; os.abort()", "内存"),
        ("import os; os.kill(os.getpid(), 11)", "出错中止"),
        ("print('no answer')", "出错中止"),
        ('print(\'{"pages": [{"blocks": 3}]}\')', "出错中止"),
        ('print(\'{"problem": "unheard of"}\')', "出错中止"),
        ("print('[' * 100000)", "出错中止"),
    ],
    ids=["sleeps", "aborts", "crashes", "talks", "answers wrongly", "invents", "nests"],
)
def test_whatever_becomes_of_the_child_the_reader_gets_a_sentence(monkeypatch, program, said):
    monkeypatch.setattr(child_process, "_PROGRAM", program)
    monkeypatch.setattr(child_process, "WALL_SECONDS", 2)
    assert said in refusal(WHOLE)


def test_the_child_does_not_learn_the_archives_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "示例")
    told = "'password' if 'SECRET_KEY' in os.environ else 'empty'"
    monkeypatch.setattr(child_process, "_PROGRAM", f"import os, json; print(json.dumps({{'problem': {told}}}))")
    assert "没有页面" in refusal(WHOLE)


@settings(max_examples=20, deadline=None)
@given(st.integers(20, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused(at, damage):
    try:
        assert pdf.read(WHOLE[:at] + damage + WHOLE[at + len(damage) :]).text
    except Refused as refused:
        assert str(refused).endswith("。")
