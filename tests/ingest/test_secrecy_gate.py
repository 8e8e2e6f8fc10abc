"""A file with a mark of secrecy comes in at no door, and nothing of it is left; closed circulation is told."""

import errno
import fcntl
import io
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from html import escape
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from archive import ingest
from archive.formats import workspace
from archive.ingest import originals, secrecy_gate
from archive.models import Directive, Issuer, OutboxEntry, Section, Source
from search.indexing import index_upkeep
from tests.formats.pdf.test_ocr import needs_tesseract, scanned
from tests.ingest.test_import_directives import run, write
from tests.support import word_files
from tests.support.check_archive import checked
from tests.support.compound_files import compound, word_stream
from tests.support.corpus import NAMES, SOURCES, raw
from tests.support.incoming_texts import NUMBER, TITLE, bare, forwarding, own
from tests.support.makers import make_directive
from tests.support.printed_files import Press
from tests.support.saved_files import page, paper, word

pytestmark = pytest.mark.django_db(transaction=True)

LINES = own().strip().split("\n")
MARKS = ["秘密★1年", "机 密", "【绝密】", "特急·密电", "密级：秘密"]


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The temporary folder of this process and of its children."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def body(*lines: str) -> str:
    return "".join(map(word_files.paragraph, lines))


def headed(kind: str, part: str) -> str:
    return f'<w:sectPr><w:{kind}Reference w:type="default" r:id="{part}1"/></w:sectPr>'


def watermark(mark: str) -> str:
    return f'<w:p><w:r><w:pict><v:shape><v:textpath string="{mark}"/></v:shape></w:pict></w:r></w:p>'


# Where a mark may stand: (name of the file, bytes) of one and the same directive.
FILES = {
    "text": lambda mark: ("a.txt", "\n".join([mark, *LINES]).encode()),
    "text, after the number": lambda mark: ("a.txt", "\n".join([*LINES[:2], mark, *LINES[2:]]).encode("gb18030")),
    "markdown": lambda mark: ("a.md", "\n\n".join([f"**{mark}**", "# " + LINES[0], *LINES[1:]]).encode()),
    "word": lambda mark: ("a.docx", word([mark, *LINES])),
    "word header": lambda mark: (
        "a.docx",
        word_files.word(body(*LINES) + headed("header", "header"), header1=body(f"示例市总工会\u3000\u3000{mark}")),
    ),
    "word footer": lambda mark: (
        "a.docx", word_files.word(body(*LINES) + headed("footer", "footer"), footer1=body(mark)),
    ),
    "word watermark": lambda mark: (
        "a.docx", word_files.word(body(*LINES) + headed("header", "header"), header1=watermark(mark)),
    ),
    "word text box": lambda mark: (
        "a.docx", word_files.word(word_files.paragraph(word_files.text_box(body(mark)), LINES[0]) + body(*LINES[1:])),
    ),
    "word table": lambda mark: ("a.docx", word_files.word(word_files.table(["000012", mark, "特急"]) + body(*LINES))),
    "web page": lambda mark: ("a.html", page([mark, *LINES])),
    "web page, above the article": lambda mark: (
        "a.html", page(LINES).replace(b'<div class="main">', f"<p>{escape(mark)}</p><div class='main'>".encode()),
    ),
    "pdf": lambda mark: ("a.pdf", paper([mark, *LINES], {TITLE})),
    "pdf, running head": lambda mark: ("a.pdf", printed(mark)),
}  # fmt: skip


def printed(mark: str) -> bytes:
    press = Press(head=mark)
    for line in LINES * 4:
        press.paragraph(line)
    return press.pdf()


def nothing_is_left(temporary: Path) -> bool:
    kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    rows = [model.objects.count() for model in (Source, Directive, Section, OutboxEntry)]
    return not kept and not any(rows) and not list(temporary.iterdir())


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("place", FILES)
def test_a_text_that_comes_in_is_refused_with_a_mark_in_its_head(known_places, tmp_path, temporary, place, mark):
    name, data = FILES[place](mark)
    issuers = Issuer.objects.count()
    for take in (ingest.ImportRun().import_file, ingest.read_file):
        outcome = take(write(tmp_path, name, data))
        assert outcome.status == "refused", (place, mark)
        assert all(
            word in outcome.reason for word in ("非涉密系统，严禁存储、处理、传输国家秘密", "未保存", "保密员", "误标")
        )
    assert nothing_is_left(temporary) and Issuer.objects.count() == issuers


@pytest.mark.parametrize("place", FILES)
def test_the_same_file_without_a_mark_comes_in(known_places, tmp_path, place):
    name, data = FILES[place]("第一版")
    assert ingest.ImportRun().import_file(write(tmp_path, name, data)).status == "imported"


@pytest.mark.parametrize("name", NAMES)
def test_the_first_sources_are_refused_with_a_mark_and_taken_without(known_places, tmp_path, temporary, name):
    for at, mark in enumerate(MARKS):
        assert ingest.ImportRun().import_file(write(tmp_path, f"{at}.txt", f"{mark}\n{raw(name)}")).status == "refused"
    assert nothing_is_left(temporary)
    assert ingest.ImportRun().import_file(SOURCES / f"{name}.txt").status == "imported"


@pytest.mark.parametrize("name", ["秘密★1年示例通知.txt", "（机密）示例.txt", "示例通知-绝密.txt", "密电 示例.txt"])
def test_a_mark_in_the_files_name_is_enough(known_places, tmp_path, temporary, name):
    status, out, _ = run(write(tmp_path, name, own()), write(tmp_path, "b.txt", own(number="")), "--json")
    first, second = json.loads(out)
    assert (status, first["status"], second["status"]) == (1, "refused", "imported")
    assert first["reason"].startswith("文件名标有") and Source.objects.get().name == "b.txt"


@pytest.mark.parametrize("mark", ["秘密★1年", "机密"])
def test_a_mark_in_the_head_of_a_forwarded_text_counts(known_places, tmp_path, temporary, mark):
    for forwarded in (f"{mark}\n{bare()}", own().replace(NUMBER, f"{NUMBER}\n{mark}")):
        assert ingest.ImportRun().import_file(write(tmp_path, "a.txt", forwarding(forwarded))).status == "refused"
    assert nothing_is_left(temporary)


HIDDEN_BY_MARKUP = [
    "**密级：** 秘密",
    "<b>秘密★1年</b>",
    "特急 秘密★1年 示例省总工会文件 示省工发〔2022〕3号",
    "【机密】示例省总工会文件",
    "&nbsp;机密★5年",
]


@pytest.mark.parametrize("line", HIDDEN_BY_MARKUP)
def test_a_mark_that_shows_only_in_the_cleaned_text_counts(known_places, tmp_path, temporary, line):
    for name, text in (("a.txt", f"{line}\n{own()}"), ("a.md", f"{line}\n\n{own()}"), ("b.txt", line + own())):
        for take in (ingest.ImportRun().import_file, ingest.read_file):
            outcome = take(write(tmp_path, name, text))
            assert outcome.status == "refused" and outcome.reason.startswith("正文标有"), (name, outcome)
    assert nothing_is_left(temporary)


GRADED = st.sampled_from(
    ["秘密", "机密★1年", "密级：绝密", "密级：**秘密**", "秘\u3000密", "密电", "商业秘密", "秘密投票"]
)
WRAPPED = st.sampled_from(
    ["{}", "**{}**", "<b>{}</b>", "&nbsp;{}", "【{}】", "<p>{}<br>", "# {}", "特急 {} ", "<td>{}</td>", "——{}", "{}★"]
)


@settings_of_hypothesis(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(mark=GRADED, wrap=st.lists(WRAPPED, min_size=1, max_size=3), at=st.integers(0, len(LINES)), glued=st.booleans())
def test_of_what_is_let_in_check_archive_tells_nothing(known_places, tmp_path, mark, wrap, at, glued):
    for form in wrap:
        mark = form.format(mark)
    lines = [*LINES[:at], mark, *LINES[at:]]
    text = "\n".join(lines).replace(mark + "\n", mark) if glued else "\n".join(lines)
    ingest.ImportRun().import_file(write(tmp_path, "a.txt", text))
    assert list(secrecy_gate.held()) == []


@pytest.mark.parametrize("name", ["机密★1年示例.txt", "示例（秘密）.txt"])
def test_the_name_of_the_file_that_a_link_leads_to_counts(known_places, tmp_path, temporary, name):
    os.symlink(write(tmp_path, name, own()), tmp_path / "b.txt")
    os.symlink("b.txt", tmp_path / "a.txt")
    for take in (ingest.ImportRun().import_file, ingest.read_file):
        assert take(tmp_path / "a.txt").reason.startswith("文件名标有")
    assert nothing_is_left(temporary)


def test_the_name_of_a_link_on_the_way_counts(known_places, tmp_path, temporary):
    os.symlink(write(tmp_path, "c.txt", own()), tmp_path / "机密★1年示例.txt")
    os.symlink("机密★1年示例.txt", tmp_path / "a.txt")
    for take in (ingest.ImportRun().import_file, ingest.read_file):
        assert take(tmp_path / "a.txt").reason.startswith("文件名标有")
    assert nothing_is_left(temporary)


@pytest.mark.parametrize("title", ["秘密★1年 示例通知", "示例通知（机密）", "【绝密】示例通知-示例网"])
def test_a_mark_in_what_a_web_page_calls_itself_counts(known_places, tmp_path, temporary, title):
    data = page(LINES).replace(b"<title>", f"<title>{title}".encode(), 1)
    assert title.encode() in data
    for take in (ingest.ImportRun().import_file, ingest.read_file):
        assert take(write(tmp_path, "a.html", data)).reason.startswith("网页标题标有")
    assert nothing_is_left(temporary)


@needs_tesseract
def test_a_mark_on_a_scanned_page_is_seen(known_places, tmp_path, temporary):
    data = scanned(Press().paragraph("秘密★1年", 0).paragraph(LINES[4]).paragraph(LINES[6]).pdf())
    assert "标有" in ingest.ImportRun().import_file(write(tmp_path, "a.pdf", data)).reason
    assert nothing_is_left(temporary)


def test_the_log_has_time_door_digest_and_rule_and_no_word_of_the_file(known_places, tmp_path, caplog):
    path = write(tmp_path, "示例机要文件名.txt", f"秘密★1年\n{own()}")
    with caplog.at_level(logging.DEBUG):
        ingest.ImportRun().import_file(path)
        ingest.read_file(path)
    messages = [record.getMessage() for record in caplog.records if record.name == "archive.ingest.secrecy_gate"]
    assert len(messages) == 2
    for message, door in zip(messages, ("import", "dry-run"), strict=True):
        assert (
            f"at {door}:" in message and originals.digest(path.read_bytes()) in message and "starred-first" in message
        )
        assert message.startswith(timezone.localtime().strftime("%Y-%m-%d"))
    assert not any("\u4e00" <= character <= "\u9fff" for character in caplog.text)


def test_no_log_names_a_marked_file_that_the_program_stumbles_over(known_places, tmp_path, caplog, monkeypatch):
    monkeypatch.setattr("archive.formats.read", lambda data, name: 1 / 0)
    ingest.ImportRun().import_file(write(tmp_path, "机密★1年.txt", own()))
    assert "机密" not in caplog.text and "ZeroDivisionError" not in caplog.text


def test_the_working_folder_of_a_converter_is_gone_when_it_is_stopped(temporary):
    for stop in (KeyboardInterrupt, SystemExit, ValueError):
        with pytest.raises(stop), workspace.folder() as folder:
            (folder / "received.doc").write_bytes(b"secret")
            raise stop
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_is_removed_by_the_next_and_one_at_work_keeps_its(temporary):
    left = temporary / "archive-work-left"
    left.mkdir()
    (left / "received.doc").write_bytes(b"secret")
    an_hour_ago = time.time() - 3600
    with workspace.folder() as alive:
        for folder in (left, alive):
            os.utime(folder, (an_hour_ago, an_hour_ago))
        workspace.sweep()
        assert list(temporary.iterdir()) == [alive]
    assert list(temporary.iterdir()) == []


def test_a_temporary_folder_without_locks_does(temporary, monkeypatch):
    def refuse(*args):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with workspace.folder() as folder:
        assert folder.is_dir()
    assert list(temporary.iterdir()) == []


def test_a_working_folder_that_cannot_be_opened_does_not_stay(temporary, monkeypatch):
    open_, refused = os.open, []

    def refuse_once(*args, **how):
        if refused:
            return open_(*args, **how)
        refused.append(args)
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "open", refuse_once)
    with pytest.raises(OSError, match="Too many"), workspace.folder():
        pass
    assert list(temporary.iterdir()) == []


def heeds_signals() -> None:
    """As a terminal starts a command: one that was started under nohup, or behind a shell's &, passes on to its
    children that a hang-up or Ctrl-C is not heeded."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def converting(tmp_path, temporary, preexec_fn=heeds_signals):
    """An import in a process of its own, at the moment when a converter has a copy of the document."""
    office = write(tmp_path, "soffice", "#!/bin/sh\ntouch $HOME/begun\nexec sleep 60\n")
    office.chmod(0o755)
    received = write(tmp_path, "a.doc", compound({"WordDocument": word_stream()}))
    environment = os.environ | {"SOFFICE": str(office), "DATA_DIR": str(tmp_path / "var")}
    command = [sys.executable, "manage.py", "import_directives", "--dry-run", str(received)]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, preexec_fn=preexec_fn, **silent)
    try:
        for _ in range(600):
            if list(temporary.glob("*/begun")):
                break
            time.sleep(0.1)
        assert list(temporary.glob("*/received.doc"))
        yield process
    finally:
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_an_import_that_is_told_to_stop_leaves_no_copy(tmp_path, temporary, number):
    with converting(tmp_path, temporary) as process:
        process.send_signal(number)
        assert process.wait(30) != 0
    assert list(temporary.iterdir()) == []


def test_an_import_under_nohup_outlives_a_hang_up(tmp_path, temporary):
    with converting(tmp_path, temporary, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as process:
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 128 + signal.SIGTERM


@pytest.fixture
def older(index, known_places):
    """A marked file that came in before marks were known, beside one that bears none."""
    text = f"机密★5年\n{own()}"
    directive = make_directive(source=kept(text, "示例标题机要.txt"), title=TITLE, text=text)
    make_directive(source=kept("示例平常文字", "b.txt"))
    index_upkeep.rebuild()
    return directive


def kept(text: str, name: str) -> Source:
    data = text.encode()
    return Source.objects.create(
        sha256=originals.digest(data),
        file=originals.keep(data),
        name=name,
        media_type="text/plain",
        size=len(data),
        text=text,
    )


def test_what_is_held_already_is_told_by_numbers_and_not_mended(older):
    status, said = checked("--json", "--repair")
    rows = [row for row in json.loads(said)["faults"] if row["kind"] == "marked-secret"]
    assert status == 1 and len(rows) == 1
    assert rows[0]["where"] == f"原件编号 {older.source_id}，文件编号 {older.pk}" and not rows[0]["mended"]
    assert (
        "保密员" in rows[0]["remedy"] and "机密★" not in said and TITLE not in said and older.source.name not in said
    )


def test_a_source_of_the_first_version_is_told_by_its_directives(older):
    Source.objects.update(text="")
    assert "密级" in checked()[1]


def test_the_held_file_given_again_is_refused(older, tmp_path):
    outcome = ingest.ImportRun().import_file(write(tmp_path, "c.txt", older.text))
    assert (outcome.status, "check_archive" in outcome.reason) == ("refused", True)


def test_reparse_passes_a_marked_original_by_and_goes_on(older, capsys):
    with pytest.raises(SystemExit):
        call_command("reparse", "--all", "--write", "--json", stdout=(out := io.StringIO()))
    marked, other = json.loads(out.getvalue())
    assert (marked["status"], other["status"] != "refused") == ("refused", True)
    assert "未写入任何内容" in marked["reason"]
    older.refresh_from_db()
    assert older.text.startswith("机密★5年")


@pytest.mark.parametrize("text", [f"{own()}（此件不公开）", f"内部资料　注意保存\n{own()}", f"{own()}不得上网"])
def test_closed_circulation_is_told_and_put_under_review(known_places, tmp_path, text):
    path = write(tmp_path, "a.txt", text)
    for options in (["--dry-run"], []):
        status, out, _ = run(path, "--json", *options)
        (note,) = json.loads(out)[0]["notes"]
        assert status == 0 and "列入审核" in note
    assert Directive.objects.to_review().get().provenance.doubtful().filter(field="publication").exists()
    call_command("reparse", "--all", stdout=(out := io.StringIO()))
    assert "无变 1 个" in out.getvalue()


def test_closed_circulation_in_a_page_header_is_told(known_places, tmp_path):
    data = word_files.word(body(*LINES) + headed("header", "header"), header1=body("内部资料 注意保存"))
    outcome = ingest.ImportRun().import_file(write(tmp_path, "a.docx", data))
    assert "内部资料" in outcome.notes[0]
    assert Directive.objects.get().provenance.doubtful().filter(field="publication").exists()


def test_what_is_given_out_on_request_is_told_and_not_under_review(known_places, tmp_path):
    outcome = ingest.ImportRun().import_file(write(tmp_path, "a.txt", f"{own()}（此件依申请公开）"))
    assert "依申请公开" in outcome.notes[0]
    assert not Directive.objects.get().provenance.doubtful().filter(field="publication").exists()
