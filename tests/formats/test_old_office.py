"""Older office files, through LibreOffice where it is installed."""

import io
import stat
import struct
import subprocess
import threading
import time
import tracemalloc
import zipfile
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.formats import Refused, libreoffice, old_office
from archive.formats.compound_file import Compound
from tests.support.compound_files import compound, word_stream
from tests.support.word_files import a_list, item, level, paragraph, table, word, zipped

needs_libreoffice = pytest.mark.skipif(
    libreoffice.find() is None, reason="LibreOffice is not installed (libreoffice-writer-nogui)"
)
DIRECTIVE = word(
    paragraph("示例市总工会关于开展职工读书活动的通知")
    + item("总体要求")
    + paragraph("要于8月31日前完成。")
    + table(["单位", "名额"], ["甲县总工会", "10"])
    + paragraph("示例市总工会"),
    numbering=a_list(level(0, "chineseCounting", "%1、")),
)
TEXT = (
    "示例市总工会关于开展职工读书活动的通知\n一、总体要求\n要于8月31日前完成。\n"
    "单位\t名额\n甲县总工会\t10\n示例市总工会"
)
OLD_WORD = compound({"WordDocument": word_stream()})
MIME_ODT = "application/vnd.oasis.opendocument.text"


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        old_office.read(data)
    return str(refused.value)


@pytest.fixture
def not_installed(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("SOFFICE", raising=False)


@pytest.fixture
def program(monkeypatch, tmp_path):
    """Puts a shell script in the place of LibreOffice, where $OUT is the folder that wants the result."""

    def install(script: str) -> None:
        path = tmp_path / "soffice"
        path.write_text("#!/bin/sh\nfor last; do OUT=$before; before=$last; done\n" + script, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("SOFFICE", str(path))

    return install


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The directive saved by LibreOffice in another format."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "a.docx").write_bytes(DIRECTIVE)

    def save(suffix: str, export_filter: str) -> bytes:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [libreoffice.find(), profile, "--headless", "--convert-to", f"{suffix}:{export_filter}"]
        subprocess.run([*command, "--outdir", folder, folder / "a.docx"], check=True, capture_output=True, timeout=120)
        return (folder / f"a.{suffix}").read_bytes()

    return save


class TestKinds:
    def test_a_word_file_with_a_password_is_a_compound_file(self):
        assert "有密码" in refusal(compound({"EncryptionInfo": b"", "EncryptedPackage": b""}))

    def test_an_old_word_file_with_a_password(self):
        assert "有密码" in refusal(compound({"WordDocument": word_stream(flags=0x0100)}))

    @pytest.mark.parametrize(
        ("stream", "kind"),
        [
            ("Workbook", "Excel"),
            ("Book", "Excel"),
            ("PowerPoint Document", "PowerPoint"),
            ("__properties_version1.0", "邮件"),
        ],
    )
    def test_what_is_no_text_document_is_named(self, stream, kind):
        assert kind in refusal(compound({stream: b""}))

    def test_a_program_nobody_knows(self):
        assert "认不出" in refusal(compound({"Matrix": b""}))

    def test_a_sheet_inside_a_text_does_not_make_it_a_sheet(self, not_installed):
        assert "LibreOffice" in refusal(compound({"WordDocument": word_stream()}, embedded={"Workbook": b"1"}))

    def test_a_text_inside_a_sheet_does_not_make_it_a_text(self):
        assert "Excel" in refusal(compound({"Workbook": b"1"}, embedded={"WordDocument": word_stream()}))

    def test_a_word_file_that_begins_like_none(self):
        assert "已损坏" in refusal(compound({"WordDocument": b"\xff" * 4096}))

    @pytest.mark.parametrize("length", [8, 300, 512, 700, 1024, 3000])
    def test_an_old_word_file_cut_short(self, length):
        assert "不完整" in refusal(compound({"WordDocument": word_stream()})[:length])

    def test_an_open_document_with_a_password(self):
        entries = {"mimetype": MIME_ODT, "META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}
        assert "有密码" in refusal(zipped(entries))

    def test_an_open_document_that_is_no_text(self):
        assert ".odt" in refusal(zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}))

    def test_an_open_document_with_a_doctype(self):
        assert "DOCTYPE" in refusal(zipped({"mimetype": MIME_ODT, "content.xml": "<!DOCTYPE a><a/>"}))

    def test_what_is_none_of_them(self):
        assert "改了扩展名" in refusal(b"\x89PNG\r\n\x1a\n")


class TestProgram:
    def test_where_it_is_not_installed_the_sentence_says_what_to_install(self, not_installed):
        assert "libreoffice-writer-nogui" in refusal(OLD_WORD)
        assert ".docx" in refusal(OLD_WORD)

    def test_the_variable_names_the_program(self, program, tmp_path):
        (tmp_path / "made.docx").write_bytes(DIRECTIVE)
        program(f'mkdir -p "$OUT"; cp "{tmp_path}/made.docx" "$OUT/received.docx"')
        assert old_office.read(OLD_WORD).text == TEXT

    def test_a_program_that_makes_nothing_of_the_file(self, program):
        program("exit 0")
        assert "读不出" in refusal(OLD_WORD)

    def test_a_program_that_never_ends_is_ended_with_all_it_started(self, program, monkeypatch, tmp_path):
        program(f'sleep 60 & echo $! > "{tmp_path}/child"; sleep 60')
        monkeypatch.setattr(libreoffice, "WALL_SECONDS", 1)
        assert "已停止" in refusal(OLD_WORD)
        child = int((tmp_path / "child").read_text())
        assert _is_gone(child)

    def test_it_gets_nothing_of_our_environment_and_leaves_nothing_behind(self, program, monkeypatch, tmp_path):
        monkeypatch.setenv("SECRET_KEY", "geheim")
        program(f'env > "{tmp_path}/environment"; pwd > "{tmp_path}/folder"')
        refusal(OLD_WORD)
        assert "geheim" not in (tmp_path / "environment").read_text()
        assert not Path((tmp_path / "folder").read_text().strip()).exists()

    def test_it_may_only_write_so_much(self, program, tmp_path):
        program(f'ulimit -f > "{tmp_path}/blocks"; ulimit -t > "{tmp_path}/seconds"; ulimit -c > "{tmp_path}/core"')
        refusal(OLD_WORD)
        limits = [(tmp_path / name).read_text().strip() for name in ("blocks", "seconds", "core")]
        assert "unlimited" not in limits
        assert limits[2] == "0"

    def test_what_it_makes_is_guarded_like_any_word_file(self, program, tmp_path):
        (tmp_path / "bomb.docx").write_bytes(zipped({"word/document.xml": bytes(30_000_000)}))
        program(f'mkdir -p "$OUT"; cp "{tmp_path}/bomb.docx" "$OUT/received.docx"')
        assert "压缩比" in refusal(OLD_WORD)


def _is_gone(pid: int) -> bool:
    """Whether a process has ended; the end of one that was killed takes a moment."""
    for _ in range(50):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def linked_server():
    """The paths that a server on this machine was asked for, and its address."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802 - the library's name
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *words):
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield asked, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@needs_libreoffice
class TestConversion:
    @pytest.mark.parametrize(
        ("suffix", "export_filter", "media_type"),
        [("doc", "MS Word 97", "application/msword"), ("odt", "writer8", MIME_ODT)],
    )
    def test_the_same_directive_reads_the_same(self, saved, suffix, export_filter, media_type):
        read = old_office.read(saved(suffix, export_filter))
        assert (read.text, read.media_type) == (TEXT, media_type)

    def test_a_word_file_of_which_nothing_is_left(self):
        assert "没有文字" in refusal(compound({"WordDocument": word_stream()}))

    def test_what_a_document_links_to_is_not_fetched(self, saved, linked_server):
        asked, address = linked_server
        entries = _entries(saved("odt", "writer8"))
        link = f'<text:p><draw:frame text:anchor-type="paragraph"><draw:image xlink:href="{address}/a.png"/>'
        link = f"{link}</draw:frame></text:p></office:text>".encode()
        entries["content.xml"] = entries["content.xml"].replace(b"</office:text>", link)
        assert old_office.read(zipped(entries)).text.strip() == TEXT
        assert asked == []

    def test_several_at_once(self, saved):
        data = saved("doc", "MS Word 97")
        with ThreadPoolExecutor(2) as pool:
            texts = [read.text for read in pool.map(old_office.read, [data, data])]
        assert texts == [TEXT] * 2


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_bytes_change_a_compound_file_is_named_or_refused(data):
    whole = compound({"WordDocument": word_stream(), "1Table": b"1"}, embedded={"Workbook": b"2"})
    mutated = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, 2100), min_size=1, max_size=8)):
        mutated[at] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(Compound(bytes(mutated)).names, set)
    except Refused as refused:
        assert str(refused).endswith("。")


def _forged(data: bytes, *numbers: tuple[int, int]) -> bytes:
    """A file with other numbers, of four bytes each, at (offset, number)."""
    forged = bytearray(data)
    for at, number in numbers:
        struct.pack_into("<I", forged, at, number)
    return bytes(forged)


# As a list of more of the table, the first sector of the second stream leads to the table's own and to itself.
WHOLE = compound({"WordDocument": word_stream(), "1Table": struct.pack("<128I", *[0] * 127, 10).ljust(4096)})
# In the header: how many sectors the table has, first and number of those that list more of it.
_TABLES, _LISTS, _LIST_COUNT = 44, 68, 72
# The table is sector 0, the directory sector 1; an entry's size stands at 120 of its 128 bytes.
_SECOND_IN_TABLE, _SIZE_OF_WORD = 512 + 4, 1024 + 2 * 128 + 120
_BOASTS = {
    "a table of two thousand million sectors": [(_TABLES, 109 + 127 * 2**24), (_LISTS, 10), (_LIST_COUNT, 2**24)],
    "a directory in a ring": [(_SECOND_IN_TABLE, 1)],
    "a stream of four gigabytes": [(_SIZE_OF_WORD, 0xFFFFFFF0)],
    "a stream of four gigabytes in a ring": [(_SIZE_OF_WORD, 0xFFFFFFF0), *((512 + 4 * at, at) for at in range(2, 9))],
    "sectors of half a terabyte": [(28, 0x0027FFFE)],
    "small sectors of a number beyond printing": [(32, 0x0000FFFF)],
}


class TestBoasts:
    """What a file says of its own size costs no more than what it has."""

    @pytest.mark.parametrize("numbers", _BOASTS.values(), ids=_BOASTS)
    def test_what_a_file_claims_is_not_believed(self, numbers):
        assert "不完整" in _cheaply_refused(_forged(WHOLE, *numbers))

    def test_a_directory_that_hangs_a_thousand_deep(self):
        assert "不完整" in _cheaply_refused(compound({f"{at}": b"" for at in range(1500)}))

    def test_a_directory_of_more_entries_than_any_letter_has(self):
        assert "不完整" in _cheaply_refused(
            compound({"WordDocument": word_stream()}, {f"{at}": b"" for at in range(10_000)})
        )


def _cheaply_refused(data: bytes) -> str:
    tracemalloc.start()
    try:
        told = refusal(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20 * len(data) + 1_000_000
    return told
