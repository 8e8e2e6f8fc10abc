"""Documents are read by a child that serves many files and is replaced when one of them breaks a limit."""

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from archive.formats import Refused, limited, read
from archive.formats.file_kind import FileKind
from archive.formats.limited import reading_process, text_json
from archive.formats.limited.document_readers import READERS
from archive.formats.limited.reading_process import ReaderFault
from archive.formats.received_text import Omission, Text
from tests.formats.rtf.test_rtf import HEAD, as_bytes
from tests.support import ofd_files, saved_files
from tests.support.mails import mail, page, part, saved_page

LINES = [
    "关于开展职工读书活动的通知",
    "示工发〔2023〕12号",
    "各县总工会：",
    "请于6月10日前报送。",
    "示例市总工会",
    "2023年4月20日",
]
FILES = {
    FileKind.DOCX: saved_files.word(LINES),
    FileKind.HTML: saved_files.page(LINES),
    FileKind.RTF: (HEAD + "\\f0 " + "\\par ".join(map(as_bytes, LINES)) + "}").encode(),
    FileKind.OFD: ofd_files.ofd(ofd_files.lines(LINES)),
    FileKind.SAVED_PAGE: saved_page(part(page(LINES))),
    FileKind.MAIL: mail("\n".join(LINES)),
}
# A parser compares each attribute with all before it.
ATTACK = (
    b"<html><body><div " + b" ".join(b"a%d=1" % number for number in range(160_000)) + b"><p>x</p></div></body></html>"
)


@pytest.fixture
def fresh():
    """No child there before, and none of odd limits left behind."""
    _leave()
    yield
    _leave()


def _leave() -> None:
    if reading_process._children:
        reading_process._children.pop().end()


def pid() -> int:
    return reading_process._child().process.pid


@pytest.mark.parametrize("kind", FILES)
def test_a_document_reads_the_same_in_the_child(kind):
    assert limited.read(kind, FILES[kind]) == READERS[kind](FILES[kind])
    assert read(FILES[kind], "a").text.strip().split("\n") == LINES


def test_one_child_serves_many_files(fresh):
    read(FILES[FileKind.HTML], "a")
    first = pid()
    for data in FILES.values():
        read(data, "a")
    with pytest.raises(Refused):
        read(b"<html><body></body></html>", "a")
    assert pid() == first


def test_plain_text_needs_no_child(fresh):
    read("\n".join(LINES).encode(), "a.txt")
    assert reading_process._children == []


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(fresh, monkeypatch):
    monkeypatch.setattr(reading_process, "PROCESSOR_SECONDS", 1)
    first = pid()
    with pytest.raises(Refused, match="用时过长"):
        read(ATTACK, "a.html")
    assert read(FILES[FileKind.HTML], "a").text
    assert pid() != first


def test_so_it_is_by_the_clock(fresh, monkeypatch):
    limited.read(FileKind.HTML, FILES[FileKind.HTML])
    monkeypatch.setattr(reading_process, "WALL_SECONDS", 0.3)
    with pytest.raises(Refused, match="用时过长"):
        limited.read(FileKind.HTML, ATTACK)


def test_a_child_that_is_killed_at_work_costs_that_file_alone(fresh):
    threading.Timer(0.5, os.kill, (pid(), signal.SIGKILL)).start()
    with pytest.raises(Refused, match="内存过多"):
        limited.read(FileKind.HTML, ATTACK)
    assert read(FILES[FileKind.DOCX], "a").text


def test_a_child_that_died_between_two_files_costs_nothing(fresh):
    os.kill(pid(), signal.SIGKILL)
    reading_process._children[0].process.wait()
    assert read(FILES[FileKind.DOCX], "a").text


def test_a_file_that_takes_too_much_memory_is_refused(fresh, monkeypatch):
    monkeypatch.setattr(reading_process, "MEMORY_MB", 300)
    monkeypatch.setattr(reading_process, "PROCESSOR_SECONDS", 60)
    with pytest.raises(Refused, match="内存过多|嵌套过深|出错中止"):
        limited.read(FileKind.HTML, b"<html><body><p>" + "示例".encode() * 10_000_000 + b"</p></body></html>")
    assert read(FILES[FileKind.DOCX], "a").text


def test_a_process_that_was_forked_starts_a_child_of_its_own(fresh):
    first = pid()
    reading_process._children[0].owner = -1
    assert pid() != first


@pytest.mark.slow
def test_threads_take_turns():
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda data: read(data, "a").text.strip().split("\n"), list(FILES.values()) * 3))
    assert texts == [LINES] * len(FILES) * 3


def test_the_child_knows_no_secrets(fresh, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    with open(f"/proc/{pid()}/environ", "rb") as environment:
        assert b"geheim" not in environment.read()


def test_a_fault_of_a_reader_is_told_as_ours(fresh, monkeypatch):
    monkeypatch.setattr(reading_process._Child, "ask", lambda *asked: {"fault": "KeyError", "trace": "KeyError: 1"})
    with pytest.raises(ReaderFault, match="KeyError"):
        limited.read(FileKind.HTML, b"a")


@pytest.mark.parametrize("answer", [{}, {"text": 1}, {"text": "a", "omitted": [1]}, {"problem": "memory"}])
def test_an_answer_of_another_form_is_refused(fresh, monkeypatch, answer):
    monkeypatch.setattr(reading_process._Child, "ask", lambda *asked: answer)
    with pytest.raises(Refused):
        limited.read(FileKind.HTML, b"a")


def test_a_text_comes_through_whole():
    text = Text("示\ud800例\n\u2028", "text/html", "gb18030", True, (Omission("页眉", "a"),), ("题",), (), ("注",))
    assert text_json.text_of(text_json.answer_of(text_json.written(text_json.of_text(text)))) == text
